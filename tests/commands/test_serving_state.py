# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `serve` tells the open pages."""

import json
from collections.abc import Iterator
from typing import Any

from plugins.commands.serving.built import Built, Mistake, Result
from plugins.commands.serving.state import State

MISTAKE = Mistake("content/a.md:3:1", "Fehler", "unknown-field", "  3 | x", "Nein.", "Doch.")


def heard(events: Iterator[bytes]) -> dict[str, Any]:
    _, _, data = next(events).partition(b"data: ")
    message = json.loads(data)
    assert isinstance(message, dict)
    return message


def test_a_page_hears_of_each_build_once() -> None:
    """The stream tells the state at once, and again after each build, good or not."""
    state = State()
    pages = iter(["old", "new", "new"])
    events = state.events(lambda: next(pages))
    first = heard(events)
    state.tell(Built(Result.WHOLE))
    second = heard(events)
    state.tell(Built(Result.REFUSED, reason="Kaputt."))
    third = heard(events)
    assert first["build"] != second["build"] == third["build"]
    assert [told["page"] for told in (first, second, third)] == ["old", "new", "new"]
    assert (first["report"], second["report"]) == (None, None)
    assert (third["report"]["reason"], third["report"]["blocks"]) == ("Kaputt.", True)


def test_held_back_records_do_not_block() -> None:
    """A page with records held back is shown, with a count and the mistakes beside it."""
    state = State()
    state.tell(Built(Result.HELD_BACK, held_back=2, mistakes=(MISTAKE,)))
    report = heard(state.events(str))["report"]
    assert not report["blocks"]
    assert report["title"] == "2 Einträge sind zurückgehalten"
    assert report["mistakes"][0]["hint"] == "Doch."


def test_a_broken_import_does_not_flood_the_page() -> None:
    """Of very many mistakes the page shows the first and counts the others."""
    state = State()
    state.tell(Built(Result.HELD_BACK, mistakes=(MISTAKE,) * 1000))
    report = heard(state.events(str))["report"]
    assert len(report["mistakes"]) + report["more"] == 1000
    assert len(report["mistakes"]) < 50


def test_another_build_is_no_news() -> None:
    """While another build of the same site runs, what was wrong is still wrong."""
    state = State()
    state.tell(Built(Result.REFUSED, reason="Kaputt."))
    state.tell(Built(Result.BUSY))
    assert heard(state.events(str))["report"]["reason"] == "Kaputt."


def test_what_the_worker_tells_comes_over_whole() -> None:
    """A build keeps everything on its way through the pipe, in one line."""
    built = Built(Result.HELD_BACK, 7, 3, 1, "a\nb", (MISTAKE,), "ä\n", "/stadt/", "Europe/Berlin")
    assert "\n" not in built.to_json()
    assert Built.from_json(built.to_json()) == built
