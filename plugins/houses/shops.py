# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shop's storey: door and windows, what the hour changes, and where things stand in it."""

from __future__ import annotations

from msgspec import Struct

from plugins.houses.pen import (
    GROUND,
    LEFT,
    RIGHT,
    SHOP_TOP,
    Sheet,
    arch,
    box,
    disc,
    level,
    number,
    upright,
)

#: The shop window's upper and lower edge; the board with the name above it.
TOP, BOTTOM = GROUND - 66, GROUND - 13
BOARD_TOP, BOARD = SHOP_TOP + 4, 16
#: Where the photo is in the front that is one.
PHOTO_TOP, PHOTO_BOTTOM, PHOTO_FRONTS = 122, GROUND - 10, 3


class Layout(Struct, frozen=True):
    """Where the door and the windows are: (left edge, width). ``sign`` is the corner, -1 or 1,
    at which the sign hangs, ``private`` the door of those who live above.
    """

    door: tuple[float, float]
    windows: tuple[tuple[float, float], ...]
    sign: int
    private: bool = False

    @property
    def wares(self) -> tuple[float, ...]:
        """The left edges of what is displayed, 30 wide each."""
        found = []
        for x, width in self.windows:
            count = 2 if width > 68 else 1
            found += [x + width * (k + 0.5) / count - 15 for k in range(count)]
        return tuple(found)


LAYOUTS = {
    "left": Layout((10, 24), ((45, 105),), 1),
    "right": Layout((126, 24), ((10, 105),), -1),
    "middle": Layout((68, 24), ((10, 47), (103, 47)), 1),
    "flat": Layout((92, 24), ((10, 72),), -1, private=True),
    "gate-left": Layout((8, 50), ((71, 79),), 1),
    "gate-right": Layout((102, 50), ((10, 79),), -1),
}
#: Frames, bars and doors come in as many styles.
STYLES = 4
AWNINGS = ("none", "striped", "plain", "hood", "blind")


def draw_shop(layout: Layout, style: int) -> str:
    """Plinth, board, windows and door; the bars come later, for the wares stand behind them."""
    sheet = Sheet()
    sheet.fill("u", box(LEFT, GROUND - 8, RIGHT - LEFT, 8))
    sheet.fill("os", box(LEFT + 3, BOARD_TOP, RIGHT - LEFT - 6, BOARD))
    frame = "f" if style == 2 else "s"
    round_ = style == 1
    for x, w in layout.windows:
        sheet.fill(
            frame,
            arch(x - 3, TOP - 4, w + 6, BOTTOM - TOP + 7, 7)
            if round_
            else box(x - 3, TOP - 3, w + 6, BOTTOM - TOP + 6),
        )
    for x, w in layout.windows:
        sheet.fill(
            "l",
            arch(x, TOP - 1, w, BOTTOM - TOP + 1, 6) if round_ else box(x, TOP, w, BOTTOM - TOP),
        )
    _door(sheet, layout, style)
    if layout.private:
        _private_door(sheet)
    return str(sheet)


def draw_bars(layout: Layout, style: int) -> str:
    """The bars before the wares."""
    sheet = Sheet()
    paint = "f" if style == 2 else "s"
    data = []
    for x, w in layout.windows:
        count = 3 if w > 70 else 2
        if style == 3:
            data.append(level(TOP + 13, x, x + w))
            data += [upright(x + w * k / count / 2, TOP, TOP + 13) for k in range(1, count * 2)]
        elif style == 0:
            data += [upright(x + w * k / count, TOP, BOTTOM) for k in range(1, count)]
            data.append(level(TOP + 15, x, x + w))
        elif style == 2:
            data.append(level(TOP + 11, x, x + w))
        elif w > 70:
            data.append(upright(x + w / 2, TOP - 3, BOTTOM))
    sheet.line(paint, 2.2, *data)
    return str(sheet)


def draw_shut(layout: Layout, whole: bool = False) -> str:
    """Blinds before the windows: half down at night, all the way down where nobody comes back
    for a while.
    """
    sheet = Sheet()
    height = (BOTTOM - TOP) * (1.0 if whole else 0.62)
    for x, w in layout.windows:
        sheet.fill("d0", box(x, TOP, w, height))
        lines = (level(TOP + k * 5, x, x + w) for k in range(1, int(height / 5) + 1))
        sheet.line("d1", 0.9, *lines)
        sheet.fill("d1", box(x, TOP + height - 1.5, w, 3))
    return str(sheet)


def draw_open(layout: Layout, awning: str) -> str:
    """What is to be seen while it is open: the awning is out, light falls on the pavement."""
    sheet = Sheet()
    for x, w in (*layout.windows, layout.door):
        sheet.light(f"M{number(x)} {GROUND}h{number(w)}l9 15h{number(-w - 18)}z")
    for x, w in layout.windows:
        _AWNINGS[awning](sheet, x - 4, x + w + 4)
    return str(sheet)


