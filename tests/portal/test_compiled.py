# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compiled templates that are kept: believed when whole and up to date, never otherwise."""

import marshal
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from plugins.core.messages import Messages
from plugins.portal import compiled
from plugins.portal.by_jinja import KeptByJinja, install_words
from plugins.portal.compiled import CompiledTemplates
from plugins.portal.compiling import compile_well
from plugins.portal.once import Once

Rendering = Callable[..., tuple[str, int]]


def messages(**texts: str) -> Messages:
    """A catalogue."""
    return Messages({key: (text,) for key, text in texts.items()}, lambda n: int(n != 1))


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rendering:
    """`render(source, words)`: the text, and how often a new environment compiled."""

    def run(source: str, words: Messages, folder: Path = tmp_path / "kept") -> tuple[str, int]:
        jinja = Environment(loader=DictLoader({"x": source}), autoescape=True, extensions=[Once])
        install_words(jinja, words)
        compile_well(jinja, words)
        jinja.bytecode_cache = KeptByJinja(CompiledTemplates(folder, words))
        compilations = []
        generate = jinja._generate

        def counted(*args: Any, **kwargs: Any) -> str:
            compilations.append(args)
            return generate(*args, **kwargs)

        monkeypatch.setattr(jinja, "_generate", counted)
        return jinja.get_template("x").render(n=1), len(compilations)

    return run


def kept(tmp_path: Path) -> Path:
    """The one file."""
    (path,) = (tmp_path / "kept").iterdir()
    return path


def test_a_template_is_compiled_once(render: Rendering) -> None:
    """The second environment takes the first one's code."""
    words = messages(Open="Offen")
    assert render('{{ _("Open") }}{{ n }}', words) == ("Offen1", 1)
    assert render('{{ _("Open") }}{{ n }}', words) == ("Offen1", 0)


def test_another_source_or_another_word_is_compiled_anew(render: Rendering) -> None:
    """What is folded into the code is part of its key."""
    render('{{ _("Open") }}', messages(Open="Offen"))
    assert render('{{ _("Open") }}!', messages(Open="Offen")) == ("Offen!", 1)
    assert render('{{ _("Open") }}!', messages(Open="Geöffnet")) == ("Geöffnet!", 1)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:20],
        lambda data: data[:-1],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: data[:16] + marshal.dumps("no code"),
        lambda data: b"x" * len(data),
    ],
    ids=["empty", "head", "cut", "one bit", "other", "noise"],
)
def test_a_damaged_file_is_none(
    render: Rendering, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    """It is compiled anew and the file mended; no byte of it is run."""
    words = messages()
    render("{{ n }}", words)
    path = kept(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert render("{{ n }}", words) == ("1", 1)
    assert render("{{ n }}", words) == ("1", 0)


def test_a_folder_that_cannot_be_used_keeps_nothing(render: Rendering, tmp_path: Path) -> None:
    """A file in its place: the build goes on."""
    (tmp_path / "file").write_text("")
    assert render("{{ n }}", messages(), tmp_path / "file") == ("1", 1)
    assert render("{{ n }}", messages(), tmp_path / "file" / "below") == ("1", 1)


def test_the_folder_does_not_grow(
    render: Rendering, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of files of themes that lay elsewhere the older half goes, when there are many."""
    monkeypatch.setattr(compiled, "MOST_FILES", 4)
    folder = tmp_path / "kept"
    folder.mkdir()
    for number in range(4):
        (folder / f"old-{number}").write_bytes(b"x")
        os.utime(folder / f"old-{number}", (number, number))
    render("{{ n }}", messages())
    left = {path.name for path in folder.iterdir()}
    assert {name for name in left if name.startswith("old")} == {"old-2", "old-3"}
    assert len(left) == 3
