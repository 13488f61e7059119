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

from plugins import features
from plugins.core import pipeline, problem
from plugins.core.printers import FORMATS, terminal
from plugins.core.problem import Place, Problem, Severity
from tests.building import DEMO_NOW, ROOT, run_verb
from tests.core.cases import ERRORS, Case, codes, read_case

features.activate()
DECLARED = problem.declared_codes()
NOW = datetime.fromisoformat(DEMO_NOW)
RECORD_FOLDERS = ("businesses/", "offers/", "events/", "news/", "pages/")
SECTIONS = dict(
    re.findall(
        r"(?ms)^## `([a-z0-9-]+)`\n(.*?)(?=^## |\Z)", (ROOT / "docs/fehler.md").read_text("utf-8")
    )
)
EXAMPLES = {
    code: found[1]
    for code, text in SECTIONS.items()
    if (found := re.search(r"(?ms)^```diff\n(.*?)^```$", text))
}


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
    moved = replace(one, place=Place("businesses/a.md", 9, 9))
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


SUGGESTIONS = [
    ("a field", "offers/o.md", "vaild_through: 2026-12-20", "valid_through"),
    ("a field with another name inside", "businesses/b.md", "regster: HRB 12", "register"),
    ("an enum's value", "businesses/b.md", "status: temporarily_closd", "temporarily_closed"),
    ("a word of a list", "businesses/b.md", "payment: [cash, girokard]", "girocard"),
    ("an id", "offers/o.md", "business: eck-ladn", "eck-laden"),
    ("an id in a list", "events/e.md", "participants: [eck-laden, ecklden]", "eck-laden"),
    ("an id where text is free", "events/e.md", "organizer: eck-ladn", "eck-laden"),
    ("a category's tag", "businesses/b.md", "category: shop=bakry", "shop=bakery"),
    ("a category's label", "businesses/b.md", "category: Bäkerei", "Bäckerei"),
    ("a category by another word", "businesses/b.md", "category: Friseursalon", "Friseur"),
    ("an event's kind", "events/e.md", "event_category: musik", "music"),
    ("a currency", "offers/o.md", "price_currency: €", "EUR"),
    ("a city's field", "city.yaml", "brandcolor: '#0b5d4e'", "brand_color"),
    ("a Land", "city.yaml", "state: NRW", "NW"),
    ("a part's field", "city.yaml", "voucher:\n  name: Gutschein\n  ulr: https://x.example", "url"),
    ("a time zone", "city.yaml", "timezone: Europe/Berln", "Europe/Berlin"),
    ("a picture", "businesses/b.md", "image: fotoo.jpg", "foto.jpg"),
    ("a weekday", "events/e.md", "rrule: FREQ=WEEKLY;BYDAY=DI", "TU"),
]
BASE = {
    "businesses/b.md": {"name": "B", "category": "shop=bakery", "street_address": "Markt 1"},
    "offers/o.md": {
        "name": "O",
        "business": "eck-laden",
        "valid_from": "2026-11-20",
        "valid_through": "2026-12-20",
    },
    "events/e.md": {"name": "E", "start_date": "2026-12-05T11:00"},
}


@pytest.mark.parametrize(("path", "line", "meant"), [s[1:] for s in SUGGESTIONS],
                         ids=[s[0] for s in SUGGESTIONS])  # fmt: skip
def test_a_mistyped_word_is_recognised(path: str, line: str, meant: str, tmp_path: Path) -> None:
    """»Meinten Sie …?« over fields, values, ids, categories and the city's fields."""
    content = tmp_path / "content"
    shutil.copytree(ERRORS / "_city", content)
    (content / "images").mkdir()
    (content / "images" / "foto.jpg").write_bytes(b"")
    name = line.partition(":")[0]
    if path == "city.yaml":
        kept = [x for x in (content / path).read_text("utf-8").splitlines() if x[:5] != name[:5]]
        (content / path).write_text("\n".join([*kept, line, ""]), "utf-8")
    else:
        fields = [f"{key}: {value}" for key, value in BASE[path].items() if key != name]
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_text("\n".join(["---", *fields, line, "---", ""]), "utf-8")
    hints = [p.hint for p in pipeline.run(content, NOW).errors if p.place.path == path]
    assert any(h.startswith("Meinten Sie ") and f"»{meant}«" in h for h in hints), hints


def test_every_section_is_of_a_code() -> None:
    """`docs/fehler.md` explains each problem once, and none that does not exist."""
    assert sorted(SECTIONS) == sorted(DECLARED)
    text = (ROOT / "docs/fehler.md").read_text("utf-8")
    assert len(re.findall(r"(?m)^## `", text)) == len(SECTIONS)
    for code in DECLARED:
        assert f"](#{code})" in text, f"{code} is not in the list at the top"


@pytest.mark.parametrize("code", sorted(SECTIONS))
def test_the_handbook_says_how_bad_it_is(code: str) -> None:
    """A section begins with the problem's severity and what happens meanwhile."""
    words = {"error": "**Fehler.**", "warning": "**Warnung.**", "note": "**Hinweis.**"}
    first = SECTIONS[code].strip().split("\n")[0]
    assert first.startswith(words[DECLARED[code]])
    assert re.search(r"erschein|zurückgehalten|veröffentlicht", first)
    holds_city = read_case(code).path == "city.yaml" and DECLARED[code] is Severity.ERROR
    assert ("nichts veröffentlicht" in SECTIONS[code]) == holds_city


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_the_remedy_of_the_handbook_works(code: str, tmp_path: Path) -> None:
    """Whoever writes what the section says instead of what it calls wrong is rid of the problem."""
    lines = EXAMPLES[code].splitlines()
    wrong = "".join(f"{x[2:]}\n" for x in lines if x[0] in " -")
    right = "".join(f"{x[2:]}\n" for x in lines if x[0] in " +")
    case = read_case(code)
    texts = [s.text.replace(wrong, right, 1) for s in case.sections]
    assert texts != [s.text for s in case.sections], f"the case of {code} has no »{wrong}«"
    sections = tuple(replace(s, text=t) for s, t in zip(case.sections, texts, strict=True))
    outcome = pipeline.run(replace(case, sections=sections).write(tmp_path / "content"), NOW)
    assert code not in {p.code for p in outcome.problems}
    assert outcome.errors == ()
