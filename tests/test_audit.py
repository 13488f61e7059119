# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit: nothing to find in the demo city, and each planted fault found."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.portal.audit import Finding, audit

URL = "https://kleinstadt.example/stadt/"
PAGE = """\
<!doctype html>
<html lang="de">
<head>
<title>{title}</title>
<meta name="description" content="Von {title}.">
<meta property="og:image" content="{root}assets/z.svg">
{head}
</head>
<body>
<nav class="breadcrumbs"><ol><li><a href="{root}">Startseite</a></li></ol></nav>
<h1 id="oben">{title}</h1>
{body}
</body>
</html>
"""
LINKS = '<a href="laden/">Laden</a> <a href="betriebe/#oben">Betriebe</a>'
FEEDS = (
    '<link rel="alternate" type="application/atom+xml" href="feed.atom">'
    '<link rel="alternate" type="application/feed+json" href="feed.json">'
)
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://kleinstadt.example/stadt/"/></feed>'


def put(site: Path, name: str, body: str = "", head: str = "") -> None:
    """Write one sound page with more in its body or head."""
    file = site / name
    file.parent.mkdir(parents=True, exist_ok=True)
    root = "../" * name.count("/") or "./"
    file.write_text(PAGE.format(title=name, root=root, body=body, head=head), "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A sound site of four pages with a style sheet, a drawing and feeds."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "s.css").write_text("p { background: url('z.svg#a') }", "utf-8")
    (tmp_path / "assets" / "z.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="a"/></svg>', "utf-8"
    )
    put(tmp_path, "index.html", LINKS, '<link rel="stylesheet" href="assets/s.css">')
    put(tmp_path, "404.html", '<a href="/stadt/">Start</a>')
    put(tmp_path, "laden/index.html", '<svg><use href="../assets/z.svg#a"></use></svg>')
    put(tmp_path, "betriebe/index.html", "", FEEDS)
    (tmp_path / "betriebe" / "feed.atom").write_text(FEED, "utf-8")
    (tmp_path / "betriebe" / "feed.json").write_text('{"items": []}', "utf-8")
    return tmp_path


def rules(site: Path) -> dict[str, set[str]]:
    """Every rule that is broken, and in which files."""
    found: dict[str, set[str]] = {}
    for finding in audit(site, URL):
        found.setdefault(finding.rule, set()).add(finding.file)
    return found


def test_a_sound_site_has_no_findings(site: Path) -> None:
    """Links, anchors, feeds and pictures in order: nothing is said."""
    assert audit(site, URL) == ()


#: rule → what is put into the body of laden/index.html to break it.
BODIES = [
    ("broken-link", '<a href="../fort/">fort</a>'),
    ("broken-link", '<a href="../betriebe">ohne Schrägstrich</a>'),
    ("broken-link", '<img src="fort.jpg" alt="" width="1" height="1">'),
    ("broken-link", '<img srcset="../assets/z.svg 1x, fort.avif 2x" alt="" width="1" height="1">'),
    ("dead-address", '<a href="https://kleinstadt.example/stadt/fort/">fort</a>'),
    ("dead-address", '<a href="webcal://kleinstadt.example/stadt/fort.ics">fort</a>'),
    ("broken-anchor", '<a href="../betriebe/#unten">unten</a>'),
    ("broken-anchor", '<a href="#unten">unten</a>'),
    ("broken-anchor", '<svg><use href="../assets/z.svg#b"></use></svg>'),
    ("outside-path", '<a href="/laden/">Laden</a>'),
    ("outside-path", '<a href="../../laden/">Laden</a>'),
    ("outside-path", '<img src="https://kleinstadt.example/p.jpg" alt="" width="1" height="1">'),
    ("third-party", '<img src="https://cdn.example/p.jpg" alt="" width="1" height="1">'),
    ("third-party", '<iframe src="//video.example/1"></iframe>'),
    ("third-party", '<video poster="https://cdn.example/p.jpg"></video>'),
    ("third-party", '<form action="https://suche.example/"></form>'),
    ("third-party", '<svg><use href="https://cdn.example/z.svg#a"></use></svg>'),
    ("duplicate-id", '<p id="a"></p><p id="a"></p>'),
    ("headings", "<h1>Noch eine</h1>"),
    ("image", '<img src="../assets/z.svg" width="1" height="1">'),
    ("image", '<img src="../assets/z.svg" alt="">'),
    ("inline-code", '<p style="color: red">rot</p>'),
    ("inline-code", '<p onclick="fort()">fort</p>'),
    ("inline-code", "<script>fort()</script>"),
    ("inline-code", '<script type="module">fort()</script>'),
    ("inline-code", "<style>p { color: red }</style>"),
    ("inline-code", '<a href=" JavaScript:fort()">fort</a>'),
    ("bad-json", '<script type="application/ld+json">{"@type": }</script>'),
    ("bad-json", '<script type="application/json">{]</script>'),
    (
        "broken-link",
        '<script type="application/ld+json">'
        '{"url": "https://kleinstadt.example/stadt/fort/"}</script>',
    ),
]


