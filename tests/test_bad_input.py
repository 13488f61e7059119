# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything that people, phones and attackers put into a content folder gets a clear answer."""

import re
import time
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins import features
from plugins.core import pipeline
from plugins.core.pipeline import Outcome
from plugins.core.problem import Problem, Severity
from plugins.structured_data.serialise import serialise
from tests.bad_files import BAD, DARK, HOEVEL, IMAGE, business
from tests.building import DEMO_NOW
from tests.core.cases import ERRORS
from tests.drawing import drawn
from tests.images.samples import saved

features.activate()
NOW = datetime.fromisoformat(DEMO_NOW)
#: No answer may take longer, however hostile the file.
SECONDS = 5.0
SOUND = {
    path.relative_to(ERRORS / "_city").as_posix(): path.read_bytes()
    for path in sorted((ERRORS / "_city").rglob("*"))
    if path.is_file()
}


def write(content: Path, files: Mapping[str, bytes], links: Mapping[str, str]) -> Path:
    """Write the sound city and more files into ``content`` (made)."""
    for path, data in {**SOUND, **files}.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(data)
    for path, target in links.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).symlink_to(target)
    return content


def answer(content: Path) -> Outcome:
    """Run the stages, which must not take long."""
    started = time.perf_counter()
    outcome = pipeline.run(content, NOW)
    assert time.perf_counter() - started < SECONDS
    return outcome


