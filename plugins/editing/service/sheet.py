# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first page: what is known of a business, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta

from starlette.responses import Response
from starlette.routing import Route

from plugins.editing.approval.letters import is_confirmation
from plugins.editing.service.days import coming_specials, in_words, on_day
from plugins.editing.service.own import own_events, own_offers
from plugins.editing.service.posted import Posted
from plugins.editing.service.record import opened
from plugins.editing.service.routing import page
from plugins.editing.service.sending import deliver
from plugins.editing.service.visit import Visit
from plugins.editing.store.forge import Proposal
from plugins.editing.submission import Edit, Value
from plugins.editing.week.said import hours_text

#: So long a page says that something was approved, or was not.
_TOLD_YES, _TOLD_NO = timedelta(days=3), timedelta(days=30)


def routes() -> list[Route]:
    """The routes of this module."""
    return [page("/", show), page("/stimmt", send=confirm)]


def show(visit: Visit) -> Response:
    """The sheet of the business."""
    record = opened(visit, "business", visit.business)
    hours = hours_text(record.said.get("opening_hours"))
    return visit.page(
        "sheet.html",
        hours_today=in_words(on_day(hours, visit.city, visit.today)),
        specials=coming_specials(hours, visit.today)[:4],
        verified=_day(record.said),
        offers=len(own_offers(visit)[0]),
        events=len(own_events(visit)[0]),
        proposal=visit.service.desk.of_business(visit.business),
        is_waiting=record.is_waiting,
        decided=_decided(visit),
        public_address=f"{visit.city.url.rstrip('/')}/betriebe/{visit.business}/",
    )


def _decided(visit: Visit) -> Proposal | None:
    """What was decided of late: not everybody has a mailbox."""
    last = visit.service.desk.last_of(visit.business)
    if last is None or last.state == "open" or is_confirmation(last):
        return None
    age = visit.now - datetime.fromisoformat(last.changed)
    return last if age < (_TOLD_YES if last.state == "merged" else _TOLD_NO) else None


def confirm(visit: Visit, posted: Posted) -> Response:
    """Everything is still right, as of today."""
    record = opened(visit, "business", visit.business)
    before = record.said.get("verified")
    after = visit.today.isoformat()
    edits = [] if before == after else [
        Edit("business", visit.business, {"verified": after}, {"verified": before}, record.commit)
    ]  # fmt: skip
    return deliver(visit, posted, edits)


def _day(said: Mapping[str, Value]) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(hours_text(said.get("verified")))
    return None
