# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Problems as people and programs read them: four formats, one order, remedies that work."""

import json
import random
import re
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from msgspec import structs

from plugins import features
from plugins.core import pipeline, problem
from plugins.core.printers import FORMATS, terminal
from plugins.core.problem import Place, Problem, Severity
from tests.building import DEMO_NOW, run_verb
from tests.core.cases import ERRORS, Case, codes, read_case

features.activate()
DECLARED = problem.declared_codes()
NOW = datetime.fromisoformat(DEMO_NOW)
RECORD_FOLDERS = ("businesses/", "offers/", "events/", "news/", "pages/")


def in_one_folder() -> dict[str, Case]:
    """The cases whose mistake lies in one record file, each under a name of its own."""
    chosen = {}
    for code in codes():
        case = read_case(code)
        if (
            len(case.sections) == 1
            and case.sections[0].how in ("text", "escaped")
            and case.path.startswith(RECORD_FOLDERS)
            and code not in ("address-taken", "bad-id", "file-type", "translation-alone")
        ):
            path = f"{case.path.partition('/')[0]}/{code}{Path(case.path).suffix}"
            section = replace(case.sections[0], path=path)
            chosen[code] = replace(case, path=path, sections=(section,))
    return chosen


TOGETHER = in_one_folder()


@pytest.fixture(scope="module")
def full_of_mistakes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a content folder with every mistake that fits into one file, in as many files."""
    content = tmp_path_factory.mktemp("mistakes") / "content"
    shutil.copytree(ERRORS / "_city", content)
    for case in TOGETHER.values():
        only = content.parent / case.code
        case.write(only)
        (content / case.path).parent.mkdir(exist_ok=True)
        (only / case.path).rename(content / case.path)
    return content


def run_check(content: Path, form: str, **environment: str) -> str:
    """The output of ``check`` in a process of its own; it must end with exit code 1."""
    done = run_verb(
        *("check", "--content", content, "--now", DEMO_NOW, "--format", form),
        environment=environment,
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_all_problems_are_told_at_once(full_of_mistakes: Path) -> None:
    """Fifty files with a mistake each: fifty problems, each at its place."""
    outcome = pipeline.run(full_of_mistakes, NOW)
    found = {(p.code, p.place.path, p.place.line, p.place.column) for p in outcome.problems}
    wanted = {(c.code, c.path, c.line, c.column) for c in TOGETHER.values()}
    assert len(wanted) >= 45
    assert wanted - found == set()


def test_one_file_tells_all_its_problems_at_once(tmp_path: Path) -> None:
    """Who mends a file does so once: unknown field, value, reference, picture and text together."""
    content = tmp_path / "content"
    shutil.copytree(ERRORS / "_city", content)
    (content / "businesses" / "hoevel.md").write_text(
        "---\nname: Bäckerei Hövel\nname: Hövel\ncategory: shop=bakry\nstatus: closd\n"
        "telefon: 123\nsuccessor: eckladen\nimage: foto.jpg\nverified: 31.12.2025\n---\n"
        "Mit <b>Liebe</b>.\n",
        "utf-8",
    )
    outcome = pipeline.run(content, NOW)
    assert [(p.code, p.place.line) for p in outcome.errors] == [
        ("duplicate-key", 3),
        ("category", 4),
        ("unknown-value", 5),
        ("unknown-field", 6),
        ("unknown-reference", 7),
        ("image-missing", 8),
        ("not-a-date", 9),
        ("text-html", 11),
        ("text-html", 11),
    ]


def test_problems_are_sorted(full_of_mistakes: Path) -> None:
    """By file, line, column and code, so that two runs can be compared."""
    found = json.loads(run_check(full_of_mistakes, "json"))
    keys = [(p["path"], p["line"], p["column"]) for p in found]
    assert keys == sorted(keys)


def test_json_is_as_the_contract_says(full_of_mistakes: Path) -> None:
    """An array of objects with seven members; paths are relative to the content folder."""
    found = json.loads(run_check(full_of_mistakes, "json"))
    assert {tuple(p) for p in found} == {
        ("code", "severity", "path", "line", "column", "message", "hint")
    }
    for p in found:
        assert p["code"] in DECLARED
        assert p["severity"] in ("error", "warning", "note")
        assert (full_of_mistakes / p["path"]).exists()
        assert type(p["line"]) is int
        assert type(p["column"]) is int
        assert min(p["line"], p["column"]) >= 1


def test_github_gets_one_annotation_a_problem(full_of_mistakes: Path) -> None:
    """Each line is a workflow command; what it says is what JSON says."""
    lines = run_check(full_of_mistakes, "github").splitlines()
    told = json.loads(run_check(full_of_mistakes, "json"))
    assert len(lines) == len(told)
    words = {"error": "error", "warning": "warning", "note": "notice"}
    for line, p in zip(lines, told, strict=True):
        command = re.fullmatch(
            r"::(\w+) file=([^,]+),line=(\d+),col=(\d+),title=([^,:]+)::(.+)", line
        )
        assert command, line
        assert command[1] == words[p["severity"]]
        assert _decoded(command[2]).endswith(p["path"])
        assert (int(command[3]), int(command[4])) == (p["line"], p["column"])
        assert _decoded(command[6]) == f"{p['message']} {p['hint']}"


def _decoded(text: str) -> str:
    """GitHub's escapes undone."""
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_gitlab_gets_a_code_quality_report(full_of_mistakes: Path) -> None:
    """Every entry has what GitLab requires, and a fingerprint of its own."""
    report = json.loads(run_check(full_of_mistakes, "gitlab"))
    assert len(report) == len(json.loads(run_check(full_of_mistakes, "json")))
    for entry in report:
        assert entry["description"]
        assert entry["check_name"] in DECLARED
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert Path(entry["location"]["path"]).exists()
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith("./")
    fingerprints = [entry["fingerprint"] for entry in report]
    assert len(set(fingerprints)) == len(fingerprints)
    assert all(re.fullmatch("[0-9a-f]{32}", f) for f in fingerprints)


