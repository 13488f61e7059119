# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody who tries every address of the service in every way there is: all methods, forms of both
kinds, files, queries, cookies, headers; as a merchant, as the Kümmerer, as nobody.

What there is to try is asked of the application itself, so that a new route is tried, too.
"""

import json
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

import httpx
from msgspec import structs

from plugins.editing.service import routing
from plugins.editing.service.routing import Send, Show, Whom
from plugins.editing.service.visit import Visit
from plugins.editing.suggestions.kept import Note, Pending
from tests.editing.service.harm import (
    CLASSES,
    FILES,
    HEADERS,
    JPEG,
    KINDS,
    METHODS,
    WRONG,
    Looked,
    in_pieces,
)
from tests.editing.service.hostile import NAMES, VALUES, assert_own
from tests.editing.service.house import BAKERY, House, Phone, fields_of
from tests.editing.service.test_public import solved


class Walk:
    """``seen`` is whatever function of a page was asked, by its route's path and the method."""

    def __init__(self, house: House, random: Random) -> None:
        self.house, self.random = house, random
        self.routes: dict[str, set[str]] = {
            route.path: set(route.methods)
            for route in house.app._app.router.routes  # type: ignore[attr-defined]
        }
        self.seen: set[tuple[str, str]] = set()
        #: What the function behind a route looks for among the values of a form.
        self.asked: dict[str, set[str]] = {}
        self.failed: list[tuple[str, str, int]] = []
        self.count = 0
        self._who: dict[str, Phone] = {}
        self._keys: dict[str, list[str]] = {"key": ["x"], "name": ["x"], "number": ["1"]}

    def go(self, times: int, methods: Sequence[str] = METHODS) -> None:
        """Every route with each of its methods as each of three, and with the other ``methods``
        as one, with sound values; then ``times`` more with any.
        """
        with self.noted():
            for path, own in self.routes.items():
                for method in sorted({*methods, *own}):
                    for who in (
                        ("merchant", "caretaker", "nobody") if method in own else ("nobody",)
                    ):
                        self._try(path, method, who, sound=True)
            for number in range(times):
                path = self.random.choice([*self.routes])
                allowed = sorted(self.routes[path] - {"HEAD"})
                method = self.random.choice((*METHODS, *allowed * 4))
                who = self.random.choice(("merchant", "merchant", "caretaker", "nobody"))
                self._try(path, method, who, sound=self.random.random() < 0.3)
                if number % 40 == 39:
                    self.settle()
        self.settle()

    def sweep(self, most: int = 25) -> None:
        """Each form, and each input that its route has looked at, with a value of each class."""
        with self.noted():
            for path, names in sorted(self.asked.items()):
                own = sorted(names - {"_csrf", "_key", "altcha"})
                for name in self.random.sample(own, min(most, len(own))):
                    for values in CLASSES:
                        who = "caretaker" if path in _CARETAKERS else "merchant"
                        phone, address = self._phone(who), self._filled(path, sound=True)
                        data = self._form(phone, path, address)
                        data[name] = [self.random.choice(values)]
                        self._ask(path, "POST", who, address, {"data": data})
                self.settle()

    def settle(self) -> None:
        """Deliver what was sent, and see that it is nothing but one's own."""
        self.house.desk.worker.round()
        for proposal in self.house.desk.waiting():
            if not proposal.business:  # a stranger's: one new record
                assert all(one.before is None for one in self.house.desk.view(proposal).touched)
                self.house.desk.reject(proposal.id, "Kümmerer", "Nein")
        assert_own(self.house)

    def unseen(self) -> set[tuple[str, str]]:
        """What was never asked."""
        wanted = {(path, m) for path, methods in self.routes.items() for m in methods}
        return {(path, m) for path, m in wanted if m != "HEAD"} - self.seen

    @contextmanager
    def noted(self) -> Iterator[None]:
        show_, send_ = routing._show, routing._send

        def path_of(visit: Visit) -> str:
            return str(visit.request.scope["route"].path)

        def show(visit: Visit, whom: Whom, inner: Show | None) -> Any:
            def noted(visit: Visit) -> Any:
                self.seen.add((path_of(visit), "GET"))
                assert inner
                return inner(visit)

            return show_(visit, whom, noted)

        def send(visit: Visit, posted: Any, whom: Whom, inner: Send) -> Any:
            def noted(visit: Visit, posted: Any) -> Any:
                self.seen.add((path_of(visit), "POST"))
                looked = Looked(posted.values, self.asked.setdefault(path_of(visit), set()))
                return inner(visit, structs.replace(posted, values=looked))

            return send_(visit, posted, whom, noted)

        with patch.object(routing, "_show", show), patch.object(routing, "_send", send):
            yield

    def _phone(self, who: str) -> Phone:
        phone = self._who.get(who)
        if phone is None or (who != "nobody" and not phone.cookies):
            phone = self.house.phone({"merchant": BAKERY, "caretaker": "", "nobody": None}[who])
            if who == "caretaker":
                phone.send("/betriebe", {"betrieb": BAKERY})
            self._who[who] = phone
        return phone

    def _filled(self, path: str, sound: bool) -> str:
        """The route's path with values for its parameters."""

        def value(match: re.Match[str]) -> str:
            name = match[1].partition(":")[0]
            if not sound and self.random.random() < 0.5:
                return quote(self.random.choice(WRONG), safe="%/")
            return quote(self._sound(path, name), safe="/")

        return re.sub(r"\{([^}]+)\}", value, path)

    def _sound(self, path: str, name: str) -> str:
        service = self.house.app.service
        if path.startswith("/l/") and name == "token":
            return self.house.links.issue(self.random.choice((BAKERY, ""))).token
        if path.startswith("/bestaetigen/"):
            note = Note(secrets.token_hex(8), service.now().isoformat(), "mistake", "Falsch")
            return service.kept.put(Pending(note=note), service.now())
        if path.startswith("/vorschlaege/"):
            waiting = self.house.desk.waiting()
            return str(waiting[0].id if waiting and name == "number" else 0)
        if path.startswith("/assets/"):
            return self.random.choice([*service.assets.files])
        sound = {"id": "stollen", "to": "antwort", "path": f"betriebe/{BAKERY}/"}
        return sound.get(name) or self.random.choice(self._keys.get(name, ["x"]))

    def _try(self, path: str, method: str, who: str, sound: bool) -> None:
        phone, address = self._phone(who), self._filled(path, sound)
        more: dict[str, Any] = {"headers": self._headers(sound)}
        if not sound or self.random.random() < 0.3:
            more["params"] = self._pairs()
        if method not in ("GET", "HEAD", "TRACE"):
            more |= self._body(phone, path, address, sound)
        if not sound and self.random.random() < 0.1:
            kept = self.random.choice((*VALUES, "a.b.c"))
            more["headers"]["cookie"] = f"eintrag={quote(kept)}; fuer={quote(kept)}"
        self._ask(path, method, who, address, more)

    def _ask(self, path: str, method: str, who: str, address: str, more: dict[str, Any]) -> None:
        self.count += 1
        more.setdefault("headers", {"sec-fetch-site": "same-origin"})
        try:
            answer = self._phone(who).ask(method, address, **more)
        except httpx.InvalidURL:
            return
        if method in self.routes[path] and "{" not in path and path in _PLAIN:
            self.seen.add((path, method))
        if path == "/assets/{name}" and answer.status_code == 200:
            self.seen.add((path, method))
        self._learn(answer)
        is_wrong = answer.status_code >= 500 or "Traceback" in answer.text
        is_bare = [name for name in HEADERS if name not in answer.headers]
        if is_wrong or is_bare:
            self.failed.append((f"{method} {address} {more}", who, answer.status_code))
        if path == "/abmelden" or answer.status_code == 403:
            self._who.pop(who, None)

    def _learn(self, answer: httpx.Response) -> None:
        """Names that pages tell are sound values for the next one."""
        told = f"{answer.headers.get('location', '')} {answer.text[:40_000]}"
        for name, pattern in (
            ("name", r"/bild/([\w.-]+)"),
            ("key", r"/(?:gesendet|ansehen|vorschau)/([\w-]+)"),
        ):
            self._keys[name] = ([*self._keys[name], *re.findall(pattern, told)])[-4:]

    def _headers(self, sound: bool) -> dict[str, str]:
        found = {"sec-fetch-site": "same-origin"}
        if not sound:
            words = [value for value in VALUES if value.isascii() and value.isprintable()]
            for name in ("referer", "accept-language", "x-forwarded-for", "range", "if-none-match",
                         "accept", "origin", "host", "content-length", "cookie"):  # fmt: skip
                if self.random.random() < 0.06:
                    found[name] = self.random.choice(words).strip() or "x"
            if self.random.random() < 0.1:
                del found["sec-fetch-site"]
        return found

    def _pairs(self) -> list[tuple[str, str]]:
        names = (*NAMES, "suche", "ab", "erledigt", "wie", "seite", "betrieb", "gesichert")
        count = self.random.choice((1, 2, 9))
        return [(self.random.choice(names), self.random.choice(VALUES)[:999]) for _ in range(count)]

    def _body(self, phone: Phone, path: str, address: str, sound: bool) -> dict[str, Any]:
        roll = 0.0 if sound else self.random.random()
        if roll > 0.9:
            kind = self.random.choice(KINDS)
            raw = self.random.choice(
                (json.dumps({"a": 1}).encode(), b"--x\r\n\r\n", b"\xff" * 3_000)
            )
            return {"content": raw, "headers": {**self._headers(True), "content-type": kind}}
        if roll > 0.87:
            return {"content": in_pieces()} if roll > 0.89 else {}
        data = self._form(phone, path, address)
        for _ in range(0 if sound else self.random.randint(1, 6)):
            names = sorted(self.asked.get(path, ())) if self.random.random() < 0.6 else ()
            name = self.random.choice(names or (*NAMES, *data))
            if name in ("_csrf", "_key", "altcha") and self.random.random() < 0.9:
                continue
            data[name] = self.random.choices(VALUES, k=self.random.choice((1, 1, 2, 5)))
        may = _WITH_FILES if sound else (*_WITH_FILES, "/heute", "/melden/fehler")
        if path in may and self.random.random() < 0.5:
            count = 1 if sound else self.random.choice((1, 2, 6))
            files = [
                (self.random.choice(("foto", "foto", "x")), (name, self.random.choice(FILES)))
                for name in self.random.choices(("a.jpg", "../a", "ä.heic", "", "\r\n"), k=count)
            ]
            return {"data": data, "files": [("foto", ("a.jpg", JPEG))] if sound else files}
        return {"data": data}

    def _form(self, phone: Phone, path: str, address: str) -> dict[str, list[str]]:
        """The form of the page, or of the one that leads here; with the work done."""
        for where in (
            address,
            *(from_ for to, from_ in _COMES_FROM.items() if path.startswith(to)),
        ):
            page = phone.get(where)
            if page.status_code == 200 and '_csrf"' in page.text:
                data = fields_of(page.text) if _FORMS.search(page.text) else {}
                found = re.search(r'name="_csrf" value="(\w+)"', page.text)
                data["_csrf"] = [found[1]] if found else []
                data.setdefault("_key", [secrets.token_urlsafe(16)])
                if 'data-proof="' in page.text:
                    self.house.clock.forward(10)
                    data |= {"altcha": [solved(page.text)], "website": [""]}
                return data
        return {}


_CARETAKERS = (
    "/betriebe",
    "/meldungen",
    "/vorschlaege/bestaetigungen",
    "/vorschlaege/{number:int}",
)
_PLAIN = ("/robots.txt", "/gesund")
_WITH_FILES = ("/fotos", "/fotos/hochladen", "/angebote/neu", "/angebote/{id}", "/termine/neu",
               "/termine/{id}")  # fmt: skip
#: Where the form stands whose button leads to an address.
_COMES_FROM = {"/stimmt": "/", "/abmelden": "/", "/entscheidung": "/heute",
               "/vorschlaege": "/vorschlaege", "/fotos/hochladen": "/fotos",
               "/angebote": "/angebote/stollen", "/termine": "/termine/neu",
               "/": "/heute"}  # fmt: skip
_FORMS = re.compile(r'<form(?=[^>]*method="post")(?![^>]*abmelden)')
