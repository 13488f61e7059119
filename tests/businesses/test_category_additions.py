# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a city adds to the category table."""

from typing import Any

import pytest

from plugins.businesses.categories import (
    BadCategory,
    UnknownCategory,
    builtin,
)

TABLE = builtin()


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
    with pytest.raises(UnknownCategory) as caught:
        table.find("Metzgerei")
    assert caught.value.suggestions[0] == "Fleischerei"


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
    with pytest.raises(UnknownCategory):
        TABLE.find("shop=unverpackt")


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
