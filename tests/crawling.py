# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Follow every address that a served site gives, as a visitor's programs would."""

import http.client
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree, html

# Attributes with one address each, and whether a browser loads it by itself.
LOADED = {
    ("script", "src"), ("img", "src"), ("source", "src"), ("video", "src"), ("video", "poster"),
    ("audio", "src"), ("iframe", "src"), ("embed", "src"), ("object", "data"), ("input", "src"),
    ("use", "href"), ("image", "href"),
}  # fmt: skip
FOLLOWED = {("a", "href"), ("area", "href"), ("form", "action")}
# link rel=… that the browser loads; the others (canonical, alternate) are only followed.
LOADED_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}
CSS_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+)['"]?\s*\)|@import\s+['"]([^'"]+)['"]""")
JS_IMPORT = re.compile(r"""(?:^|[;\s])(?:import|from|import\()\s*['"]([^'"]+)['"]""")


@dataclass(frozen=True, slots=True)
class Link:
    """An address as it stands in a document, and whether it is loaded without a click."""

    address: str
    loaded: bool


@dataclass(slots=True)
class Crawl:
    """What a crawl found: `{address: status}` and the links that break a rule."""

    statuses: dict[str, int] = field(default_factory=dict)
    outside: set[str] = field(default_factory=set)
    foreign_loads: set[str] = field(default_factory=set)
    missing_anchors: set[str] = field(default_factory=set)
    targets: dict[str, set[str]] = field(default_factory=dict)

    @property
    def broken(self) -> dict[str, int]:
        """The addresses that did not answer 200."""
        return {address: status for address, status in self.statuses.items() if status != 200}

    def reachable(self, start: str) -> set[str]:
        """The addresses that links lead to from `start`, itself included."""
        reached, waiting = {start}, [start]
        while waiting:
            new = self.targets.get(waiting.pop(), set()) - reached
            reached |= new
            waiting += new
        return reached

    def stays(self, link: Link, target: str, page: str, served_at: str, public_url: str) -> bool:
        """Tell whether a link stays within the site; note it where it breaks a rule."""
        parts = urlsplit(target)
        if parts.scheme not in ("http", "https", "webcal"):
            return False
        if parts.netloc not in (urlsplit(served_at).netloc, urlsplit(public_url).netloc):
            if link.loaded:
                self.foreign_loads.add(f"{page} loads {target}")
            return False
        if not target.startswith(served_at):
            self.outside.add(f"{page} links to {link.address}")
            return False
        return True


def links_in(media_type: str, body: bytes) -> Iterator[Link]:
    """Yield every link of a document of a kind that has links."""
    readers = {
        "text/html": _in_html,
        "text/css": _in_css,
        "text/javascript": _in_js,
        "application/atom+xml": _in_xml,
        "application/xml": _in_xml,
        "text/xml": _in_xml,
        "image/svg+xml": _in_xml,
        "application/json": _in_json,
        "application/feed+json": _in_json,
        "application/manifest+json": _in_json,
        "text/plain": _in_robots,
        "text/calendar": _in_calendar,
    }
    reader = readers.get(media_type)
    return reader(body) if reader else iter(())


def _in_html(body: bytes) -> Iterator[Link]:
    if not body.strip():
        return
    document = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
    for element in document.iter(etree.Element):
        for name, text in element.items():
            key = (str(element.tag), name)
            if key == ("link", "href"):
                yield Link(text, not LOADED_RELATIONS.isdisjoint(element.get("rel", "").split()))
            elif name in ("srcset", "imagesrcset"):
                yield from (Link(part.split()[0], True) for part in text.split(","))
            elif name == "style":
                yield from _in_css(text.encode())
            elif key in LOADED or key in FOLLOWED:
                yield Link(text, key in LOADED)
        if element.tag == "style":
            yield from _in_css((element.text or "").encode())
        elif element.get("type") == "application/ld+json":
            yield from _in_json((element.text or "").encode())


def _in_css(body: bytes) -> Iterator[Link]:
    for match in CSS_ADDRESS.finditer(body.decode("utf-8")):
        yield Link(match[1] or match[2], True)


def _in_js(body: bytes) -> Iterator[Link]:
    yield from (Link(name, True) for name in JS_IMPORT.findall(body.decode("utf-8")))


def _in_xml(body: bytes) -> Iterator[Link]:
    for element in etree.fromstring(body).iter():
        if str(element.tag).endswith("}loc"):
            yield Link((element.text or "").strip(), False)
        elif element.get("href"):
            yield Link(element.get("href", ""), False)
        if element.get("type") == "html" and element.text:
            yield from _in_html(element.text.encode())


def _in_json(body: bytes) -> Iterator[Link]:
    """Addresses stand anywhere as strings; an `@id` and schema.org's own words are only names."""
    values = deque([json.loads(body)])
    while values:
        value = values.popleft()
        if isinstance(value, list):
            values.extend(value)
        elif isinstance(value, dict):
            values.extend(inner for key, inner in value.items() if key != "@id")
        elif isinstance(value, str) and re.match(r"https?://(?!schema\.org)\S+$", value):
            yield Link(value, False)
        elif isinstance(value, str) and re.search(r"<(?:a|img)\s", value):
            yield from _in_html(value.encode())


def _in_robots(body: bytes) -> Iterator[Link]:
    for address in re.findall(r"(?m)^Sitemap:\s*(\S+)", body.decode("utf-8")):
        yield Link(address, False)


def _in_calendar(body: bytes) -> Iterator[Link]:
    unfolded = body.decode("utf-8").replace("\r\n ", "")
    for address in re.findall(r"(?m)^(?:URL|SOURCE|IMAGE)[^:\r\n]*:(\S+)", unfolded):
        yield Link(address, False)


def crawl(
    served_at: str, public_url: str, start: Iterable[str] = ("",), depth: int = 1000
) -> Crawl:
    """Follow all links, at most `depth` clicks far, from the `start` pages of a served site.

    The pages lie at `served_at`. `public_url` is the address the site was built for; links to it
    are followed on the server.
    A link to the site's host that does not lie below `public_url` is `outside`.
    """
    found = Crawl()
    anchors: dict[str, set[str]] = {}
    wanted: set[tuple[str, str]] = set()
    server = urlsplit(served_at)
    with closing(http.client.HTTPConnection(server.hostname or "", server.port)) as host:
        queue = deque((urljoin(served_at, address), depth) for address in start)
        while queue:
            address, clicks = queue.popleft()
            if address in found.statuses:
                continue
            found.statuses[address], media_type, body = _get(host, address)
            if media_type == "text/html":
                anchors[address] = set(re.findall(r'\bid="([^"]+)"', body.decode("utf-8")))
            for link in links_in(media_type, body) if clicks else ():
                target, fragment = urldefrag(_on_server(link, address, public_url, served_at))
                if found.stays(link, target, address, served_at, public_url):
                    queue.append((target, clicks - 1))
                    found.targets.setdefault(address, set()).add(target)
                    wanted.add((target, fragment))
    found.missing_anchors = {
        f"{target}#{fragment}"
        for target, fragment in wanted
        if fragment and target in anchors and fragment not in anchors[target]
    }
    return found


def _get(host: http.client.HTTPConnection, address: str) -> tuple[int, str, bytes]:
    """Fetch an address; return its status, media type and body."""
    host.request("GET", urlsplit(address)._replace(scheme="", netloc="").geturl())
    answer = host.getresponse()
    return answer.status, answer.headers.get_content_type(), answer.read()


def _on_server(link: Link, base: str, public_url: str, served_at: str) -> str:
    """Resolve an address and map the site's public one to the server's."""
    target = urljoin(base, link.address.strip())
    public = re.compile(f"(?:https?|webcal)://{re.escape(public_url.partition('://')[2])}")
    return public.sub(lambda _: served_at, target, count=1)
