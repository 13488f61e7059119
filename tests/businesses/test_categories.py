# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The category table: its data, finding an entry, and a city's additions."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.businesses.categories import (
    BadCategory,
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


# --- a city's own


def test_an_addition_takes_the_rest_from_the_generic_entry() -> None:
    """Tag and label are enough."""
    table = TABLE.extended([{"tag": "shop=unverpackt", "label": "Unverpacktladen"}])
    entry, model = table.find("Unverpacktladen"), TABLE.find("shop=yes")
    assert (entry.slug, entry.plural) == ("unverpacktladen", "Unverpacktladen")
    assert (entry.schema_type, entry.group, entry.icon) == (
        model.schema_type,
        model.group,
        model.icon,
    )
    assert entry.synonyms == ()
    assert len(table.entries) == len(TABLE.entries) + 1


def test_an_addition_stands_in_its_place() -> None:
    """The extended table keeps the order by group and tag."""
    addition = {
        "tag": "craft=whetstone",
        "label": "Wetzsteinmacherei",
        "plural": "Wetzsteinmachereien",
        "type": "Store",
        "group": "gesundheit",
        "icon": "hammer",
        "synonyms": ["Messer"],
    }
    table = TABLE.extended([addition])
    order = [group.id for group in table.groups]
    places = [(order.index(entry.group), entry.tag) for entry in table.entries]
    assert places == sorted(places)
    assert table.find("craft=whetstone").synonyms == ("Messer",)


def test_an_addition_may_rename_an_entry() -> None:
    """A city says Fleischerei; icon, type and search words stay."""
    table = TABLE.extended([{"tag": "shop=butcher", "label": "Fleischerei"}])
    before, after = TABLE.find("shop=butcher"), table.find("shop=butcher")
    assert after.label == "Fleischerei"
    assert (after.icon, after.synonyms) == (before.icon, before.synonyms)
    assert refusal("Metzgerei", table).suggestions[0] == "Fleischerei"


def test_an_alias_can_become_an_entry() -> None:
    """A city that tells two tags apart which the table joins gets both."""
    table = TABLE.extended([{"tag": "craft=bakery", "label": "Backstube"}])
    assert table.find("craft=bakery").label == "Backstube"
    assert table.find("shop=bakery").label == "Bäckerei"
    assert "craft=bakery" not in table.find("shop=bakery").aliases


def test_a_joined_entry_can_be_renamed_and_split_at_once() -> None:
    """What an entry inherits gives way to what the city writes itself."""
    additions = [
        {"tag": "shop=bakery", "label": "Brotladen"},
        {"tag": "craft=bakery", "label": "Backstube"},
    ]
    for order in (additions, additions[::-1]):
        table = TABLE.extended(order)
        assert table.find("craft=bakery").label == "Backstube"
        assert table.find("shop=bakery").label == "Brotladen"


def test_an_entry_that_keeps_its_label_keeps_its_heading() -> None:
    """A city that only changes an icon does not lose the plural."""
    table = TABLE.extended([{"tag": "shop=bakery", "label": "Bäckerei", "icon": "korb"}])
    assert table.find("shop=bakery").plural == "Bäckereien"


def test_a_label_is_free_once_its_entry_is_renamed() -> None:
    """Two additions may swap names, in either order."""
    swap = [
        {"tag": "shop=kiosk", "label": "Trinkhalle"},
        {"tag": "shop=newsagent", "label": "Kiosk"},
    ]
    for additions in (swap, swap[::-1]):
        table = TABLE.extended(additions)
        assert table.find("Kiosk").tag == "shop=newsagent"


def test_the_built_in_table_stays_as_it_was() -> None:
    """One city's additions are not another's."""
    TABLE.extended([{"tag": "shop=unverpackt", "label": "Unverpacktladen"}])
    assert refusal("shop=unverpackt").value == "shop=unverpackt"


GOOD = {"tag": "shop=unverpackt", "label": "Unverpacktladen"}


@pytest.mark.parametrize(
    ("addition", "field"),
    [
        ({"tag": "shop=x"}, "label"),
        ({"label": "X"}, "tag"),
        (GOOD | {"tag": "unverpackt"}, "tag"),
        (GOOD | {"tag": "Shop=Unverpackt"}, "tag"),
        (GOOD | {"tag": "highway=bus_stop"}, "tag"),
        (GOOD | {"tag": ["shop=x"]}, "tag"),
        (GOOD | {"label": "Bäckerei"}, "label"),
        (GOOD | {"label": "BAECKEREI!"}, "label"),
        (GOOD | {"label": "a=b"}, "label"),
        (GOOD | {"label": "???"}, "label"),
        (GOOD | {"group": "industrie"}, "group"),
        (GOOD | {"icon": "einhorn"}, "icon"),
        (GOOD | {"type": "kein Typ"}, "type"),
        (GOOD | {"synonyms": "Reis, Nudeln"}, "synonyms"),
        (GOOD | {"synonyms": [1]}, "synonyms"),
        (GOOD | {"aliases": ["reis"]}, "aliases"),
        (GOOD | {"aliases": ["shop=bakery"]}, "aliases"),
        (GOOD | {"aliases": ["shop=first"]}, "aliases"),
        (GOOD | {"colour": "grün"}, "colour"),
        (GOOD | {"plural": None}, "plural"),
    ],
)
def test_a_bad_addition_is_refused_at_its_field(addition: dict[str, Any], field: str) -> None:
    """The refusal says which addition and which field, in German."""
    with pytest.raises(BadCategory) as caught:
        TABLE.extended([{"tag": "shop=first", "label": "Erster Laden"}, addition])
    assert (caught.value.index, caught.value.field) == (1, field)
    assert str(caught.value).endswith(".")


def test_one_tag_twice_is_refused() -> None:
    """Of two additions for one tag, nobody knows which is meant."""
    with pytest.raises(ValueError, match="zweimal"):
        TABLE.extended([GOOD, GOOD | {"label": "Anderer Laden"}])