def test_a_fingerprint_outlives_a_new_line_above() -> None:
    """GitLab tells new problems from old ones: a line added above makes no problem new."""
    one = problem.problem(
        "unknown-value", Place("businesses/a.md", 7, 9), "»x« gibt es hier nicht."
    )
    moved = structs.replace(one, place=Place("businesses/a.md", 9, 9))
    told = [json.loads(FORMATS["gitlab"]([p], {}, "content"))[0] for p in (one, moved)]
    assert told[0]["fingerprint"] == told[1]["fingerprint"]
    twice = json.loads(FORMATS["gitlab"]([one, moved], {}, "content"))
    assert twice[0]["fingerprint"] != twice[1]["fingerprint"]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_machine_does_not_show(full_of_mistakes: Path, tmp_path: Path, form: str) -> None:
    """Files made in another order, another hash seed, zone and locale: the same bytes."""
    first = run_check(full_of_mistakes, form, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    paths = sorted(p for p in full_of_mistakes.rglob("*") if p.is_file())
    random.Random(2026).shuffle(paths)
    for path in paths:
        copy = tmp_path / "content" / path.relative_to(full_of_mistakes)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    second = run_check(
        tmp_path / "content", form, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="de_DE.UTF-8"
    )
    assert second.replace(str(tmp_path), "") == first.replace(str(full_of_mistakes.parent), "")


@pytest.mark.parametrize("code", [c for c in codes() if read_case(c).piece])
def test_the_caret_stands_under_the_piece(code: str) -> None:
    """In the terminal the marks begin exactly below what is wrong."""
    case = read_case(code)
    shown = (ERRORS / code / "expected.txt").read_text("utf-8").split("\n")
    at = next(n for n, line in enumerate(shown) if f"[{code}]" in line)
    source, marks = shown[at + 1], shown[at + 2]
    assert re.fullmatch(r" +\| +\^+", marks), marks
    start = marks.index("^")
    first = case.piece.removeprefix("\\x")
    if first == case.piece:  # a control character or a broken byte shows as �
        assert source[start:].startswith(case.piece[:20])
    else:
        assert source[start] == "�"


@pytest.mark.parametrize(
    ("line", "piece", "before"),
    [
        ("name: Café 🥐🥐 Kärn", "Kärn", 6 + 5 + 4 + 1),
        ("name: 中国茶 Lpden", "Lpden", 6 + 6 + 1),
        ("name: Cafe\u0301 x", "x", 6 + 4 + 1),
        ("\tname: x", "x", 7),
    ],
)
def test_the_caret_counts_as_the_terminal_does(line: str, piece: str, before: int) -> None:
    """An emoji is two columns wide, a combining accent none, a tab is shown as one."""
    place = Place("a.md", 1, line.index(piece) + 1, len(piece))
    found = Problem("unknown-value", Severity.ERROR, place, "Nein.")
    marks = terminal([found], {"a.md": (line,)}, "content").split("\n")[2]
    assert marks == "    | " + " " * before + "^" * len(piece)


def test_a_long_line_is_cut_around_the_caret() -> None:
    """A terminal is 100 columns wide; the piece stays in sight."""
    line = "name: " + "x" * 300 + " HIER " + "y" * 300
    place = Place("a.md", 1, line.index("HIER") + 1, 4)
    found = Problem("unknown-value", Severity.ERROR, place, "Nein.")
    shown = terminal([found], {"a.md": (line,)}, "content").split("\n")
    assert len(shown[1]) < 110
    start = shown[2].index("^")
    assert shown[1][start : start + 4] == "HIER"


def test_content_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    """Escape sequences and line breaks in names of files and in values are spelled out."""
    content = tmp_path / "content"
    shutil.copytree(ERRORS / "_city", content)
    text = '---\nname: "x\\e[31mrot"\n---\n'
    for name in ("rot\x1b[31m.md", "zwei\nzeilen.md", "byte\udcff.md"):
        (content / "businesses" / name).write_text(text, "utf-8")
    for form in FORMATS:
        output = run_check(content, form)
        assert "\x1b" not in output
        assert r"\x1b[31m" in output or r"\\x1b[31m" in output
        assert r"\xff" in output
