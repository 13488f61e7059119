# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What all pages of one service share."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from itsdangerous import BadData, URLSafeSerializer
from jinja2 import Environment
from msgspec import Struct
from starlette.responses import HTMLResponse, Response

from plugins.assets.icons import read_icons
from plugins.core.city import City
from plugins.core.clock import in_city
from plugins.editing.approval.told import Line
from plugins.editing.links.links import Links
from plugins.editing.links.secret import key_for, secret_of
from plugins.editing.photos.cleaning import Cleaner
from plugins.editing.photos.tray import Thumbnails, Tray
from plugins.editing.service.assets import assets_for
from plugins.editing.service.beside import Beside
from plugins.editing.service.errors import Stop, too_often
from plugins.editing.service.known import Known
from plugins.editing.service.limits import Counter, Faceless, Limits, Rate
from plugins.editing.service.speaking import home_of
from plugins.editing.settings import Settings
from plugins.editing.store.desk import Desk
from plugins.editing.suggestions.kept import Kept
from plugins.editing.suggestions.proof import Proof, Work
from plugins.editing.templates import GERMAN, THEME, environment

_MOST_RECEIPTS = 5_000


class Receipt(Struct, frozen=True):
    """What was sent, for the page that says thank you."""

    business: str
    lines: tuple[Line, ...]
    #: Whether it is published without being looked at.
    at_once: bool
    #: Names of new pictures.
    pictures: tuple[str, ...] = ()


class Service:
    """Settings, store, links, clock; and what is made of them."""

    def __init__(
        self,
        settings: Settings,
        desk: Desk,
        links: Links,
        clock: Callable[[], datetime],
        limits: Limits,
        beside: Beside,
        work: Work | None = None,
    ) -> None:
        self.settings = settings
        self.desk = desk
        self.links = links
        self.limits = limits
        self.beside = beside
        self.known = Known(desk)
        self._clock = clock
        secret = secret_of(settings.state)
        self._forms = key_for(secret, "form")
        self._kept = URLSafeSerializer(key_for(secret, "kept"))
        self._counter = Counter()
        self._faceless = Faceless()
        parts = urlsplit(settings.address)
        #: Scheme and host of the service, and the path that it lies under ("" for none).
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.host = parts.netloc
        self.prefix = parts.path.rstrip("/")
        self.is_secure = parts.scheme == "https"
        self.proof = Proof(secret, work)
        self.kept = Kept(settings.state / "suggestions.sqlite")
        self.cleaner = Cleaner()
        self.tray = Tray(settings.state / "photos")
        self.thumbnails = Thumbnails(settings.state / "cache" / "pictures")
        self.assets = assets_for(self.city.brand_color, settings.state / "cache")
        self._icons = read_icons(THEME / "icons.yaml")
        self._jinja: dict[str, Environment] = {}
        self._receipts: OrderedDict[str, Receipt] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    @property
    def city(self) -> City:
        """The city as the main branch has it."""
        return self.known.city()

    def now(self, city: City | None = None) -> datetime:
        """The moment in the zone of ``city``, which is read if it is not given."""
        return in_city(self._clock(), (city or self.city).timezone).moment

    # Pages

    def link(self, path: str) -> str:
        """The address of a page on this host: ``/oeffnungszeiten``."""
        return self.prefix + path

    def asset(self, name: str) -> str:
        """The address of ``style`` or ``script``."""
        return self.link(f"/{self.assets.addresses[name]}")

    def draw(self, template: str, language: str = GERMAN, **data: Any) -> str:
        """A template's text."""
        if language not in self._jinja:  # two threads make the same
            told = {"link": self.link, "asset": self.asset}
            self._jinja[language] = environment(self._icons, told, language)
        city = self.city
        portal = home_of(city, language)
        drawn = self._jinja[language].get_template(template)
        return drawn.render(city=city, portal=portal, **data)

    def stopped(self, stop: Stop, language: str = GERMAN) -> Response:
        """The page for a request that goes no further."""
        text = self.draw("stopped.html", language, stop=stop, visitor=None)
        headers = {"Retry-After": str(stop.wait)} if stop.wait else {}
        return HTMLResponse(text, stop.status, headers)

    # Signatures

    def csrf(self, nonce: str, business: str) -> str:
        """What a form must carry that a session sends for a business."""
        said = f"{nonce}\0{business}".encode()
        return hmac.new(self._forms, said, sha256).hexdigest()

    def sealed(self, content: object, purpose: str) -> str:
        """What a page carries and gets back unchanged, if ``unsealed`` for the same purpose."""
        return str(self._kept.dumps([purpose, content]))

    def unsealed(self, text: str, purpose: str) -> object:
        """What was sealed; None if we did not, or for something else."""
        try:
            found = self._kept.loads(text)
        except BadData:
            return None
        return found[1] if isinstance(found, list) and found[0] == purpose else None

    # Limits

    def count(self, kind: str, key: str, rate: Rate) -> None:
        """Count one more. Raises ``Stop`` where it is one too many."""
        wait = self._counter.wait(f"{kind}:{key}", rate, time.monotonic())
        if wait:
            raise too_often(wait)

    def faceless(self, address: str) -> str:
        """The key of an address for today."""
        return self._faceless.key(address, self._clock().date())

    # What was sent

    def keep_receipt(self, key: str, receipt: Receipt) -> None:
        """Remember what to say of a submission."""
        with self._one_at_a_time:
            self._receipts[key] = receipt
            if len(self._receipts) > _MOST_RECEIPTS:
                self._receipts.popitem(last=False)

    def receipt(self, key: str, business: str) -> Receipt | None:
        """What was sent by a business under a key; None if that was long ago."""
        found = self._receipts.get(key)
        return found if found and found.business == business else None


def fresh_key() -> str:
    """The key of a form that is shown: pressed twice, it is sent once."""
    return secrets.token_urlsafe(16)
