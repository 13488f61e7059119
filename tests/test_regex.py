# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A regular expression that waits is the one that it would have been."""

import re
from importlib import import_module

import pytest

from plugins.regex import regex
from tests.building import ROOT

USERS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "plugins").rglob("*.py")
    if "from plugins.regex import" in path.read_text("utf-8")
)


def test_it_is_the_same_expression() -> None:
    """All that a pattern can be asked, with its flags."""
    late, now = (
        regex(r"(?P<word>[a-z]+)\d*", re.IGNORECASE),
        re.compile(r"(?P<word>[a-z]+)\d*", re.I),
    )
    for text in ("", "Höfe", "A1 b2", "12"):
        assert late.findall(text) == now.findall(text)
        assert late.sub("-", text) == now.sub("-", text)
        assert [found["word"] for found in late.finditer(text)] == [
            found["word"] for found in now.finditer(text)
        ]
        assert (late.fullmatch(text) is None) == (now.fullmatch(text) is None)
    assert (late.pattern, late.flags, late.groups) == (now.pattern, now.flags, now.groups)


def test_it_is_compiled_when_it_is_first_used() -> None:
    """What nobody uses costs nothing; a mistake in it is found by who uses it."""
    wrong = regex("(")
    try:
        wrong.match("")
    except re.error:
        return
    raise AssertionError("it was never compiled")


def test_a_method_is_looked_up_once() -> None:
    """A build asks some of them for each record."""
    late = regex("a")
    assert late.match is late.match


@pytest.mark.parametrize("module", USERS)
def test_all_of_the_program_can_be_compiled(module: str) -> None:
    """A mistake in one is found here, and not by the first build that needs it."""
    for name, value in vars(import_module(module)).items():
        if type(value) is type(regex("")):
            assert value.groups >= 0, name
