# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plainly written German numbers are read without libphonenumber's parser, and read alike."""

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumber, PhoneNumberFormat, format_number
from pydantic import ValidationError

from plugins.core.city_parts import Part
from plugins.core.german_numbers import international
from plugins.core.values import Telephone, telephone_uri


class Booth(Part):
    """It has a telephone."""

    telephone: Telephone


def read(written: str) -> str:
    """The number as it is shown. Raises ``ValidationError``."""
    return Booth.model_validate({"telephone": written}).telephone


#: The beginnings of German numbers by kind: towns long and short, mobile, free, shared, directory.
GERMAN = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["+49", "+49 ", "+49  ", "0049 ", "+490", "+49 0", "0", "49 ", "+43 ", "٠"]),
    st.one_of(
        st.sampled_from(
            ["2391", "30", "89", "201", "33203", "151", "1511", "160", "1577", "800", "180", "18",
             "11833", "118", "700", "900", "137", "19", "032", "10", "49"]
        ),
        st.integers(1, 99999).map(str),
    ),
    st.sampled_from(["", " "]),
    st.lists(
        st.one_of(st.integers(0, 9999).map(str), st.sampled_from([" ", "  ", "-", "/", "x1", "٣"])),
        max_size=5,
    ).map("".join),
)  # fmt: skip


@settings(deadline=None, max_examples=1500)
@given(GERMAN)
@example("+49 2391 55501")
@example("+49 1")
@example("+49 2391 5550155501555015")
def test_a_german_number_is_what_libphonenumber_reads(written: str) -> None:
    """Read quickly or not, it is the same number, shown and dialled as the library would."""
    quick = international(written)
    try:
        number = phonenumbers.parse(written, "DE")
    except phonenumbers.NumberParseException:
        assert quick is None
        return
    if quick is not None:
        assert phonenumbers.is_possible_number(number)
        assert quick == format_number(number, PhoneNumberFormat.INTERNATIONAL)
    try:
        shown = read(written)
    except ValidationError:
        return
    assert shown == format_number(number, PhoneNumberFormat.INTERNATIONAL)
    dialled = format_number(phonenumbers.parse(shown, "DE"), PhoneNumberFormat.RFC3966)
    assert telephone_uri(shown) == dialled


@settings(deadline=None, max_examples=3000)
@given(st.integers(10**4, 10**13 - 1))
def test_every_area_is_grouped_as_libphonenumber_groups_it(number: int) -> None:
    """The table is read as its owner reads it, whatever the number begins with."""
    theirs = PhoneNumber(country_code=49, national_number=number)
    assert international(f"+49{number}") == format_number(theirs, PhoneNumberFormat.INTERNATIONAL)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("+49 2391 55501", "+49 2391 55501"),
        ("+49239155501", "+49 2391 55501"),
        ("+49 30 1234567", "+49 30 1234567"),
    ],
)
def test_the_usual_form_is_read_quickly(written: str, shown: str) -> None:
    """The form that the examples show needs no parser."""
    assert international(written) == shown


def test_two_numbers_are_named() -> None:
    """A field holds one number; two are told apart before a parser could join them."""
    with pytest.raises(ValidationError, match="zwei Telefonnummern"):
        read("+49 2391 55501 / 02391 55502")


@pytest.mark.parametrize("written", ["12", "0 12", "+49 12", "+49 30 1", "55501", "555124"])
def test_a_number_has_an_area_code(written: str) -> None:
    """What can be dialled only within a town would be another town's number elsewhere."""
    with pytest.raises(ValidationError, match="ist keine Telefonnummer"):
        read(written)


@pytest.mark.parametrize("written", ["115", "116 117", "(02391) 55501", "0049 2391 55501"])
def test_short_codes_and_usual_forms_are_numbers(written: str) -> None:
    """The authorities' number and the doctors' have no area code anywhere."""
    assert read(written).startswith("+49 ")
