# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fonts that pages load: the right letters, nothing twice, the same bytes every time."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from plugins.assets.fonts import Fonts, build_fonts, unicode_range
from plugins.assets.typefaces import LATIN


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for the module: cutting takes two seconds."""
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="module")
def fonts(cache: Path) -> Fonts:
    """The theme's fonts, cut for real."""
    return build_fonts(cache)


def opened(fonts: Fonts, start: str) -> TTFont:
    """The font file whose name begins with ``start`` and a hash."""
    (asset,) = (a for a in fonts.files if re.match(rf"{start}-[0-9a-f]{{8}}\.", a.file_name))
    return TTFont(io.BytesIO(asset.data))


def test_every_font_is_cut_to_the_same_bytes(fonts: Fonts) -> None:
    """No moment of the build is in a font."""
    assert build_fonts(None) == fonts


def test_a_damaged_cache_changes_nothing(fonts: Fonts, cache: Path) -> None:
    """A kept font that was altered is cut again."""
    victim = sorted(cache.iterdir())[0]
    victim.write_bytes(victim.read_bytes()[:-1] + b"!")
    assert build_fonts(cache) == fonts


def test_german_is_in_the_first_file(fonts: Fonts) -> None:
    """A German page never needs the second one."""
    text = "„Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich“ – 14,90 € § Café"
    for family in ("vollkorn", "libre-franklin"):
        assert {ord(c) for c in text} <= set(opened(fonts, family).getBestCmap())


def test_the_neighbours_names_are_in_the_second_file(fonts: Fonts) -> None:
    """Polish, Turkish, Czech, Romanian and Croatian names."""
    for family in ("vollkorn-ext", "libre-franklin-ext"):
        assert {ord(c) for c in "ŁłŻżİığşŘřČčȘșĐđ"} <= set(opened(fonts, family).getBestCmap())


def test_no_letter_is_in_two_files(fonts: Fonts) -> None:
    """Else a browser would fetch both for it."""
    for family in ("vollkorn", "libre-franklin"):
        second = set(opened(fonts, f"{family}-ext").getBestCmap())
        assert not second & LATIN


def test_figures_can_stand_in_columns(fonts: Fonts) -> None:
    """With tabular figures every figure is as wide as the others, in each weight."""
    for family in ("vollkorn", "libre-franklin"):
        font = opened(fonts, family)
        features = {r.FeatureTag: r.Feature for r in font["GSUB"].table.FeatureList.FeatureRecord}
        lookup = font["GSUB"].table.LookupList.Lookup[features["tnum"].LookupListIndex[0]]
        mapping = {k: v for table in lookup.SubTable for k, v in table.mapping.items()}
        names = font.getBestCmap()
        for weight in (400, 550, 700):
            glyphs = font.getGlyphSet(location={"wght": weight})
            drawn = [mapping.get(names[ord(d)], names[ord(d)]) for d in "0123456789"]
            assert max(glyphs[g].width for g in drawn) - min(glyphs[g].width for g in drawn) <= 1


def test_the_licence_travels_with_the_font(fonts: Fonts) -> None:
    """The Open Font License wants copyright and licence kept in every copy."""
    for family in ("vollkorn", "libre-franklin-ext"):
        names = opened(fonts, family)["name"]
        assert "Project Authors" in names.getDebugName(0)
        assert "Open Font License" in names.getDebugName(13)


def test_the_rules_name_the_files_and_swap(fonts: Fonts) -> None:
    """Text is shown at once, in a stand-in of the same measures; files lie beside the style."""
    faces = fonts.css.split("@font-face")[1:]
    loaded = [face for face in faces if "url(" in face]
    assert {re.findall(r'url\("([^"/]+)"\)', face)[0] for face in loaded} == {
        asset.file_name for asset in fonts.files
    }
    assert all("font-display:swap" in face and "unicode-range:U+" in face for face in loaded)
    stand_ins = [face for face in faces if "local(" in face]
    for face in stand_ins:
        adjust = float(re.findall(r"size-adjust:([\d.]+)%", face)[0])
        assert 85 < adjust < 115
        assert "ascent-override" in face
    assert set(fonts.preloads) < {asset.name for asset in fonts.files}


def test_a_unicode_range_names_exactly_its_characters() -> None:
    """Runs become ranges, single characters stay single."""
    assert unicode_range((32, 33, 34, 160, 8364)) == "U+20-22,U+A0,U+20AC"
    assert unicode_range(()) == ""
