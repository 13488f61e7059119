# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our table of holidays against the ``holidays`` package, our Easter against dateutil's."""

import subprocess
import sys

import pytest
from dateutil.easter import easter as their_easter
from holidays import country_holidays

from plugins.opening_hours.german_holidays import YEARS, easter, german_holidays
from plugins.opening_hours.region import Region
from tests.building import ROOT
from tests.opening_hours.test_oracle import STATES


@pytest.mark.parametrize("state", ["", *STATES])
def test_each_land_has_the_holidays_of_the_package_in_every_year(state: str) -> None:
    """Days, names and order, from 1995 to 2100."""
    for year in YEARS:
        theirs = country_holidays("DE", subdiv=state or None, years=year, language="de")
        assert list((german_holidays(state, year) or {}).items()) == sorted(theirs.items())


def test_easter_is_dateutils() -> None:
    """In every year for which a date can be written in a content file."""
    for year in range(1583, 4100):
        assert easter(year) == their_easter(year)


def test_what_the_table_does_not_hold_comes_from_the_package() -> None:
    """Another country, or a year before the table; an unknown Land is an error."""
    assert "Nationalfeiertag" in Region("AT", "").public_holidays(2026).values()
    assert "Buß- und Bettag" in Region(state="NW").public_holidays(1994).values()
    with pytest.raises(ValueError, match="DE XX"):
        Region(state="XX").public_holidays(2026)


def test_a_german_city_does_not_load_the_package() -> None:
    """Loading it takes longer than building a small city."""
    program = (
        "import sys; from datetime import date\n"
        "from plugins.opening_hours.reading import read\n"
        "from plugins.opening_hours.region import Region\n"
        "from plugins.opening_hours.week import hours\n"
        "hours(read('Mo-Fr 9-18; easter off; PH off'), Region(), date(2026, 11, 23))\n"
        "print([name for name in ('holidays', 'dateutil') if name in sys.modules])\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
