# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The forms' style sheet has the portal's base below it: a name in both means two things."""

import re
from pathlib import Path

from plugins.editing.templates import THEME

#: What the forms take from the portal, and add to.
SHARED = {"icon", "button"}


def _classes(path: Path) -> set[str]:
    return set(
        re.findall(r"\.([a-z][\w-]*)", re.sub(r"(?s)/\*.*?\*/", "", path.read_text("utf-8")))
    )


def test_no_class_has_two_meanings() -> None:
    """``.plate`` was a house number there and a button here: it got a frame and centred words."""
    base, own = THEME / "static" / "css" / "base.css", THEME / "editing" / "edit.css"
    assert _classes(base) & _classes(own) == SHARED
