# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the hours hold: country, Bundesland, time zone, and the holidays that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType

from msgspec import Struct

from plugins.opening_hours.german_holidays import german_holidays


class Region(Struct, frozen=True, dict=True):
    """A region: ISO 3166 ``country`` and ``state`` (``NW``), IANA ``timezone``, local holidays.

    ``extra_holidays`` are further public holidays (day, German name), for a town that keeps one its
    Bundesland does not (Mariä Himmelfahrt in parts of Bavaria). ``school_holidays`` are first day,
    last day and name; without any for a year, what depends on them is unknown in that year.
    ``named_days`` have a name (day, name) but change nothing: a Sunday on which shops may open.
    """

    country: str = "DE"
    state: str = "NW"
    timezone: str = "Europe/Berlin"
    extra_holidays: tuple[tuple[date, str], ...] = ()
    school_holidays: tuple[tuple[date, date, str], ...] = ()
    named_days: tuple[tuple[date, str], ...] = ()

    def __hash__(self) -> int:
        """Worked out once: a region is part of the key of every string's hours."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        places = (self.country, self.state, self.timezone)
        return hash((places, self.extra_holidays, self.school_holidays, self.named_days))

    def public_holidays(self, year: int) -> Mapping[date, str]:
        """The public holidays of ``year``, sorted, with their German names.

        Raises ``ValueError`` for a country or state that is not known.
        """
        return _public_holidays(self.country, self.state, year, self.extra_holidays)

    def holiday(self, day: date) -> str:
        """The name of the public holiday on ``day``, or nothing."""
        known = self._holidays.get(day.year)
        if known is None:
            known = self._holidays[day.year] = self.public_holidays(day.year)
        return known.get(day, "")

    @cached_property
    def _holidays(self) -> dict[int, Mapping[date, str]]:
        """By year; asking the cache with all fields as its key takes longer than the answer."""
        return {}

    def in_school_holidays(self, day: date) -> bool | None:
        """Whether ``day`` lies in school holidays; None if none are given for its year."""
        if day.year not in self._school_years:
            return None
        return any(first <= day <= last for first, last, _ in self.school_holidays)

    @cached_property
    def _school_years(self) -> frozenset[int]:
        return frozenset(
            year
            for first, last, _ in self.school_holidays
            for year in range(first.year, last.year + 1)
        )


@lru_cache(maxsize=256)
def _public_holidays(
    country: str, state: str, year: int, extra: tuple[tuple[date, str], ...]
) -> Mapping[date, str]:
    found = german_holidays(state, year) if country == "DE" else None
    if found is None:
        found = _from_package(country, state, year)
    found.update({day: name for day, name in extra if day.year == year})
    return MappingProxyType(dict(sorted(found.items())))


def _from_package(country: str, state: str, year: int) -> dict[date, str]:
    """What our own table does not hold; the package takes a sixth of a second to load."""
    from holidays import country_holidays

    # The language is named: left out, the package takes the one of the machine's environment.
    try:
        known = country_holidays(country, subdiv=state or None, years=year, language="de")
    except NotImplementedError as error:
        raise ValueError(f"No public holidays are known for {country} {state}.") from error
    return {day: str(name) for day, name in known.items() if day.year == year}
