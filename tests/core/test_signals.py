# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who connected to a signal is told, once, as long as it is there."""

import gc
from typing import Any

from plugins.core.signals import Signal

TOLD: list[tuple[str, Any]] = []


def _one(sender: Any) -> None:
    TOLD.append(("one", sender))


def _two(sender: Any) -> None:
    TOLD.append(("two", sender))


def told(signal: Signal) -> set[tuple[str, Any]]:
    """Send the signal; who was told of what."""
    TOLD.clear()
    signal.send("it")
    assert len(TOLD) == len(set(TOLD))
    return set(TOLD)


def test_all_receivers_are_told_once() -> None:
    """However often they connected."""
    signal = Signal()
    assert told(signal) == set()
    for receiver in (_one, _two, _one):
        assert signal.connect(receiver) is receiver
    assert told(signal) == {("one", "it"), ("two", "it")}
    assert signal.receivers() == [_one, _two]


def test_who_is_disconnected_is_told_no_more() -> None:
    """For a while, or for good; twice is no mistake."""
    signal = Signal()
    signal.connect(_two)
    with signal.connected_to(_one):
        assert told(signal) == {("one", "it"), ("two", "it")}
    assert told(signal) == {("two", "it")}
    signal.disconnect(_two)
    signal.disconnect(_two)
    assert told(signal) == set()


def test_who_is_gone_is_told_no_more() -> None:
    """A plugin that is imported anew does not take part twice."""
    signal = Signal()

    def passing(sender: Any) -> None:
        TOLD.append(("passing", sender))

    signal.connect(passing)
    assert told(signal) == {("passing", "it")}
    del passing
    gc.collect()
    assert told(signal) == set()
    assert signal.receivers() == []
