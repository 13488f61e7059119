# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Laws of reading: any bytes are answered, and every answer points into the file."""

import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins import features
from plugins.core import pipeline, signals
from plugins.core.pipeline import Outcome
from plugins.core.printers import FORMATS
from plugins.core.registry import Registry
from tests.building import DEMO_NOW
from tests.core.cases import ERRORS

features.activate()
NOW = datetime.fromisoformat(DEMO_NOW)
CITY = (ERRORS / "_city" / "city.yaml").read_text("utf-8")
REGISTRY = Registry()
signals.record_types.send(REGISTRY)
KINDS = {kind.folder: kind.model for kind in REGISTRY.types}

#: Pieces of YAML, of Markdown and of nothing, in any order.
SYNTAX = st.lists(
    st.sampled_from(
        ["---\n", "name: x\n", ": ", "- ", "[", "]", "{", "}", "'", '"', "\n", "  ", "\t", "&a ",
         "*a", "!!x ", "<<: ", "|\n", ">\n", "# ", "? ", "%", "@", "\\U0011FFFF", "\\x00", "…", "𝄞",
         "a\u0301", "\r\n", "\u2028", "text", "<b>", "](", "![", "key: ", "2026-02-31", "..."]
    ),
    max_size=30,
).map("".join)  # fmt: skip
WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["shop=bakery", "Bäckerei", "2026-12-05T11:00", "2026-12-05", "25:00", "14,90", "nan",
         "1e999", "Mo-Fr 09:00-18:00", "FREQ=DAILY;COUNT=3", "https://x.example", "eck", "-0",
         "+49 2391 1", "../city.yaml", "9999-12-31", "0001-01-01", "1" * 400]
    ),
)  # fmt: skip


def quoted(word: str) -> str:
    """A word as a YAML scalar in single quotes, on one line."""
    return "'" + " ".join(word.split()).replace("'", "''") + "'"


VALUES = st.recursive(
    WORDS.map(quoted),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from(["name", "a", "0"]), inner, max_size=3).map(
            lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}"
        ),
    ),
    max_leaves=6,
)


def walk(path: str, data: bytes, city: str = CITY) -> tuple[Outcome, Path]:
    """Run the stages over a city with one more file."""
    with tempfile.TemporaryDirectory() as name:
        content = Path(name)
        (content / "city.yaml").write_text(city, "utf-8", "surrogateescape")
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_bytes(data)
        outcome = pipeline.run(content, NOW)
        for print_problems in FORMATS.values():
            print_problems(outcome.problems, outcome.lines, "content").encode()
        return outcome, content


def assert_accounted(outcome: Outcome, path: str, data: bytes) -> None:
    """Every file read is published or held back with an error; every place lies in the file."""
    assert outcome.published + len(outcome.held_back) == outcome.read
    wrong = {p.place.path for p in outcome.errors}
    assert set(outcome.held_back) <= wrong
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in outcome.problems:
        assert found.message
        place = found.place
        if place.path == path:
            assert 1 <= place.line <= len(lines), found
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1, found
            assert place.length >= 1


@settings(deadline=None, max_examples=120)
@given(
    st.one_of(st.binary(max_size=300), SYNTAX.map(str.encode)), st.sampled_from([".md", ".yaml"])
)
@example(b'---\nname: "\\U00110000"\n---\n', ".md")
@example(b'---\nname: "\\ud800"\n---\n', ".md")
@example(b"---\n? [a]\n: b\n---\n", ".md")
@example(b"a: 1\n---\nb: 2\n", ".yaml")
@example(b"...\n...\n", ".yaml")
def test_any_bytes_get_an_answer(data: bytes, suffix: str) -> None:
    """No content makes the stages raise; what cannot be published is held back with a reason."""
    path = f"businesses/x{suffix}"
    outcome, _ = walk(path, data)
    assert_accounted(outcome, path, data)
    assert outcome.held_back == (path,) or path not in {p.place.path for p in outcome.errors}


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_any_value_in_any_field_gets_an_answer(data: st.DataObject) -> None:
    """Whatever stands in a field the model has, or nearly has: a record, or errors at places."""
    folder = data.draw(st.sampled_from(sorted(KINDS)))
    fields = [i.alias or n for n, i in KINDS[folder].model_fields.items()]
    names = st.sampled_from([*fields, "name_en", "keywords_de", "unbekannt"])
    drawn = data.draw(st.dictionaries(names, VALUES, max_size=6))
    body = data.draw(st.one_of(st.just("Text.\n"), SYNTAX))
    front = "".join(f"{key}: {value}\n" for key, value in drawn.items())
    text = f"---\n{front}---\n{body}"
    path = f"{folder}/x.md"
    outcome, _ = walk(path, text.encode("utf-8", "replace"))
    assert_accounted(outcome, path, text.encode("utf-8", "replace"))


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_any_city_gets_an_answer(data: st.DataObject) -> None:
    """A broken city.yaml refuses the site with problems at its lines, and never raises."""
    lines = CITY.splitlines(keepends=True)
    start = data.draw(st.integers(0, len(lines) - 1))
    end = data.draw(st.integers(start, min(len(lines), start + 3)))
    lines[start:end] = data.draw(
        st.lists(
            st.one_of(SYNTAX, st.tuples(st.sampled_from(
                ["places", "bounds", "holidays", "plugins", "categories", "voucher", "freshness",
                 "languages", "latitude", "operator", "url", "brand_color", "school_holidays"]
            ), VALUES).map(lambda pair: f"{pair[0]}: {pair[1]}\n")),
            max_size=2,
        )
    )  # fmt: skip
    city = "".join(lines)
    outcome, _ = walk("pages/x.md", b"---\nname: X\n---\n", city)
    assert_accounted(outcome, "city.yaml", city.encode("utf-8", "surrogateescape"))
    broken = any(p.place.path == "city.yaml" for p in outcome.errors)
    assert (outcome.plan is None) == broken


@pytest.mark.parametrize("folder", sorted(KINDS))
def test_a_missing_field_is_named_for_every_type(folder: str) -> None:
    """An empty front matter names every required field of the type, at its first line."""
    outcome, _ = walk(f"{folder}/x.md", b"---\n# nichts\n---\n")
    needed = {i.alias or n for n, i in KINDS[folder].model_fields.items() if i.is_required()}
    named = {p.message.split("»")[1].split("«")[0] for p in outcome.errors}
    assert named == needed
    assert {p.place.line for p in outcome.errors} == {2}
