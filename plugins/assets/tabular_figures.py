# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures of one width for a font that has none, so that opening hours stand in columns.

Libre Franklin's ten figures have nine widths. Each gets a twin: the same drawing, in the middle of
a cell that is as wide as the five, whatever the weight, reached by the OpenType feature ``tnum``
(``font-variant-numeric: tabular-nums``).
"""

from __future__ import annotations

from typing import Any

from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.ttLib.tables.TupleVariation import TupleVariation

_DIGITS = "0123456789"
#: Its width is near the mean of all ten; the zero's would space out every time of day.
_CELL = "5"
#: Phantom points of a TrueType glyph: left and right side, top and bottom (OpenType, gvar).
_PHANTOM = 4
#: Component flag ROUND_XY_TO_GRID; the others follow from the component itself.
_OFFSET = 0x0004


def add_tabular_figures(font: TTFont) -> None:
    """Add ten glyphs and the feature ``tnum`` to ``font``, a TrueType font with a GSUB table."""
    names = font.getBestCmap()
    twins = {names[ord(d)]: f"{names[ord(d)]}.tnum" for d in _DIGITS}
    font.setGlyphOrder([*font.getGlyphOrder(), *twins.values()])
    for digit, twin in twins.items():
        _add_twin(font, digit, twin, cell=names[ord(_CELL)])
    if "HVAR" in font:
        # It would need the new glyphs too, and says nothing that gvar does not say.
        del font["HVAR"]
    _add_feature(font, twins)


def _add_twin(font: TTFont, digit: str, twin: str, cell: str) -> None:
    """A composite glyph: ``digit`` moved to the middle of a cell as wide as the figure ``cell``."""
    width = font["hmtx"][cell][0]
    advance, bearing = font["hmtx"][digit]
    shift = round((width - advance) / 2)
    component = GlyphComponent()
    component.glyphName, component.x, component.y, component.flags = digit, shift, 0, _OFFSET
    glyph = Glyph()
    glyph.numberOfContours, glyph.components = -1, [component]
    table = font["glyf"]
    table.glyphs[twin] = glyph
    glyph.recalcBounds(table)
    font["hmtx"][twin] = (width, bearing + shift)
    if "gvar" in font:
        variations = font["gvar"].variations
        variations[twin] = [
            *(_moved(v, half=0.5, whole=1) for v in variations.get(cell, ())),
            *(_moved(v, half=-0.5, whole=0) for v in variations.get(digit, ())),
        ]


def _moved(variation: TupleVariation, half: float, whole: int) -> TupleVariation:
    """How a twin follows a figure that grows with the weight.

    The drawing moves by ``half`` and the cell's right side by ``whole`` of the growth. A composite
    glyph's deltas are its component's, then the phantom points' (OpenType, gvar).
    """
    left, right = variation.coordinates[-_PHANTOM], variation.coordinates[-_PHANTOM + 1]
    grown = (right[0] if right else 0) - (left[0] if left else 0)
    moves: list[Any] = [(round(grown * half), 0), (0, 0), (grown * whole, 0), (0, 0), (0, 0)]
    return TupleVariation(dict(variation.axes), moves)


def _add_feature(font: TTFont, twins: dict[str, str]) -> None:
    """Append a single substitution and a feature record that every script and language has."""
    table = font["GSUB"].table
    lookup = buildLookup([buildSingleSubstSubtable(twins)])
    table.LookupList.Lookup.append(lookup)
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag = "tnum"
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    record.Feature.LookupCount = 1
    # Records are sorted by tag (OpenType, FeatureList); "tnum" follows all that we keep.
    table.FeatureList.FeatureRecord.append(record)
    table.FeatureList.FeatureCount = len(table.FeatureList.FeatureRecord)
    for script in table.ScriptList.ScriptRecord:
        systems = [script.Script.DefaultLangSys, *(r.LangSys for r in script.Script.LangSysRecord)]
        for system in filter(None, systems):
            system.FeatureIndex.append(table.FeatureList.FeatureCount - 1)
            system.FeatureCount = len(system.FeatureIndex)
