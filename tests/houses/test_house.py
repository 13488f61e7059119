# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house: small, valid, always the same, and nothing in it but facts."""

import re
from pathlib import Path
from statistics import median
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.assets.icons import read_icons
from plugins.houses.house import (
    BOARDS,
    WALLS,
    WOODS,
    House,
    board_text,
    draw,
    draw_front,
    form_of,
    nameless,
)
from plugins.houses.sets import house_set, set_names
from plugins.houses.sprite import build

ROOT = Path(__file__).parents[2]
ICONS = sorted(read_icons(ROOT / "theme" / "icons.yaml"))
SETS = {name: house_set(name) for name in set_names()}
PIECES = {name: set(re.findall(r' id="([^"]+)"', build(name).decode())) for name in SETS}
FACTS = ("step", "tables", "empty", "away", "successor")
LINE = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60)


@st.composite
def houses(draw_: st.DrawFn) -> tuple[str, House]:
    """A set, and any house that a business of the city may have."""
    name = draw_(st.sampled_from(sorted(SETS)))
    seed, icon = draw_(LINE), draw_(st.sampled_from(ICONS))
    facts = draw_(st.fixed_dictionaries(dict.fromkeys(FACTS, st.booleans())))
    known = House(
        seed,
        board_text(draw_(LINE), draw_(LINE)),
        icon,
        form_of(seed, icon, SETS[name], ()),
        draw_(st.sampled_from(("", *WALLS))),
        draw_(st.sampled_from(("", *WOODS))),
        papers=tuple(draw_(st.lists(st.integers(1, 9**9), max_size=3))),
        **facts,
    )
    return name, known


@settings(deadline=None, max_examples=150)
@given(houses())
def test_a_house_is_well_formed_small_and_silent(found: tuple[str, House]) -> None:
    """Whatever the record says: valid SVG without id, style or colour, of pieces that there are."""
    name, house = found
    for svg in (draw(house, SETS[name], "h.svg", "z.svg"), draw_front(house, "h.svg", "z.svg")):
        root = ElementTree.fromstring(svg)
        assert root.get("aria-hidden") == "true"
        assert len(svg) < 2500
        for element in root.iter():
            assert not {"style", "fill", "stroke", "id"} & set(element.attrib)
        named = set(re.findall(r'href="h\.svg#([^"]+)"', svg))
        assert named <= PIECES[name]
        assert set(re.findall(r'href="z\.svg#([^"]+)"', svg)) <= set(ICONS)
    assert draw(house, SETS[name], "h.svg", "z.svg") == draw(house, SETS[name], "h.svg", "z.svg")


@pytest.mark.parametrize("name", sorted(SETS))
@pytest.mark.parametrize("icon", ["brezel", "rad", "kreuz", "schere", "besteck"])
def test_forty_of_a_trade_are_forty_houses(name: str, icon: str) -> None:
    """No two of them look the same, their names aside; each is about 1 KB."""
    drawn = []
    for number in range(40):
        seed = f"betrieb-{number}"
        house = House(seed, "", icon, form_of(seed, icon, SETS[name], ()))
        drawn.append(draw(house, SETS[name], "../../assets/haeuser-12345678.svg", "z.svg"))
    assert len(set(drawn)) == 40
    assert median(map(len, drawn)) < 1400


@pytest.mark.parametrize("name", sorted(SETS))
def test_forms_and_colours_are_spread_evenly(name: str) -> None:
    """Of a thousand houses none of the general forms is rare, and no wood dominates."""
    town = [draw(nameless(n, SETS[name]), SETS[name], "", "") for n in range(1000)]
    for kind, words in (
        ("wood", WOODS),
        ("wall", WALLS),
        ("board", tuple(map(str, range(BOARDS)))),
    ):
        counts = [sum(f"{kind}-{word}" in svg for svg in town) for word in words]
        assert min(counts) > 0.4 * 1000 / len(words)
        assert max(counts) < 1.9 * 1000 / len(words)
    seeds = (f"b{n}" for n in range(1000))
    forms = [form_of(seed, "tag", SETS[name], ()) for seed in seeds]
    assert all(forms.count(form) > 60 for form in SETS[name].general)


