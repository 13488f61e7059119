# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The corpus is the same on every machine, and every file of it is right."""

import re
from collections import Counter
from pathlib import Path

from bench import corpus
from bench.peers.entries import entry_of
from plugins.commands import check
from plugins.opening_hours.reading import read

SMALL = 30


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file's bytes, by its path in the folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in the corpus comes from a clock, a random source or the folder."""
    corpus.write(SMALL, tmp_path / "one")
    corpus.write(SMALL, tmp_path / "two")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_a_size_is_so_many_records(tmp_path: Path) -> None:
    """N businesses, N offers, 2N events, a fifth of them weekly, and the city."""
    corpus.write(SMALL, tmp_path)
    files = bytes_of(tmp_path)
    assert len(files) == 4 * SMALL + 1
    assert sum(b"\nrrule:" in text for text in files.values()) == 2 * SMALL // 5


def test_every_record_passes_the_check(tmp_path: Path) -> None:
    """No record has an error, not even an edited one, so that all generators build the same."""
    corpus.write(SMALL, tmp_path)
    edited = tmp_path / "businesses" / "betrieb-7.md"
    edited.write_text(corpus.business(7, edition=3), encoding="utf-8")
    assert check.run(["--content", str(tmp_path), "--now", corpus.MOMENT]) == 0


def test_businesses_have_hours_of_their_own() -> None:
    """What is worked out once for all who open alike must not look cheaper than it is in a town."""
    texts = [corpus.business(number) for number in range(500)]
    written = Counter(re.findall(r"(?m)^opening_hours: (.+)$", "".join(texts)))
    assert sum(written.values()) == 500
    assert len(written) > 300
    assert {hours for hours in written if read(hours).canonical != hours} == set()


def test_some_texts_have_lists_and_links(tmp_path: Path) -> None:
    """A quarter has them: what is quick for paragraphs alone must not look quicker than it is."""
    corpus.write(SMALL, tmp_path)
    texts = bytes_of(tmp_path).values()
    assert sum(b"\n- " in text and b"](https://" in text for text in texts) in range(28, 33)


def test_an_edition_changes_name_and_text(tmp_path: Path) -> None:
    """What a round edits can be seen in two places of the page."""
    path = tmp_path / "businesses" / "betrieb-7.md"
    path.parent.mkdir()
    path.write_text(corpus.business(7, edition=3), encoding="utf-8")
    entry = entry_of(path)
    assert corpus.edition_mark(3) in str(entry.fields["title"])
    assert corpus.edition_mark(3) in entry.text
    assert corpus.edition_mark(3) not in corpus.business(7)
