# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fonts that pages load: the right letters, nothing twice, the same bytes every time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from plugins.assets import font_subset
from plugins.assets import fonts as made
from plugins.assets.font_faces import unicode_range
from plugins.assets.fonts import Fonts, beside_the_packages, build_fonts, cut_meanwhile
from plugins.assets.typefaces import LATIN, SPACES, Typeface
from tests.building import ROOT


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
    assert build_fonts() == fonts


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The families that are cut from now on; they come out empty."""
    names: list[str] = []

    def noted(_source: bytes, typeface: Typeface, _letters: frozenset[int]) -> font_subset.Cut:
        names.append(typeface.family)
        widths = tuple((one.measured_at, 0.5) for one in typeface.stand_ins)
        return font_subset.Cut(b"", (32,), 1.0, 0.2, 0.0, widths)

    monkeypatch.setattr(font_subset, "cut", noted)
    return names


def test_a_damaged_cache_changes_nothing(fonts: Fonts, cache: Path) -> None:
    """Kept fonts that were altered are cut again."""
    (victim,) = cache.iterdir()
    victim.write_bytes(victim.read_bytes()[:-1] + b"!")
    assert build_fonts(cache) == fonts


def test_what_was_cut_at_the_installation_is_not_cut_again(
    tmp_path: Path, cuts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build with an empty cache cuts nothing, starts no process and fills no cache."""
    installed, cache = tmp_path / "installed", tmp_path / "cache"
    monkeypatch.setattr(made, "beside_the_packages", lambda: (installed,))
    fonts = build_fonts(installed)
    assert len(cuts) == 4
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("process"))
    assert cut_meanwhile(cache)() == fonts
    assert len(cuts) == 4
    assert not cache.exists()


def test_fonts_are_kept_where_something_can_be_kept(tmp_path: Path, cuts: list[str]) -> None:
    """An environment that is not ours to write to: the build's own cache then, once."""
    (tmp_path / "file").touch()
    folders = (tmp_path / "file" / "below", tmp_path / "cache")
    fonts = build_fonts(*folders)
    assert build_fonts(*folders) == fonts
    assert len(cuts) == 4
    (kept,) = (tmp_path / "cache").iterdir()
    assert kept.stat().st_mode & 0o444 == 0o444


def test_other_fonts_or_letters_are_cut_anew(
    tmp_path: Path, cuts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept of the old ones goes."""
    build_fonts(tmp_path)
    monkeypatch.setattr(made, "LATIN", frozenset([65]))
    build_fonts(tmp_path)
    assert len(cuts) == 8
    assert len(list(tmp_path.iterdir())) == 1


def test_a_python_of_the_whole_machine_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only in a virtual environment are fonts laid beside the packages."""
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    assert beside_the_packages() == ()


def test_finding_the_fonts_imports_no_font_tools(cache: Path, fonts: Fonts) -> None:
    """Its import alone takes longer than all the rest."""
    program = (
        "import sys; from pathlib import Path; from plugins.assets.fonts import build_fonts;"
        "build_fonts(Path(sys.argv[1]));"
        "sys.exit(bool({'fontTools', 'brotli'} & {*sys.modules}))"
    )
    command = [sys.executable, "-c", program, str(cache)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def test_german_is_in_the_first_file(fonts: Fonts) -> None:
    """A German page never needs the second one."""
    text = "„Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich“ – 14,90 € § Café"
    for family in ("vollkorn", "libre-franklin"):
        assert {ord(c) for c in text} <= set(opened(fonts, family).getBestCmap())


def test_the_neighbours_names_are_in_the_second_file(fonts: Fonts) -> None:
    """Polish, Czech, Romanian and Croatian names; Turkish ones are in the first."""
    for family in ("vollkorn", "libre-franklin"):
        assert {ord(c) for c in "ĞğİıŞş"} <= set(opened(fonts, family).getBestCmap())
    for family in ("vollkorn-ext", "libre-franklin-ext"):
        assert {ord(c) for c in "ŁłŻżŘřČčȘșĐđ"} <= set(opened(fonts, family).getBestCmap())


def test_no_letter_is_in_two_files(fonts: Fonts) -> None:
    """Else a browser would fetch both for it; but spaces, which no range of the second names."""
    for family in ("vollkorn", "libre-franklin"):
        second = set(opened(fonts, f"{family}-ext").getBestCmap())
        assert second & LATIN == SPACES


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
