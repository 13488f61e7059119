# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The samples for a city's server, used: nginx before the form service and before the portal, and
the unit as systemd reads it. Needs nginx, openssl and systemd-analyze (``apt install nginx``).
"""

import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from plugins.commands.form_service import clock_of, links_of
from plugins.commands.serving.port import LOOPBACK
from plugins.editing.settings import Settings, read_settings
from tests.building import ROOT, build_site
from tests.editing.service.house import BAKERY, CITY, fields_of
from tests.editing.store.town import FILES, repository
from tests.proofs.nginx import Nginx, free_port, nginx
from tests.small_town import write_town

NAME = "eintrag.lennebrueck.example"
SAMPLE = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
UNIT = ROOT / "deploy" / "stadtfenster-edit.service"
#: What ``systemd-analyze security`` may say at most: 0 is closed, 10 open.
EXPOSURE = 1.3


class Place(NamedTuple):
    """A form service behind nginx."""

    nginx: Nginx
    port: int
    settings: Settings

    def client(self) -> httpx.Client:
        """A browser that takes the certificate for what it is."""
        return httpx.Client(
            base_url=f"https://{LOOPBACK}:{self.nginx.https}", verify=False,  # noqa: S501
            headers={"Host": NAME, "Sec-Fetch-Site": "same-origin"}, timeout=30,
        )  # fmt: skip

    def line(self) -> ssl.SSLSocket:
        """A connection on which nothing was said yet."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        plain = socket.create_connection((LOOPBACK, self.nginx.https), 30)
        return context.wrap_socket(plain, server_hostname=NAME)

    def token(self, business: str = BAKERY) -> str:
        """A link's."""
        links = links_of(self.settings, clock_of(None))
        try:
            return links.issue(business).token
        finally:
            links.close()


@contextmanager
def service(folder: Path) -> Iterator[tuple[int, Settings]]:
    """The service as the unit starts it, for a town."""
    repository(folder / "town", {**FILES, "content/city.yaml": CITY})
    config = folder / "edit.toml"
    config.write_text(
        f'address = "https://{NAME}"\nstate = "{folder}/state"\nproxies = 1\npreview = false\n'
        f'[repository]\nurl = "{folder}/town"\n'
    )
    port = free_port()
    command = [sys.executable, "-m", "plugins.commands", "edit", "--config", str(config)]
    running = subprocess.Popen([*command, "--port", str(port)], cwd=ROOT)
    try:
        for _ in range(200):
            with socket.socket() as line:
                if line.connect_ex((LOOPBACK, port)) == 0:
                    break
            time.sleep(0.1)
        yield port, read_settings(config)
    finally:
        running.terminate()
        running.wait(20)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("place")
    with service(folder) as (port, settings):
        changed = {f"{LOOPBACK}:8001": f"{LOOPBACK}:{port}"}
        with nginx(folder / "nginx", SAMPLE, changed) as found:
            yield Place(found, port, settings)


def test_a_merchant_comes_through(place: Place) -> None:
    """From http to https, from the link to the form to »Danke«; each header once."""
    moved = httpx.get(f"http://{LOOPBACK}:{place.nginx.http}/l/x", headers={"Host": NAME})
    assert (moved.status_code, moved.headers["location"]) == (301, f"https://{NAME}/l/x")
    with place.client() as client:
        came = client.get(f"/l/{place.token()}")
        assert came.status_code == 303
        cookie = next(c for c in came.headers.get_list("set-cookie") if c.startswith("__Host-"))
        client.headers["Cookie"] = cookie.partition(";")[0]
        page = client.get("/heute")
        assert "Bäckerei Hövel" in page.text
        for name in ("strict-transport-security", "content-security-policy", "referrer-policy"):
            assert len(page.headers.get_list(name)) == 1, name
        assert "content-encoding" not in page.headers, "packed pages tell their secrets"
        style = re.findall(r'href="(/assets/[^"]+\.css)"', page.text)[0]
        packed = client.get(style)
        assert packed.headers["content-encoding"] == "gzip"
        assert "immutable" in packed.headers["cache-control"]
        sent = client.post("/heute", data={**fields_of(page.text), "zu": "1"})
        assert sent.status_code == 303
        assert "Danke, ist angekommen" in client.get(sent.headers["location"]).text