@pytest.mark.parametrize(("rule", "body"), BODIES)
def test_a_fault_in_a_page_is_found(site: Path, rule: str, body: str) -> None:
    """Each planted fault is told by its rule, for its file, and nothing else is."""
    put(site, "laden/index.html", body)
    assert rules(site) == {rule: {"laden/index.html"}}


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://anderswo.example/">anderswo</a>',
        '<a href="https://kleinstadt.example/rathaus/">eine andere Seite desselben Hosts</a>',
        '<a href="mailto:a@b.example">Post</a> <a href="tel:+492391">Ruf</a>',
        '<a href="geo:51.2,7.8">Karte</a>',
        '<script type="application/json" id="w">{"a": 1}</script>',
        '<script type="application/ld+json">{"@id": "https://kleinstadt.example/#stadt"}</script>',
        '<a href="../laden/index.html#oben">hier</a> <a href="?q=brot">suchen</a>',
    ],
)
def test_what_is_right_is_left_alone(site: Path, body: str) -> None:
    """Links to others that wait for a click, other schemes, data blocks, names: no fault."""
    put(site, "laden/index.html", body)
    assert audit(site, URL) == ()


def _replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        file = site / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return change


CHANGES = [
    ("no-language", "laden/index.html", _replace("laden/index.html", ' lang="de"', "")),
    (
        "no-title",
        "laden/index.html",
        _replace("laden/index.html", "<title>laden/index.html", "<title>"),
    ),
    (
        "no-description",
        "laden/index.html",
        _replace("laden/index.html", "Von laden/index.html.", ""),
    ),
    ("no-picture", "laden/index.html", _replace("laden/index.html", "og:image", "og:nothing")),
    ("headings", "laden/index.html", _replace("laden/index.html", "h1", "h2")),
    (
        "no-breadcrumbs",
        "laden/index.html",
        _replace("laden/index.html", 'class="breadcrumbs"', ""),
    ),
    ("third-party", "assets/s.css", _replace("assets/s.css", "z.svg", "https://cdn.example/z.svg")),
    (
        "third-party",
        "assets/s.css",
        _replace("assets/s.css", "p {", "@import '//x.example/a'; p {"),
    ),
    ("broken-link", "assets/s.css", _replace("assets/s.css", "z.svg#a", "fort.png")),
    ("inline-code", "assets/z.svg", _replace("assets/z.svg", "<symbol", "<script/><symbol")),
    ("broken-link", "betriebe/feed.atom", _replace("betriebe/feed.atom", "stadt/", "stadt/fort/")),
    ("outside-path", "betriebe/feed.atom", _replace("betriebe/feed.atom", "stadt/", "")),
    ("bad-xml", "betriebe/feed.atom", _replace("betriebe/feed.atom", "</feed>", "")),
    ("bad-json", "betriebe/feed.json", _replace("betriebe/feed.json", "]", "")),
    (
        "broken-link",
        "betriebe/feed.json",
        _replace("betriebe/feed.json", "[]", '[{"content_html": "<a href=\\"fort/\\">x</a>"}]'),
    ),
    ("no-feed", "betriebe/index.html", _replace("betriebe/index.html", "atom+xml", "rss+xml")),
    ("orphan", "laden/index.html", _replace("index.html", '<a href="laden/">Laden</a>', "")),
    (
        "broken-link",
        "sitemap.xml",
        lambda site: (site / "sitemap.xml").write_text(
            f"<urlset><url><loc>{URL}fort/</loc></url></urlset>", "utf-8"
        ),
    ),
    (
        "broken-link",
        "robots.txt",
        lambda site: (site / "robots.txt").write_text(f"Sitemap: {URL}sitemap.xml", "utf-8"),
    ),
    (
        "broken-link",
        "laden/t.ics",
        lambda site: (site / "laden" / "t.ics").write_bytes(
            f"BEGIN:VEVENT\r\nURL;VALUE=URI:{URL}for\r\n t/\r\nEND:VEVENT".encode()
        ),
    ),
    ("not-utf-8", "laden/t.txt", lambda site: (site / "laden" / "t.txt").write_bytes(b"\xfc")),
]


