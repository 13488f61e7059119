# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A peer whose pages say more than ours, or much less, is noticed."""

from pathlib import Path

import pytest

from bench.page_types import page_types, type_of, unlike, words


def site(folder: Path, **pages: str) -> Path:
    """A site of one business and one offer."""
    for name, text in pages.items():
        page = folder / {"business": "betriebe/betrieb-0", "offer": "angebote/angebot-0"}[name]
        page.mkdir(parents=True)
        (page / "index.html").write_text(f"<head>Kopf</head><p>{text}</p>", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "home"),
        ("betriebe/betrieb-7/", "a business"),
        ("betriebe/", "A to Z"),
        ("betriebe/seite-2/", "A to Z"),
        ("kategorien/cafe/seite-2/", "a category"),
        ("kategorien/", "an index"),
        ("veranstaltungen/2026/11/", "a month"),
        ("veranstaltungen/art/musik/", "a kind of event"),
        ("veranstaltungen/", "next days"),
        ("404.html", "standing"),
    ],
)
def test_an_address_says_the_type(address: str, name: str) -> None:
    """Every address of the site belongs to one type."""
    assert type_of(address) == name


def test_words_are_what_is_read_or_heard() -> None:
    """Neither the head nor drawings nor scripts are words; what only is heard is."""
    page = (
        "<head><title>Kopf</title></head><header>Caf&eacute;</header><svg><text>9</text></svg>"
        "<p>zwei <b hidden>zwei</b></p><script>let x</script>"
        '<span class="visually-hidden">drei</span>'
    )
    assert words(page) == {"Café": 1, "zwei": 2, "drei": 1}


def test_equal_pages_are_alike(tmp_path: Path) -> None:
    """The same words in other tags are the same page."""
    ours = site(tmp_path / "ours", business="eins <b>zwei</b>", offer="drei")
    theirs = site(tmp_path / "theirs", business="<i>eins</i> zwei", offer="drei")
    found = page_types(theirs, ours)
    assert (found["a business"].shared, found["a business"].strange) == (1.0, ())
    assert unlike(found, page_types(ours, ours)) == []


def test_more_words_are_noticed(tmp_path: Path) -> None:
    """Peers never do more than we do."""
    ours = site(tmp_path / "ours", business="eins zwei", offer="drei")
    theirs = site(tmp_path / "theirs", business="eins zwei zwei", offer="drei")
    found = page_types(theirs, ours)
    assert found["a business"].strange == ("zwei",)
    (text,) = unlike(found, page_types(ours, ours))
    assert text == "a business: 3 words, 100% of our 2"


def test_much_less_is_noticed(tmp_path: Path) -> None:
    """Half of the words are not the same page."""
    ours = site(tmp_path / "ours", business="eins zwei drei vier", offer="drei")
    theirs = site(tmp_path / "theirs", business="eins zwei", offer="drei")
    (text,) = unlike(page_types(theirs, ours), page_types(ours, ours))
    assert text == "a business: 2 words, 50% of our 4"


def test_a_page_that_is_not_ours_is_strange(tmp_path: Path) -> None:
    """Words without a page of ours beside them are more than ours."""
    ours = site(tmp_path / "ours", business="eins")
    theirs = site(tmp_path / "theirs", business="eins", offer="drei vier")
    assert page_types(theirs, ours)["an offer"].strange == ("drei", "vier")
