# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plan's page, and the small plan of a business, with everything."""

from types import SimpleNamespace as View

from tests.theme import samples

SMALL_PLAN = View(
    ground="assets/plan.svg",
    layers=("water", "ways", "houses"),
    box=(0, 0, 460, 300),
    house="M220 140h30v30h-30z",
    names=(("Lange Straße", 200, 100, -20, False), ("Lenne", 90, 270, 5, True)),
    x=235,
    y=155,
    address="plan/#b-hoevel",
)

STREET_PLAN = View(
    **{**vars(SMALL_PLAN), "address": "plan/#strasse-lange-strasse"},
    houses=(("M220 140h30v30h-30z", 235, 155, "12"), ("", 90, 90, "")),
)

TOWN_PLAN = View(
    **{**vars(SMALL_PLAN), "address": "plan/"}, houses="M220 140h30v30h-30zM320 140h30v30h-30z"
)


def plan() -> View:
    """A PlanView of a street with three businesses, one of them without a house."""
    rows = samples.rows()
    entries = tuple(
        View(id=f"b-{n}", row=row, plate=plate, kind=kind, x=100 * n, y=200, house=house)
        for n, (row, plate, kind, house) in enumerate(
            (
                (rows[0], "12", "ladenhandwerk", "haus-3"),
                (rows[1], "14a", "gastronomie", "haus-4"),
                (rows[2], "", "einzelhandel", ""),
            )
        )
    )
    pins = (
        View(x=10, y=20, text="12", icon="", kind="ladenhandwerk", target="b-0",
             names=("Bäckerei Hövel",), many=1),
        View(x=90, y=20, text="", icon="", kind="", target="b-1", names=("Café", "Markt"), many=2),
    )  # fmt: skip
    return View(
        width=2000,
        height=2600,
        step=4,
        core=(500, 600, 800, 900),
        ground="assets/plan.svg",
        layers=("water", "ways", "houses"),
        rings=((900, 1000, 300, 2),),
        along=(View(id="n0", path="M10 10l200 5", text="Lange Straße", level=0, water=False),),
        spots=(View(x=50, y=60, lines=((0.35, "St. Vitus"),), kind="church", level=1),),
        marks=(View(x=70, y=80, kind="stop", level=2),),
        houses=(View(id="haus-3", path="M0 0h30v30z"), View(id="haus-4", path="M40 0h30v30z")),
        pins=pins,
        streets=(
            View(name="Lange Straße", anchor="strasse-lange-strasse", address="strassen/lange/",
                 entries=entries),
        ),
        kinds=(View(id="gastronomie", label="Gastronomie", many=1),),
        shown=3,
        elsewhere=2,
    )  # fmt: skip
