# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page's template in one piece writes what it writes with Jinja's way to extend."""

from pathlib import Path

import pytest

from plugins.core.messages import NO_MESSAGES
from plugins.portal.by_jinja import KeptByJinja
from plugins.portal.compiled import CompiledTemplates
from plugins.portal.whole import page_template_of
from tests.portal.test_compiling import VALUES, both, squeezed

#: The last of the line, and what some pages import.
BASE = """
{% from "parts.html" import bold %}<html {% block kind %}plain{% endblock %}>
{% if n %}<h1>{% block main %}{% block title %}{{ day }}{% endblock %}{% endblock %}</h1>{% endif %}
{{ bold(n) }}{% block foot %}{% set n = 9 %}{{ n }}{% endblock %}{{ n }}</html>
"""
PARTS = """
{% macro bold(it) %}<b>{{ it }}</b>{% endmacro %}{% macro thin(it) %}<i>{{ it }}</i>{% endmacro %}
"""
MIDDLE = """
{% extends "base.html" %}{% from "parts.html" import thin %}
{% block title %}{{ thin("middle") }}{% endblock %}
{% block kind %}{{ super() }} middle{% endblock %}
"""
IN_ONE_PIECE = {
    "what it fills": "{% block main %}<p>{{ row.name }}</p>{% endblock %}",
    "a block within a block": "{% block title %}new{% endblock %}",
    "blocks of its own": "{% block main %}{% block x %}x{% endblock %}{% endblock %}",
    "what was there before": "{% block main %}<i>{{ super() }}</i>{% endblock %}",
    "a line of three": "{% block kind %}new {{ super() }}{% endblock %}",
    "its own names": "{% block main %}{% set day = 1 %}{{ day }}{% endblock %}"
    "{% block foot %}{{ day }}{% endblock %}",
    "imports": '{% from "parts.html" import thin, bold %}'
    "{% block main %}{{ thin(n) }}{{ bold(n) }}{% endblock %}",
    "loops": "{% block main %}{% for r in rows %}{{ link(r.name) }}{% endfor %}{% endblock %}",
    "what is kept": "{% block foot %}{% once n %}{{ n }}{% endonce %}{% endblock %}",
    "text beside the blocks": "nowhere{% block foot %}{% endblock %}",
}
APART = {
    "a name set beside the blocks": "{% set x = 1 %}{% block main %}{{ x }}{% endblock %}",
    "one name for two things": '{% from "parts.html" import thin as bold %}'
    "{% block foot %}{{ bold(n) }}{% endblock %}",
    "a template that speaks of itself": "{% block foot %}{{ self['title']() }}{% endblock %}",
    "a block in a loop": "{% block main %}{% for r in rows %}"
    "{% block x scoped %}{{ r.name }}{% endblock %}{% endfor %}{% endblock %}",
    "what was there, as a value": "{% block main %}{{ super()|upper }}{% endblock %}",
}
CHOSEN = '{% extends "base.html" if n else "middle.html" %}{% block kind %}chosen{% endblock %}'


def of(page: str, parent: str = "base.html") -> dict[str, str]:
    """Templates of which ``page.html`` extends ``parent``."""
    page = f'{{% extends "{parent}" %}}{page}'
    return {"base.html": BASE, "parts.html": PARTS, "middle.html": MIDDLE, "page.html": page}


@pytest.mark.parametrize("parent", ["base.html", "middle.html"])
@pytest.mark.parametrize("name", [*IN_ONE_PIECE, *APART])
def test_a_page_is_written_as_by_jinja(name: str, parent: str) -> None:
    """Also where it cannot be put together."""
    jinja, ours = both(NO_MESSAGES, **of({**IN_ONE_PIECE, **APART}[name], parent))
    found = page_template_of(ours, "page.html")
    written = jinja.get_template("page.html").render(VALUES)
    assert squeezed(found.render(VALUES)) == squeezed(written)
    assert bool(found.blocks) == (name in APART)
    assert page_template_of(ours, "page.html") is found


def test_a_parent_that_is_chosen_is_extended_by_jinja() -> None:
    """Nobody knows it before the page is drawn."""
    jinja, ours = both(NO_MESSAGES, **of("") | {"page.html": CHOSEN})
    written = jinja.get_template("page.html").render(VALUES)
    assert squeezed(page_template_of(ours, "page.html").render(VALUES)) == squeezed(written)


def test_a_page_in_one_piece_is_compiled_once(tmp_path: Path) -> None:
    """The next build finds it, as long as none of its line has changed."""

    def page(**changed: str) -> str:
        _, ours = both(NO_MESSAGES, **of(IN_ONE_PIECE["what it fills"]) | changed)
        ours.bytecode_cache = KeptByJinja(CompiledTemplates(tmp_path, NO_MESSAGES))
        return page_template_of(ours, "page.html").render(VALUES)

    first = page()
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert page() == first
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == stamps
    assert page(**{"base.html": BASE.replace("<html", "<!-- new --><html")}) != first