@pytest.mark.parametrize(("rule", "file", "change"), CHANGES)
def test_a_fault_anywhere_is_found(
    site: Path, rule: str, file: str, change: Callable[[Path], object]
) -> None:
    """Heads, style sheets, drawings, feeds, calendars and the sitemap are read as well."""
    change(site)
    assert rules(site) == {rule: {file}}


def test_a_month_without_its_calendar_is_found(site: Path) -> None:
    """A list of dates offers a calendar beside its two feeds (design § 6)."""
    put(site, "veranstaltungen/2026/12/index.html", "", FEEDS)
    for name in ("feed.atom", "feed.json"):
        source, folder = site / "betriebe" / name, site / "veranstaltungen" / "2026" / "12"
        (folder / name).write_bytes(source.read_bytes())
    put(site, "laden/index.html", '<a href="../veranstaltungen/2026/12/">Dezember</a>')
    assert rules(site) == {"no-feed": {"veranstaltungen/2026/12/index.html"}}


def test_a_link_to_what_is_held_back_stops_nothing(site: Path) -> None:
    """A text may link to a page that is held back today: that is told, and does not block."""
    put(site, "laden/index.html", '<a href="../betriebe/hoevel/">Hövel</a>')
    (dead,) = audit(site, URL, frozenset(["betriebe/hoevel/index.html"]))
    assert (dead.rule, dead.blocks) == ("dead-address", False)
    (broken,) = audit(site, URL)
    assert (broken.rule, broken.blocks) == ("broken-link", True)


def test_a_finding_says_where(site: Path) -> None:
    """A finding reads file:line: [rule] and a German sentence."""
    put(site, "laden/index.html", '\n<a href="../fort/?a=1&amp;b=2">fort</a>')
    (finding,) = audit(site, URL)
    assert isinstance(finding, Finding)
    assert str(finding).startswith("laden/index.html:13: [broken-link] »../fort/?a=1&b=2«")


@pytest.mark.parametrize("address", ["http://[", "https://kleinstadt.example:port/x", "%"])
def test_a_hopeless_address_is_a_finding_and_no_crash(site: Path, address: str) -> None:
    """What no program can follow is told like any other fault, or is somebody else's."""
    put(site, "laden/index.html", f'<a href="{address}">x</a>')
    assert set(rules(site)) <= {"outside-path", "broken-link"}


def test_the_demo_city_has_no_findings(demo_site: Path) -> None:
    """The whole output of the demo city keeps every rule, and is read within seconds."""
    started = time.process_time()
    findings = audit(demo_site, "https://lennebrueck.example/")
    seconds = time.process_time() - started
    assert [str(finding) for finding in findings] == []
    assert seconds < 8  # measured: 3.5 s of CPU for 461 pages on a busy machine


def test_the_demo_city_has_no_findings_under_a_path(sub_path_site: Path) -> None:
    """Built for https://stadt.example/stadt/, no link leaves that path, and none is broken."""
    findings = audit(sub_path_site, "https://stadt.example/stadt/")
    assert [str(finding) for finding in findings] == []
