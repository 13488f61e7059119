# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The index: small, in parts that an edit leaves alone, without what lists do not show."""

import gzip
import json
import shutil
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bench.corpus import write as write_corpus
from plugins.search.room import that_fit
from tests.building import DEMO_CONTENT
from tests.search.engine import Engine, engine_over
from tests.search.large_city import write_large_city

MOST_BYTES = 40 * 1024


def packed(engine: Engine) -> int:
    """The bytes that a browser fetches, as gzip -9 leaves them."""
    return sum(len(gzip.compress(data, 9)) for data in engine.files().values())


def test_a_thousand_businesses_take_forty_kilobytes(tmp_path: Path) -> None:
    """The speed comparison's city: with a thousand offers and two thousand events."""
    write_corpus(1_000, tmp_path / "content")
    assert packed(engine_over(tmp_path / "content", tmp_path / "index")) <= MOST_BYTES


def test_the_demo_city_takes_less(tmp_path: Path) -> None:
    """Real texts: 129 businesses that somebody wrote about, 150 offers and events."""
    assert packed(engine_over(DEMO_CONTENT, tmp_path)) <= MOST_BYTES


def test_a_rich_city_takes_no_more(tmp_path: Path) -> None:
    """A thousand businesses of 196 trades with five keywords and twenty nouns each, all with names
    and addresses that nothing tells beforehand, and 1,083 offers and events.
    """
    content = write_large_city(tmp_path / "content", 1_000)
    engine = engine_over(content, tmp_path / "index")
    assert 35_000 < packed(engine) <= MOST_BYTES
    names = json.loads(engine.files()["1.json"])["business"]["name"].split("\n")
    assert len({*names}) > 990


def test_what_has_room_stands_in_it(tmp_path: Path) -> None:
    """Of three hundred rich profiles each keeps keywords, and nearly each has words of its text."""
    content = write_large_city(tmp_path / "content", 300)
    business = json.loads(engine_over(content, tmp_path / "index").files()["1.json"])["business"]
    assert all(business["words"].split("\n"))
    assert sum(map(bool, business["text"].split("\n"))) > 290


@given(
    st.lists(st.lists(st.text("ab", min_size=1, max_size=4), max_size=4), min_size=1, max_size=6),
    st.integers(0, 60),
)
def test_words_come_in_by_what_they_are_worth(words: list[list[str]], room: int) -> None:
    """Who has a second word in it has the first one, too; with room for all, all are in it; more
    room takes nothing out.
    """
    less, more = (that_fit((words,), space, set()) for space in (room, room + 20))
    for there, here, of_all in zip(words, less, more, strict=True):
        known = [word in here for word in there]
        assert known == sorted(known, reverse=True) or len({*there}) < len(there)
        assert here <= of_all <= {*there}
    assert that_fit((words,), 1_000, set()) == [{*there} for there in words]


def test_an_edit_changes_one_part(tmp_path: Path) -> None:
    """A record's part is known by its id alone; the others keep every byte."""
    content = write_large_city(tmp_path / "content", 1_300)
    before = engine_over(content, tmp_path / "before").files()
    path = content / "businesses" / "b-7.md"
    path.write_text(path.read_text("utf-8").replace("name: ", "name: Neuer "), "utf-8")
    shutil.copy(path, content / "businesses" / "zz-dazu.md")
    after = engine_over(content, tmp_path / "after").files()
    assert sorted(before) == sorted(after) == ["1.json", "2.json", "index.json"]
    assert sum(before[name] != after[name] for name in before) in (1, 2)
    assert before["index.json"] == after["index.json"]
    ids = [json.loads(after[name])["business"]["id"].split("\n") for name in ("1.json", "2.json")]
    assert 500 < len(ids[0]) < 800
    assert 500 < len(ids[1]) < 800


def test_what_lists_do_not_show_is_not_in_it(tmp_path: Path) -> None:
    """No closed business, no vacant shop, no expired offer, no event that is over."""
    files = engine_over(DEMO_CONTENT, tmp_path).files()
    text = files["1.json"].decode()
    for gone in (
        "bettenhaus-kohlhage",
        "Haus Lenneblick",
        "ladenlokal-markt-14",
        "Perlenketten neu",
        "Martinszug",
    ):
        assert gone not in text
    assert "Asia-Imbiss Lotus" in text
