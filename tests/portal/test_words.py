# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates and money in the words of the catalogues are what Babel writes."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st
from jinja2.filters import do_urlencode

from plugins.core.messages import catalogue_of, languages_of, read_messages
from plugins.portal.words import clock, filters, iso, url_encoded
from tests.theme.stage import THEME

#: How Babel is asked for the same.
PATTERNS = {
    "de": {
        "date_full": "EEEE, d. MMMM y", "date_long": "d. MMMM y", "date_medium": "d. MMM y",
        "day_month": "d. MMMM", "weekday": "EEEE", "weekday_short": "ccc", "month_year": "LLLL y",
    },
    "en": {
        "date_full": "EEEE d MMMM y", "date_long": "d MMMM y", "day_month": "d MMMM",
        "weekday": "EEEE", "weekday_short": "ccc", "month_year": "LLLL y",
    },
    "tr": {
        "date_full": "d MMMM y EEEE", "date_long": "d MMMM y", "date_medium": "d MMM y",
        "day_month": "d MMMM", "weekday": "EEEE", "weekday_short": "ccc", "month_year": "LLLL y",
    },
}  # fmt: skip


def filters_of(language: str) -> dict[str, Callable[..., str]]:
    """The filters in the words of the theme."""
    return filters(language, read_messages(catalogue_of(THEME, language)))


GERMAN = filters_of("de")
ZONE = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize("language", languages_of(THEME))
def test_every_day_of_years_is_written_as_by_babel(language: str) -> None:
    """All weekdays in all months, in every language that the theme has."""
    written = filters_of(language)
    for name, pattern in PATTERNS[language].items():
        for number in range(3 * 366):
            day = date(2026, 1, 1) + timedelta(days=number)
            assert written[name](day) == format_date(day, pattern, locale=language)
        late = datetime(2026, 11, 23, 23, 59, tzinfo=ZONE)
        assert written[name](late) == written[name](date(2026, 11, 23))


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False),
    st.sampled_from(["EUR", "CHF", "JPY"]),
)
def test_money_is_written_as_by_babel(amount: Decimal, currency: str) -> None:
    """Thousands, halves of a cent, other currencies."""
    assert GERMAN["money"](amount, currency) == format_currency(amount, currency, locale="de")


def test_money_is_in_euro_if_nothing_is_said() -> None:
    """Most of it is."""
    assert GERMAN["money"](Decimal("1234.5")) == "1.234,50\xa0€"


@pytest.mark.parametrize("language", languages_of(THEME))
def test_money_has_its_place_in_every_language(language: str) -> None:
    """The sign before or behind, the language's own separators."""
    written = filters_of(language)["money"](Decimal("1234.5"), "EUR")
    assert written == format_currency(Decimal("1234.5"), "EUR", locale=language)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2026, 11, 23, 9, 5, tzinfo=ZONE), "9:05"),
        (0, "0:00"),
        (1439, "23:59"),
        (1500, "1:00"),
    ],
)
def test_a_clock_has_no_leading_zero(value: datetime | int, text: str) -> None:
    """Times, and minutes after midnight, the next day's too."""
    assert clock(value) == text


def test_an_iso_time_has_its_own_offset() -> None:
    """Also in the hour that comes twice: times that compare equal are not written alike."""
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=ZONE)
    assert [iso(twice), iso(twice.replace(fold=1))] == [
        "2026-10-25T02:30+02:00",
        "2026-10-25T02:30+01:00",
    ]
    assert iso(date(2026, 11, 23)) == "2026-11-23"
    assert iso(twice.replace(second=7)) == "2026-10-25T02:30:07+02:00"


@given(st.datetimes(timezones=st.none() | st.timezones()))
def test_an_iso_time_is_pythons(moment: datetime) -> None:
    """To the minute, unless it names a second."""
    assert iso(moment) == moment.isoformat(timespec="seconds" if moment.second else "minutes")


def test_pages_need_no_babel() -> None:
    """Its import alone takes longer than two hundred pages."""
    code = (
        "import sys; from datetime import date; from decimal import Decimal;"
        "from plugins.core.messages import NO_MESSAGES;"
        "from plugins.portal.words import filters; f = filters('en', NO_MESSAGES);"
        "f['date_full'](date(2026, 11, 23)); f['money'](Decimal(1), 'EUR');"
        "assert not [m for m in sys.modules if m.startswith('babel')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_word_in_an_address_is_jinjas(text: str) -> None:
    """Our filter writes what Jinja's of the same name would."""
    assert url_encoded(text) == do_urlencode(text)
    assert url_encoded({text: 1}) == do_urlencode({text: 1})
