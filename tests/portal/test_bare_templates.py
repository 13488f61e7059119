# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compiled templates without Jinja write what they write with it, or leave it to Jinja."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace as View
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, FileSystemLoader
from markupsafe import Markup

from plugins.portal import bare_filters, kept_parts
from plugins.portal.bare_templates import Bare, NotKept
from plugins.portal.by_jinja import ByJinja
from plugins.portal.compiled import PLAIN, CompiledTemplates
from plugins.portal.jinja_sources import sources_of
from plugins.portal.once import Once
from plugins.portal.settings import environment, read, templates
from plugins.portal.template_sources import in_folders
from tests.building import ROOT
from tests.portal.test_compiling import CONSTRUCTS, OTHERS, VALUES
from tests.theme.sample_pages import all_pages
from tests.theme.samples import site
from tests.theme.stage import MESSAGES, THEME
from tests.theme.stage import environment as of_the_theme

PAGES = list(all_pages())
FILTERS: dict[str, Callable[..., Any]] = {"loud": lambda text: f"{text}!"}
NAMES = {"link": lambda address: "../" + address, "site": "<site>"}


def both(folder: Path, jinja: Environment, filters: Any, names: Any) -> tuple[ByJinja, Bare]:
    """The same templates with Jinja and without; the former keeps what the latter draws by."""
    sources = sources_of(jinja)
    told = (sources, MESSAGES, True, filters, names)
    kept = CompiledTemplates(folder, MESSAGES, own_language=True)
    return ByJinja(jinja, *told, folder), Bare(*told, kept)


@pytest.fixture(scope="module")
def of_theme(tmp_path_factory: pytest.TempPathFactory) -> tuple[ByJinja, Bare]:
    """The theme's templates, with what its samples give them."""
    stage = of_the_theme(depth=2)
    plain = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    plain.loader = FileSystemLoader(THEME / "templates")
    ours = {name: stage.filters[name] for name in stage.filters if name not in plain.filters}
    ours["urlencode"] = stage.filters["urlencode"]
    words = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
    names = {n: v for n, v in stage.globals.items() if n not in plain.globals and n not in words}
    return both(tmp_path_factory.mktemp("compiled"), plain, ours, names)


@pytest.mark.parametrize(("name", "template", "page", "data"), PAGES, ids=[p[0] for p in PAGES])
def test_a_page_of_the_theme_needs_no_jinja(
    of_theme: tuple[ByJinja, Bare], name: str, template: str, page: Any, data: Any
) -> None:
    """Every type of page, the rare states too: nothing is left to Jinja."""
    with_jinja, bare = of_theme
    names = {"site": site(), "page": page, **data}
    expected = with_jinja.render(template, names, {})
    assert bare.render(template, names, {}) == expected


