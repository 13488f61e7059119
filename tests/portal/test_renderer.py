# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The renderer: every page's own links, and Jinja's own way where ours does not know one."""

from pathlib import Path
from types import SimpleNamespace as View
from typing import Any, cast

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from plugins.assets.asset import Bundle
from plugins.core.city import City
from plugins.core.plan import Page
from plugins.portal.frame import PageView, SiteView
from plugins.portal.jinja_sources import sources_of
from plugins.portal.template_sources import Templates
from plugins.portal.templating import Renderer
from tests.theme.stage import MESSAGES

CITY = cast(
    City,
    View(base_path="/stadt/", language="de", further="", words=MESSAGES, plugins=()),
)
BUNDLE = Bundle((), (), {"sprite": "assets/signs.svg", "icon": "assets/icon.svg"})


def render(source: str, *addresses: str, compiled: Path | None = None, **data: Any) -> list[str]:
    """Pages at the addresses, all of one template, rendered in this order."""
    environment = Environment(
        loader=DictLoader({"x.html": source}), autoescape=True, undefined=StrictUndefined
    )
    renderer = Renderer(Templates(lambda: environment), CITY, BUNDLE, compiled)
    site, view = cast(SiteView, View(name="Stadt")), cast(PageView, View(key="k"))
    return [
        renderer.render(Page("x.html", "x", data, address=address), site, view).decode()
        for address in addresses
    ]


def test_a_part_kept_for_one_depth_is_not_shown_at_another() -> None:
    """Its links would lead astray; 404.html has the city's path."""
    pages = render(
        "{% once page.key %}{{ link('a/') }}{{ icon('tag') }}{% endonce %}",
        *("", "b/", "c/", "d/e/", "404.html", ""),
    )
    roots = ["", "../", "../", "../../", "/stadt/", ""]
    assert pages == [
        f'{root}a/<svg class="icon" aria-hidden="true">'
        f'<use href="{root}assets/signs.svg#tag"></use></svg>'
        for root in roots
    ]


def test_a_kept_part_is_written_as_any_text() -> None:
    """On every page, whatever stands around it and whatever it is made of."""
    source = "ä{% once %}Über {{ n }} – {{ site.name }}{% endonce %}{% block b %}"
    source += "{% once n %}{{ icon('ü&') }}{% endonce %}{{ [icon('b')]|join }}{% endblock %}ß"
    first, second = render(source, "", "", n="€")
    assert first == second
    assert first == (
        'äÜber € – Stadt<svg class="icon" aria-hidden="true">'
        '<use href="assets/signs.svg#ü&amp;"></use></svg>'
        '<svg class="icon" aria-hidden="true"><use href="assets/signs.svg#b"></use></svg>ß'
    )


def test_a_mapping_may_be_read_with_a_dot() -> None:
    """A plugin's template may do what Jinja's documentation says; tests for being defined work."""
    source = (
        "{{ entry.name }} {% if entry.no is defined %}a{% else %}b{% endif %} "
        "{{ entry.no|default('c') }} {% once %}{{ link('x/') }}{% endonce %}"
    )
    pages = render(source, "", "y/", entry={"name": "<n>"})
    assert pages == ["&lt;n&gt; b c x/", "&lt;n&gt; b c ../x/"]


def test_a_missing_fact_is_an_error_that_names_it() -> None:
    """As strict as before."""
    with pytest.raises(UndefinedError, match="has no attribute 'nmae'"):
        render("{{ site.nmae }}", "")


def test_words_are_the_citys_and_templates_are_kept(tmp_path: Path) -> None:
    """The theme's catalogue; a second renderer takes the compiled template."""
    source = '{{ _("Opening hours") }}{% trans n=2 %}{{ n }} event{% pluralize %}'
    source += "{{ n }} events{% endtrans %}"
    for _ in range(2):
        assert render(source, "", compiled=tmp_path) == ["Öffnungszeiten2 Termine"]
    assert len(list(tmp_path.iterdir())) == 1


def test_who_can_do_without_jinja_does_until_something_needs_it(tmp_path: Path) -> None:
    """A filter that only Jinja knows lets Jinja draw that page and the next; so does a mistake,
    which Jinja tells. What was compiled for the first build is drawn by the second without it.
    """
    environment = Environment(
        loader=DictLoader({"x.html": "{{ n }}", "y.html": "{{ n|upper }}", "z.html": "{{ m }}"}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates = Templates(lambda: environment, sources_of(environment))
    site, view = cast(SiteView, View(name="Stadt")), cast(PageView, View(key="k"))

    def draw(*names: str) -> tuple[list[bytes], bool]:
        renderer = Renderer(templates, CITY, BUNDLE, tmp_path)
        pages = [Page(name, "x", {"n": "<ä>"}, address="") for name in names]
        drawn = [renderer.render(page, site, view) for page in pages]
        return drawn, "_by_jinja" in vars(renderer)

    plain, loud = "&lt;ä&gt;".encode(), "&lt;Ä&gt;".encode()
    assert draw("x.html", "y.html") == ([plain, loud], True)
    assert draw("x.html", "x.html") == ([plain, plain], False)
    assert draw("x.html", "y.html", "x.html") == ([plain, loud, plain], True)
    with pytest.raises(UndefinedError, match="'m' is undefined"):
        draw("z.html")