def _door(sheet: Sheet, layout: Layout, style: int) -> None:
    x, w = layout.door
    if w > 40:  # a gate in two wings
        sheet.fill("s", box(x, GROUND - 68, w, 67))
        sheet.fill("l", box(x + 4, GROUND - 62, 18, 22), box(x + 28, GROUND - 62, 18, 22))
        wing = "l18 26m0-26l-18 26"
        foot = GROUND - 34
        sheet.line(
            "f", 1.2, upright(x + 25, GROUND - 68, GROUND - 1),
            f"M{number(x + 4)} {foot}{wing}M{number(x + 28)} {foot}{wing}",
        )  # fmt: skip
    elif style in (0, 3):
        sheet.fill("s", box(x - 2, GROUND - 70, w + 4, 70))
        sheet.fill("l", box(x + 3, GROUND - 65, w - 6, 54))
        sheet.line("f", 1.2, level(GROUND - 26, x + 3, x + w - 3))
    elif style == 1:
        sheet.fill("f", arch(x - 3, GROUND - 72, w + 6, 72, 10))
        sheet.fill("s", arch(x, GROUND - 69, w, 69, 9))
        sheet.fill("l", arch(x + 4, GROUND - 62, w - 8, 30, 6))
        sheet.line("f", 1.2, box(x + 5, GROUND - 27, w - 10, 19))
    else:
        sheet.fill("f", box(x - 3, GROUND - 71, w + 6, 71))
        sheet.fill("l", box(x, GROUND - 68, w, 12))
        sheet.fill("s", box(x, GROUND - 54, w, 54))
        sheet.fill("l", box(x + 4, GROUND - 50, w - 8, 22))
        sheet.line("f", 1.2, box(x + 4, GROUND - 24, w - 8, 16))
    if w < 40:
        sheet.line("b2", 2.5, upright(x + w - 4, GROUND - 33, GROUND - 27))


def _private_door(sheet: Sheet) -> None:
    sheet.fill("f", box(126, GROUND - 64, 26, 64))
    sheet.fill("t", box(129, GROUND - 50, 20, 50))
    sheet.fill("g", box(129, GROUND - 61, 20, 9))
    sheet.line("f", 1, box(132, GROUND - 46, 14, 17), box(132, GROUND - 25, 14, 18))


def _striped(sheet: Sheet, a: float, b: float) -> None:
    y0, y1 = TOP - 4, TOP + 12
    sheet.fill("q1", f"M{number(a + 3)} {y0}H{number(b - 3)}L{number(b)} {y1}H{number(a)}z")
    count = max(3, round((b - a) / 13)) | 1
    step, upper = (b - a) / count, (b - a - 6) / count
    cloth, hem = [], []
    for k in range(count):
        x = a + k * step
        half = number(step / 2)
        scallop = f"M{number(x)} {y1 - 0.5:g}h{number(step)}v3q0 3-{half} 3t-{half}-3z"
        if k % 2:
            cloth.append(
                f"M{number(a + 3 + k * upper)} {y0}h{number(upper)}"
                f"L{number(x + step)} {y1}h{number(-step)}z" + scallop
            )
        else:
            hem.append(scallop)
    sheet.fill("q1", *hem)
    sheet.fill("q2", *cloth)


def _plain(sheet: Sheet, a: float, b: float) -> None:
    y0, y1 = TOP - 4, TOP + 13
    sheet.fill("q1", f"M{number(a + 3)} {y0}H{number(b - 3)}L{number(b)} {y1}v4H{number(a)}v-4z")
    sheet.line("q2", 2, level(y1, a, b))


def _hood(sheet: Sheet, a: float, b: float) -> None:
    y, half = TOP + 12, (b - a) / 2
    sheet.fill("q1", f"M{number(a)} {y}q2-17 {number(half)}-17t{number(half)} 17z")
    edge = level(y, a + 3, b)
    sheet.line("q1", 7, edge, more='stroke-dasharray="0 6.5" stroke-linecap="round"')


def _blind(sheet: Sheet, a: float, b: float) -> None:
    """A narrow cloth on two arms."""
    sheet.fill("q2", box(a + 1, TOP - 3, b - a - 2, 8))
    sheet.fill("q1", box(a + 1, TOP + 4, b - a - 2, 4))


def _no_awning(sheet: Sheet, a: float, b: float) -> None:
    """Lamps over the window instead."""
    middle, reach = (a + b) / 2, (b - a) / 4
    for x in (middle - reach, middle + reach):
        sheet.line("i", 1.6, f"M{number(x)} {TOP - 4}v4")
        sheet.fill("b2", disc(x, TOP + 1, 3.2))


_AWNINGS = {
    "none": _no_awning, "striped": _striped, "plain": _plain, "hood": _hood, "blind": _blind,
}  # fmt: skip
