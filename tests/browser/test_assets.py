# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's files in a real browser, under the policy that our pages carry."""

import io
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser

from plugins.assets.colour import palette
from plugins.assets.fonts import build_fonts
from plugins.assets.icons import build_sprite, read_icons
from plugins.assets.minifier import minifier
from plugins.assets.stylesheet import build_part, build_stylesheet

THEME = Path(__file__).parents[2] / "theme"
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, site_server: Callable[..., str]) -> str:
    """A page with an icon of the sprite and two columns of figures."""
    folder = tmp_path_factory.mktemp("assets")
    fonts = build_fonts()
    colours = palette("#0b5d4e").css()
    sprite = build_sprite(read_icons(THEME / "icons.yaml"))
    style = build_stylesheet(THEME / "static" / "css", fonts.css, colours)
    for asset in (sprite, style, *fonts.files):
        (folder / asset.name).parent.mkdir(exist_ok=True)
        (folder / asset.name).write_bytes(asset.data)
    (folder / "index.html").write_text(
        '<!doctype html><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<link rel="stylesheet" href="{style.name}"><title>x</title>'
        f'<p><svg id="icon" width="96" height="96"><use href="{sprite.name}#brezel"></use></svg>'
        '<p><span id="ones">11111</span><br><span id="eights">88888</span> „Straße“'
        '<h2><span id="big-ones">11111</span><br><span id="big-eights">88888</span></h2>',
        encoding="utf-8",
    )
    return site_server(folder)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_icon_of_the_sprite_is_drawn_under_our_policy(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    """A file of symbols is a picture from the same host: img-src 'self' is enough for it."""
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text))
        page.goto(address, wait_until="networkidle")
        drawn = Image.open(io.BytesIO(page.locator("#icon").screenshot())).convert("L")
    greys = drawn.tobytes()
    assert max(greys) - min(greys) > 128
    assert not [text for text in complaints if "Content Security Policy" in text]


def test_figures_stand_in_columns_and_only_needed_fonts_are_fetched(
    browser: Browser, address: str
) -> None:
    """Ones are as wide as eights, in text and in headings; no second file for a German page."""
    with browser.new_context() as context:
        page = context.new_page()
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(address, wait_until="networkidle")
        page.locator("h2").evaluate("e => e.style.fontVariantNumeric = 'tabular-nums'")
        page.evaluate("document.fonts.ready")
        widths = {
            name: page.locator(f"#{name}").evaluate("e => e.getBoundingClientRect().width")
            for name in ("ones", "eights", "big-ones", "big-eights")
        }
        loaded = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length")
    assert abs(widths["ones"] - widths["eights"]) < 0.1
    assert abs(widths["big-ones"] - widths["big-eights"]) < 0.1
    fonts = sorted(url.rpartition("/")[2] for url in fetched if url.endswith(".woff2"))
    assert [name.rpartition("-")[0] for name in fonts] == ["libre-franklin", "vollkorn"]
    assert loaded == 2


#: The rules of a style sheet as Chromium writes them. What stands in a ``var()`` it keeps as it was
#: written: so numbers are written alike, and without blanks.
_RULES = """(css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const number = (text) => String(Number(text));
    const alike = (text) => text.replace(/(?<![\\w#])\\d*\\.\\d+/g, number).replace(/\\s+/g, "");
    return [...sheet.cssRules].map(({ cssText }) => alike(cssText));
}"""


def test_a_browser_reads_the_same_rules_in_the_shorter_styles(browser: Browser) -> None:
    """What the minifier made of all our styles, as Chromium understands it and would write it."""
    static = THEME / "static"
    parts = {path.name: path for path in sorted((static / "parts").iterdir())}
    colours = palette("#0b5d4e").css()

    def styles(shorter: Callable[[str], str]) -> list[str]:
        made = [build_part(name, parts, shorter) for name in parts]
        main = build_stylesheet(static / "css", "", colours, shorter)
        return [asset.data.decode() for asset in (main, *made) if asset]

    with minifier() as shorter:
        pairs = list(zip(styles(str), styles(shorter.style), strict=True))
    with browser.new_context() as context:
        page = context.new_page()
        for plain, short in pairs:
            # The library writes two offsets where there is no picture.
            read = page.evaluate(_RULES, short.replace("background:0 0", "background:none"))
            for mine, theirs in zip(read, page.evaluate(_RULES, plain), strict=True):
                at = next(
                    (n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), 0
                )
                assert mine == theirs, (mine[at - 40 : at + 60], theirs[at - 40 : at + 60])
    # Where there is a library for this machine, it was used.
    assert find_spec("minify") is None or all(len(short) < len(plain) for plain, short in pairs)
