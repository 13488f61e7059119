# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Icons and the drawn shops: complete, well-formed, and the same every time."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.assets.icons import build_sprite, read_icons
from plugins.assets.site_icon import build_site_icon

ROOT = Path(__file__).parents[2]
ICONS = read_icons(ROOT / "theme" / "icons.yaml")
SVG = "{http://www.w3.org/2000/svg}"


def numbers(path: str) -> list[float]:
    """Every absolute coordinate of the capital M, L, H and V commands."""
    found = re.findall(r"[MLHV]\s*(-?[\d.]+)(?:[ ,](-?[\d.]+))?", path)
    return [float(value) for pair in found for value in pair if value]


def test_every_category_and_every_template_finds_its_icon() -> None:
    """No empty box on any page."""
    table = (ROOT / "plugins" / "businesses" / "categories.yaml").read_text("utf-8")
    wanted = set(re.findall(r"\bicon: ([a-z-]+)", table))
    for template in (ROOT / "theme" / "templates").rglob("*.html"):
        wanted |= set(re.findall(r"""\bicon\(["']([a-z-]+)["']\)""", template.read_text("utf-8")))
    assert wanted <= set(ICONS)


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_stays_on_its_grid(name: str) -> None:
    """24 × 24, and round ends need a unit."""
    assert all(1 <= value <= 23 for value in numbers(ICONS[name]))


def test_the_sprite_holds_every_icon_once_and_no_style() -> None:
    """Our pages' policy forbids styles in a file; colour comes from the text around."""
    root = ElementTree.fromstring(build_sprite(ICONS).data)
    assert [symbol.get("id") for symbol in root] == sorted(ICONS)
    for element in root.iter():
        assert "style" not in element.attrib
        assert element.tag in {f"{SVG}svg", f"{SVG}symbol", f"{SVG}path"}


@pytest.mark.parametrize(
    "text", ['a: M1 1"/><script>', "a: =b", "A: M1 1h1", "a: h1", "a: M1 1h1<", "a b: M1 1h1"]
)
def test_what_is_no_icon_is_refused(tmp_path: Path, text: str) -> None:
    """A slip in the data stops the build instead of breaking a page."""
    path = tmp_path / "icons.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="no icon"):
        read_icons(path)


def test_the_sites_icon_has_the_citys_colour() -> None:
    """Another city, another file."""
    one, other = build_site_icon("#0b5d4e", "#ffd57a"), build_site_icon("#7a1020", "#ffd57a")
    assert b"#0b5d4e" in one.data
    assert one.name != other.name
