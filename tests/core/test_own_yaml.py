# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The category table is read quickly, and what is read is what ``categories.yaml`` says."""

import os
import sys
from pathlib import Path

import pytest
import yaml

from plugins.businesses.categories import SOURCE
from plugins.core.own_yaml import own_yaml


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table of its own, with a place for what is kept."""
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "table.yaml"
    path.write_text("groups: [{id: eins, label: Eins}]\neins: []\n", encoding="utf-8")
    return path


def kept(source: Path) -> Path:
    """Return the one file beside the table."""
    [path] = (source.parent / "__pycache__").iterdir()
    return path


def test_it_is_what_yaml_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own loader reads the same, the first time and the second."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    expected = yaml.load(SOURCE.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - text only
    assert own_yaml(SOURCE) == expected
    assert list(tmp_path.rglob("*.json"))
    assert own_yaml(SOURCE) == expected


def test_the_second_reading_needs_no_yaml(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was parsed once is not parsed again."""
    expected = own_yaml(source)
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert own_yaml(source) == expected


def test_an_edited_table_is_read_again(source: Path) -> None:
    """Even where the edit changes neither the length nor the second."""
    own_yaml(source)
    changed = source.read_text("utf-8").replace("Eins", "Zwei")
    source.write_text(changed, encoding="utf-8")
    os.utime(source, ns=(1, source.stat().st_mtime_ns + 1))
    assert own_yaml(source)["groups"] == [{"id": "eins", "label": "Zwei"}]
    assert own_yaml(source)["groups"] == [{"id": "eins", "label": "Zwei"}]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"[1]", b"[[1, 2], 3]", b"\xff", b"7"])
def test_what_is_kept_may_be_damaged(source: Path, damage: bytes) -> None:
    """A file that is not what we wrote is replaced by one that is."""
    expected = own_yaml(source)
    whole = kept(source).read_bytes()
    kept(source).write_bytes(damage)
    assert own_yaml(source) == expected
    assert kept(source).read_bytes() == whole


def test_a_folder_that_cannot_be_written_stays_empty(source: Path) -> None:
    """Where Python could keep no bytecode, the table is parsed, and nothing fails."""
    (source.parent / "__pycache__").write_text("in the way", encoding="utf-8")
    assert own_yaml(source)["eins"] == []
    assert sorted(path.name for path in source.parent.iterdir()) == ["__pycache__", "table.yaml"]


def test_nothing_is_kept_where_no_bytecode_is(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who forbids Python to write beside the program forbids it to us."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert own_yaml(source)["eins"] == []
    assert not (source.parent / "__pycache__").exists()
