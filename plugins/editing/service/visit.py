# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One request of somebody whom we know by a link, or do not know."""

from __future__ import annotations

import hmac
import re
from datetime import date, datetime
from functools import cached_property
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from plugins.core.city import City
from plugins.core.messages import Messages
from plugins.core.slug import is_id
from plugins.editing.links.links import Session
from plugins.editing.service.errors import other_session, stop_for
from plugins.editing.service.posted import Posted
from plugins.editing.service.service import Service, fresh_key
from plugins.editing.service.speaking import in_language, language_of
from plugins.editing.store.forge import Proposal
from plugins.editing.templates import spoken

#: Names of a form's own inputs, besides those of its fields.
CSRF, KEY = "_csrf", "_key"
#: For which business the Kümmerer is at work.
FOR = "fuer"
_KEY_PATTERN = re.compile(r"[A-Za-z0-9_-]{16,40}\Z")


def session_cookie(service: Service) -> str:
    """The name of the cookie that holds the session. A browser takes one that begins with
    ``__Host-`` from this very host alone, and from no page without https.
    """
    return "__Host-eintrag" if service.is_secure and not service.prefix else "eintrag"


class Visit:
    """Who asks for what, and when."""

    def __init__(self, service: Service, request: Request) -> None:
        self.service = service
        self.request = request
        self.session: Session | None = None
        kept = request.cookies.get(session_cookie(service), "")
        if kept:
            self.session = service.links.session(kept)

    @property
    def is_caretaker(self) -> bool:
        """Whether it is the Kümmerer."""
        return self.session is not None and self.session.link.kind == "caretaker"

    @cached_property
    def business(self) -> str:
        """Whose records may be changed: the link's, or the one that the Kümmerer has chosen."""
        if self.session is None:
            return ""
        if not self.is_caretaker:
            return self.session.link.business
        chosen = self.request.cookies.get(FOR, "")
        return chosen if is_id(chosen) and chosen in self.service.known.all("business") else ""

    @cached_property
    def waiting_number(self) -> int:
        """How many proposals wait for the Kümmerer."""
        return len(self.service.desk.waiting())

    @cached_property
    def notes_number(self) -> int:
        """How many people without a link have told something."""
        return len(self.service.kept.open_notes())

    @property
    def desk(self) -> str:
        """Where the Kümmerer begins: at what waits, else with the businesses."""
        return "/vorschlaege" if self.waiting_number else "/betriebe"

    @cached_property
    def name(self) -> str:
        """The business's name."""
        return self.service.known.names().get(self.business, self.business)

    def about(self, proposal: Proposal) -> str:
        """What a proposal changes, without the name of the business, which it knows."""
        return proposal.title.removeprefix(f"{self.name}: ")

    @cached_property
    def city(self) -> City:
        """The city."""
        return self.service.city

    @cached_property
    def language(self) -> str:
        """What the page is in."""
        return language_of(self.request, self.city)

    @property
    def say(self) -> Messages:
        """The words of that language."""
        return spoken(self.language)

    @cached_property
    def now(self) -> datetime:
        """The moment of the request in the city's zone."""
        return self.service.now(self.city)

    @property
    def today(self) -> date:
        """The city's day."""
        return self.now.date()

    @property
    def source(self) -> str:
        """Who it is, as the history will say."""
        if self.session is None:
            return "ohne Link"
        return "Kümmerer" if self.is_caretaker else f"Link {self.session.link.id}"

    @property
    def csrf(self) -> str:
        """What forms of this page carry."""
        nonce = self.session.nonce if self.session else ""
        return self.service.csrf(nonce, self.business)

    def check(self, posted: Posted) -> None:
        """Raises ``Stop`` for a form that is not of this session and this business."""
        if not hmac.compare_digest(posted.one(CSRF).encode(), self.csrf.encode()):
            raise other_session()

    def key(self, posted: Posted) -> str:
        """The key under which a posted form is kept: nobody can take another one's."""
        key = posted.one(KEY)
        if not _KEY_PATTERN.match(key) or self.session is None:
            raise stop_for(400)
        return f"{self.session.link.id}-{key}"

    # Answers

    def page(self, template: str, status: int = 200, **data: Any) -> Response:
        """A page; ``data`` is what its template needs besides what all do."""
        text = self.service.draw(
            template,
            self.language,
            visitor=self,
            csrf=self.csrf,
            key=fresh_key(),
            today=self.today,
            **data,
        )
        answer = HTMLResponse(text, status)
        if self.session and (kept := self.service.links.renewed(self.session)):
            self.remember(answer, kept)
        return answer

    def go(self, path: str) -> Response:
        """To another page, after something was posted."""
        return RedirectResponse(self.service.link(in_language(path, self.language)), 303)

    def remember(self, answer: Response, kept: str) -> None:
        """Let the browser keep a session."""
        self._set(answer, session_cookie(self.service), kept, 180 * 86_400)

    def forget(self, answer: Response) -> None:
        """Let the browser keep nothing."""
        for name in (session_cookie(self.service), FOR):
            self._set(answer, name, "", 0)

    def choose(self, answer: Response, business: str) -> None:
        """Let the Kümmerer go on for a business, or for none."""
        self._set(answer, FOR, business, 86_400 if business else 0)

    def _set(self, answer: Response, name: str, value: str, seconds: int) -> None:
        answer.set_cookie(
            name,
            value,
            max_age=seconds,
            path=f"{self.service.prefix}/",
            secure=self.service.is_secure,
            httponly=True,
            samesite="lax",
        )
