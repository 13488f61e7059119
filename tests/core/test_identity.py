# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keys and answers by identity."""

from plugins.core.identity import Same, made_once


def test_equal_things_are_not_the_same_thing() -> None:
    """Only the very object answers, also one that has no hash."""
    one: list[int] = [1]
    known = {Same(one): "one"}
    assert known[Same(one)] == "one"
    assert Same([1]) not in known
    assert Same(one) != one


def test_the_last_answers_stay_for_the_very_same_things() -> None:
    """An equal thing is another one; there is room for a few, then all are forgotten."""
    asked: list[list[int]] = []

    @made_once
    def length(thing: list[int]) -> int:
        asked.append(thing)
        return len(thing)

    one, other = [1], [1]
    assert [length(one), length(one), length(other), length(one)] == [1, 1, 1, 1]
    assert [id(thing) for thing in asked] == [id(one), id(other)]
    many = [[n] for n in range(100)]
    assert sum(map(length, many)) == len(many)
    assert length(one) == 1
    assert sum(thing is one for thing in asked) == 2
