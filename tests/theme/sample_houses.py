# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The houses of the sample town."""

from plugins.houses.house import House, board_text

#: No form of the sample street stands beside itself.
_FORMS = ("fachwerk", "schiefer", "traufe", "mansard")


def house(index: int, name: str, category: str, icon: str) -> House:
    """The house of the sample town's business of this number, complete."""
    text, form = board_text(name, category), _FORMS[index % 4]
    return House(f"b{index}", text, icon, form, step=index % 3 == 0)
