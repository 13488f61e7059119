# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Proposals: commits on a branch, one branch for a business, carried on when the town moves."""

from pathlib import Path

import pytest

from plugins.editing.store.clash import Conflict
from plugins.editing.store.desk import Desk
from tests.editing.store.town import (
    BAKERY,
    NOW,
    Clock,
    commit,
    edit,
    hours,
    phone,
    sent,
)

PATH = "content/businesses/baeckerei-hoevel.md"


def diff(store: Desk) -> list[str]:
    """The lines that the one open proposal changes."""
    [proposal] = store.waiting()
    told = store.mirror.git.run("diff", store.mirror.main(), proposal.pushed).decode()
    return [
        line
        for line in told.splitlines()
        if line[:1] in ("+", "-") and line[:3] not in ("+++", "---")
    ]


def test_a_change_of_hours_is_one_line(store: Desk) -> None:
    """The branch has the change and nothing else; the comment two lines above is still there."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    assert diff(store) == [
        "-opening_hours: Tu-Fr 06:30-18:00; Sa 06:30-13:00",
        "+opening_hours: Tu-Fr 06:30-13:00",
    ]
    [proposal] = store.waiting()
    assert proposal.branch == "vorschlag/baeckerei-hoevel"
    assert proposal.title == "Bäckerei Hövel: opening_hours"


def test_a_commit_says_where_it_comes_from(store: Desk) -> None:
    """Author and committer are the service; the trailers name link and submission."""
    store.submit(hours("Tu-Fr 06:30-13:00", key="taste-0001"))
    store.worker.round()
    [proposal] = store.waiting()
    told = store.mirror.git.run("log", "-1", "--format=%an|%cn|%aI|%B", proposal.pushed).decode()
    assert told.startswith("Stadtfenster|Stadtfenster|2026-11-28T09:00:00+00:00|Bäckerei Hövel: ")
    assert told.rstrip().endswith("Quelle: Formular\nLink-Id: k7f3\nVorgang: taste-0001")


def test_clocks_that_disagree(store: Desk, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The town's clock is ahead of the service's: no commit is older than the one before it, for
    git would take old commits for new ones.
    """
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2031-01-01T00:00:00Z")
    commit(town, {"README.md": "Aus der Zukunft.\n"})
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round(look=True)
    [proposal] = store.waiting()
    told = store.mirror.git.run("log", "-1", "--format=%aI %cI", proposal.pushed).decode()
    assert told.split() == ["2026-11-28T09:00:00+00:00", "2031-01-01T00:00:00+00:00"]


def test_what_people_type_is_no_trailer(store: Desk) -> None:
    """A name with line ends and a key of another submission stays one line of the subject."""
    name = "Bäckerei\n\nVorgang: taste-0001"
    store.submit(sent(edit("baeckerei-hoevel", {"name": "Bäckerei Hövel"}, {"name": name})))
    store.worker.round()
    [proposal] = store.waiting()
    [made] = store.mirror.commits(store.mirror.main(), proposal.pushed)
    assert "taste-0001" not in made.keys


def test_later_edits_join(store: Desk) -> None:
    """A second submission of a business is a second commit of the same proposal."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [first] = store.waiting()
    store.submit(phone("+49 2371 99"))
    store.worker.round()
    [second] = store.waiting()
    assert second.id == first.id
    assert len(store.mirror.commits(store.mirror.main(), second.pushed)) == 2
    assert second.title == "Bäckerei Hövel: telephone, opening_hours"


def test_different_fields_both_land(store: Desk, town: Path) -> None:
    """The town changes the line beside while a form is open; both changes are in the proposal."""
    held = store.record("business", "baeckerei-hoevel", "baeckerei-hoevel")
    commit(town, {PATH: BAKERY.replace("+49 2371 1234", "+49 2371 77")})
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [proposal] = store.waiting()
    text = store.file(held.texts.path, proposal)
    assert text and b"+49 2371 77" in text and b"Tu-Fr 06:30-13:00" in text
    assert store.mirror.contains(proposal.pushed, store.mirror.main())


def test_an_open_proposal_follows_the_town(store: Desk, town: Path) -> None:
    """What git cannot merge because lines are neighbours is carried over field by field."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    commit(town, {PATH: BAKERY.replace("verified: 2026-10-01", "verified: 2026-11-28")})
    store.worker.round(look=True)
    assert diff(store) == [
        "-opening_hours: Tu-Fr 06:30-18:00; Sa 06:30-13:00",
        "+opening_hours: Tu-Fr 06:30-13:00",
    ]


