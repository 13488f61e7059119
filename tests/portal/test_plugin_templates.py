# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Templates of a city's plugins are found after the theme's."""

from pathlib import Path

import pytest
from jinja2 import BaseLoader, DictLoader, Environment

from plugins.portal.jinja_sources import with_templates_of

THEME = DictLoader({"base.html": "theme"})


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put three packages on the path: two with templates, one without."""
    for name in ("stand_one", "stand_two", "stand_bare"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("")
        if name != "stand_bare":
            (tmp_path / name / "templates").mkdir()
            for template in ("base.html", "both.html", f"{name}.html"):
                (tmp_path / name / "templates" / template).write_text(f"{name}: {template}")
    monkeypatch.syspath_prepend(str(tmp_path))


def rendered(loader: BaseLoader, name: str) -> str:
    """Render a template without data."""
    return Environment(loader=loader, autoescape=True).get_template(name).render()


@pytest.mark.usefixtures("packages")
def test_the_theme_comes_first_then_the_plugins_in_their_order() -> None:
    """A plugin cannot replace a page of the theme; of two plugins the first named wins."""
    loader = with_templates_of(["stand_one", "stand_two"], THEME)
    assert rendered(loader, "base.html") == "theme"
    assert rendered(loader, "both.html") == "stand_one: both.html"
    assert rendered(loader, "stand_two.html") == "stand_two: stand_two.html"


@pytest.mark.usefixtures("packages")
def test_a_plugin_may_do_without_templates() -> None:
    """One without the folder changes nothing for the others."""
    loader = with_templates_of(["stand_bare", "stand_one"], THEME)
    assert rendered(loader, "stand_one.html") == "stand_one: stand_one.html"