def told(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """Problems in short: ``path:line:column code``."""
    return tuple(f"{p.place.path}:{p.place.line}:{p.place.column} {p.code}" for p in problems)


@pytest.fixture(scope="module")
def neighbour(tmp_path_factory: pytest.TempPathFactory) -> object:
    """Return what the page of the sound business shows when nothing is wrong."""
    return shown(answer(write(tmp_path_factory.mktemp("sound") / "content", {}, {})))


def shown(outcome: Outcome) -> object:
    """Draw everything, and return what the page of the sound business shows."""
    page = drawn(outcome)["betriebe/eck-laden/index.html"]
    return replace(page, json_ld=()), [serialise(node) for node in page.json_ld]


@pytest.mark.parametrize("name", list(BAD))
def test_bad_input_is_answered(name: str, tmp_path: Path, neighbour: object) -> None:
    """A clear error at its place with a remedy; the neighbour's page is as it was."""
    bad = BAD[name]
    outcome = answer(write(tmp_path / "content", bad.files, bad.links))
    errors = outcome.errors
    assert set(told(errors)) >= set(bad.errors)
    assert {p.place.path for p in errors} == {e.rpartition(" ")[0].rsplit(":", 2)[0]
                                              for e in bad.errors}  # fmt: skip
    said = " ".join(f"{p.message} {p.hint}" for p in errors)
    for words in bad.says:
        assert words in said
    assert all(p.message and p.hint for p in errors)
    assert shown(outcome) == neighbour
    assert outcome.published + len(outcome.held_back) == outcome.read
    records = {p.place.path for p in errors if "/" in p.place.path}
    assert set(outcome.held_back) == {p for p in records if not p.startswith("images/")}


WELCOME: dict[str, tuple[Mapping[str, bytes], str]] = {
    "a byte order mark": ({HOEVEL: b"\xef\xbb\xbf" + business()}, "byte-order-mark"),
    "Windows line ends": ({HOEVEL: business().replace(b"\n", b"\r\n")}, "line-endings"),
    "old Macintosh line ends": ({HOEVEL: business().replace(b"\n", b"\r")}, "line-endings"),
    "a phone's HEIC": (
        {HOEVEL: business(IMAGE.replace(".jpg", ".heic")), "images/foto.heic": saved(DARK, "HEIF")},
        "",
    ),
    "a HEIC named .jpg": ({HOEVEL: business(IMAGE), "images/foto.jpg": saved(DARK, "HEIF")}, ""),
    "a PNG named .jpg": ({HOEVEL: business(IMAGE), "images/foto.jpg": saved(DARK, "PNG")}, ""),
    "decomposed letters": (
        {HOEVEL: unicodedata.normalize("NFD", business().decode()).encode()},
        "",
    ),
    "no text at all": ({HOEVEL: business(body="")}, ""),
    "a name with a colon in quotes": ({HOEVEL: business(name='"Hövel: Brot"')}, ""),
    "a business named like a page of the list": ({"businesses/seite-2.md": business()}, ""),
}


@pytest.mark.parametrize("name", list(WELCOME))
def test_what_is_clear_is_put_right(name: str, tmp_path: Path) -> None:
    """What can be understood is published, with a note at most."""
    files, note = WELCOME[name]
    outcome = answer(write(tmp_path / "content", files, {}))
    assert outcome.held_back == ()
    assert drawn(outcome)
    assert [(p.code, p.severity) for p in outcome.problems] == (
        [(note, Severity.NOTE)] if note else []
    )


def changed(pattern: str, new: str) -> Callable[[str], str]:
    """City.yaml with one piece replaced."""

    def change(text: str) -> str:
        done, count = re.subn(pattern, new, text, count=1)
        assert count == 1
        return done

    return change


REQUIRED = ["name", "url", "state", "operator"]
REQUIRED_OF_OPERATOR = ["kind", "name", "street_address", "postal_code", "address_locality",
                        "email", "telephone", "representative"]  # fmt: skip
CITIES: dict[str, tuple[Callable[[str], str | None], str]] = {
    "missing": (lambda text: None, "1:1 city-missing"),
    "empty": (lambda text: "", "1:1 missing-field"),
    "a list": (lambda text: "- a\n- b\n", "1:1 yaml-syntax"),
    "broken": (changed("kind: private", 'kind: "private'), "7:9 yaml-syntax"),
    "a tab": (changed("  kind", "\tkind"), "7:1 yaml-syntax"),
    "an unknown field": (changed("state:", "stat:"), "4:1 unknown-field"),
    "an unknown part": (changed("  email:", "  mail:"), "12:3 unknown-field"),
    "a wrong kind": (changed("kind: private", "kind: club"), "7:9 unknown-value"),
    "no Land": (changed("state: NW", "state: NRW"), "4:8 unknown-value"),
    "no number": (changed("state: NW", "state: NW\nlatitude: 51,2"), "5:11 not-a-number"),
    "a mailbox without a host": (changed("info@musterstadt.example", "info"), "12:10 email"),
    "a text for a part": (lambda text: text.partition("operator")[0] + "operator: Ich\n",
                          "6:11 wrong-kind"),
    "three bounds": (lambda text: text + "bounds: [7.1, 51.2, 7.2]\n", "17:9 wrong-kind"),
    "a holiday that is no day": (
        lambda text: text + "holidays:\n  2026-02-31: Karneval\n", "18:3 not-a-date"),
    "a plugin that is not there": (lambda text: text + "plugins: [wetter]\n",
                                   "17:11 city-plugin"),
    **{f"without {name}": (changed(rf"(?m)^{name}:(.*\n)(  .*\n)*", ""),
                           "1:1 missing-field") for name in REQUIRED},
    **{f"without operator.{name}": (changed(rf"(?m)^  {name}:.*\n", ""),
                                    "6:1 missing-field") for name in REQUIRED_OF_OPERATOR},
}  # fmt: skip


@pytest.mark.parametrize("name", list(CITIES))
def test_a_bad_city_refuses_the_site(name: str, tmp_path: Path) -> None:
    """City.yaml missing or wrong: an error at its place, no plan, and the records still checked."""
    change, place = CITIES[name]
    content = write(tmp_path / "content", {HOEVEL: business("status: zu\n")}, {})
    text = change(SOUND["city.yaml"].decode())
    (content / "city.yaml").unlink()
    if text is not None:
        (content / "city.yaml").write_text(text, "utf-8")
    outcome = answer(content)
    assert outcome.plan is None
    assert f"city.yaml:{place}" in told(outcome.errors)
    assert all(p.message and p.hint for p in outcome.errors)
    if text is not None:
        assert f"{HOEVEL}:7:9 unknown-value" in told(outcome.errors)
