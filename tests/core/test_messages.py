# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reader of catalogues, held to Babel's."""

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.core import keep, messages
from plugins.core.messages import catalogue_of, read_messages

THEME = Path(__file__).parents[2] / "theme"
WORDS = st.text(
    st.one_of(st.sampled_from('ä"\\\n\t#„{}% ~'), st.characters(codec="utf-8", categories=["L"])),
    min_size=1,
    max_size=90,
)
ENTRIES = st.lists(
    st.tuples(WORDS, st.one_of(st.none(), WORDS), st.lists(st.just("") | WORDS, min_size=2)),
    max_size=5,
)


def by_babel(source: bytes) -> dict[str, tuple[str, ...]]:
    """What Babel reads, in the shape of ``Messages.texts``."""
    texts = {}
    for entry in read_po(io.BytesIO(source)):
        one = entry.id if isinstance(entry.id, str) else entry.id[0]
        forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
        if one and all(forms) and not entry.fuzzy:
            texts[f"{entry.context}\x04{one}" if entry.context else one] = forms
    return texts


def test_the_themes_catalogue_is_read_as_babel_reads_it() -> None:
    """Every message with every form; one of English's kind of plural."""
    path = catalogue_of(THEME, "de")
    messages = read_messages(path)
    assert messages.texts == by_babel(path.read_bytes())
    assert [messages.plural_form(n) for n in (0, 1, 2, 21)] == [1, 0, 1, 1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ENTRIES, st.sampled_from([76, 20, 1]))
def test_any_catalogue_is_read_as_babel_reads_it(
    tmp_path: Path, entries: list[tuple[str, str | None, list[str]]], width: int
) -> None:
    """Quotes, backslashes, long lines, contexts, counted and fuzzy messages."""
    catalogue = Catalog(locale="de")
    for message, context, forms in entries:
        counted = len(forms) > 2
        catalogue.add(
            (message, message + "s") if counted else message,
            (forms[0], forms[1]) if counted else forms[0],
            context=context,
            flags=["fuzzy"] if len(forms) == 4 else [],
        )
    written = io.BytesIO()
    write_po(written, catalogue, width=width)
    path = tmp_path / "words.po"
    path.write_bytes(written.getvalue())
    assert read_messages(path).texts == by_babel(written.getvalue())


@pytest.mark.parametrize(
    ("rule", "forms"),
    [("n>1", [0, 0, 1, 1]), ("(n%10==1 && n%100!=11 ? 0 : 1)", [1, 0, 1, 0]), ("0", [0, 0, 0, 0])],
)
def test_a_language_has_its_own_plural(tmp_path: Path, rule: str, forms: list[int]) -> None:
    """French, Icelandic, Japanese."""
    path = tmp_path / "words.po"
    path.write_text(f'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural={rule};\\n"\n', "utf-8")
    assert [read_messages(path).plural_form(n) for n in (0, 1, 2, 21)] == forms


def test_a_message_without_translation_stands_for_itself(tmp_path: Path) -> None:
    """Counted by English's rule; an unfinished translation counts as none."""
    path = tmp_path / "words.po"
    path.write_text('msgid "Open"\nmsgstr ""\n\n#, fuzzy\nmsgid "Shut"\nmsgstr "Auf"\n', "utf-8")
    messages = read_messages(path)
    assert [messages.text(word) for word in ("Open", "Shut", "New")] == ["Open", "Shut", "New"]
    assert [messages.plural_text("shop", "shops", n) for n in (0, 1, 2)] == [
        "shops",
        "shop",
        "shops",
    ]
    assert messages.forms("shop", "shops") == ("shop", "shops")


def test_what_is_no_catalogue_is_told_with_its_line(tmp_path: Path) -> None:
    """A theme's mistake stops the build, instead of leaving words untranslated."""
    path = tmp_path / "words.po"
    path.write_text('msgid "Open"\nmsgstr "Offen\n', "utf-8")
    with pytest.raises(ValueError, match=r"words\.po:2"):
        read_messages(path)


def test_a_plugins_catalogue_adds_what_the_themes_does_not_know(tmp_path: Path) -> None:
    """In its own folder, by the language; the theme's words stay, and the stamp tells both."""
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog(locale="de")
    catalogue.add("Apply", "Bewerben")
    catalogue.add("Offers", "Etwas anderes")
    with (folder / "jobs.po").open("wb") as file:
        write_po(file, catalogue)
    theme = read_messages(catalogue_of(THEME, "de"))
    both = theme.with_those_of([tmp_path, tmp_path / "nowhere"], "de")
    assert (both("Apply"), both("Offers")) == ("Bewerben", "Angebote")
    assert both.stamp != theme.stamp
    assert theme.with_those_of([tmp_path], "en").texts == theme.texts


def test_what_was_read_is_taken_back_while_the_file_is_the_same(tmp_path: Path) -> None:
    """And not after a word of it was changed."""
    path = tmp_path / "stadtfenster.po"
    shutil.copy(catalogue_of(THEME, "de"), path)
    read = read_messages(path)
    again = read_messages(path, read.packed)
    assert (again.texts, again.stamp) == (read.texts, read.stamp)
    assert again.packed is read.packed
    path.write_text(path.read_text("utf-8") + '\nmsgid "Attic"\nmsgstr "Speicher"\n', "utf-8")
    assert read_messages(path, read.packed)("Attic") == "Speicher"


def test_a_first_build_takes_what_the_program_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the catalogue is the same; what was cut short, or kept by another reader, is none."""
    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setattr(messages, "program_folder", lambda name: folder)
    parsed = []

    def parse(path: Path, data: bytes) -> Any:
        parsed.append(path)
        return by_hand(path, data)

    by_hand = messages._parsed
    monkeypatch.setattr(messages, "_parsed", parse)
    path = tmp_path / "words.po"
    path.write_text('msgid "Attic"\nmsgstr "Dachboden"\n', "utf-8")
    for _ in range(2):
        assert messages.kept_messages(path)("Attic") == "Dachboden"
    assert len(parsed) == 1
    assert messages.kept_messages(path, messages.read_messages(path).packed)("Attic") == "Dachboden"
    path.write_text('msgid "Attic"\nmsgstr "Speicher"\n', "utf-8")
    assert messages.kept_messages(path)("Attic") == "Speicher"
    (file,) = folder.iterdir()
    for harmed in (file.read_bytes()[:-1], b"", file.read_bytes()[4:]):
        file.write_bytes(harmed)
        assert messages.kept_messages(path)("Attic") == "Speicher"
    keep.store(file, b"another reader's" + (keep.load(file) or b"")[16:])
    assert messages.kept_messages(path)("Attic") == "Speicher"
    assert len(parsed) == 7
