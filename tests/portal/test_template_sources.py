# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A template's stamp changes with every source that it is made from, and with no other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, meta

from plugins.portal.jinja_sources import sources_of
from plugins.portal.settings import environment, read
from plugins.portal.template_sources import TemplateSources
from tests.building import ROOT

THEME = {
    "page.html": '{% extends "base.html" %}{% from "parts/row.html" import row %}{{ row(1) }}',
    "base.html": "{% include 'parts/header.html' %}{% block main %}{% endblock %}",
    "parts/header.html": '{% import "parts/icon.html" as icons with context %}{{ icons.a() }}',
    "parts/icon.html": "{% macro a() %}a{% endmacro %}",
    "parts/row.html": "{% macro row(n) %}{{ n }}{% endmacro %}",
    "parts/other.html": "nobody's",
    "lonely.html": "alone",
}


def stamp(sources: Mapping[str, str], name: str) -> bytes:
    """The stamp of one template of an environment."""
    return TemplateSources(
        sources_of(Environment(loader=DictLoader(sources), autoescape=True))
    ).stamp(name)


@pytest.mark.parametrize("edited", THEME)
@pytest.mark.parametrize("name", ["page.html", "lonely.html"])
def test_a_stamp_changes_with_what_the_template_is_made_from(name: str, edited: str) -> None:
    """With its own source, and with all that it extends, includes and imports, at any depth."""
    made_from = {
        "page.html": THEME.keys() - {"parts/other.html", "lonely.html"},
        "lonely.html": {"lonely.html"},
    }
    after = stamp({**THEME, edited: THEME[edited] + "!"}, name)
    assert (after != stamp(THEME, name)) == (edited in made_from[name])


NAMING = [
    '{% extends "parts/other.html" %}',
    "{% extends 'parts/other.html' %}",
    '{%- include "parts/other.html" ignore missing -%}',
    '{%+ include ["parts/none.html", "parts/other.html"] %}',
    '{% include ("parts/other.html", "parts/none.html") %}',
    '{%\n  import\n  "parts/other.html"\n  as x %}',
    '{% from "parts/other.html" import a %}',
    '{% set name = "parts/other.html" %}{% include name %}',
    "{% include name %}",
    '{% include "parts/" ~ name ~ ".html" %}',
    '{% include "parts/" + name %}',
    '{% include "parts/" "other.html" %}',
    '{% include ["parts/none.html", name] %}',
    '{% include ("parts/" ~ name) %}',
    '{% include "parts/other\\x2ehtml" %}',
    '{%include"parts/other.html"%}',
    '{% include "parts/other.html" without context %}',
    '{% include name ~ ".html" %}',
    '{% extends layout if layout else "parts/none.html" %}',
    "{% from name import a %}{% import name as b %}",
    '{% set names = ["parts/other.html"] %}{% for n in names %}{% include n %}{% endfor %}',
]


@pytest.mark.parametrize("source", NAMING)
def test_no_way_of_naming_a_template_is_missed(source: str) -> None:
    """Where the name is known to nobody before it is drawn, any template may be the one."""
    before = {**THEME, "x.html": source}
    after = {**before, "parts/other.html": "changed"}
    assert stamp(before, "x.html") != stamp(after, "x.html")


def test_a_name_may_be_any() -> None:
    """Without a suffix, with a space, in another alphabet."""
    for name in ("footer", "my part.html", "straße.html"):
        sources = {"x.html": f'{{% include "{name}" %}}', name: "1"}
        assert stamp(sources, "x.html") != stamp({**sources, name: "2"}, "x.html")


def test_a_template_that_appears_is_noticed() -> None:
    """``ignore missing`` draws nothing until the template is there."""
    before = {"x.html": '{% include "own.html" ignore missing %}'}
    assert stamp(before, "x.html") != stamp({**before, "own.html": "new"}, "x.html")


def test_a_name_is_part_of_the_stamp() -> None:
    """Two templates that swap their sources are both others."""
    one = {"x.html": '{% include "a.html" %}{% include "b.html" %}', "a.html": "1", "b.html": "2"}
    assert stamp(one, "x.html") != stamp({**one, "a.html": "2", "b.html": "1"}, "x.html")


def test_circles_end() -> None:
    """Two templates may import each other's macros."""
    sources = {"a.html": '{% import "b.html" as b %}', "b.html": '{% import "a.html" as a %}'}
    assert stamp(sources, "a.html") == stamp(sources, "b.html") != stamp(THEME, "lonely.html")


@given(st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdefg")), min_size=1))
def test_jinja_finds_no_template_that_we_do_not(links: dict[str, set[str]]) -> None:
    """What ``jinja2.meta`` finds named in a source, walked to the end, is in the stamp."""
    sources = {
        f"{name}.html": "".join(f'{{% include "{other}.html" ignore missing %}}' for other in named)
        for name, named in links.items()
    }
    jinja = Environment(loader=DictLoader(sources), autoescape=True)
    for name in sources:
        reached: set[str] = set()
        todo = {name}
        while todo:
            reached |= todo
            todo = {
                str(found)
                for one in todo & sources.keys()
                for found in meta.find_referenced_templates(jinja.parse(sources[one]))
            } - reached
        own = TemplateSources(sources_of(jinja)).stamp(name)
        for edited in "abcdefg":
            file = f"{edited}.html"
            changed = stamp({**sources, file: sources.get(file, "") + "!"}, name) != own
            assert changed == (file in reached)


def test_the_theme_names_its_templates() -> None:
    """No template of ours hides what it includes: an edit of a part draws only what shows it."""
    jinja = environment(read(ROOT / "pelicanconf.py"))
    sources = TemplateSources(sources_of(jinja))
    own = [n for n in jinja.list_templates() if (ROOT / "theme" / "templates" / n).is_file()]
    assert len(own) > 20
    assert len({sources.stamp(name) for name in own}) == len(own)
    pages = [name for name in own if "/" not in name]
    assert all(len(sources._closure(name)) < len(own) for name in pages)
