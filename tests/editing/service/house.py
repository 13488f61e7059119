# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form service in memory, and phones that speak HTTP with it."""

import asyncio
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import httpx

from plugins.editing.forges.forge import forge_for
from plugins.editing.form.judging import label_of
from plugins.editing.links.links import Links
from plugins.editing.service.application import application
from plugins.editing.service.beside import Beside
from plugins.editing.service.guard import Guard
from plugins.editing.service.limits import Limits
from plugins.editing.settings import Settings
from plugins.editing.store.desk import Desk
from plugins.editing.suggestions.kept import Kept
from plugins.editing.suggestions.proof import Work
from tests.editing.store.town import Clock, settings

ADDRESS = "http://127.0.0.1:8001"
BAKERY = "baeckerei-hoevel"
CITY = """name: Lennebrück
site_name: Unser Lennebrück
url: https://lennebrueck.example/
country: DE
state: NW
timezone: Europe/Berlin
languages: [de, en]
postal_code: "58999"
latitude: 51.21755
longitude: 7.88105
bounds: [7.8735, 51.2110, 7.8880, 51.2230]
brand_color: "#0b5d4e"
operator:
  kind: municipality
  name: Stadt Lennebrück
  street_address: Am Rathaus 1
  postal_code: "58999"
  address_locality: Lennebrück
  email: portal@lennebrueck.example
  telephone: +49 2391 5550
  representative: Karin Vogt
"""

_elsewhere = ThreadPoolExecutor(1)


class House:
    """The service, its store, and its links."""

    def __init__(self, app: Guard, desk: Desk, links: Links, clock: Clock, told: Settings) -> None:
        self.app, self.desk, self.links, self.clock, self.settings = app, desk, links, clock, told

    @property
    def kept(self) -> Kept:
        """What people without a link have sent."""
        return self.app.service.kept

    def phone(self, business: str | None = BAKERY) -> "Phone":
        """A phone that has opened a link of the business; None has none, "" is the Kümmerer's."""
        phone = Phone(self)
        if business is not None:
            link = self.links.issue(business)
            phone.link = link.id
            answer = phone.get(f"/l/{link.token}")
            assert answer.status_code == 303, answer.text
        return phone

    def says(self, field: str, business: str = BAKERY) -> str:
        """What the business's record says, its proposal included."""
        source = self.desk.record("business", business, business).source
        found = re.search(rf"(?m)^{field}: (.*)$", source)
        return found[1] if found else ""


class Phone:
    """A browser without scripts: cookies, forms, redirects when it is told to."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.cookies = httpx.Cookies()
        self.link = ""

    def get(self, path: str, **headers: str) -> httpx.Response:
        """The answer to GET."""
        return self.ask("GET", path, headers=headers)

    def ask(self, method: str, path: str, **more: object) -> httpx.Response:
        """Any request. An error of the service is an error of the test."""

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.house.app)
            address = self.house.settings.address
            async with httpx.AsyncClient(
                transport=transport, base_url=address, cookies=self.cookies
            ) as client:
                answer = await client.request(method, path, **more)  # type: ignore[arg-type]
                self.cookies = client.cookies
                return answer

        # In a thread of its own: in this one a browser of other tests may have its loop.
        return _elsewhere.submit(lambda: asyncio.run(asked())).result()

    def form(self, path: str, number: int = 0) -> dict[str, list[str]]:
        """What the form of a page would post as it is."""
        page = self.get(path)
        assert page.status_code == 200, page.text
        return fields_of(page.text, number)

    def send(
        self,
        path: str,
        changes: Mapping[str, str | list[str] | None] | None = None,
        to: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Fill in the form of a page, and press its first button."""
        data = self.form(path)
        for name, value in (changes or {}).items():
            data[name] = [] if value is None else [value] if isinstance(value, str) else value
        return self.ask("POST", to or path, data=data, headers=dict(headers or {}))

    def followed(self, answer: httpx.Response) -> httpx.Response:
        """Where a redirect leads."""
        assert answer.status_code == 303, answer.text
        return self.get(answer.headers["location"])


def fields_of(page: str, number: int = 0) -> dict[str, list[str]]:
    """The fields of the last form with a POST but ``number``, as a browser would send them."""
    forms = re.findall(r'(?s)<form(?=[^>]*method="post")[^>]*>.*?</form>', page)
    forms = [form for form in forms if "/abmelden" not in form]
    found: dict[str, list[str]] = {}
    pattern = r"(?s)<(input|textarea|select)\b([^>]*)>(?:(.*?)</\1>)?"
    for tag, attributes, inner in re.findall(pattern, forms[number]):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        if "name" not in given or given.get("type") == "file":
            continue
        if given.get("type") in ("radio", "checkbox") and not re.search(r"\bchecked\b", attributes):
            continue
        if tag == "select":
            options = re.findall(r'<option value="([^"]*)"([^>]*)>', inner)
            chosen = [v for v, more in options if "selected" in more] or [v for v, _ in options[:1]]
            found.setdefault(given["name"], []).extend(map(unescape, chosen))
            continue
        value = inner.removeprefix("\n") if tag == "textarea" else given.get("value", "")
        found.setdefault(given["name"], []).append(unescape(value))
    return found


@contextmanager
def opened(
    folder: Path,
    town: Path,
    limits: Limits | None = None,
    make: Callable[[Settings, Desk, Clock], Beside] | None = None,
    work: Work | None = None,
    **more: object,
) -> Iterator[House]:
    """A service whose worker works when a test says so."""
    plain = settings(folder, str(town))
    told = Settings.model_validate({**plain.model_dump(), "address": ADDRESS, **more})
    clock = Clock()
    desk = Desk(told, forge_for(told), clock, label_of, first_pause=1)
    links = Links(told.state, clock)
    try:
        beside = make(told, desk, clock) if make else None
        app = application(told, desk, links, clock, limits, beside, work)
        yield House(app, desk, links, clock, told)
    finally:
        links.close()
        desk.close()