def test_large_bodies(place: Place) -> None:
    """A photo of 12 MB is judged by the service, in German; more than the sample allows by nginx;
    and what nginx lets through is still too much for the service.
    """
    with place.client() as client:
        came = client.get(f"/l/{place.token()}")
        cookies = came.headers.get_list("set-cookie")
        client.headers["Cookie"] = next(c for c in cookies if "__Host-" in c).partition(";")[0]
        data = fields_of(client.get("/fotos").text)
        for size, status, told in (
            (12_000_000, 422, "kein Foto"),
            (35_000_000, 413, "zu groß"),
            (45_000_000, 413, "nginx"),
        ):
            answer = client.post(
                "/fotos", data=data, files={"foto": ("a.jpg", b"%PDF" * (size // 4))}
            )
            assert answer.status_code == status, size
            assert told in answer.text


def test_who_it_was_is_told_by_nginx_alone(place: Place) -> None:
    """Whatever a stranger writes into ``X-Forwarded-For``: it is one address that guesses."""
    with place.client() as client:
        answers = [
            client.get("/l/x", headers={"X-Forwarded-For": f"198.51.100.{n}"}).status_code
            for n in range(40)
        ]
        assert answers[0] == 403
        assert answers[-1] == 429
        wrong = client.get("/gesund", headers={"Host": "evil.example"})
        assert wrong.status_code == 200, "the only server there is; but nothing else is answered"
        assert client.get("/", headers={"Host": "evil.example"}).status_code == 421


def test_slow_people_wait_before_the_service(place: Place) -> None:
    """Fifty who send a letter now and then: none has a connection to the service, somebody else
    is answered at once, and after the sample's time they are gone.
    """
    head = f"POST /melden/fehler HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 900\r\n"
    with ExitStack() as lines:
        slow = [lines.enter_context(place.line()) for _ in range(50)]
        for number, line in enumerate(slow):
            whole = f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\nwas="
            line.sendall((whole if number % 2 else head).encode())
        time.sleep(0.5)
        began = time.monotonic()
        with place.client() as client:
            assert client.get("/gesund").text == "gut\n"
        assert time.monotonic() - began < 1
        assert _connections(place.port) <= 2
        gone = [_ends_within(line, began + 25) for line in slow]
    assert all(gone)


def _ends_within(line: ssl.SSLSocket, until: float) -> bool:
    while (left := until - time.monotonic()) > 0:
        line.settimeout(left)
        try:
            if not line.recv(65536):
                return True
        except TimeoutError:
            return False
        except OSError:
            return True
    return False


def _connections(port: int) -> int:
    """Established ones to a port of this machine."""
    rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(row[2].endswith(f":{port:04X}") and row[3] == "01" for row in rows)


def test_a_flood_is_turned_away_by_nginx(place: Place) -> None:
    """More than a preview's page needs; and it is 429, not an error of the service."""
    with place.client() as client:
        answers = [client.get("/robots.txt") for _ in range(400)]
    found = {answer.status_code for answer in answers}
    assert found == {200, 429}
    assert "nginx" in next(answer.text for answer in answers if answer.status_code == 429)


def test_the_log_names_nobody(place: Place) -> None:
    """No address, no link; what failed is told without either."""
    told = "".join(path.read_text() for path in place.nginx.logs.iterdir())
    assert '"GET /heute" 200' in told
    assert not re.search(r"/l/|/gesendet/|127\.0\.0\.1|198\.51", told), told[:2000]


def test_the_portal_as_it_is_served(tmp_path: Path) -> None:
    """The sample of »Veröffentlichen«: headers, kinds of files, how long they are kept, 404."""
    page = (ROOT / "docs" / "veroeffentlichen.md").read_text("utf-8")
    [sample] = re.findall(r"(?s)```nginx\n(.*?)```", page)
    site = build_site(tmp_path, write_town(tmp_path / "content"))
    with nginx(tmp_path / "nginx", sample, {"/srv/portal/seite": str(site)}) as found:
        address = f"https://{LOOPBACK}:{found.https}"
        with httpx.Client(base_url=address, verify=False) as client:  # noqa: S501
            start = client.get("/")
            assert start.headers["content-security-policy"] == "frame-ancestors 'none'"
            assert start.headers["cache-control"] == "public, max-age=300"
            asset = re.findall(r'href="((?:\./)?assets/[^"]+\.css)"', start.text)[0]
            assert "immutable" in client.get(f"/{asset}").headers["cache-control"]
            assert client.get("/betriebe/laden-1").headers["location"].endswith("/laden-1/")
            gone = client.get("/gibt-es-nicht/")
            assert gone.status_code == 404
            assert "<html" in gone.text
            assert gone.headers["x-content-type-options"] == "nosniff"
            for file, kind in {
                "*.ics": "text/calendar", "feed.json": "application/feed+json",
                "*.webmanifest": "application/manifest+json", "robots.txt": "text/plain",
            }.items():  # fmt: skip
                path = next(site.rglob(file)).relative_to(site)
                answer = client.get(f"/{path}")
                assert answer.headers["content-type"].startswith(kind), path


def test_the_unit_as_systemd_reads_it(tmp_path: Path) -> None:
    """Without a complaint, and with as little rights as it says."""
    analyze = shutil.which("systemd-analyze")
    assert analyze, "Dieser Beweis braucht systemd-analyze: apt install systemd"
    unit = shutil.copy(UNIT, tmp_path)
    checked = subprocess.run([analyze, "verify", unit], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    command = [analyze, "security", "--offline=true", unit]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"exposure level for \S+: ([\d.]+)", told)
    assert found
    print(f"\nsystemd-analyze security: {found[1]}")
    assert float(found[1]) <= EXPOSURE
