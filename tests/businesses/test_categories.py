# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The category table: its data, and finding an entry in it."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.businesses.categories import (
    Category,
    CategoryTable,
    UnknownCategory,
    builtin,
)
from tests.structured_data.schema_org import vocabulary

TABLE = builtin()
GROUPS = [
    "Einzelhandel",
    "Gastronomie",
    "Ladenhandwerk",
    "Dienstleistung",
    "Kultur & Freizeit",
    "Gesundheit",
]
KEYS = ["amenity", "craft", "healthcare", "leisure", "office", "shop", "tourism"]


def refusal(value: str, table: CategoryTable = TABLE) -> UnknownCategory:
    """What ``find`` says about a value that is not in the table."""
    with pytest.raises(UnknownCategory) as caught:
        table.find(value)
    return caught.value


# --- the data


def test_a_centre_has_its_long_tail() -> None:
    """At least 240 kinds of business, for real centres have a long tail."""
    assert len(TABLE.entries) >= 240


def test_the_six_groups_come_in_their_order_and_none_is_empty() -> None:
    """The groups are those of the town centre, each with entries."""
    assert [group.label for group in TABLE.groups] == GROUPS
    assert all(TABLE.in_group(group.id) for group in TABLE.groups)
    assert sum(len(TABLE.in_group(group.id)) for group in TABLE.groups) == len(TABLE.entries)


@pytest.mark.parametrize(
    "name", [lambda e: e.tag, lambda e: e.label.casefold(), lambda e: e.plural, lambda e: e.slug]
)
def test_names_are_unique(name: Callable[[Category], str]) -> None:
    """No two entries share a tag, a label, a heading or an address."""
    counts = Counter(map(name, TABLE.entries))
    assert [value for value, count in counts.items() if count > 1] == []


def test_an_alias_means_one_entry() -> None:
    """An alias is no entry's tag and no other entry's alias."""
    aliases = [alias for entry in TABLE.entries for alias in entry.aliases]
    assert len(set(aliases)) == len(aliases)
    assert not set(aliases) & {entry.tag for entry in TABLE.entries}


@pytest.mark.parametrize("entry", TABLE.entries, ids=lambda entry: entry.tag)
def test_an_entry_is_complete(entry: Category) -> None:
    """Each has an address, a type of the vocabulary, a known icon and words to find it."""
    above = vocabulary().ancestors(entry.schema_type)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.slug)
    assert vocabulary().is_type(entry.schema_type)
    assert "Place" in above
    assert entry.icon in TABLE.icons
    assert len(entry.synonyms) >= 2
    assert len(set(entry.synonyms)) == len(entry.synonyms)
    assert entry.label not in entry.synonyms
    assert all(text == text.strip() and text for text in (entry.label, *entry.synonyms))


def test_the_order_is_by_group_and_tag() -> None:
    """The file reads like a register, so that a gap or a double is seen."""
    for group in TABLE.groups:
        tags = [entry.tag for entry in TABLE.in_group(group.id)]
        assert tags == sorted(tags)


def test_every_icon_is_used() -> None:
    """Nothing is drawn that no category shows."""
    assert set(TABLE.icons) == {entry.icon for entry in TABLE.entries}


@pytest.mark.parametrize("key", KEYS)
def test_each_key_has_an_entry_for_the_rest(key: str) -> None:
    """``shop=yes`` and its like take what the table does not know."""
    assert TABLE.find(TABLE.generic[key]).tag == f"{key}=yes"


def test_umlauts_are_spelled_out_in_addresses() -> None:
    """An address can be read out and typed: Café → cafe, Bäckerei → baeckerei."""
    slugs = {entry.label: entry.slug for entry in TABLE.entries}
    assert slugs["Bäckerei"] == "baeckerei"
    assert slugs["Süßwarengeschäft"] == "suesswarengeschaeft"
    assert slugs["Café"] == "cafe"


# --- finding


@pytest.mark.parametrize("entry", TABLE.entries[::17], ids=lambda entry: entry.tag)
def test_tag_label_and_alias_find_the_same_entry(entry: Category) -> None:
    """A record may name its category in either way."""
    for value in (entry.tag, entry.label, *entry.aliases):
        assert TABLE.find(value) is entry


def test_a_doctor_is_a_doctor_under_both_tags() -> None:
    """OSM has two tags for some things; residents get one category."""
    assert TABLE.find("healthcare=doctor") is TABLE.find("amenity=doctors")


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("shop=bakry", "shop=bakery"),
        ("shop=bäckerei", "shop=bakery"),
        ("shop=restaurant", "amenity=restaurant"),
        ("amenity=bakery", "shop=bakery"),
        ("office=steuerberater", "office=tax_advisor"),
        ("craft=jeweler", "craft=goldsmith"),
        ("Shop=bakery", "shop=bakery"),
        ("Bäckerrei", "Bäckerei"),
        ("bäckerei", "Bäckerei"),
        ("Bäckereien", "Bäckerei"),
        ("Baeckerei", "Bäckerei"),
        ("bakery", "Bäckerei"),
        ("Frisör", "Friseur"),
        ("Brot", "Bäckerei"),
        ("Klamotten", "Modegeschäft"),
        ("E-Bike", "Fahrradgeschäft"),
        ("Handy", "Handyladen"),
        ("Apoteke", "Apotheke"),
        ("Zahnarzt", "Zahnarztpraxis"),
        ("Schuster", "Schuhmacherei"),
        ("Fleischerei", "Metzgerei"),
    ],
)
def test_the_first_suggestion_is_what_was_meant(value: str, meant: str) -> None:
    """Typing errors, wrong keys, other spellings and wares lead to the entry."""
    if value == "Klamotten":  # said of two kinds of shop alike
        assert meant in refusal(value).suggestions
    else:
        assert refusal(value).suggestions[0] == meant


@pytest.mark.parametrize(
    ("value", "generic"),
    [("craft=qqq", "craft=yes"), ("healthcare=x", "healthcare=yes"), ("qqq", "shop=yes")],
)
def test_the_way_out_is_the_keys_generic_entry(value: str, generic: str) -> None:
    """Whatever was written, one entry fits."""
    assert refusal(value).generic == generic


@pytest.mark.parametrize("value", ["", " ", "=", "shop=", "=bakery", "x" * 5000, "a=" * 4000])
def test_nonsense_has_no_suggestion(value: str) -> None:
    """Empty, half and endless values are refused without a guess."""
    assert refusal(value).suggestions == ()


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=70))
def test_any_text_is_found_or_refused_with_known_names(value: str) -> None:
    """No text raises anything else, and what is suggested can be written."""
    try:
        TABLE.find(value)
    except UnknownCategory as unknown:
        assert len(unknown.suggestions) <= 3
        assert all(TABLE.find(name) for name in unknown.suggestions)
