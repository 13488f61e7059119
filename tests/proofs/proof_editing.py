# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every field of every record of the demo city changed, removed and given again; every row of every
hours string that we have.
"""

from contextlib import suppress
from itertools import cycle

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.editing.rewriting.refused import Refused
from plugins.editing.rewriting.rewrite import rewritten, said
from plugins.editing.rewriting.values import normal
from plugins.editing.submission import TEXT
from plugins.editing.week.day import CLOSED, Day
from plugins.editing.week.week import Week
from plugins.opening_hours.reading import HoursError
from tests.core.test_flat import FRONT, INSIDE
from tests.editing.rewriting.loaders import (
    HOSTILE,
    RECORDS,
    changed_lines,
    read_by_others,
    scalars,
)
from tests.editing.rewriting.test_rewrite import SHAPES
from tests.editing.week.strings import STRINGS, day_by_day
from tests.editing.week.test_week import EDITABLE, NEW
from tests.opening_hours.test_laws import _RULES as RULES

#: What may stand behind any rules.
MORE = (
    "", "; PH off", ", PH 10:00-12:00", "; Su,PH 10:00-12:00", ' || "n.V."', "; SH off",
    "; 2026 Dec 24 off; Dec 31 10:00-12:00", "; 2026 Nov 28-Dec 19 Sa 10:00-18:00; PH off",
    "; Mo-Fr 12:00-13:00 off",
)  # fmt: skip


def test_every_scalar_of_every_record() -> None:
    """One line out, one line in, three readers agree, all else stays."""
    values, shapes, changed = cycle(HOSTILE), cycle(SHAPES.values()), 0
    for name, record in RECORDS.items():
        source = next(shapes)(record)
        before = said(source, name)
        for field in scalars(source):
            value = next(values)
            try:
                wanted = normal(field, value)
            except Refused:
                continue
            if wanted is None or field not in before or wanted == before[field]:
                continue
            after = rewritten(source, {field: value})
            gone, came = changed_lines(source, after)
            assert (len(gone), len(came)) == (1, 1), (name, field, value)
            assert said(after, name) == {**before, field: wanted}, (name, field, value)
            assert read_by_others(after, field) == [wanted, wanted], (name, field, value)
            changed += 1
    print(f"{changed} fields of {len(RECORDS)} files, one line of difference each")


def test_every_field_of_every_record_goes_and_comes_back() -> None:
    """What is taken away takes its own lines along; given again, all is said again."""
    shapes, changed = cycle(SHAPES.values()), 0
    for name, record in RECORDS.items():
        source = next(shapes)(record)
        before = said(source, name)
        for field in before:
            without = rewritten(source, {field: None})
            assert said(without, name) == {k: v for k, v in before.items() if k != field}
            assert said(rewritten(without, {field: before[field]}), name) == before
            changed += 1
    print(f"{changed} fields taken away and given again")


def test_every_row_of_every_string() -> None:
    """A changed weekday changes no other day of the next 400."""
    changed = 0
    for text in EDITABLE:
        was = day_by_day(text)
        for weekday in range(7):
            for new in (NEW, CLOSED):
                now = day_by_day(Week.of(text).with_day(weekday, new).hours())
                for one, other in zip(was, now, strict=True):
                    if one.day.weekday() != weekday:
                        assert (one.spans, one.note) == (other.spans, other.note), (text, one.day)
                changed += 1
    print(f"{changed} rows of {len(EDITABLE)} of {len(STRINGS)} strings")


@settings(deadline=None, max_examples=3000)
@given(
    st.tuples(RULES, st.sampled_from(MORE)).map("".join),
    st.integers(0, 7),
    st.sampled_from([NEW, CLOSED, Day(note="Ruhetag"), Day(note="n. V.", asked=True)]),
)
def test_a_row_of_any_rules(text: str, row: int, new: Day) -> None:
    """Rules that nobody would write: a changed row changes no other day, or is refused."""
    with suppress(HoursError):
        week = Week.of(text)
        assert week.hours() == text
        changed = week.with_day(row, new) if row < 7 else week.with_holidays(new)
        pairs = zip(day_by_day(text), day_by_day(changed.hours()), strict=True)
        for one, other in pairs if week.editable else ():
            if not one.holiday and (row == 7 or one.day.weekday() != row):
                assert (one.spans, one.note) == (other.spans, other.note), (text, one.day)


@settings(deadline=None, max_examples=6000)
@given(FRONT, st.sampled_from(["---\n{}\n---\nx\n", "{}\n", "{}"]), INSIDE)
def test_files_of_yamls_own_signs(front: str, form: str, value: str) -> None:
    """A file that can be read says what is wanted afterwards, and keeps the rest, or is refused."""
    source = form.replace("{}", front)
    try:
        before = said(source)
        wanted = normal("name", value)
        after = said(rewritten(source, {"name": value, "keywords": ("a", "b"), "b": None}))
    except Refused:
        return
    expected = {**before, "name": wanted, "keywords": ("a", "b"), "b": None}
    assert after == {key: text for key, text in expected.items() if text is not None}
    assert after.get(TEXT) == before.get(TEXT)
