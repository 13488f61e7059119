# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assets are made once for a program, a theme and a city's colours, and never believed too long."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.assets.bundle import Bundle
from plugins.portal import asset_files
from plugins.portal.asset_files import kept_bundle

_NONE = (b"", b"")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The colours for which assets were made; the program keeps what it makes in a fresh folder."""
    colours: list[str] = []

    def bundle(theme: Path, city: Any, fonts: Any) -> Bundle:
        colours.append(city.brand_color)
        style = (theme / "style.css").read_bytes()
        return Bundle((("style.css", style),), (), {"colour": city.brand_color})

    monkeypatch.setattr(asset_files, "bundle", bundle)
    monkeypatch.setattr(asset_files, "cut_meanwhile", lambda cache: lambda: None)
    monkeypatch.setattr(asset_files, "program_folder", lambda name: tmp_path / "program")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "style.css").write_text("p{}")
    return colours


def _kept(tmp_path: Path, version: bytes = b"1" * 16, colour: str = "#0b5d4e") -> Bundle:
    city: Any = SimpleNamespace(brand_color=colour, houses="sauerland", languages=("de",))
    found, _ = kept_bundle(tmp_path / "theme", tmp_path / "cache", version, city, _NONE)
    return found


def test_an_empty_cache_finds_what_the_program_keeps(tmp_path: Path, made: list[str]) -> None:
    """The assets are made once for a program, a theme and a look."""
    first = _kept(tmp_path)
    assert _kept(tmp_path) == first
    assert len(made) == 1


def test_another_version_colour_or_style_is_made_anew(tmp_path: Path, made: list[str]) -> None:
    """What the assets were made from is part of their name."""
    _kept(tmp_path)
    _kept(tmp_path, version=b"2" * 16)
    assert _kept(tmp_path, colour="#a02020").addresses == {"colour": "#a02020"}
    (tmp_path / "theme" / "style.css").write_text("b{}")
    assert _kept(tmp_path, version=b"2" * 16).files == (("style.css", b"b{}"),)
    assert len(made) == 4
    # A version takes the place of the last: the folder does not grow with each.
    assert len(list((tmp_path / "program").iterdir())) == 2


def test_what_was_cut_short_is_made_anew(tmp_path: Path, made: list[str]) -> None:
    """A damaged file is as good as none."""
    first = _kept(tmp_path)
    (file,) = (tmp_path / "program").iterdir()
    file.write_bytes(file.read_bytes()[:-3])
    assert _kept(tmp_path) == first
    assert len(made) == 2
