# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Single things of a street: hanging signs, papers, steps, tables, tubs. Each by name, as SVG.

Small things stand on y = 0 with their left edge at x = 0, and are set in place by ``<use>``.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.houses.pen import RIGHT, SHOP_TOP, Sheet, box, disc, level, number, painted, upright

#: Where the hanging sign's middle is, by corner; and how large the picture on it is.
SIGN_X = {-1: 17.0, 1: RIGHT - 15.0}
SIGN_Y, SIGN_PICTURE = SHOP_TOP + 4.0, 17
SIGNS = ("round", "board", "shield")


def pieces() -> Iterator[tuple[str, str]]:
    """Every piece: its name and its SVG."""
    for corner, name in ((-1, "l"), (1, "r")):
        for kind in SIGNS:
            yield f"sign-{kind}-{name}", _sign(kind, corner)
    for name, draw in _SMALL.items():
        sheet = Sheet()
        draw(sheet)
        yield name, str(sheet)


def _sign(kind: str, corner: int) -> str:
    x, y = SIGN_X[corner], SIGN_Y
    sheet = Sheet()
    rod, back = number(y - 17), -corner
    sheet.line(
        "i", 1.9, level(y - 17, x - 13, x + 13),
        f"M{number(x - 6)} {rod}v4M{number(x + 6)} {rod}v4",
        f"M{number(x + 12 * corner)} {rod}q{4 * back}-8 {12 * back} 0",
    )  # fmt: skip
    outline = {
        "round": disc(x, y, 14),
        "board": box(x - 12.5, y - 13, 25, 26),
        "shield": f"M{number(x - 13)} {number(y - 13)}h26v14q-2 10-13 14-11-4-13-14z",
    }[kind]
    paints = f'fill="{painted("pl")}" stroke="{painted("i")}"'
    return f'{sheet}<path {paints} stroke-width="1.9" d="{outline}"/>'


def _paper(sheet: Sheet) -> None:
    """An offer: a sheet of paper, pasted into the window a little askew."""
    sheet.fill("p1", "M0-14l11-1 1 15-11 1z")
    sheet.line("s", 2.4, "M2.5-10.5l6-.5")
    sheet.line("i", 1, "M2.8-6.5l6-.4M3-3.5l5-.4")


def _notice(sheet: Sheet) -> None:
    """A notice at the door: somebody is looked for."""
    sheet.fill("p1", "M0-16h12v16H0z")
    sheet.line("i", 1.2, disc(4, -9.5, 2), "M6-9.5h4v2.5", "M2-3h8")


def _to_let(sheet: Sheet) -> None:
    """A board in an empty window."""
    sheet.fill("p1", "M0-26h44v22H0z")
    sheet.line("s", 3.4, "M6-20h32")
    sheet.line("i", 1.4, "M6-14h24M6-9h28")


def _step(sheet: Sheet) -> None:
    sheet.fill("n1", box(0, -5, 34, 5))
    sheet.fill("n2", box(2, -6.5, 30, 2))


def _wide_step(sheet: Sheet) -> None:
    sheet.fill("n1", box(0, -5, 60, 5))
    sheet.fill("n2", box(2, -6.5, 56, 2))


def _tables(sheet: Sheet) -> None:
    """Two chairs at a table under a parasol."""
    sheet.line(
        "i", 1.8, level(-14, 12, 30), upright(21, -44, 0), "M16 0h10",
        "M8-22v22M8-11h-8v11M34-22v22M34-11h8v11",
    )  # fmt: skip
    sheet.fill("q1", "M-2-40q23-17 46 0z")
    sheet.line("q2", 2, "M-2-40h46")


def _tub(sheet: Sheet) -> None:
    sheet.fill("t", "M1-10h12l-1 10h-10z")
    sheet.fill("p", "M0-10q-3-12 5-12 3-6 7 0 6 2 3 12z")


def _tree(sheet: Sheet) -> None:
    sheet.fill("t", box(1, -9, 12, 9))
    sheet.line("t", 1.8, "M7-9v-12")
    sheet.fill("p", disc(7, -27, 9))


def _cat(sheet: Sheet) -> None:
    sheet.fill("t", "M2 0Q0-9 4-12l1-6 3 3.5h3l3-3.5 0 7.5q-2 3-3 4 5 5 1 7.5z")
    sheet.line("t", 1.8, "M12-1q6-1 4-8")


_SMALL = {
    "paper": _paper, "notice": _notice, "to-let": _to_let, "step": _step, "step-wide": _wide_step,
    "tables": _tables, "tub": _tub, "tree": _tree, "cat": _cat,
}  # fmt: skip
