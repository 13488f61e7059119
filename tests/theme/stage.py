# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stage for the theme alone: its templates with the contract's globals and filters.

The portal's own environment is tested with the portal, which compiles templates in its own way.
This one is Jinja as it comes and knows nothing but the contract that templates see, so a template
that asks for more fails here.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.assets.colour import palette
from plugins.assets.icons import build_sprite, read_icons
from plugins.assets.scripts import build_script, build_scripts
from plugins.assets.stylesheet import build_part, build_stylesheet
from plugins.core.messages import catalogue_of, read_messages
from plugins.houses.house import House, draw, draw_front, nameless
from plugins.houses.sets import house_set
from plugins.houses.sprite import build as build_houses
from plugins.portal.by_jinja import install_words
from plugins.portal.foreign import foreign_text, lang_attribute
from plugins.portal.once import Once
from plugins.portal.words import filters

THEME = Path(__file__).parents[2] / "theme"
ORACLES = Path(__file__).parents[1] / "oracles" / "node_modules"
PATTERN = Path(__file__).with_name("muster.html")
COMPONENTS = THEME / "templates" / "components"
ICONS = read_icons(THEME / "icons.yaml")
CATALOGUE = catalogue_of(THEME, "de")
HOUSES = house_set("sauerland")
MESSAGES = read_messages(CATALOGUE)


def stylesheet() -> str:
    """The style sheet as the build joins it, without the fonts."""
    return build_stylesheet(THEME / "static" / "css", "", palette("#0b5d4e").css()).data.decode()


def script() -> str:
    """All scripts as the build joins them into one module."""
    return build_script(THEME / "static" / "js", MESSAGES.text).data.decode()


def theme_files() -> dict[str, str]:
    """The style sheet, the script and those of the parts, under the names of the stage's pages."""
    parts = {path.name: path for path in sorted((THEME / "static" / "parts").iterdir())}
    main, scripts = build_scripts(THEME / "static" / "js", parts, MESSAGES.text)
    styles = {name: build_part(name, parts) for name in parts}
    plain = {main.file_name: "all.js", **{a.file_name: f"{n}.js" for n, a in scripts.items()}}

    def with_plain_imports(code: str) -> str:
        return re.sub(r'(?<=from"\./)[\w.-]+', lambda found: plain[found[0]], code)

    return {
        "all.css": stylesheet(),
        "all.js": main.data.decode(),
        "houses.svg": build_houses(HOUSES.name).decode(),
        **{
            f"{name}.js": with_plain_imports(asset.data.decode()) for name, asset in scripts.items()
        },
        **{f"{name}.css": asset.data.decode() for name, asset in styles.items() if asset},
    }


def sprite() -> bytes:
    """The icons as the build writes them."""
    return build_sprite(ICONS).data


def environment(depth: int = 0) -> Environment:
    """The Jinja environment of a page that lies `depth` folders below the site's root."""
    jinja = Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=[Once],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    install_words(jinja, MESSAGES)
    root = "../" * depth
    sprites = (f"{root}houses.svg", f"{root}sprite.svg")

    def house(it: Any) -> Markup:
        return Markup(draw(_drawn(it), HOUSES, *sprites))  # noqa: S704 - drawn by us

    def photo_front(it: Any) -> Markup:
        return Markup(draw_front(_drawn(it), *sprites))  # noqa: S704 - drawn by us

    jinja.globals.update(
        link=lambda address: (root + address.removeprefix("/")) or "./",
        asset=lambda name: (
            root
            + {"stylesheet": "all.css", "script": "all.js"}.get(
                name, name if name.endswith((".js", ".css")) else f"{name}.svg"
            )
        ),
        icon=icon,
        house=house,
        photo_front=photo_front,
        nameless_house=lambda number: house(nameless(number, HOUSES)),
    )
    jinja.filters.update(
        {**filters("de", MESSAGES), "lang": lang_attribute, "foreign": foreign_text}
    )
    return jinja


def _drawn(it: Any) -> House:
    """A house as a template gets it, or as an example writes it."""
    return House(**it) if isinstance(it, dict) else it


def icon(name: str) -> Markup:
    """An icon out of the sprite beside the page; an unknown name fails."""
    assert name in ICONS, f"theme/icons.yaml has no icon {name}"
    return Markup('<svg class="icon" aria-hidden="true"><use href="sprite.svg#{}"/></svg>').format(
        name
    )


def components() -> Iterable[tuple[str, dict[str, Any]]]:
    """Every example of every component: (component, {macro, name, args})."""
    for path in sorted(COMPONENTS.glob("*.yaml")):
        for example in yaml.safe_load(path.read_text("utf-8")):
            yield path.stem, example


def render_example(
    component: str, example: dict[str, Any], jinja: Environment | None = None
) -> Markup:
    """One example as HTML; `macro` names one of several, without it the one named like the file."""
    macro = example.get("macro", component.replace("-", "_"))
    source = (
        f'{{% from "components/{component}.html" import {macro} with context %}}'
        f"{{{{ {macro}(**args) }}}}"
    )
    template = (jinja or environment()).from_string(source)
    return Markup(template.render(args=example.get("args", {})))  # noqa: S704 - autoescaped


def pattern_page() -> str:
    """The page /muster/ with every example of every component."""
    jinja = environment()
    examples = [
        (c, example["name"], render_example(c, example, jinja)) for c, example in components()
    ]
    return jinja.from_string(PATTERN.read_text("utf-8")).render(examples=examples)
