# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three readers of YAML that must agree, the demo city's files, and how files differ."""

import difflib
from typing import Any

import yaml
from hypothesis import strategies as st
from ruamel.yaml import YAML

from plugins.editing.rewriting.layout import document_of, layout_of
from tests.building import DEMO_CONTENT

#: Every record and translation of the demo city: name → its bytes as text.
RECORDS = {
    str(path.relative_to(DEMO_CONTENT)): path.read_bytes().decode()
    for folder in ("businesses", "offers", "events")
    for path in sorted((DEMO_CONTENT / folder).iterdir())
}
_YAML_1_2 = YAML(typ="safe", pure=True)

#: What YAML takes for something else than a text, or for nothing at all.
HOSTILE = (
    "10:30", "18:00", "no", "NO", "yes", "on", "Off", "y", "N", "true", "null", "Null", "~",
    "01067", "0o7", "0x1F", "0b1", "1_000", "1e3", "1E5", ".5", "1.", "+12", "-3", "14.90",
    "12.5", "21.00", "58999", "0", "00", "190:20:30", ".inf", "-.INF", ".nan", "2026-12-05",
    "2026-02-30", "2026-1-5", "2026-12-05T11:00", "2026-12-05T11:00:00", "2026-12-05 11:00:00Z",
    "=", "<<", "<<x", "#", "# x", "a # b", "a#b", "a: b", "a:", ":", ": a", "a:b", "::", "- a",
    "-", "--", "-a", "---", "--- a", "...", "? a", "?", "?a", "[a]", "[", "]", "{a: b}", "}", "{",
    ",", "a, b", "&a", "*a", "!a", "!!str a", "|", ">", "|2", "'", "''", "'a'", "it's", '"',
    '"a"', 'a "b" c', "\\", "\\n", 'a\\"b', "%a", "%YAML 1.2", "@a", "`a`", "a\tb", "a\t# b",
    "a  b", "a\xa0b", "\u212b", "e\u0301", "ﬀ", "🥐", "\ue000", "</script>", "javascript:alert(1)",
    "https://x.example/?a=b#c", "+49 2391 55501", 'Mo-Fr 09:00-18:00; PH off "x"', "a" * 200, "…",
    "»a«", "a?b", "a,b", "a]b", "Sa[1] 10:00-12:00", "24/7", "0049239155501", "1,50", "1:1",
    "a:\xa0b", "a\u3000#b", "\u2003a",
)  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=4), st.sampled_from("\n\r\t :#-'\"\\")
)
HOSTILE_TEXTS = st.one_of(st.sampled_from(HOSTILE), st.lists(PIECES, max_size=5).map("".join))


def front_matter(source: str) -> str:
    """What other readers are given: the YAML of a file alone."""
    layout = layout_of(document_of(source))
    return layout.text[layout.front : layout.front_end]


def read_by_others(source: str, name: str) -> list[object]:
    """What PyYAML (YAML 1.1) and ruamel (1.2) read in a field, a scalar as it prints itself."""
    front = front_matter(source)
    return [_printed(each[name]) for each in (yaml.safe_load(front), _YAML_1_2.load(front))]


def _printed(value: Any) -> object:
    return tuple(map(str, value)) if isinstance(value, list) else str(value)


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that came, line ends included."""
    diff = list(
        difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=0)
    )[2:]
    return (
        [line[1:] for line in diff if line.startswith("-")],
        [line[1:] for line in diff if line.startswith("+")],
    )


def scalars(source: str) -> list[str]:
    """The names of a file's fields that are one text in one line of the front matter."""
    fields = layout_of(document_of(source)).fields
    return [field.name for field in fields if field.value.style in ("", "'", '"')]
