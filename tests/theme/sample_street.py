# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sample town's street: houses as they stand beside each other."""

from types import SimpleNamespace as View

from tests.theme.samples import picture, rows


def plots(count: int = 8) -> tuple[View, ...]:
    """The sample town's businesses as they stand in the street; the third has a photo."""
    return tuple(
        View(row=row, house=row.house, picture=picture() if index == 2 else None)
        for index, row in enumerate(rows(count))
    )


def street(index: int = 0) -> View:
    """A house between its neighbours."""
    town = plots()
    return View(before=town[1:3], house=town[index].house, after=town[3:5])
