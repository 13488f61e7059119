# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keys by identity."""

from plugins.core.identity import Same


def test_equal_things_are_not_the_same_thing() -> None:
    """Only the very object answers, also one that has no hash."""
    one: list[int] = [1]
    known = {Same(one): "one"}
    assert known[Same(one)] == "one"
    assert Same([1]) not in known
    assert Same(one) != one
