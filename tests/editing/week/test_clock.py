# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Times as merchants type them with a thumb."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.editing.week.clock import Unclear, read_clock, read_day, read_span
from plugins.editing.week.day import Day, Span
from plugins.editing.week.week import Week
from tests.editing.week.strings import STRINGS

NINE, HALF_PAST = 540, 570


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *((text, NINE) for text in ("9", "09", "9.00", "9:00", "900", "0900", "9 Uhr", "9h")),
        *((text, HALF_PAST) for text in ("9.30", "9:30", "930", "0930", "9,30", "9h30")),
        *((text, HALF_PAST) for text in ("9 Uhr 30", " 9:30 ", "9:30h", "09.30uhr", "9.30 Uhr")),
        ("24", 1440), ("24.00", 1440), ("0", 0), ("00:00", 0), ("2400", 1440), ("18", 1080),
        ("130", 90), ("1830", 1110),
        *((text, None) for text in ("", "25", "24:01", "9:60", "9:5", "neun", "9-12", "9 30 0",
                                    "-9", "²", "９", "12345", "9.30.00", "ab 9")),
    ],
)  # fmt: skip
def test_a_clock_is_read_as_it_is_meant(typed: str, minutes: int | None) -> None:
    """With a point, a colon, a comma, nothing at all, and »Uhr«."""
    assert read_clock(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        *((text, "09:00-12:30, 14:00-18:00") for text in (
            "9-12.30, 14-18 Uhr", "9–12:30 und 14–18", "9 bis 12.30 / 14 bis 18", "900-1230;14-18",
            "9-12.30 14-18", "9 Uhr - 12 Uhr 30 14 Uhr - 18 Uhr", "9-12.30+14-18",
            "vormittags 9-12.30, nachmittags 14-18", "14-18, 9-12.30",
            "von 9 bis 12.30 Uhr u. 14-18 Uhr", "09:00-12:30\n14:00-18:00")),
        *((text, "geschlossen") for text in ("", "geschlossen", "Zu", "-", "Ruhetag", "frei")),
        *((text, "nach Vereinbarung") for text in ("nach Vereinbarung", "n.V.", "N. V.")),
        ("auf Anfrage", "auf Anfrage"),
        ("ab 18", "ab 18:00"), ("18 Uhr+", "ab 18:00"), ("17-23+", "17:00-23:00+"),
        ("17-23 Uhr oder länger", "17:00-23:00+"), ("18-2", "18:00-02:00"), ("22-5", "22:00-05:00"),
        ("0-24", "00:00-24:00"), ("rund um die Uhr", "00:00-24:00"), ("24 Stunden", "00:00-24:00"),
        ("24h", "00:00-24:00"), ("9-18 durchgehend", "09:00-18:00"),
        ("11-02", "11:00-02:00"), ("12-0", "12:00-24:00"), ("9-0", "09:00-24:00"),
    ],
)  # fmt: skip
def test_a_day_is_read_from_one_field(typed: str, said: str) -> None:
    """Breaks, »geschlossen«, over midnight, an open end, words."""
    assert str(read_day(typed)) == said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("18-9", "Das Ende 09:00 liegt vor dem Beginn 18:00."),
        ("13:00-12:30", "Das Ende 12:30 liegt vor dem Beginn 13:00."),
        ("09:00-06:00", "Das Ende 06:00 liegt vor dem Beginn 09:00."),
        ("9-6", "Das Ende 06:00 liegt vor dem Beginn 09:00."),
        ("9", "Zu »09:00« fehlt, wann Sie schließen."),
        ("9-", "Zu »09:00« fehlt, wann Sie schließen."),
        ("9-25", "»25« ist keine Uhrzeit."),
        ("9-9", "Beginn und Ende sind dieselbe Uhrzeit."),
        ("24-6", "Eine Öffnung kann nicht um 24 Uhr beginnen."),
        ("9-13, 12-18", "»09:00-13:00« und »12:00-18:00« überschneiden sich."),
        ("vormittags", "»vormittags« verstehen wir nicht."),
        ("9 bis mittags", "»mittags« ist keine Uhrzeit."),
        ("9-12-15", "»9-12-15« ist keine Zeit, die wir verstehen."),
    ],
)
def test_what_is_not_understood_is_said_so(typed: str, sentence: str) -> None:
    """In German, with what to type instead."""
    with pytest.raises(Unclear) as unclear:
        read_day(typed)
    assert unclear.value.message == sentence
    assert unclear.value.hint


def test_a_reversed_pair_names_the_one_that_was_meant() -> None:
    """»9-6« is nine to six in the evening."""
    with pytest.raises(Unclear) as unclear:
        read_span("9", "6")
    assert unclear.value.hint == "Meinen Sie 09:00 bis 18:00? Die Uhr hat 24 Stunden."
    assert read_span("9", "18") == Span(540, 1080)


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(
        st.text(max_size=20),
        st.lists(
            st.sampled_from(
                ["9", "12.30", "-", ",", " ", "bis", "Uhr", "ab", "+", "zu", "24", "und"]
            ),
            max_size=9,
        ).map("".join),
    )
)
def test_whatever_is_typed_is_a_day_or_a_sentence(typed: str) -> None:
    """And a day that was understood is one that the build understands."""
    with contextlib.suppress(Unclear):
        day = read_day(typed)
        assert Week.of(Week().with_day(2, day).hours()).days[2] == day or day == Day()


def test_what_a_row_shows_is_read_as_that_row() -> None:
    """A row that was only looked at is not changed by being read again, but for its remarks."""
    for text in STRINGS:
        week = Week.of(text)
        for number, day in enumerate(week.days):
            if not day.asked and str(day) not in ("06:00-05:00",):
                assert week.with_day(number, read_day(str(day))).hours() == text