@given(LINE, st.sampled_from(ICONS), st.sampled_from(sorted(SETS)))
def test_the_forms_of_both_neighbours_are_avoided(seed: str, icon: str, name: str) -> None:
    """Whatever they are: every trade has three forms at least."""
    forms = SETS[name].forms_for(icon)
    assert len(forms) >= 3
    for left in forms:
        for right in forms:
            assert form_of(seed, icon, SETS[name], (left, right)) not in (left, right)


BASE = House("hoevel", "Bäckerei Hövel", "brezel", "fachwerk")


def pieces_of(house: House) -> list[str]:
    """The names of the pieces that a house is made of."""
    return re.findall(r'href="h\.svg#([^"]+)"', draw(house, SETS["sauerland"], "h.svg", "z.svg"))


@pytest.mark.parametrize(
    ("fact", "piece"),
    [
        ({"step": True}, r"step"),
        ({"tables": True}, r"tables"),
        ({"papers": (5,)}, r"paper"),
        ({"successor": True}, r"notice"),
        ({"empty": True}, r"to-let"),
        ({"away": True}, r"down-"),
    ],
)
def test_a_fact_is_drawn_and_nothing_else_is(fact: dict[str, Any], piece: str) -> None:
    """What is drawn of a fact is there with it, and never without."""
    assert any(re.match(piece, name) for name in pieces_of(replace(BASE, **fact)))
    assert not any(re.match(piece, name) for name in pieces_of(BASE))


def test_the_window_says_open_or_shut_only_where_hours_count() -> None:
    """An empty shop has no wares, no sign and no awning; one that is away for a while no light."""
    shown = " ".join(pieces_of(BASE))
    assert "wares-brot" in shown and "open-" in shown and "shut-" in shown
    empty, away = (
        " ".join(pieces_of(replace(BASE, empty=True))),
        pieces_of(replace(BASE, away=True)),
    )
    assert not re.search("wares-|open-|shut-|sign-", empty)
    assert not re.search("wares-|open-|shut-", " ".join(away))


def test_each_running_offer_is_a_paper_that_knows_its_end() -> None:
    """Two hang in the window at most; the script takes off what has ended."""
    svg = draw(replace(BASE, papers=(17, 18, 19)), SETS["sauerland"], "h.svg", "z.svg")
    assert re.findall(r'data-ends="(\d+)"', svg) == ["17", "18"]


def test_what_the_business_chose_is_drawn() -> None:
    """Form, wall and wood."""
    chosen = replace(BASE, form="remise", wall="rose", wood="ochre")
    assert 'class="house wall-rose wood-ochre ' in draw(chosen, SETS["sauerland"], "h", "z")
    assert pieces_of(chosen)[0].startswith("remise-")


@pytest.mark.parametrize(
    ("name", "category", "board"),
    [
        ("Bäckerei Hövel", "Bäckerei", "Bäckerei Hövel"),
        ("Buchhandlung Kettler am Markt", "Buchhandlung", "Buchhandlung"),
        ("Unverpackt Korn & Kanne", "Lebensmittelladen", "Unverpackt Korn"),
        ("Donaudampfschifffahrtsgesellschaft", "Reiseveranstalter", "Donaudampfschifffah"),
    ],
)
def test_the_board_holds_what_fits(name: str, category: str, board: str) -> None:
    """The name, else the trade, else the beginning of the name."""
    assert board_text(name, category) == board


def test_every_class_and_paint_has_a_rule() -> None:
    """What no rule paints would be black."""
    css = (ROOT / "theme/static/parts/houses/house.css").read_text("utf-8")
    for name, wanted in (("wall", WALLS[1:]), ("wood", WOODS[1:]), ("board", ("1", "2", "3"))):
        assert all(f".{name}-{word} {{" in css for word in wanted)
    paints = {
        paint for name in SETS for paint in re.findall(r"var\((--h\w+)", build(name).decode())
    }
    day = css.partition(".house text")[0]
    assert all(f"{paint}: " in day for paint in paints)
    plain = {
        name
        for s in SETS
        for name in re.findall(r"var\(--(area|pen|thin|mark|ware)\b", build(s).decode())
    }
    for media in ("@media print", "@media (forced-colors: active)"):
        assert all(
            f"--{name}: " in css.partition(media)[2].partition("@media")[0] for name in plain
        )
