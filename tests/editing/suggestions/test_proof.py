# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Challenges: solved, forged, stolen, used twice."""

import base64
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import altcha
import pytest

from plugins.editing.suggestions.kept import Kept, Note, Pending
from plugins.editing.suggestions.proof import NotProven, Proof, Work

_NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
_LATER = _NOW + timedelta(seconds=10)
_EASY = Work(5, 5)
_PROOF = Proof(bytes(32), _EASY)


def _solved(challenge: str, **spoilt: object) -> str:
    told = json.loads(challenge)
    solution = altcha.solve_challenge(altcha.Challenge.from_dict(told))
    assert solution
    told["parameters"].update(spoilt)
    answer = {"challenge": told, "solution": solution.to_dict()}
    return base64.b64encode(json.dumps(answer).encode()).decode()


def test_a_solution_is_good_for_its_form_and_its_time() -> None:
    """The library solves what ours has made; six hours later it is over."""
    challenge = _PROOF.challenge("/melden/fehler", _NOW)
    assert 5 <= json.loads(_from(_solved(challenge)))["solution"]["counter"] <= 10
    proven = _PROOF.proven(_solved(challenge), "/melden/fehler", _LATER)
    assert proven.until == _NOW + timedelta(hours=6)
    for form, now, says in (
        ("/melden/termin", _LATER, "did not work"),
        ("/melden/fehler", _NOW + timedelta(seconds=1), "very quick"),
        ("/melden/fehler", _NOW + timedelta(hours=7), "a long time"),
    ):
        with pytest.raises(NotProven, match=says):
            _PROOF.proven(_solved(challenge), form, now)


def _from(payload: str) -> bytes:
    return base64.b64decode(payload)


@pytest.mark.parametrize(
    "payload",
    [
        "x",
        "é",
        base64.b64encode(b"[]").decode(),
        base64.b64encode(b'{"challenge":{},"solution":{}}').decode(),
        base64.b64encode(b'{"challenge":1,"solution":[]}').decode(),
        base64.b64encode(b"[" * 3000).decode(),
        "A" * 5000,
        _solved(Proof(b"x" * 32, _EASY).challenge("/f", _NOW)),
        _solved(_PROOF.challenge("/f", _NOW), nonce="00" * 16),
        _solved(_PROOF.challenge("/f", _NOW), data={"form": "/f", "at": 2_000_000_000}),
        _solved(_PROOF.challenge("/f", _NOW), data=None),
        _solved(_PROOF.challenge("/f", _NOW), keyPrefix="", keySignature=None),
    ],
)
def test_what_is_no_solution_is_refused(payload: str) -> None:
    """Garbage, another server's challenge, one that was made easier."""
    with pytest.raises(NotProven, match="did not work"):
        _PROOF.proven(payload, "/f", _LATER)


def test_a_wrong_counter_is_no_solution() -> None:
    """The work has to be done."""
    told = json.loads(_from(_solved(_PROOF.challenge("/f", _NOW))))
    told["solution"] = {"counter": 0, "derivedKey": "00" * 32}
    payload = base64.b64encode(json.dumps(told).encode()).decode()
    with pytest.raises(NotProven):
        _PROOF.proven(payload, "/f", _LATER)


def test_a_proof_is_used_once(tmp_path: Path) -> None:
    """The library would take it again."""
    kept = Kept(tmp_path / "kept.sqlite")
    assert kept.use("a", _LATER, _NOW)
    assert not kept.use("a", _LATER, _NOW)
    assert not Kept(tmp_path / "kept.sqlite").use("a", _LATER, _NOW)
    assert kept.use("b", _LATER, _NOW + timedelta(days=1))


def test_what_waits_for_a_mail_is_forgotten(tmp_path: Path) -> None:
    """After two days, and once it is confirmed; the file does not tell the token."""
    kept = Kept(tmp_path / "kept.sqlite")
    pending = Pending(note=Note("k", _NOW.isoformat(), "mistake", "Falsch"))
    token, other = kept.put(pending, _NOW), kept.put(pending, _NOW)
    assert kept.pending(token, _LATER) == pending
    kept.confirmed(token)
    assert kept.pending(token, _LATER) is None
    assert kept.pending(other, _NOW + timedelta(days=3)) is None
    assert other.encode() not in (tmp_path / "kept.sqlite").read_bytes()


def test_notes_wait_until_they_are_done(tmp_path: Path) -> None:
    """Oldest first; who sent them is forgotten a month later."""
    kept = Kept(tmp_path / "kept.sqlite")
    late, early = (
        Note(key, (_NOW + timedelta(hours=n)).isoformat(), "mistake", "Falsch", contact="0173")
        for key, n in (("late", 2), ("early", 1))
    )
    for note in (late, early, early):
        kept.add(note)
    assert kept.open_notes() == [early, late]
    assert kept.done("early", _NOW)
    assert not kept.done("early", _NOW)
    assert kept.open_notes() == [late]
    kept.done("late", _NOW + timedelta(days=40))
    assert not kept.has("early")
