# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our compiler and Jinja's own write the same pages, but for white space."""

import re
from types import SimpleNamespace as View
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateRuntimeError, UndefinedError
from markupsafe import Markup, escape

from plugins.core.messages import Messages, read_messages
from plugins.portal.by_jinja import install_words
from plugins.portal.compiling import compile_well
from plugins.portal.kept_parts import MOST_KEPT
from plugins.portal.once import Once
from plugins.portal.template_runtime import escaped
from plugins.portal.whole import page_template_of
from plugins.portal.words import filters
from tests.theme.sample_pages import all_pages
from tests.theme.samples import site
from tests.theme.stage import MESSAGES, THEME, environment

PAGES = list(all_pages())
COUNTED = """
msgid ""
msgstr "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n"

msgid "%(n)s shop"
msgid_plural "%(n)s shops"
msgstr[0] "ein Laden"
msgstr[1] "zwei Läden & mehr"
msgstr[2] "%(n)s Läden, %(n)s"

msgid "until %(day)s"
msgstr "bis %(day)s, 100%%"

msgid "Open"
msgstr "Geöffnet"

msgid "R&D"
msgstr "F&E <b>"

msgctxt "verb"
msgid "Open"
msgstr "Öffnen"
"""


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Messages:
    """Messages in a language of three plural forms."""
    path = tmp_path_factory.mktemp("messages") / "words.po"
    path.write_text(COUNTED, "utf-8")
    return read_messages(path)


def both(messages: Messages, **templates: str) -> tuple[Environment, Environment]:
    """Jinja's environment and ours, over the same templates."""
    made = []
    for _ in range(2):
        jinja = Environment(
            loader=DictLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=[Once],
        )
        install_words(jinja, messages)
        jinja.filters.update(filters("de", MESSAGES))
        jinja.globals.update(link=lambda address: "../" + address, site="<site>")
        made.append(jinja)
    compile_well(made[1], messages)
    return made[0], made[1]


def squeezed(html: str) -> str:
    """Every run of white space as one blank."""
    return re.sub(r"\s+", " ", html).strip()


@pytest.mark.parametrize(("name", "template", "page", "data"), PAGES, ids=[p[0] for p in PAGES])
def test_a_page_of_the_theme_is_jinjas(name: str, template: str, page: Any, data: Any) -> None:
    """Every type of page, the rare states too."""
    jinja, ours = environment(depth=2), environment(depth=2)
    compile_well(ours, MESSAGES)
    names = {"site": site(), "page": page, **data}
    written = page_template_of(ours, template).render(names)
    assert squeezed(written) == squeezed(jinja.get_template(template).render(names))
    assert "   " not in written


def test_no_part_that_is_kept_forgets_a_key() -> None:
    """A page rendered after all others is the page rendered alone."""
    shared = environment()
    compile_well(shared, MESSAGES)
    for name, template, page, data in PAGES:
        alone = environment()
        names = {"site": site(), "page": page, **data}
        after = page_template_of(shared, template).render(names)
        assert squeezed(after) == squeezed(alone.get_template(template).render(names)), name


VALUES: dict[str, Any] = {
    "n": 3,
    "day": "<heute>",
    "row": View(name="A & B", html=Markup("<b>x</b>"), price=7, none=None),
    "entry": {"name": "in a mapping"},
    "message": "Open",
    "rows": [View(name="a"), View(name="b")],
}


