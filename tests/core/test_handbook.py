# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``docs/fehler.md``: every message explained once, and every remedy tried."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from plugins import features
from plugins.core import pipeline, problem
from plugins.core.problem import Severity
from tests.building import DEMO_NOW, ROOT
from tests.core.cases import read_case

features.activate()
DECLARED = problem.declared_codes()
NOW = datetime.fromisoformat(DEMO_NOW)
SECTIONS = dict(
    re.findall(
        r"(?ms)^## `([a-z0-9-]+)`\n(.*?)(?=^## |\Z)", (ROOT / "docs/fehler.md").read_text("utf-8")
    )
)
EXAMPLES = {
    code: found[1]
    for code, text in SECTIONS.items()
    if (found := re.search(r"(?ms)^```diff\n(.*?)^```$", text))
}


def test_every_section_is_of_a_code() -> None:
    """`docs/fehler.md` explains each problem once, and none that does not exist."""
    assert sorted(SECTIONS) == sorted(DECLARED)
    text = (ROOT / "docs/fehler.md").read_text("utf-8")
    assert len(re.findall(r"(?m)^## `", text)) == len(SECTIONS)
    for code in DECLARED:
        assert f"](#{code})" in text, f"{code} is not in the list at the top"


@pytest.mark.parametrize("code", sorted(SECTIONS))
def test_the_handbook_says_how_bad_it_is(code: str) -> None:
    """A section begins with the problem's severity and what happens meanwhile."""
    words = {"error": "**Fehler.**", "warning": "**Warnung.**", "note": "**Hinweis.**"}
    first = SECTIONS[code].strip().split("\n")[0]
    assert first.startswith(words[DECLARED[code]])
    assert re.search(r"erschein|zurückgehalten|veröffentlicht", first)
    holds_city = read_case(code).path == "city.yaml" and DECLARED[code] is Severity.ERROR
    assert ("nichts veröffentlicht" in SECTIONS[code]) == holds_city


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_the_remedy_of_the_handbook_works(code: str, tmp_path: Path) -> None:
    """Whoever writes what the section says instead of what it calls wrong is rid of the problem."""
    lines = EXAMPLES[code].splitlines()
    wrong = "".join(f"{x[2:]}\n" for x in lines if x[0] in " -")
    right = "".join(f"{x[2:]}\n" for x in lines if x[0] in " +")
    case = read_case(code)
    texts = [s.text.replace(wrong, right, 1) for s in case.sections]
    assert texts != [s.text for s in case.sections], f"the case of {code} has no »{wrong}«"
    sections = tuple(replace(s, text=t) for s, t in zip(case.sections, texts, strict=True))
    outcome = pipeline.run(replace(case, sections=sections).write(tmp_path / "content"), NOW)
    assert code not in {p.code for p in outcome.problems}
    assert outcome.errors == ()
