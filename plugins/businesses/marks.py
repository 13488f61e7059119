# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small signs beside the name of a business in a list."""

from __future__ import annotations

from msgspec import Struct

from plugins.businesses import words
from plugins.businesses.model import Business, Status
from plugins.core.identity import made_once
from plugins.core.messages import Messages


class Mark(Struct, frozen=True):
    """A small sign beside a name, with its words."""

    icon: str
    label: str


_STEP_FREE, _VOUCHER, _VEGAN, _OUTSIDE, _SUCCESSOR_SOUGHT = range(5)


@made_once
def all_marks(say: Messages) -> tuple[Mark, ...]:
    """Every mark, in the order of a row."""
    return (
        Mark("wheelchair", say(words.WHEELCHAIR["yes"])),
        Mark("voucher", say(words.SERVICES["voucher"])),
        Mark("leaf", say(words.DIET["vegan"])),
        Mark("terrace", say(words.OUTDOOR_SEATING["yes"])),
        Mark("tuer", say(words.STATUS[Status.SEEKING_SUCCESSOR].label)),
    )


def marks_of(business: Business, say: Messages) -> tuple[Mark, ...]:
    """The marks of one business."""
    marks, signs = [], all_marks(say)
    if business.wheelchair == "yes":
        marks.append(signs[_STEP_FREE])
    if "voucher" in business.services:
        marks.append(signs[_VOUCHER])
    if "vegan" in business.diet:
        marks.append(signs[_VEGAN])
    if business.outdoor_seating == "yes":
        marks.append(signs[_OUTSIDE])
    if business.status is Status.SEEKING_SUCCESSOR:
        marks.append(signs[_SUCCESSOR_SOUGHT])
    return tuple(marks)
