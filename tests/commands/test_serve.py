# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb `serve`: shows the site as a host would, and anew after every change."""

import contextlib
import gzip
import re
import signal
import socket
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import run_verb
from tests.commands.running import Served, eventually, serving
from tests.small_town import write_shop, write_town

SHOP = "/stadt/betriebe/laden-1/"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve")
    return write_town(folder / "content", "https://kleinstadt.example/stadt/")


@pytest.fixture(scope="module")
def served(town: Path) -> Iterator[Served]:
    with serving(town, town.parent) as running:
        yield running


@contextlib.contextmanager
def taken(port: int) -> Iterator[None]:
    """Listen on a port, unless somebody else already does."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            stack.enter_context(socket.create_server(("127.0.0.1", port)))
        yield


def page(served: Served, path: str) -> str:
    return served.get(path)[2].decode("utf-8")


def test_the_site_lies_under_its_path(served: Served) -> None:
    """The printed address ends in the path of `city.url`; / leads there."""
    assert urllib.parse.urlsplit(served.address).path == "/stadt/"
    status, headers, _ = served.get("/")
    assert (status, headers["Location"]) == (302, "/stadt/")
    assert "Laden 1" in page(served, SHOP)


@pytest.mark.parametrize(
    ("address", "content_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("betriebe/feed.atom", "application/atom+xml"),
        ("betriebe/feed.json", "application/feed+json"),
        ("veranstaltungen/kalender.ics", "text/calendar; charset=utf-8"),
        ("sitemap.xml", "application/xml"),
        ("robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_content_types(served: Served, address: str, content_type: str) -> None:
    """Pages, feeds, calendars and lists for search engines say what they are."""
    status, headers, _ = served.get("/stadt/" + address)
    assert (status, headers["Content-Type"]) == (200, content_type)


def test_what_a_page_loads_has_its_type(served: Served) -> None:
    """Fonts, styles, scripts and drawings come with a type that a browser accepts."""
    found = set(re.findall(r'(?:href|src)="(?:\.\./)*(assets/[^"#]+)', page(served, SHOP)))
    types = {name.rpartition(".")[2]: served.get(f"/stadt/{name}")[1] for name in found}
    assert {ending: head["Content-Type"].partition(";")[0] for ending, head in types.items()} == {
        "css": "text/css",
        "js": "text/javascript",
        "png": "image/png",
        "svg": "image/svg+xml",
        "woff2": "font/woff2",
    }


@pytest.mark.parametrize(
    "path",
    ["/stadt/nichts/", "/anderswo/", "/stadt/betriebe/..%2f..%2f..%2fcity.yaml", "/stadt/%00"],
)
def test_a_miss_is_the_404_page(served: Served, path: str) -> None:
    """An address without a file, or outside the site, answers 404 with the site's own page."""
    status, headers, body = served.get(path)
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "Diese Seite gibt es nicht" in body.decode("utf-8")


def test_a_folder_without_its_slash_leads_to_the_one_with_it(served: Served) -> None:
    """`/betriebe` is sent to `/betriebe/`, the query with it."""
    status, headers, _ = served.get("/stadt/betriebe?q=brot")
    assert (status, headers["Location"]) == (302, "/stadt/betriebe/?q=brot")


def test_pages_are_compressed_on_request_and_never_cached(served: Served) -> None:
    """Who accepts gzip gets it, with the same page inside; no page is kept by the browser."""
    _, headers, body = served.get(SHOP, **{"Accept-Encoding": "gzip, br"})
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Cache-Control"] == "no-store"
    assert gzip.decompress(body) == served.get(SHOP)[2]


def test_what_is_named_after_its_content_is_kept(served: Served) -> None:
    """A stylesheet or script is fetched once, for another one has another name."""
    found = re.findall(r'href="(?:\.\./)*(assets/[^"#]+\.css)"', page(served, SHOP))
    own = re.findall(r'href="(/\.stadtfenster/[^"]+)"', page(served, SHOP))
    for address in [*(f"/stadt/{name}" for name in found), *own]:
        assert "immutable" in served.get(address)[1]["Cache-Control"]
    assert found
    assert own


def test_only_the_served_page_has_the_reload_script(served: Served, town: Path) -> None:
    """The script is a file of the same origin, added while serving; the built page lacks it."""
    assert re.search(
        r'<script type="module" src="/\.stadtfenster/[^"]+"></script>', page(served, SHOP)
    )
    (built,) = (town.parent / "cache").glob("serve/*/betriebe/laden-1/index.html")
    assert ".stadtfenster" not in built.read_text("utf-8")