@pytest.mark.parametrize(
    "source",
    [
        *CONSTRUCTS,
        "{{ rows|map(attribute='name')|join(', ') }}{{ ['a', 'bcd']|map('length')|max }}",
        "{{ [row, row]|selectattr('price')|list|length }}{{ [day, n]|map('upper')|join }}",
        "{{ [[1, 2], [3, 4]]|map(attribute=1)|join('-') }}{{ [entry]|map(attribute='name')|list }}",
        "{{ {'b': day, 'a': [n, none]}|tojson }}{{ day|replace('<', '>') }}{{ day|loud }}",
        "{{ row.html|replace('x', '<') }}{{ 'x'|replace('x', row.html) }}{{ n|replace('3', '4') }}",
        "{{ ['b', 'A', 'c']|max }}{{ []|max is defined }}{{ rows|max(attribute='name') }}",
        "[{{ 'a' if n > 5 }}]{{ ('a' if n > 5) is defined }}{{ ['a' if n > 5, 'b']|join('<') }}",
        "{% for x in ('a' if n > 5) %}{{ x }}{% else %}none{% endfor %}",
        "{{ nothing }}{{ nothing or 1 }}",
        "{{ nothing == 1 }}",
        "{{ [nothing, day]|length }}{{ nothing is defined }}{{ nothing is none }}",
        "{{ range(3)|join }}{{ dict(a=1)|length }}",
        "{% set ns = namespace(x=1) %}{% set ns.x = 2 %}{{ ns.x }}",
        "{{ namespace is defined }}{{ cycler is defined }}{{ joiner(', ') is defined }}",
        "{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(day)|length }}{{ m(*[1, 2]) }}",
        "{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1, 2, 3) }}",
        "{% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m() }}{{ [m(1), m(a=2)]|join }}",
        "{{ row.nothing }}",
        "{{ row['name'] }}{{ entry.name }}",
    ],
)
def test_a_template_is_jinjas_or_left_to_jinja(source: str, tmp_path: Path) -> None:
    """Every construct is drawn as Jinja draws it, or not at all."""
    jinja = Environment(
        loader=DictLoader({"x": source, **OTHERS}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    with_jinja, bare = both(tmp_path, jinja, FILTERS, NAMES)
    try:
        expected = with_jinja.render("x", VALUES, {})
    except Exception:  # the page is wrong, and nobody may draw it
        expected = None
    try:
        drawn = bare.render("x", VALUES, {})
    except Exception:  # left to Jinja
        return
    assert drawn == expected


TEXTS = st.text(max_size=4) | st.text(max_size=4).map(Markup) | st.integers() | st.none()


@given(st.lists(TEXTS), TEXTS, TEXTS, TEXTS)
def test_filters_answer_as_jinjas(values: list[Any], text: Any, old: Any, new: Any) -> None:
    """Of any values, or raise."""
    jinjas = Environment(autoescape=True).filters
    context = View(autoescape=True, eval_ctx=View(autoescape=True), environment=View())
    for name, given_ in (
        ("join", (values,)),
        ("join", (values, text)),
        ("replace", (text, old, new)),
        ("list", (values,)),
    ):
        try:
            found = bare_filters.FILTERS[name](None, *given_)
        except Exception:  # noqa: S112 - left to Jinja
            continue
        context.is_async = context.environment.is_async = False
        expected = jinjas[name](context, *given_)
        assert (found, type(found)) == (expected, type(expected))


@given(st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_is_jinjas(value: Any) -> None:
    """The same letters, and safe in HTML."""
    expected = Environment(autoescape=True).from_string("{{ it|tojson }}").render(it=value)
    assert bare_filters.FILTERS["tojson"](None, value) == expected


def test_what_is_not_compiled_is_not_drawn(tmp_path: Path) -> None:
    """Nor what is not there."""
    bare = both(tmp_path, Environment(loader=DictLoader({"x": ""}), autoescape=True), {}, {})[1]
    for name in ("x", "y"):
        with pytest.raises(NotKept):
            bare.render(name, {}, {})


def test_our_settings_are_plain() -> None:
    """With the settings of the clone pages are drawn without Jinja; what is kept says so."""
    made = templates(read(ROOT / "pelicanconf.py"))
    assert made.of(())[1]
    assert not made.of(("json",))[1]
    jinja = made.environment
    assert (jinja.trim_blocks, jinja.lstrip_blocks) == PLAIN[:2]


def test_further_settings_are_not_plain() -> None:
    """A filter of the city's, or another way to write templates, is Jinja's business."""
    ours = read(ROOT / "pelicanconf.py")
    for name, value in {
        "JINJA_FILTERS": {"loud": str.upper},
        "JINJA_GLOBALS": {"town": 1},
        "JINJA_TESTS": {"odd_one": bool},
        "JINJA_ENVIRONMENT": {**ours["JINJA_ENVIRONMENT"], "trim_blocks": False},
    }.items():
        assert not templates({**ours, name: value}).of(())[1]


def test_the_same_templates_are_found_as_by_jinja(tmp_path: Path) -> None:
    """Names, sources and files; over the theme lie a city's own."""
    (tmp_path / "base.html").write_text("own\r\n", "utf-8")
    settings = {**read(ROOT / "pelicanconf.py"), "THEME_TEMPLATES_OVERRIDES": [str(tmp_path)]}
    ours, jinjas = templates(settings).of(())[0], sources_of(environment(settings))
    assert list(ours.names()) == sorted(jinjas.names())
    asked = [*ours.names(), "", ".", "./base.html", "a/../base.html", "components//icon.html"]
    asked += ["../theme/templates/base.html", "/base.html", "!theme/base.html", "!theme", "!none/x"]
    for name in asked:
        assert ours.found(name) == jinjas.found(name), name


def test_a_template_is_read_once(tmp_path: Path) -> None:
    """Somebody may save it while pages are drawn."""
    (tmp_path / "x").write_text("one", "utf-8")
    sources = in_folders([str(tmp_path)], {})
    assert sources.found("x") == ("one", str(tmp_path / "x"))
    (tmp_path / "x").write_text("two", "utf-8")
    assert sources.found("x") == ("one", str(tmp_path / "x"))


def test_the_tag_is_called_what_compiled_templates_call_it() -> None:
    """Its name is that of its class, which is not imported where pages are drawn."""
    assert Once.identifier == kept_parts.ONCE


def test_messages_that_are_not_known_before_are_left_to_jinja(tmp_path: Path) -> None:
    """A text for ``_()`` that is found while a page is drawn."""
    jinja = Environment(
        loader=DictLoader({"x": "{{ _(message) }}"}),
        autoescape=True, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    with_jinja, bare = both(tmp_path, jinja, {}, {})
    assert with_jinja.render("x", {"message": "Opening hours"}, {}) == "Öffnungszeiten".encode()
    with pytest.raises(AttributeError):
        bare.render("x", {"message": "Opening hours"}, {})
