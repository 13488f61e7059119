# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bring the catalogues in ``theme/locale`` up to what templates, scripts and Python say.

``python -m tools.update_catalogues`` adds what is new with an empty translation, takes out what
nobody says any more, and prints what is left to translate. With a code (``… uk``) it begins a new
language. The tests demand that nothing is left.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from plugins.core.messages import catalogue_of, languages_of
from plugins.offers.pricing import UNITS
from plugins.opening_hours.german_holidays import _BY_EASTER, _FIXED
from plugins.opening_hours.session import ASK_IN_SCHOOL_HOLIDAYS, ASK_ON_HOLIDAY

ROOT = Path(__file__).resolve().parents[1]
THEME = ROOT / "theme"
#: What marks a message: in templates and scripts, and in Python (``facts.words("…")``).
_KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "N_", "words", "_words", "say")),
    **dict.fromkeys(("ngettext", "plural"), (1, 2)),
    **dict.fromkeys(("pgettext", "P_"), ((1, "c"), 2)),
}
_SOURCES: tuple[tuple[Path, str, str, dict[str, Any]], ...] = (
    (THEME / "templates", "**.html", "jinja2",
     {"extensions": "jinja2.ext.i18n,plugins.portal.once.Once"}),
    (THEME / "editing", "**.html", "jinja2", {"extensions": "jinja2.ext.i18n"}),
    (THEME / "editing", "**.txt", "jinja2", {"extensions": "jinja2.ext.i18n"}),
    (THEME / "static" / "js", "**.js", "javascript", {}),
    (THEME / "static" / "parts", "**.js", "javascript", {}),
    (ROOT / "plugins", "**.py", "python", {}),
)  # fmt: skip
#: Contexts of what the program's data say in German.
_GERMAN = frozenset({"category", "categories", "group", "holiday", "hours", "unit"})
_HEADER = """\
# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# {title}
msgid ""
msgstr ""
"Project-Id-Version: Stadtfenster VERSION\\n"
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def said() -> Catalog:
    """Every message that the program says, without translations."""
    found = Catalog()
    for folder, pattern, reader, options in _SOURCES:
        if folder.is_dir():
            for name, _, message, _, context in extract_from_dir(
                folder, [(pattern, reader)], {pattern: options}, keywords=_KEYWORDS
            ):
                found.add(message, locations=[(name, 0)], context=context)
    return found


def categories() -> Iterator[tuple[str, str]]:
    """Context and German words of every built-in category and group."""
    data = yaml.safe_load((ROOT / "plugins/businesses/categories.yaml").read_text("utf-8"))
    for group in data["groups"]:
        yield "group", group["label"]
        for row in data[group["id"]]:
            yield "category", row["label"]
            yield "categories", row["plural"]


def others() -> Iterator[tuple[str, str]]:
    """Context and German words of holidays, of units of prices, and of what is said of hours."""
    for _, name, *_ in (*_FIXED, *_BY_EASTER):
        yield "holiday", name
    for unit in UNITS:
        yield "unit", unit
    yield "hours", ASK_ON_HOLIDAY
    yield "hours", ASK_IN_SCHOOL_HOLIDAYS


def wanted(language: str) -> Catalog:
    """What the catalogue of ``language`` has to hold. The categories' own words are German, those
    of everything else are English.
    """
    found = said()
    if language != "de":
        for context, words in categories():
            found.add(words, locations=[("businesses/categories.yaml", 0)], context=context)
        for context, words in others():
            found.add(words, locations=[("opening_hours, offers", 0)], context=context)
    return found


def read(language: str) -> Catalog:
    """The catalogue of ``language`` as it is; empty if there is none."""
    path = catalogue_of(THEME, language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def brought_up(language: str) -> tuple[bytes, list[Message]]:
    """The catalogue of ``language`` brought up, and what in it is left to translate."""
    old, new = read(language), wanted(language)
    filled = Catalog(locale=language)
    left = []
    for message in new:
        if not message.id:
            continue
        known = old.get(
            message.id if isinstance(message.id, str) else message.id[0], message.context
        )
        text = known.string if known and known.id == message.id else None
        if not text and language == "en" and message.context not in _GERMAN:
            text = message.id  # the ids are English
        filled.add(message.id, text, locations=sorted(message.locations), context=message.context,
                   user_comments=known.user_comments if known else ())  # fmt: skip
        if not text or not all([text] if isinstance(text, str) else text):
            left.append(message)
    body = io.BytesIO()
    write_po(body, filled, width=100_000, omit_header=True, sort_output=True, include_lineno=False)
    title = "German words; the ids are English." if language == "de" else (
        "The ids are English; those with a context are German.")  # fmt: skip
    head = _HEADER.format(title=title, language=language, plural=filled.plural_forms)
    return head.encode() + body.getvalue().strip() + b"\n", left


def main(languages: list[str]) -> int:
    """Write the catalogues of ``languages``, of all there are if none is named."""
    count = 0
    for language in languages or languages_of(THEME):
        data, left = brought_up(language)
        path = catalogue_of(THEME, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        for message in left:
            print(f"{language}: {message.context or ''} {message.id!r}")  # noqa: T201
        count += len(left)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