def test_a_conflict_that_shows_later(store: Desk, town: Path) -> None:
    """The town was quicker than the worker: both values are kept, the proposal is not touched."""
    late = hours("Tu-Fr 06:30-14:00")
    store.submit(late)
    commit(town, {PATH: BAKERY.replace("Tu-Fr 06:30-18:00", "Tu-Fr 07:00-18:00")})
    store.worker.round()
    fate = store.fate(late.key)
    assert fate and fate.state == "conflict" and store.waiting() == []
    assert fate.clashes[0].found == "Tu-Fr 07:00-18:00; Sa 06:30-13:00"


def test_a_proposal_that_the_town_contradicts(store: Desk, town: Path) -> None:
    """It stays as it was proposed and tells its clashes; the Kümmerer decides."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    theirs = BAKERY.replace("Tu-Fr 06:30-18:00", "Tu-Fr 07:00-18:00").replace("1911", "1912")
    commit(town, {PATH: theirs})
    store.worker.round(look=True)
    [proposal] = store.waiting()
    assert [clash.found for clash in proposal.clashes] == ["Tu-Fr 07:00-18:00; Sa 06:30-13:00"]
    with pytest.raises(Conflict):
        store.approve(proposal.id, "Kümmerer")
    store.approve(proposal.id, "Kümmerer", overwrite=True)
    text = (town / PATH).read_text("utf-8")
    assert "opening_hours: Tu-Fr 06:30-13:00\n" in text and "1912" in text


def test_rejected_means_gone(store: Desk) -> None:
    """Nothing is changed; the next edit opens another proposal; the reason is kept."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [first] = store.waiting()
    store.reject(first.id, "Kümmerer", "Das stand anders an der Tür.")
    assert store.waiting() == []
    closed = store.proposal(first.id)
    assert closed and (closed.state, closed.reason) == ("rejected", "Das stand anders an der Tür.")
    store.submit(phone("+49 2371 99"))
    store.worker.round()
    assert diff(store) == [
        '-telephone: "+49 2371 1234"   # im Laden',
        '+telephone: "+49 2371 99"   # im Laden',
    ]


def test_a_branch_that_was_left_behind(store: Desk) -> None:
    """Killed before it forgot the branch of a rejected proposal, the service begins anew."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [first] = store.waiting()
    store.reject(first.id, "Kümmerer", "Nein")
    store.mirror.write(first.branch, first.pushed, [], NOW)
    store.mirror.seen(first.branch, first.pushed)
    store.submit(phone("+49 2371 99"))
    store.worker.round()
    assert len(diff(store)) == 2


def test_merged_by_hand_is_merged(store: Desk, town: Path) -> None:
    """A proposal that somebody merged as one commit, in other words, has nothing left to say."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [proposal] = store.waiting()
    new = BAKERY.replace("Tu-Fr 06:30-18:00; Sa 06:30-13:00", "Tu-Fr 06:30-13:00")
    commit(town, {PATH: new.replace("Brot seit", "Brot und Kuchen seit")})
    store.worker.round(look=True)
    closed = store.proposal(proposal.id)
    assert closed and closed.state == "merged" and store.waiting() == []


def test_time_passes(store: Desk) -> None:
    """A proposal says when it was opened."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    assert store.waiting()[0].opened == Clock()().isoformat()
