# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""From what a page has understood to what the store keeps, and to the page that says so."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import structs
from starlette.responses import Response

from plugins.editing.approval.told import Line, told
from plugins.editing.approval.trusting import SMALL
from plugins.editing.service.errors import other_session
from plugins.editing.service.looking import LOOK, look
from plugins.editing.service.posted import Posted
from plugins.editing.service.service import Receipt
from plugins.editing.service.visit import Visit
from plugins.editing.store.clash import Clash, Conflict
from plugins.editing.submission import Edit, Photo, Submission
from plugins.editing.week.merging import merged
from plugins.editing.week.said import hours_text

_KEPT = "edits"
_HOURS = "opening_hours"


def deliver(
    visit: Visit,
    posted: Posted,
    edits: Sequence[Edit],
    photos: tuple[Photo, ...] = (),
    note: str = "",
) -> Response:
    """Keep what was sent, and go to the page that says thank you. Where somebody else was quicker,
    the page on which one of the two values is chosen.
    """
    lines = lines_of(visit, edits)
    edits = [edit for edit in edits if edit.after]
    if posted.has(LOOK):
        try:
            return look(visit, edits, photos)
        except Conflict as conflict:
            return conflicting(visit, edits, conflict.clashes)
    if not edits:
        return visit.go("/gesendet/nichts")
    key = visit.key(posted)
    submission = Submission(
        key, visit.business, visit.source, visit.now.isoformat(), tuple(edits), photos, note
    )
    try:
        try:
            visit.service.desk.submit(submission)
        except Conflict as conflict:
            together = _day_by_day(visit, edits, conflict.clashes)
            if together is None:
                raise
            visit.service.desk.submit(structs.replace(submission, edits=together))
    except Conflict as conflict:
        return conflicting(visit, edits, conflict.clashes)
    at_once = is_published_at_once(visit, edits)
    names = tuple(photo.name for photo in photos)
    visit.service.keep_receipt(key, Receipt(visit.business, lines, at_once, names))
    if visit.session:
        visit.service.links.use(visit.session.link)
    return visit.go(f"/gesendet/{key}")


def lines_of(visit: Visit, edits: Sequence[Edit]) -> tuple[Line, ...]:
    """What is changed, in words."""
    names = visit.service.known.names()
    return tuple(
        structs.replace(line, before="") if edit.is_new else line
        for edit in edits
        for line in told(edit.kind, edit.before, edit.after, visit.city, names)
    )


def is_published_at_once(visit: Visit, edits: Sequence[Edit]) -> bool:
    """Whether the city has said that nobody looks at this first."""
    return (
        visit.service.desk.may_approve
        and visit.business in visit.service.settings.trusted
        and all(edit.kind == "business" and not {*edit.after} - SMALL for edit in edits)
    )


def _day_by_day(
    visit: Visit, edits: Sequence[Edit], clashes: Sequence[Clash]
) -> tuple[Edit, ...] | None:
    """The edits put together with what somebody else has changed, if that were other days."""
    found = list(edits)
    for clash in clashes:
        if clash.field != _HOURS:
            return None
        before, mine, theirs = map(hours_text, (clash.before, clash.wanted, clash.found))
        both = merged(before, mine, theirs, visit.today)
        if both is None:
            return None
        for number, edit in enumerate(found):
            if (edit.kind, edit.id) == (clash.kind, clash.id) and _HOURS in edit.after:
                found[number] = structs.replace(
                    edit,
                    before={**edit.before, _HOURS: clash.found},
                    after={**edit.after, _HOURS: both},
                )
    return tuple(found)


def conflicting(visit: Visit, edits: Sequence[Edit], clashes: Sequence[Clash]) -> Response:
    """Both values of each field that clashes."""
    names = visit.service.known.names()
    choices = []
    for number, clash in enumerate(clashes):
        kind = clash.kind
        if kind == "file":
            continue
        sides = [{clash.field: clash.wanted}, {clash.field: clash.found}]
        mine, theirs = (
            told(kind, {clash.field: clash.before}, side, visit.city, names) for side in sides
        )
        choices.append((f"wahl-{number}", mine, theirs))
    content = msgspec.to_builtins({"edits": list(edits), "clashes": list(clashes)})
    kept = visit.service.sealed(content, _purpose(visit))
    return visit.page("conflict.html", 409, choices=choices, kept=kept)


def decide(visit: Visit, posted: Posted) -> Response:
    """Send again what was in conflict, with the values that were chosen."""
    found = visit.service.unsealed(posted.one("kept"), _purpose(visit))
    if found is None:
        raise other_session()
    content = msgspec.convert(found, _Kept)
    edits = []
    for edit in content.edits:
        before, after = dict(edit.before), dict(edit.after)
        for number, clash in enumerate(content.clashes):
            if (clash.kind, clash.id) != (edit.kind, edit.id) or clash.field not in after:
                continue
            if posted.one(f"wahl-{number}") == "meine":
                before[clash.field] = clash.found
            else:
                del after[clash.field]
                before.pop(clash.field, None)
        edits.append(structs.replace(edit, before=before, after=after))
    return deliver(visit, posted, edits)


class _Kept(msgspec.Struct, frozen=True):
    edits: list[Edit]
    clashes: list[Clash]


def _purpose(visit: Visit) -> str:
    return f"{_KEPT} {visit.csrf}"
