# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One page of the demo city for every type and state of page that the portal knows."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

from tests.building import DEMO_CONTENT, DEMO_NOW

Fields = dict[str, str]
Chosen = Callable[[Fields], bool]

TODAY = DEMO_NOW[:10]


@cache
def records(kind: str) -> dict[str, Fields]:
    """Return the front matter of all `content/<kind>/` by id, every value as text."""
    return {
        path.stem: _front_matter(path.read_text("utf-8"))
        for path in sorted((DEMO_CONTENT / kind).iterdir())
        if path.suffix in (".md", ".yaml") and "." not in path.stem
    }


def _front_matter(text: str) -> Fields:
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    fields = yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506  makes only text
    return {**fields, "body": body}


def _first(kind: str, folder: str, chosen: Chosen = lambda _: True) -> Callable[[Path], str]:
    """Return what finds the page of the first record that fits, alphabetically."""

    def find(_: Path) -> str:
        names = [name for name, fields in records(kind).items() if chosen(fields)]
        assert names, f"the demo city has a record in {kind} for this type of page"
        return f"{folder}{names[0]}/"

    return find


def _business(chosen: Chosen) -> Callable[[Path], str]:
    return _first("businesses", "betriebe/", chosen)


def _event(chosen: Chosen) -> Callable[[Path], str]:
    return _first("events", "veranstaltungen/", chosen)


def _offer(chosen: Chosen) -> Callable[[Path], str]:
    return _first("offers", "angebote/", chosen)


def _longest(folder: str) -> Callable[[Path], str]:
    """Return what finds the longest page of the site's folder: the one with most entries."""

    def find(site: Path) -> str:
        pages = sorted((site / folder).glob("*/index.html"), key=lambda p: (p.stat().st_size, p))
        assert pages, f"the site has pages below {folder}"
        return f"{folder}{pages[-1].parent.name}/"

    return find


def _at(address: str) -> Callable[[Path], str]:
    return lambda _: address


def _status(value: str) -> Callable[[Path], str]:
    return _business(lambda fields: fields.get("status") == value)


def _event_status(value: str) -> Callable[[Path], str]:
    return _event(lambda fields: fields.get("event_status") == value)


def _is_open(fields: Fields) -> bool:
    return fields.get("status", "open") == "open"


PAGE_TYPES: dict[str, Callable[[Path], str]] = {
    "home": _at(""),
    "a-z": _at("betriebe/"),
    "category": _longest("kategorien/"),
    "street": _longest("strassen/"),
    "business": _at("betriebe/baeckerei-hoevel/"),
    "business with a photo": _business(lambda f: _is_open(f) and "image" in f),
    "business past midnight": _business(lambda f: _is_open(f) and "-02:00" in str(f)),
    "business by appointment": _business(lambda f: "einbarung" in f.get("opening_hours", "")),
    "business without hours": _business(lambda f: _is_open(f) and "opening_hours" not in f),
    "business seeking a successor": _status("seeking_successor"),
    "business closed": _status("closed"),
    "business closed for a time": _status("temporarily_closed"),
    "vacant shop": _status("vacant"),
    "plan": _at("plan/"),
    "offers": _at("angebote/"),
    "offer": _offer(lambda f: f["valid_from"] <= TODAY <= f["valid_through"]),
    "offer reduced": _offer(lambda f: "previous_price" in f and f["valid_through"] >= TODAY),
    "offer to come": _offer(lambda f: f["valid_from"] > TODAY),
    "offer expired": _offer(lambda f: f["valid_through"] < TODAY),
    "calendar": _at("veranstaltungen/"),
    "month": _at("veranstaltungen/2026/12/"),
    "month with days gone by": _at("veranstaltungen/2026/11/"),
    "kind of event": _at("veranstaltungen/art/musik/"),
    "event": _event(lambda f: "rrule" not in f and f["start_date"] > DEMO_NOW),
    "event recurring": _at("veranstaltungen/adventsmarkt/"),
    "event all day": _event(lambda f: "T" not in f["start_date"]),
    "event cancelled": _event_status("cancelled"),
    "event postponed": _event_status("postponed"),
    "event rescheduled": _event_status("rescheduled"),
    "news list": _at("neuigkeiten/"),
    "news": _first("news", "neuigkeiten/"),
    "page with a table": _first("pages", "", lambda f: "|--" in f["body"] or "| --" in f["body"]),
    "imprint": _at("impressum/"),
    "privacy": _at("datenschutz/"),
    "accessibility": _at("barrierefreiheit/"),
    "search": _at("suche/"),
    "search with results": _at("suche/?q=fahrrad"),
    "search with a filter": _at("suche/?q=vegan"),
    "search without results": _at("suche/?q=xqzzwv"),
    "offline": _at("offline/"),
    "404": _at("404.html"),
}
