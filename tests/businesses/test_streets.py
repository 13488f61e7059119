# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Street and house number out of what people write."""

import pytest

from plugins.businesses.streets import number_key, split, street_address_of


@pytest.mark.parametrize(
    ("written", "street", "number"),
    [
        ("Lange Straße 5-9", "Lange Straße", "5-9"),
        ("Langestr. 3b", "Langestraße", "3b"),
        ("Lange Str. 12/14", "Lange Straße", "12/14"),
        ("  Am\u00a0Markt\t7 a ", "Am Markt", "7 a"),
        ("Straße des 17. Juni 135", "Straße des 17. Juni", "135"),
        ("Kirchplatz", "Kirchplatz", ""),
        ("Hauptstr.", "Hauptstraße", ""),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_a_street_address_is_cut_before_its_number(
    written: str | None, street: str, number: str
) -> None:
    """The abbreviation is written out, so that both spellings are one list."""
    assert split(written) == (street, number)


def test_lists_of_streets_have_addresses_and_an_order() -> None:
    """House numbers are sorted as one walks past them."""
    assert street_address_of("Lange Straße") == "strassen/lange-strasse/"
    assert sorted(["12/14", "3b", "", "2", "20"], key=number_key) == ["", "2", "3b", "12/14", "20"]
