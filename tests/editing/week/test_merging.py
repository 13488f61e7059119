# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hours changed by two at the same time."""

from datetime import date

from plugins.editing.week.changes import closed_until
from plugins.editing.week.merging import merged
from plugins.editing.week.week import Week

HOURS = "Mo-Fr 09:00-18:00; PH off"
_TUESDAY = "Mo,We-Fr 09:00-18:00; Tu 09:00-13:00; PH off"
_FRIDAY = "Mo-Th 09:00-18:00; Fr 09:00-20:00; PH off"


def test_different_days_are_both_kept() -> None:
    """Whoever comes first."""
    both = merged(HOURS, _TUESDAY, _FRIDAY)
    assert both
    days = Week.of(both).days
    assert [str(days[n]) for n in (0, 1, 4)] == ["09:00-18:00", "09:00-13:00", "09:00-20:00"]
    other = merged(HOURS, _FRIDAY, _TUESDAY)
    assert other
    assert Week.of(other).days == days


def test_the_same_day_is_somebodys_to_decide() -> None:
    """Two values for one day are no sum; the same value twice is one."""
    assert merged(HOURS, _TUESDAY, HOURS.replace("Mo-Fr", "Mo,We-Fr")) is None
    assert merged(HOURS, _TUESDAY, _TUESDAY) == _TUESDAY


def test_a_closure_and_a_changed_week_go_together() -> None:
    """So do two closures; the same dates with other words do not."""
    first, last = date(2026, 12, 28), date(2026, 12, 31)
    closed = closed_until(HOURS, first, last, "Betriebsferien")
    both = merged(HOURS, closed, _TUESDAY)
    assert both
    assert len(Week.of(both).specials) == 1
    assert str(Week.of(both).days[1]) == "09:00-13:00"
    assert merged(HOURS, closed, closed_until(HOURS, first, last, "Umbau")) is None


def test_what_no_row_shows_is_not_guessed() -> None:
    """A season that somebody has changed, or a string that nobody can read."""
    assert merged(HOURS, f"{HOURS}; Jul-Aug off", _TUESDAY) is None
    assert merged(HOURS, _TUESDAY, "gar keine Zeiten") is None
