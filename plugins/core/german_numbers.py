# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""German telephone numbers in international form, by libphonenumber's table for Germany.

``import phonenumbers`` takes longer than a build needs for a hundred records: it brings all
countries' exceptions, and the search for numbers in texts. A number that is plainly written needs
nothing but one of its tables, so that is loaded alone.
"""

from __future__ import annotations

import re
import sys
from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

#: The package as it is known here, without what its own ``__init__`` imports.
_PACKAGE = "phonenumbers_for_germany"
#: As most people write it. All these have a possible length.
_PLAIN = re.compile(r"\+49 ?([1-9](?: ?[0-9]){4,12})\Z")


class _Form:
    """How numbers are grouped that begin with ``area`` and are whole in ``number``.

    Most numbers are of one of the first forms, so the others are not compiled: an edit has one.
    """

    def __init__(self, area: str, number: str, groups: str) -> None:
        self._area, self._number, self.groups = area, number, groups

    @cached_property
    def area(self) -> re.Pattern[str]:
        """The area codes."""
        return re.compile(self._area)

    @cached_property
    def number(self) -> re.Pattern[str]:
        """The groups of digits, and nothing after them."""
        return re.compile(rf"(?:{self._number})\Z")


def is_plain(value: str) -> bool:
    """Whether ``value`` is a plainly written German number."""
    return _PLAIN.match(value) is not None


def international(value: str) -> str | None:
    """``+49 2391 55501``, as libphonenumber writes the plainly written German number ``value``.

    None if it is written in another way.
    """
    plain = _PLAIN.match(value)
    if plain is None:
        return None
    number = plain[1].replace(" ", "")
    for form in _forms():
        if form.area.match(number) and form.number.match(number):
            # Not ``Match.expand``, which reads the groups' form anew each time.
            return f"+49 {form.number.sub(form.groups, number)}"
    return f"+49 {number}"


@cache
def _forms() -> tuple[_Form, ...]:
    """libphonenumber's groupings, in the order in which they are tried."""
    spec = find_spec("phonenumbers")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("phonenumbers is not installed")
    folder = Path(spec.submodule_search_locations[0])
    for name, place in ((_PACKAGE, folder), (f"{_PACKAGE}.data", folder / "data")):
        package = ModuleType(name)
        package.__path__ = [str(place)]
        sys.modules[name] = package
    germany = import_module(f"{_PACKAGE}.data.region_DE").PHONE_METADATA_DE
    return tuple(
        # Of the patterns of an area the last is the whole one; the others are for half a number.
        _Form(f.leading_digits_pattern[-1], f.pattern, f.format)
        for f in germany.intl_number_format
    )
