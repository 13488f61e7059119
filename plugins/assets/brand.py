# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The city's colour must be legible before anything is published in it."""

from __future__ import annotations

from plugins.assets.colour import ColourError, palette
from plugins.core.link import Linking
from plugins.core.problem import declare

CITY_CONTRAST = declare("city-contrast")


def check_brand(linking: Linking) -> None:
    """Receiver of ``link``: refuse a brand colour below 4.5:1 (WCAG 2.2, 1.4.3)."""
    try:
        palette(linking.catalogue.city.brand_color)
    except ColourError as error:
        place = linking.city_place("brand_color")
        linking.report(CITY_CONTRAST, place, error.message, error.hint)