#: Every construct that a template of ours or of a plugin may use.
CONSTRUCTS = [
    '{{ _("Open") }} {{ _("R&D") }} {{ _("not there") }}',
    '{{ _(message) }} {{ row.none or _("R&D") }} {{ ("<" + _("Open"))|upper }}',
    '{{ pgettext("verb", "Open") }} {% trans "verb" %}Open{% endtrans %}',
    "{% trans day=day|upper %}until {{ day }}{% endtrans %}",
    "{% trans n=n %}{{ n }} shop{% pluralize %}{{ n }} shops{% endtrans %}",
    "{% trans n=rows|length %}{{ n }} shop{% pluralize %}{{ n }} shops{% endtrans %}",
    "{% trans n=1 %}{{ n }} shop{% pluralize %}{{ n }} shops{% endtrans %}",
    "{% trans n=n, day %}{{ n }} a{% pluralize %}{{ n }} many {{ day }}{% endtrans %}",
    "{% trans count=n %}{{ count }} one{% pluralize %}{{ count }} many{% endtrans %}",
    '{{ ngettext("%(num)s one", "%(num)s many", n) }}',
    '{{ gettext("until %(day)s", day=row.name) }}',
    "{{ row.name }}{{ row.html }}{{ row.price }}{{ row.none }}{{ 1 + n }}{{ '<' }}",
    "{% for row in rows %}{{ loop.index }}{{ row.name }}{% else %}none{% endfor %}",
    "{{ link('x/') }}<a href=\"{{ link(day) }}\">{{ [1, 2]|join('<') }}</a>",
    "{% set x %}<i>{{ day }}</i>{% endset %}{{ x }}{% filter upper %}{{ day }}{% endfilter %}",
    "{% macro m(a, b='<d>', c=none) %}[{{ a }}|{{ b }}|{{ c }}]{% endmacro %}"
    "{{ m(day) }}{{ m(1, 2, 3) }}{{ m(c=day, a=n) }}{{ m(1)|upper }}{% set t = m(2) %}{{ t }}",
    "{% macro m() %}{{ varargs|join }}{{ kwargs|length }}{% endmacro %}{{ m(1, 2, x=3) }}",
    "{% macro m(a) %}({{ caller(a) }}){% endmacro %}{% call(x) m(day) %}{{ x }}{% endcall %}",
    "{% from 'macros.html' import tag, tag as other %}{{ tag(day) }}{{ other(n, 'i') }}",
    "{% from 'macros.html' import page_name with context %}{{ page_name() }}",
    "{% import 'macros.html' as macros %}{{ macros.tag(day) }}",
    "{% extends 'base.html' %}{% block b %}{{ super() }}{{ day }}{% block c %}c{% endblock %}"
    "{% endblock %}",
    "{% once n, row %}{{ day }}{% endonce %}{% once %}{{ n }}{% endonce %}",
    "<pre>\n  {{ n }}\n   x</pre>",
    "{{ 'class' in day }}{{ entry['name'] }}{{ rows[0].name }}{{ n is even }}{{ day|length }}",
    "{{ row.none is none }}{{ day is none }}{{ nothing is defined }}{{ nothing|default(n) }}",
    "{% if n %}{% set x = day %}{% endif %}{{ x }}{% if n > 5 %}{% set y = 1 %}{% endif %}"
    "{{ y is defined }}",
    "{% for x in rows %}{{ link(x.name) }}{% endfor %}{% for link in rows %}{{ link.name }}"
    "{% endfor %}{% macro m(link) %}{% for x in rows %}{{ link }}{% endfor %}{% endmacro %}"
    "{{ m('own') }}",
    "{% macro m(class, b=1) %}{{ class }}{{ b }}{% endmacro %}{{ m(class=2) }}{{ m(1, b=2) }}",
    "{% from 'macros.html' import tag %}{% from 'macros.html' import tag as tag, page_name %}"
    "{% set x = 1 %}{% from 'macros.html' import tag as x %}{{ tag(n) }}{{ x(n) }}",
    "{% from 'macros.html' import not_there %}{{ not_there is defined }}",
    "{% include 'part.html' %}{% include 'part.html' without context %}",
    "{% extends 'base.html' %}{% block b %}{% include 'part.html' %}{% endblock %}",
    "{% extends 'base.html' %}{% block b %}{% include 'part.html' without context %}"
    "{{ super() }}{% endblock %}",
    "{% for row in rows %}{% block b scoped %}{{ row.name }}{% endblock %}{% endfor %}",
    "{% set x %}{% block b %}{{ n }}{% endblock %}{% endset %}{{ x }}",
    "{% for row in rows recursive %}{{ row.name }}{{ loop([]) }}{% endfor %}",
    "{% for a in rows %}{{ loop.index0 }}{{ loop.index + 1 }}{{ loop.first }}"
    "{% if not loop.first %}, {% endif %}{{ a.name }}{% else %}none{% endfor %}",
    "{% for a in rows %}{{ loop.index }}{% for b in rows %}{{ loop.index0 }}"
    "{% endfor %}{{ loop.first }}{% endfor %}{% for a in [] %}{{ loop.index }}{% endfor %}",
    "{% for a in rows if a.name == 'b' %}{{ loop.index }}{% endfor %}"
    "{% for k, v in entry.items() %}{{ loop.index }}{{ k }}{% endfor %}"
    "{% for a in rows %}{{ loop.index }}{{ loop.last }}{{ loop.cycle(1, 2) }}{% endfor %}",
    "{{ '{' }}{{ n }}}}'\"\\\\",
    "{% autoescape false %}{{ day }}{% endautoescape %}{{ day|safe }}{{ row.name ~ day }}",
]
_MACROS = (
    "{% macro tag(text, name='b') %}<{{ name }}>{{ text }}</{{ name }}>{% endmacro %}"
    "{% macro page_name() %}{{ day }}{% endmacro %}"
)
_BASE = "<base>{% block a %}a{{ n }}{% endblock %}\n\n   {% block b %}b{% endblock %}</base>"
#: What they import, extend and include.
OTHERS = {
    "macros.html": _MACROS,
    "base.html": _BASE,
    "part.html": "{% block part %}({{ site }}){% endblock %}",
}


