# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pictures of a record as its fields name them: ``image``, and ``images``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.editing.submission import Value

#: The fields that name files. Words beside them: ``image_alt``, ``image_credit``.
FILES = ("image", "images")
WORDS = ("image_alt", "image_credit")
#: So many pictures a record may have.
MOST = 12


def names_in(said: Mapping[str, Value]) -> tuple[str, ...]:
    """The pictures in the order in which they are shown."""
    found: list[str] = []
    for field in FILES:
        value = said.get(field) or ()
        found += [value] if isinstance(value, str) else list(value)
    return tuple(dict.fromkeys(name for name in found if name))


def changes_for(said: Mapping[str, Value], names: Sequence[str]) -> dict[str, Value]:
    """What the fields shall say so that a record shows ``names``; those that say it are left out.

    A file that uses ``images`` alone goes on so.
    """
    if tuple(names) == names_in(said):
        return {}
    if said.get("images") and not said.get("image"):
        wanted: dict[str, Value] = {"images": tuple(names) or None}
    else:
        wanted = {"image": names[0] if names else None, "images": tuple(names[1:]) or None}
    return {field: value for field, value in wanted.items() if said.get(field) != value}
