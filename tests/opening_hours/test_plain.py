# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is read the short way is what the long way reads, and most strings are read so."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.opening_hours.plain import plain_rules
from plugins.opening_hours.reading import read, understood_at_length
from tests.opening_hours.strings import HOURS
from tests.opening_hours.test_reading import UNDERSTOOD

_DAYS = st.sampled_from(
    ["Mo", "Tu", "Sa", "Su", "Mo-Fr", "Mo-Su", "Tu-Sa", "Fr-Mo", "Su-Tu", "Mo-Mo", "PH", "SH"]
)
_CLOCKS = st.sampled_from(
    ["00:00", "02:00", "05:30", "08:59", "09:00", "12:30", "18:00", "23:59", "24:00", "24:01"]
) | st.builds("{:02d}:{:02d}".format, st.integers(0, 25), st.integers(0, 61))
_SPANS = st.lists(st.builds("{}-{}".format, _CLOCKS, _CLOCKS), min_size=1, max_size=3).map(",".join)
_TIMES = st.one_of(_SPANS, _SPANS, _SPANS, st.just("off"))
_LISTS = st.lists(_DAYS, min_size=1, max_size=3).map(",".join)
_DATES = st.sampled_from(
    ["Dec 24", "Dec 24,31", "Dec 24-26", "Dec 24-Jan 06", "Apr 15-Oct 15 Sa-Su", "Apr-Oct", "Jul",
     "2026 Dec 24", "2026 Dec 23-2027 Jan 01", "2026 Nov 28-Dec 19 Sa", "2026 Jul-Aug Mo-Fr",
     "Nov-Feb Sa,PH", "Dec Sa[1]", "Feb 30", "Dec 24-Dec 26", "Dec 1", "2026 Oct", "Dec 24 SH",
     "2026-2028 Dec 24", "Dec 24,24", "Jan 01-Dec 31", "2026", "Oct 3-10 Mo,Tu", "easter"]
)  # fmt: skip
_RULES = st.builds("{} {}".format, _LISTS | _DATES | _DATES, _TIMES)
_TEXTS = st.lists(_RULES, min_size=1, max_size=4).map("; ".join)


@settings(deadline=None, max_examples=1500)
@given(_TEXTS)
@example("Mo-Fr 09:00-18:00; Sa 09:00-13:00; PH off")
@example("PH off; Mo-Fr 09:00-18:00")
@example("Mo 10:00-01:00")
@example("Mo 10:00-00:59")
@example("Mo-Su 18:00-02:00,01:00-03:00")
@example("Mo off; PH off")
@example("Mo 09:00-12:00\n")
@example("Dec 24 off; Mo-Fr 09:00-18:00")
@example("Dec 24 09:00-12:00; Dec 24 10:00-11:00")
@example("Dec 24 Mo 09:00-12:00; Dec 24 Mo-Tu 10:00-11:00")
@example("Dec 24 09:00-12:00; PH 10:00-11:00")
@example("Apr-Oct 09:00-12:00; Su off")
def test_the_short_way_reads_what_the_long_way_reads(text: str) -> None:
    """The same rules, the text as its own canonical form, no notes; never what is an error."""
    plain = plain_rules(text)
    if plain is not None:
        rules, canonical, notes = understood_at_length(text)
        assert rules == plain
        assert canonical == text
        assert notes == ()


def test_known_strings_are_read_alike_both_ways() -> None:
    """All strings of the other comparisons; the plain weeks among them the short way."""
    for text in (*HOURS, *UNDERSTOOD):
        plain = plain_rules(read(text).canonical)
        assert plain in (None, understood_at_length(read(text).canonical)[0])
    assert plain_rules("Mo,Tu,Th,Fr 08:00-12:30,14:00-18:00; We 08:00-12:30; Su,PH off")
    assert plain_rules("We-Sa 18:00-01:00")
    assert plain_rules("Mo-Fr 09:00-18:00; Nov 28-Dec 19 Sa 09:30-18:00; 2026 Dec 24 off; PH off")
    assert plain_rules("Mo-Fr 9-18 Uhr") is None
