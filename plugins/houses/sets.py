# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""House sets: which forms stand in a region. Data in ``sets/<name>.yaml``, one file a region.

Every build with a changed business needs to know the forms; what they are made of is read
(``forms.py``) only where their pieces are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from plugins.core.own_yaml import own_yaml

HERE = Path(__file__).parent
#: What a city gets that names no set, or one that is not there.
DEFAULT = "sauerland"
#: A house avoids the forms of both its neighbours, so a trade needs one more to choose from.
FEWEST = 3


class Form(Struct, frozen=True):
    """One form of a set: its id, its German name, and of each of its houses whether letters can
    be read on the wall of its shop. A form with ``gates`` has no ordinary door.
    """

    name: str
    label: str
    plain: tuple[bool, ...]
    gates: bool


class HouseSet(Struct, frozen=True):
    """The houses of a region. ``suiting`` are the forms that suit a trade, by its icon."""

    name: str
    label: str
    forms: Mapping[str, Form]
    general: tuple[str, ...]
    suiting: Mapping[str, tuple[str, ...]]

    def forms_for(self, icon: str) -> tuple[str, ...]:
        """The names of the forms that a business with this icon may have, three at least."""
        return self.suiting.get(icon, self.general)


def set_names() -> tuple[str, ...]:
    """The names of all sets, sorted."""
    return tuple(sorted(path.stem for path in (HERE / "sets").glob("*.yaml")))


def set_data(name: str) -> Mapping[str, Any]:
    """The content of a set's file, all scalars of which are texts."""
    return own_yaml(HERE / "sets" / f"{name}.yaml")


@cache
def house_set(name: str) -> HouseSet:
    """The set of this name; the default one where there is none: the link stage has told."""
    known = name if name in set_names() else DEFAULT
    return set_of(known, set_data(known))


def set_of(name: str, data: Mapping[str, Any]) -> HouseSet:
    """A set out of its file's content. Raises ``ValueError`` for one with too few forms."""
    forms: dict[str, Form] = {}
    special: dict[str, list[str]] = {}
    general = []
    for form, raw in data["forms"].items():
        plain = tuple([house.get("shop", "plaster") == "plaster" for house in raw["houses"]])
        forms[form] = Form(form, raw["label"], plain, raw.get("gates") == "true")
        for icon in raw.get("suits", ()):
            special.setdefault(icon, []).append(form)
        if "suits" not in raw:
            general.append(form)
    if len(general) < FEWEST:
        raise ValueError(f"{name}: fewer than {FEWEST} forms suit every trade")
    suiting = {icon: (*own, *general) for icon, own in special.items()}
    return HouseSet(name, data["label"], forms, tuple(general), suiting)


def wares() -> Mapping[str, str]:
    """Name of a display → its path data."""
    return {name: raw["path"] for name, raw in _wares().items()}


@cache
def wares_of(icon: str) -> str:
    """The name of what lies in the window of a business with this icon."""
    for name, raw in _wares().items():
        if icon in raw["icons"]:
            return name
    return "stube"


@cache
def _wares() -> Mapping[str, Any]:
    return own_yaml(HERE / "wares.yaml")
