# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assets are made once for a program, a theme and a city's colours, and never believed too long."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.assets.asset import Bundle
from plugins.core.inputs import UNSURE
from plugins.portal import asset_files
from plugins.portal.asset_files import NO_BUNDLE, kept_bundle

_CITY: Any = SimpleNamespace(brand_color="#0b5d4e", houses="sauerland", languages=("de",))


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The colours for which assets were made; the program keeps what it makes in a fresh folder."""
    colours: list[str] = []

    def bundle(theme: Path, city: Any, fonts: Any) -> Bundle:
        colours.append(city.brand_color)
        style = (theme / "style.css").read_bytes()
        return Bundle((("style.css", style),), (), {"colour": city.brand_color})

    monkeypatch.setattr("plugins.assets.bundle.bundle", bundle)
    monkeypatch.setattr("plugins.assets.fonts.cut_meanwhile", lambda cache: lambda: None)
    monkeypatch.setattr(asset_files, "program_folder", lambda name: tmp_path / "program")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "style.css").write_text("p{}")
    return colours


def _kept(tmp_path: Path, version: bytes = b"1" * 16, colour: str = "#0b5d4e") -> Bundle:
    city: Any = SimpleNamespace(**{**vars(_CITY), "brand_color": colour})
    theme, cache = tmp_path / "theme", tmp_path / "cache"
    found, _ = kept_bundle(theme, {}, cache, version, city, NO_BUNDLE)
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


def test_a_theme_that_looks_as_before_is_not_opened(tmp_path: Path, made: list[str]) -> None:
    """Its files are taken to be what they were, unless one is too young to be sure."""
    theme, cache, version = tmp_path / "theme", tmp_path / "cache", b"1" * 16

    def asked(signature: bytes, kept: tuple[bytes, bytes, bytes]) -> tuple[Bundle, Any]:
        files = {str(theme / "style.css"): signature}
        return kept_bundle(theme, files, cache, version, _CITY, kept)

    first, kept = asked(b"seen", NO_BUNDLE)
    (theme / "style.css").write_text("b{}")
    assert asked(b"seen", kept) == (first, kept)
    for other in (b"seen later", UNSURE):
        assert asked(other, kept)[0].files == (("style.css", b"b{}"),)
    _, unsure = asked(UNSURE, kept)
    (theme / "style.css").write_text("i{}")
    assert asked(UNSURE, unsure)[0].files == (("style.css", b"i{}"),)
    (theme / "style.css").write_text("p{}")
    again, now = asked(b"touched", kept)
    assert again == first
    assert asked(b"touched", now) == (first, now)
    assert now != kept


def test_what_was_cut_short_is_made_anew(tmp_path: Path, made: list[str]) -> None:
    """A damaged file is as good as none."""
    first = _kept(tmp_path)
    (file,) = (tmp_path / "program").iterdir()
    file.write_bytes(file.read_bytes()[:-3])
    assert _kept(tmp_path) == first
    assert len(made) == 2