def test_an_edit_shows_within_seconds(served: Served, town: Path) -> None:
    """A changed name stands on the page after a while, without a new start."""
    write_shop(town, 1, "Backstube am Markt")
    eventually(lambda: "Backstube am Markt" in page(served, SHOP), "the new name")
    told = r"content/businesses/laden-1\.md: \d+ Seiten in \d+ ms, \d+ Dateien neu\n"
    eventually(lambda: re.search(told, served.text) is not None, "the round's line")


def test_a_broken_record_is_told_and_the_others_stay(served: Served, town: Path) -> None:
    """An unknown field is told in the terminal with its line; the other shop is still there."""
    shop = town / "businesses" / "laden-2.md"
    sound = shop.read_text("utf-8")
    shop.write_text(sound.replace("category:", "kategorie:"), "utf-8")
    eventually(lambda: "laden-2.md:3:1: Fehler" in served.text, "the problem")
    eventually(lambda: served.get("/stadt/betriebe/laden-2/")[0] == 404, "the shop held back")
    assert served.get(SHOP)[0] == 200
    shop.write_text(sound, "utf-8")
    eventually(lambda: served.get("/stadt/betriebe/laden-2/")[0] == 200, "the shop back again")


def test_a_broken_city_keeps_the_last_good_site(served: Served, town: Path) -> None:
    """While `city.yaml` is broken the last site is served, and the terminal says so."""
    city = town / "city.yaml"
    sound = city.read_text("utf-8")
    city.write_text(sound.replace("state: NW", "state: XX"), "utf-8")
    eventually(lambda: "die alte Seite bleibt" in served.text, "the refusal")
    assert served.get(SHOP)[0] == 200
    city.write_text(sound.replace("/stadt/", "/"), "utf-8")
    eventually(lambda: served.get("/betriebe/laden-1/")[0] == 200, "the site under its new path")
    city.write_text(sound, "utf-8")
    eventually(lambda: served.get(SHOP)[0] == 200, "the site under its old path")


def process_table() -> dict[int, int]:
    """Every living process with its parent."""
    table = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            _, _, rest = status.read_text("ascii", "replace").rpartition(") ")
            state, parent = rest.split()[:2]
            if state != "Z":  # whoever should have asked for its end has not done so yet
                table[int(status.parent.name)] = int(parent)
    return table


def test_its_violent_end_leaves_no_process_behind(tmp_path: Path) -> None:
    """The builder notices that nobody gives it orders any more, and ends."""
    with serving(write_town(tmp_path / "content"), tmp_path) as running:
        own = running.process.pid
        workers = {pid for pid, parent in process_table().items() if parent == own}
        assert workers
        running.stop(signal.SIGKILL)
        eventually(lambda: workers.isdisjoint(process_table()), "the builder's end")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C ends with exit 0 and no traceback, a service manager's SIGTERM likewise; and so does
    whoever sends it twice.
    """
    with serving(write_town(tmp_path / "content"), tmp_path) as running:
        running.process.send_signal(number)
        eventually(lambda: "Beendet." in running.text, "the word that it ends")
        assert running.stop(number) == 0
    assert "Traceback" not in running.text


def test_it_starts_with_a_broken_city(tmp_path: Path) -> None:
    """Without any good site yet it says what is wrong, and serves once that is mended."""
    content = write_town(tmp_path / "content")
    city = content / "city.yaml"
    sound = city.read_text("utf-8")
    city.write_text("name: Kleinstadt\n", "utf-8")
    with serving(content, tmp_path) as running:
        assert running.get("/stadt/" + "x" * 300)[0] == 503
        assert running.get("/")[0] == 503
        assert "city.yaml" in running.text
        city.write_text(sound, "utf-8")
        eventually(lambda: running.get("/")[0] == 200, "the mended site")


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    """A port that was asked for and is taken: one German sentence, exit 1."""
    content = write_town(tmp_path / "content")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run_verb("serve", "--content", content, "--cache", tmp_path, "--port", str(port))
    assert done.returncode == 1
    assert f"Port {port} ist belegt." in done.stderr
    assert "Traceback" not in done.stderr


def test_the_default_port_gives_way(tmp_path: Path) -> None:
    """Where 8000 is taken, the next free port is used, and the address says which."""
    content = write_town(tmp_path / "content")
    with taken(8000), serving(content, tmp_path, port=None) as running:
        port = urllib.parse.urlsplit(running.address).port
        assert port is not None
        assert port > 8000
        assert running.get("/")[0] == 200
        assert "Port 8000 ist belegt" in running.text
