# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""House sets: data, complete, and refused where a word is unknown."""

import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from plugins.assets.icons import read_icons
from plugins.businesses.model import Business
from plugins.core.own_yaml import own_yaml
from plugins.houses import kept_sprite
from plugins.houses.forms import uppers_of
from plugins.houses.house import WALLS, WOODS
from plugins.houses.sets import HERE, house_set, set_data, set_names, set_of, wares, wares_of
from plugins.houses.sprite import build

ICONS = read_icons(Path(__file__).parents[2] / "theme" / "icons.yaml")
SVG = "{http://www.w3.org/2000/svg}"


def test_two_regions_at_least_are_there() -> None:
    """A set is data: a second one proves it."""
    assert {"sauerland", "backstein"} <= set(set_names())
    assert house_set("sauerland").forms.keys() != house_set("backstein").forms.keys()


@pytest.mark.parametrize("name", set_names())
def test_a_set_becomes_one_small_file(name: str) -> None:
    """Well-formed, no id twice, no style, about 12 KB compressed."""
    data = build(name)
    root = ElementTree.fromstring(data)
    ids = [group.get("id") for group in root]
    assert len(ids) == len(set(ids))
    assert not [e for e in root.iter() if "style" in e.attrib or "class" in e.attrib]
    assert {e.tag for e in root.iter()} == {f"{SVG}svg", f"{SVG}g", f"{SVG}path"}
    assert len(gzip.compress(data, 9)) < 13_000
    assert build(name) == data


def test_a_set_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was drawn before is found again, whole; what is damaged is drawn anew."""
    monkeypatch.setattr(kept_sprite, "program_folder", lambda _: tmp_path)
    assert kept_sprite.sprite_of("sauerland") == build("sauerland")
    [path] = tmp_path.iterdir()
    assert kept_sprite.sprite_of("sauerland") == build("sauerland")
    path.write_bytes(b"no sprite")
    assert kept_sprite.sprite_of("sauerland") == build("sauerland")
    assert kept_sprite.sprite_of("nirgendwo") == build("sauerland")


@pytest.mark.parametrize("name", set_names())
def test_a_set_speaks_of_icons_that_there_are(name: str) -> None:
    """A trade that a form suits exists."""
    for form in set_data(name)["forms"].values():
        assert set(form.get("suits", ())) <= set(ICONS)


def test_every_trade_has_its_wares() -> None:
    """By its icon; a picture is drawn for what no table names, too."""
    raw = own_yaml(HERE / "wares.yaml")
    named = [icon for ware in raw.values() for icon in ware["icons"]]
    assert len(named) == len(set(named))
    assert set(named) <= set(ICONS)
    assert all(wares_of(icon) in wares() for icon in ICONS)


@pytest.mark.parametrize(
    ("house", "message"),
    [
        ({"roof": "kuppel"}, "'kuppel' is none of"),
        ({"roof": "gable", "walls": "gold"}, "'gold' is none of"),
        ({"roof": "gable", "storeys": "viele"}, "storeys"),
        ({"roof": "gable", "erker": "1"}, "erker"),
        ({"roof": "gable", "walls": "timber", "bays": "9"}, "timber has"),
    ],
)
def test_a_word_that_nobody_draws_is_refused(house: Mapping[str, Any], message: str) -> None:
    """With the place: set, form, house."""
    data = {"label": "X", "cover": "slate", "forms": {"eins": {"label": "E", "houses": [house]}}}
    with pytest.raises(ValueError, match=f"x: eins, 1. house: .*{message}"):
        list(uppers_of("x", data))


def test_a_set_with_too_few_forms_is_refused() -> None:
    """A house must be able to differ from both its neighbours."""
    form = {"label": "E", "houses": [{"roof": "gable"}]}
    with pytest.raises(ValueError, match="fewer than 3"):
        set_of("x", {"label": "X", "forms": {"a": form, "b": form}})


def test_the_record_knows_the_colours_that_are_drawn() -> None:
    """What a business may choose is what the style sheet paints."""
    schema = Business.model_json_schema()["properties"]
    for field, colours in (("house_wall", WALLS), ("house_wood", WOODS)):
        assert tuple(schema[field]["anyOf"][0]["enum"]) == colours
