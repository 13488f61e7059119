# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sentences of the store: titles of proposals, messages of commits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from plugins.editing.store.fields import differing
from plugins.editing.store.mirror import KEY
from plugins.editing.store.sheet import Touched
from plugins.editing.submission import Kind, Submission

#: The German name of a field of a type of records.
Label = Callable[[Kind, str], str]

_LONGEST_TITLE = 100
_MOST_FIELDS = 3
_NOUNS: dict[Kind, str] = {"business": "Betrieb", "offer": "Angebot", "event": "Veranstaltung"}
_NEW: dict[Kind, str] = {
    "business": "Neuer Betrieb", "offer": "Neues Angebot", "event": "Neue Veranstaltung",
}  # fmt: skip
_UNSEEN = frozenset(["Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"])
_LINK = re.compile(r"Link (\S+)")


def plain_label(kind: Kind, field: str) -> str:
    """A field's own name, for want of a better one."""
    return field


def title(touched: Iterable[Touched], label: Label) -> str:
    """One line on what is changed: »Bäckerei Hövel: Öffnungszeiten · Neues Angebot: Stollen«."""
    told = " · ".join(_one(each, label) for each in touched) or "Bilder"
    return one_line(told, _LONGEST_TITLE)


def _one(touched: Touched, label: Label) -> str:
    kind, record_id = touched.record
    texts = touched.after or touched.before
    name = str((texts.said if texts else {}).get("name") or record_id)
    if touched.before is None:
        return f"{_NEW[kind]}: {name}"
    if touched.after is None:
        return f"{_NOUNS[kind]} »{name}« entfernt"
    _, after = differing(touched.before.said, touched.after.said)
    fields = [label(kind, field) for field in after]
    if len(fields) > _MOST_FIELDS:
        fields[_MOST_FIELDS - 1 :] = [f"{len(fields) - _MOST_FIELDS + 1} weitere"]
    listed = ", ".join(fields)
    return f"{name if kind == 'business' else f'{_NOUNS[kind]} »{name}«'}: {listed or 'Bilder'}"


def message(submission: Submission, touched: Iterable[Touched], label: Label) -> str:
    """A commit's message, with the trailers by which it is found again. No mail address, no IP."""
    link = _LINK.fullmatch(submission.source)
    source = one_line(submission.source, 64)
    if link:
        source = f"Formular\nLink-Id: {one_line(link[1], 64)}"
    trailers = f"Quelle: {source or 'Formular'}\n{KEY}: {submission.key}\n"
    return f"{title(touched, label)}\n\n{trailers}"


def one_line(text: str, most: int) -> str:
    """``text`` without line ends and what else nobody sees, ``most`` letters long."""
    spaces = "".join(" " if unicodedata.category(letter) in _UNSEEN else letter for letter in text)
    plain = " ".join(spaces.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
