# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the forms of a house set are made of, checked word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from plugins.houses.surfaces import EDGES, PAINTS
from plugins.houses.timber import BRACES, OPEN_BAYS
from plugins.houses.uppers import PARAPETS, ROOFS, Upper
from plugins.houses.windows import HOODS, PANES


def uppers_of(name: str, data: Mapping[str, Any]) -> Iterator[tuple[str, Upper, str]]:
    """Every house of a set: ``<form>-<number>``, what is above its shop, and the shop's wall.

    Raises ``ValueError`` for a word that nobody draws: a mistake of who wrote the set.
    """
    for form, raw in data["forms"].items():
        for index, house in enumerate(raw["houses"]):
            told = dict(house)
            shop = told.pop("shop", "plaster")
            where = f"{name}: {form}, {index + 1}. house"
            try:
                upper = msgspec.convert(told, Upper, strict=False)
            except msgspec.ValidationError as error:
                raise ValueError(f"{where}: {error}") from error
            _check(where, upper, shop)
            yield f"{form}-{index}", upper, shop


def _check(where: str, upper: Upper, shop: str) -> None:
    known: Sequence[tuple[str, Sequence[str] | Mapping[str, str]]] = (
        (upper.roof, ROOFS),
        (upper.cover, EDGES),
        (upper.walls, PAINTS),
        (upper.gable or upper.walls, PAINTS),
        (upper.tip or upper.walls, PAINTS),
        (shop, PAINTS),
        (upper.panes, PANES),
        (upper.brace, BRACES),
        (upper.hood, HOODS),
        (upper.top, PARAPETS),
    )
    for word, words in known:
        if word not in words:
            raise ValueError(f"{where}: {word!r} is none of {', '.join(words)}")
    if upper.walls == "timber" and upper.bays not in OPEN_BAYS:
        raise ValueError(f"{where}: timber has 4 to 7 bays")
