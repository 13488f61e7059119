# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every problem that can be told: at its place, in German, with a remedy."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from plugins import features
from plugins.commands import check
from plugins.core import pipeline, problem
from tests.building import DEMO_NOW
from tests.core.cases import ERRORS, Case, codes, read_case
from tests.drawing import drawn

features.activate()
DECLARED = problem.declared_codes()
#: Words that only a programmer would say, and pydantic's English.
FOREIGN = re.compile(
    r"\b(str|int|float|bool|dict|list|tuple|None|NoneType|null|input|should|must|valid(?!_)|field|"
    r"required|string|object|error|exception|traceback|parse|decode|codec|pydantic|python|regex)\b",
    re.IGNORECASE,
)


def checked(case: Case, form: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Exit code and output of ``check --format`` on the case, run in the current folder."""
    content = Path("content")
    if not content.exists():
        case.write(content)
    exit_code = check.run(["--content", "content", "--now", DEMO_NOW, "--format", form])
    return exit_code, capsys.readouterr().out


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the test run in a folder of its own, so that paths in the output are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_code_has_a_case() -> None:
    """A code that no case produces is a promise nobody has seen kept."""
    assert codes() == sorted(DECLARED)


@pytest.mark.parametrize("code", codes())
def test_the_terminal_shows_it_as_agreed(
    code: str, here: Path, capsys: pytest.CaptureFixture[str], update_golden: bool
) -> None:
    """The whole output is ``expected.txt``, letter by letter."""
    _, text = checked(read_case(code), "text", capsys)
    expected = ERRORS / code / "expected.txt"
    if update_golden:
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")


@pytest.mark.parametrize("code", codes())
def test_the_place_is_right(code: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Path, line and column are those of the wrong piece, and nothing else is an error."""
    case = read_case(code)
    exit_code, text = checked(case, "json", capsys)
    found = json.loads(text)
    places = [(p["path"], p["line"], p["column"]) for p in found if p["code"] == code]
    assert places == [(case.path, case.line, case.column)]
    errors = [p["code"] for p in found if p["severity"] == "error"]
    severity = DECLARED[code]
    assert errors == ([code] if severity is problem.Severity.ERROR else [])
    assert exit_code == (1 if errors else 0)
    if case.piece:
        data = (here / "content" / case.path).read_bytes().removeprefix(b"\xef\xbb\xbf")
        line = data.decode("utf-8", "surrogateescape").split("\n")[case.line - 1]
        assert line[case.column - 1 :].startswith(_bytes(case.piece)), line


def _bytes(piece: str) -> str:
    """A piece written with ``\\xe4`` as a broken file decodes."""
    return re.sub(
        r"\\x([0-9a-f]{2})",
        lambda m: bytes([int(m[1], 16)]).decode("utf-8", "surrogateescape"),
        piece,
    )


@pytest.mark.parametrize("code", codes())
def test_the_words_help_a_shop_owner(
    code: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A German sentence and a remedy, no programmer's words, no line too long for a terminal."""
    _, text = checked(read_case(code), "json", capsys)
    found = next(p for p in json.loads(text) if p["code"] == code)
    for words in (found["message"], found["hint"]):
        assert words, f"{code}: {found}"
        assert words[-1] in ".?…", words
        plain = re.sub(r"»[^«]*«", "", words)
        assert not FOREIGN.search(plain), words
        assert len(words) <= 260, words
    assert DECLARED[code] == found["severity"]


@pytest.mark.parametrize("code", codes())
def test_the_neighbour_is_published(
    code: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong in one file holds back that file alone, and none where it is no error."""
    case = read_case(code)
    outcome = pipeline.run(case.write(here / "content"), datetime.fromisoformat(DEMO_NOW))
    wrong = {p.place.path for p in outcome.errors}
    assert set(outcome.held_back) == {p for p in wrong if p.startswith(_FOLDERS)}
    if "city.yaml" not in wrong:
        assert "betriebe/eck-laden/index.html" in drawn(outcome)
    assert outcome.published + len(outcome.held_back) == outcome.read


_FOLDERS = ("businesses/", "offers/", "events/", "news/", "pages/")
