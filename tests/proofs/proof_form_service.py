# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Merchants of a large town send at once, through HTTP: hundreds a second, each durable. And one
who means harm sends thousands of forms: nothing breaks, nothing changes that is not his.

``STADTFENSTER_FORMS`` is their number.
"""

import asyncio
import os
import re
import secrets
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from statistics import median, quantiles
from urllib.parse import urlencode

from plugins.commands.serving.port import LOOPBACK, listening
from plugins.commands.serving.workshop import Workshop
from plugins.editing.preview.preview import Preview
from plugins.editing.service.beside import Beside
from plugins.editing.service.limits import Limits, Rate
from plugins.editing.settings import Settings
from plugins.editing.store.desk import Desk
from plugins.editing.suggestions.proof import Work
from tests.building import ROOT
from tests.editing.service.everywhere import Walk
from tests.editing.service.hostile import attack
from tests.editing.service.house import CITY, opened
from tests.editing.store.town import BAKERY, FILES, Clock, hours, repository

BUSINESSES, SENDERS = 2_000, 10
FORMS = int(os.environ.get("STADTFENSTER_FORMS", "3000"))
#: Submissions a second, and milliseconds that 99 of 100 wait at most.
LEAST, MOST = 200, 150


def test_hundreds_a_second_through_http(tmp_path: Path) -> None:
    """Ten at a time, each for a business of its own: session, token, record, hours, outbox."""
    paths = [f"content/businesses/b-{number}.md" for number in range(BUSINESSES)]
    repository(tmp_path / "town", {**dict.fromkeys(paths, BAKERY), "content/city.yaml": CITY})
    command = [sys.executable, "-m", "tests.proofs.proof_form_service", str(tmp_path)]
    server = subprocess.Popen(command, cwd=ROOT, env=dict(os.environ))
    try:
        ready = tmp_path / "ready"
        until = time.monotonic() + 120
        while not ready.exists():
            assert time.monotonic() < until, "the service does not start"
            time.sleep(0.1)
        port, *tokens = ready.read_text().split()
        waited, seconds = asyncio.run(_all(int(port), tokens))
    finally:
        server.terminate()
        server.wait(60)
    rate = len(waited) / seconds
    last = quantiles(waited, n=100)[98]
    print(f"\n{rate:.0f} Sendungen je Sekunde; {median(waited):.0f} ms, p99 {last:.0f} ms")
    assert len(waited) == BUSINESSES
    assert rate >= LEAST
    assert last <= MOST


def test_thousands_of_hostile_forms(tmp_path: Path) -> None:
    """Whatever is typed: no error of ours, and no file but one's own."""
    often = Rate(1_000_000, 1)
    town = repository(tmp_path / "town", {**FILES, "content/city.yaml": CITY})
    seed = os.environ.get("STADTFENSTER_SEED") or secrets.token_hex(4)
    with opened(tmp_path, town, Limits(often, often, often, often)) as house:
        assert attack(house, Random(seed), FORMS) == [], f"STADTFENSTER_SEED={seed}"
    print(f"\n{FORMS} feindliche Formulare, kein Fehler")


def test_every_address_in_every_way(tmp_path: Path) -> None:
    """All routes with all methods, as three kinds of people; then any of it with anything. With a
    process that builds previews: their files are looked for below a folder.
    """
    often = Rate(1_000_000, 1)
    town = repository(tmp_path / "town", {**FILES, "content/city.yaml": CITY})
    seed = os.environ.get("STADTFENSTER_SEED") or secrets.token_hex(4)
    kept: list[Preview] = []

    def make(told: Settings, desk: Desk, clock: Clock) -> Beside:
        kept.append(Preview(desk, told.state, Workshop, clock))
        return Beside(preview=kept[0])

    limits = Limits(often, often, often, often)
    with opened(tmp_path, town, limits, make, work=Work(5, 5)) as house:
        try:
            house.desk.submit(hours("Tu-Fr 06:30-13:00"))
            house.desk.worker.round()
            walk = Walk(house, Random(seed))
            walk.go(FORMS)
            walk.sweep()
        finally:
            kept[0].close()
    assert walk.failed == [], f"STADTFENSTER_SEED={seed}"
    assert walk.unseen() == set(), f"STADTFENSTER_SEED={seed}"
    print(f"\n{walk.count} Anfragen an {len(walk.routes)} Adressen, kein Fehler")


async def _all(port: int, tokens: list[str]) -> tuple[list[float], float]:
    queue = list(enumerate(tokens))
    ready: list[bytes] = []

    async def prepare() -> None:
        browser = await _Browser.open(port)
        while queue:
            _, token = queue.pop()
            ready.append(await browser.prepared(token))
        browser.close()

    await asyncio.gather(*(prepare() for _ in range(SENDERS)))
    waited: list[float] = []

    async def send() -> None:
        browser = await _Browser.open(port)
        while ready:
            request = ready.pop()
            begun = time.perf_counter()
            status, _, _ = await browser.ask(request)
            waited.append((time.perf_counter() - begun) * 1000)
            assert status == 303, status
        browser.close()

    begun = time.perf_counter()
    await asyncio.gather(*(send() for _ in range(SENDERS)))
    return waited, time.perf_counter() - begun


class _Browser:
    """As little of one as can send: the time is to be the service's."""

    def __init__(self, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self._host = f"{LOOPBACK}:{port}"
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, port: int) -> "_Browser":
        return cls(port, *await asyncio.open_connection(LOOPBACK, port))

    def close(self) -> None:
        self._writer.close()

    async def ask(self, request: bytes) -> tuple[int, str, str]:
        """Status, head and body of the answer."""
        self._writer.write(request)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"(?i)content-length: (\d+)", head)
        body = await self._reader.readexactly(int(length[1])) if length else b""
        return int(head[9:12]), head, body.decode()

    def _get(self, path: str, cookie: str = "") -> bytes:
        return f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\nCookie: {cookie}\r\n\r\n".encode()

    async def prepared(self, token: str) -> bytes:
        """A POST that closes the business of a link today, ready to be sent."""
        _, head, _ = await self.ask(self._get(f"/l/{token}"))
        [cookie] = re.findall(r"(?i)set-cookie: (eintrag=[^;]+)", head)
        _, _, page = await self.ask(self._get("/heute", cookie))
        csrf = re.search(r'name="_csrf" value="(\w+)"', page)
        assert csrf
        said = {"_csrf": csrf[1], "_key": secrets.token_urlsafe(16), "tag": "heute", "zu": "1"}
        body = urlencode(said)
        return (
            f"POST /heute HTTP/1.1\r\nHost: {self._host}\r\nCookie: {cookie}\r\n"
            f"Sec-Fetch-Site: same-origin\r\nContent-Length: {len(body)}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}"
        ).encode()


def _serve(folder: Path) -> None:
    """The service in a process of its own, as ``edit`` starts it."""
    from plugins.commands.form_server import server

    often = Rate(1_000_000, 1)
    with listening(0, exactly=True) as listener:
        port = listener.getsockname()[1]
        address = f"http://{LOOPBACK}:{port}"
        limits = Limits(often, often, often, often)
        with opened(folder, folder / "town", limits, address=address) as house:
            tokens = [house.links.issue(f"b-{number}").token for number in range(BUSINESSES)]
            house.desk.worker.start()
            draft = folder / "draft"
            draft.write_text("\n".join([str(port), *tokens]))
            draft.replace(folder / "ready")
            server(house.app).run(sockets=[listener])


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