@pytest.mark.parametrize("source", CONSTRUCTS)
def test_a_template_is_jinjas(source: str, messages: Messages) -> None:
    """Every construct that a template of ours or of a plugin may use."""
    jinja, ours = both(messages, x=source, **OTHERS)
    expected = jinja.get_template("x").render(VALUES)
    assert squeezed(ours.get_template("x").render(VALUES)) == squeezed(expected)
    if "<pre>" in source:
        assert ours.get_template("x").render(VALUES) == expected


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ nothing.x }}", "{{ nothing() }}"])
def test_an_unknown_name_is_an_error(source: str, messages: Messages) -> None:
    """As in Jinja with ``StrictUndefined``."""
    for jinja in both(messages, x=source):
        with pytest.raises(UndefinedError, match="nothing"):
            jinja.get_template("x").render()


def test_a_required_block_has_to_be_filled(messages: Messages) -> None:
    """Its parent alone is no page."""
    parent = "<{% block b required %}{% endblock %}>"
    child = "{% extends 'parent' %}{% block b %}{{ n }}{% endblock %}"
    for jinja in both(messages, parent=parent, child=child):
        assert jinja.get_template("child").render(n=1) == "<1>"
        with pytest.raises(TemplateRuntimeError, match="'b' not found"):
            jinja.get_template("parent").render()


@pytest.mark.parametrize("call", ["m(1, 2)", "m(b=1)", "m(1, b=1)", "m(caller=1)"])
def test_a_macro_called_wrongly_is_an_error(call: str, messages: Messages) -> None:
    """Too many values, and names that it does not have."""
    source = f"{{% macro m(a) %}}{{% endmacro %}}{{{{ {call} }}}}"
    for jinja in both(messages, x=source):
        with pytest.raises((TypeError, UndefinedError)):
            jinja.get_template("x").render()


@given(st.one_of(st.text(), st.integers(), st.none(), st.text().map(Markup), st.floats()))
def test_escaping_is_markupsafes(value: Any) -> None:
    """Same text for every kind of value."""
    assert escaped(value) == str(escape(value))


def test_a_part_is_rendered_once_for_its_keys(messages: Messages) -> None:
    """Texts by value, objects by identity; each place of a tag and each store by itself."""
    source = "{% once key %}{{ count() }}{% endonce %}{% once key %}{{ count() }}{% endonce %}"
    jinja = both(messages, x=source)[1]
    numbers = iter(range(100))
    template = jinja.get_template("x", globals={"count": lambda: next(numbers)})
    one, same = View(), View()
    keys: list[Any] = ["ab", "".join("ab"), "b", one, same, one, 10**6, int("1000000")]
    assert [template.render(key=key) for key in keys] == [
        *("01", "01", "23", "45", "67", "45", "89", "89")
    ]
    once = jinja.extensions[Once.identifier]
    assert isinstance(once, Once)
    once.store = {}
    assert template.render(key="ab") == "1011"


def test_what_is_kept_has_an_end(messages: Messages) -> None:
    """A list of a hundred thousand does not stay in memory."""
    jinja = both(messages, x="{% once key %}{{ key }}{% endonce %}")[1]
    once = jinja.extensions[Once.identifier]
    assert isinstance(once, Once)
    for key in range(MOST_KEPT + 10):
        assert jinja.get_template("x").render(key=key) == str(key)
        assert len(once.store) <= MOST_KEPT


def test_no_message_of_the_theme_is_left_to_the_pages() -> None:
    """A call of gettext on each page would cost what the folding saves."""
    ours = environment()
    compile_well(ours, MESSAGES)
    for name in ours.list_templates(extensions=["html"]):
        source = (THEME / "templates" / name).read_text("utf-8")
        assert "gettext" not in ours.compile(source, name, raw=True), name
