# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Minutes since 1970, by the day's midnight where that is enough."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.core.clock import Now, epoch_minute

#: Clock changes at midnight, by half an hour, in Ramadan; a day left out; offsets with seconds.
_ZONES = (
    *("Europe/Berlin", "America/Havana", "Asia/Beirut", "Africa/Casablanca", "Africa/Cairo"),
    *("Australia/Lord_Howe", "America/Scoresbysund", "Pacific/Apia", "Africa/Monrovia"),
)
_MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1))  # noqa: DTZ001
_NEAR_A_CHANGE = st.builds(
    lambda day, minutes: day + timedelta(minutes=minutes),
    st.sampled_from(
        [
            *(datetime(2026, 3, 29), datetime(2026, 10, 25)),  # noqa: DTZ001
            *(datetime(2011, 12, 29), datetime(1972, 1, 7), datetime(2024, 4, 26)),  # noqa: DTZ001
        ]
    ),
    st.integers(-1440, 2880),
)


@settings(deadline=None, max_examples=500)
@given(_MOMENTS | _NEAR_A_CHANGE, st.sampled_from(_ZONES), st.integers(0, 1))
@example(datetime(2026, 3, 29, 2, 30), "Europe/Berlin", 0)  # noqa: DTZ001
@example(datetime(2026, 10, 25, 2, 30), "Europe/Berlin", 1)  # noqa: DTZ001
def test_a_minute_is_that_of_the_timestamp(local: datetime, zone: str, fold: int) -> None:
    """Whatever the zone, the second and the fold."""
    moment = local.replace(tzinfo=ZoneInfo(zone), fold=fold)
    assert epoch_minute(moment) == int(moment.timestamp() // 60)


def test_other_zones_and_the_time_before_1970() -> None:
    """UTC, a fixed offset, a negative minute."""
    assert epoch_minute(datetime(1969, 12, 31, 23, 58, 30, tzinfo=UTC)) == -2
    assert epoch_minute(datetime(1970, 1, 1, 2, 1, tzinfo=timezone(timedelta(hours=2)))) == 1


def test_a_moment_has_to_be_in_a_citys_zone() -> None:
    """A bare offset has no rules for the days to come."""
    for zone in (None, UTC):
        with pytest.raises(TypeError, match="ZoneInfo"):
            Now.at(datetime(2026, 11, 23, tzinfo=zone))
