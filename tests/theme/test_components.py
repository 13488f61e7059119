# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's components: each complete, each example renders."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.theme.sample_pages import all_pages
from tests.theme.samples import site
from tests.theme.stage import (
    COMPONENTS,
    THEME,
    components,
    environment,
    pattern_page,
    render_example,
)

STYLES = THEME / "static" / "css" / "components"
PARTS = THEME / "static" / "parts"
EXAMPLES = list(components())
PAGES = list(all_pages())


def test_component_has_macro_example_and_style() -> None:
    """A component is same-named files: macro, examples, style; none stands alone."""
    macros, examples, styles, of_parts = (
        {path.stem for path in folder.glob(pattern)}
        for folder, pattern in (
            (COMPONENTS, "*.html"),
            (COMPONENTS, "*.yaml"),
            (STYLES, "*.css"),
            (PARTS, "*/*.css"),
        )
    )
    assert macros == examples
    assert styles <= macros <= styles | of_parts


def test_every_macro_has_an_example() -> None:
    """Each macro of a component can be seen on the pattern page, directly or inside another."""
    shown = {(name, example.get("macro", name.replace("-", "_"))) for name, example in EXAMPLES}
    sources = {path.stem: path.read_text("utf-8") for path in COMPONENTS.glob("*.html")}
    for component, source in sources.items():
        for macro in re.findall(r"{% macro (\w+)\(", source):
            used = len(re.findall(rf"\b{macro}\(", source)) > 1
            assert (component, macro) in shown or used, f"{component}: {macro}"


@pytest.mark.parametrize(("component", "example"), EXAMPLES, ids=lambda x: str(x)[:40])
def test_example_renders_well_formed(component: str, example: dict[str, Any]) -> None:
    """An example renders with nothing undefined, no inline style and no inline script."""
    html = BeautifulSoup(render_example(component, example), "html.parser")
    assert not html.select("[style], [onclick], script")


@pytest.mark.parametrize(("name", "template", "page", "data"), PAGES, ids=[p[0] for p in PAGES])
def test_page_has_one_heading_and_landmarks(name: str, template: str, page: Any, data: Any) -> None:
    """Every page type: one h1, one main, a header, a footer, no level of heading left out."""
    html = environment().get_template(template).render(site=site(), page=page, **data)
    soup = BeautifulSoup(html, "html5lib")
    assert html.lstrip().lower().startswith("<!doctype html>")
    assert [len(soup.find_all(tag)) for tag in ("h1", "main")] == [1, 1]
    assert soup.select("body > header") and soup.select("body > footer")
    levels = [int(tag.name[1]) for tag in soup.find_all(re.compile("^h[1-6]$"))]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("name", "template", "page", "data"), PAGES, ids=[p[0] for p in PAGES])
def test_page_needs_no_inline_style_or_script(
    name: str, template: str, page: Any, data: Any
) -> None:
    """The Content-Security-Policy allows neither, and it is the first thing after the charset."""
    html = environment().get_template(template).render(site=site(), page=page, **data)
    soup = BeautifulSoup(html, "html5lib")
    assert not soup.select("[style]") and not soup.select("style")
    inline = [s for s in soup.select("script") if not s.get("src")]
    assert {s["type"] for s in inline} <= {"application/ld+json"}
    assert soup.head is not None
    assert [tag.get("http-equiv") for tag in soup.head.find_all("meta")[:2]] == [
        None,
        "Content-Security-Policy",
    ]


@pytest.mark.parametrize(("name", "template", "page", "data"), PAGES, ids=[p[0] for p in PAGES])
def test_page_states_no_now(name: str, template: str, page: Any, data: Any) -> None:
    """A static page says hours and dates; "now", "today", "open" are left to the script."""
    html = environment().get_template(template).render(site=site(), page=page, **data)
    soup = BeautifulSoup(html, "html5lib")
    # The filters are choices, no statements, and seen only where a script runs.
    for part in soup.select("script, [hidden], header nav, footer, business-filter"):
        part.decompose()
    words = " ".join(soup.stripped_strings)
    assert not re.search(r"\b(Geöffnet|Jetzt offen|noch \d+ Min)", words)
    for mark in soup.select(".tag, [data-state]"):
        assert mark.get_text(strip=True) not in {"heute", "jetzt", "vorbei"}


def test_pattern_page_holds_every_example() -> None:
    """The page /muster/ shows each example once, under its name."""
    headings = BeautifulSoup(pattern_page(), "html5lib").select("section > h2")
    expected = [f"{component}: {example['name']}" for component, example in EXAMPLES]
    assert [h.get_text() for h in headings if ": " in h.get_text()] == expected


def test_templates_do_no_date_arithmetic() -> None:
    """Domain logic stays in Python: no template asks for the time or calculates with days."""
    for path in Path(THEME / "templates").rglob("*.html"):
        assert not re.search(r"timedelta|\bnow\(|\.timestamp\(|strftime", path.read_text("utf-8"))


def test_nobody_is_led_to_what_is_gone() -> None:
    """A business that has closed and an event that is over offer neither route nor tickets."""
    found = {}
    for name, template, page, data in PAGES:
        if name in ("business", "business-closed", "event", "event-cancelled"):
            html = environment().get_template(template).render(site=site(), page=page, **data)
            found[name] = bool(BeautifulSoup(html, "html5lib").select(".action[href^='geo:']"))
            assert "small-plan" not in html or name != "business-closed"
    assert found == {
        "business": True, "business-closed": False, "event": True, "event-cancelled": False,
    }  # fmt: skip
