# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a proposal would change, record by record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from plugins.core.city import City
from plugins.editing.approval.told import Line, told
from plugins.editing.rewriting.refused import Refused
from plugins.editing.store.clash import Clash
from plugins.editing.store.fields import differing
from plugins.editing.store.records import Named
from plugins.editing.store.sheet import Touched, View
from plugins.editing.submission import Kind
from plugins.editing.week.said import hours_text

#: Where the portal shows a record; a test compares with what features register.
ADDRESSES: Mapping[Kind, str] = {
    "business": "betriebe/{}/", "offer": "angebote/{}/", "event": "veranstaltungen/{}/",
}  # fmt: skip
_NOUNS: Mapping[Kind, str] = {"business": "Betrieb", "offer": "Angebot", "event": "Veranstaltung"}
_NEW: Mapping[Kind, str] = {
    "business": "Neuer Betrieb", "offer": "Neues Angebot", "event": "Neue Veranstaltung",
}  # fmt: skip
_PICTURES = (".avif", ".jpeg", ".jpg", ".png", ".webp")


class Change(Struct, frozen=True):
    """One record: its heading, what happens to it, and the lines of it."""

    record: Named
    #: »Bäckerei Hövel«, »Neues Angebot: Stollen«.
    heading: str
    what: Literal["changed", "new", "gone"]
    lines: tuple[Line, ...]
    #: Its page within the portal.
    address: str


class Moved(Struct, frozen=True):
    """A field that says something else by now than where the proposal came from."""

    heading: str
    #: The value as it was, as it is proposed, and as it stands there now.
    wanted: tuple[Line, ...]
    found: tuple[Line, ...]


class Differences(Struct, frozen=True):
    """A proposal in words. ``pictures`` are paths of new ones in the repository; ``others`` are
    paths of further files, which nobody but a person at the forge can have changed.
    """

    changes: tuple[Change, ...]
    pictures: tuple[str, ...]
    others: tuple[str, ...]
    moved: tuple[Moved, ...]

    @property
    def only_verified(self) -> bool:
        """Whether somebody said that everything is still right, and nothing else."""
        lines = [line for change in self.changes for line in change.lines]
        whole = not (self.pictures or self.others or self.moved) and bool(lines)
        return whole and all(line.label == "Geprüft" for line in lines)

    @property
    def address(self) -> str:
        """The page that shows most of it: the first record's that will be there."""
        return next((c.address for c in self.changes if c.what != "gone"), "")

    def __str__(self) -> str:
        """Line by line, for a mail without styles."""
        told = []
        for change in self.changes:
            told += [change.heading, *(f"  {line}" for line in change.lines)]
        if self.pictures:
            told.append(pictures_said(len(self.pictures)))
        return "\n".join(told)


def pictures_said(number: int) -> str:
    """How many pictures come with it."""
    return "Ein neues Bild" if number == 1 else f"{number} neue Bilder"


def differences(view: View, city: City, businesses: Mapping[str, str]) -> Differences:
    """A proposal's view in words; ``businesses`` are the names by id."""
    files = view.others
    pictures = [path for path in files if path.endswith(_PICTURES) and view.files[path]]
    return Differences(
        tuple(_change(touched, city, businesses) for touched in view.touched),
        tuple(pictures),
        tuple(path for path in files if path not in pictures),
        tuple(_moved(clash, city, businesses) for clash in view.clashes),
    )


def _change(touched: Touched, city: City, businesses: Mapping[str, str]) -> Change:
    kind, id_ = touched.record
    address = ADDRESSES[kind].format(id_)
    what: Literal["changed", "new", "gone"] = "changed"
    if touched.before is None or touched.after is None:
        what = "new" if touched.before is None else "gone"
    try:
        old = dict(touched.before.said) if touched.before else {}
        new = dict(touched.after.said) if touched.after else {}
        name = hours_text((new or old).get("name")) or id_
        if what == "changed":
            old, new = differing(old, new)
    except Refused as refused:
        line = Line("Die Datei hat einen Fehler", "", refused.problem.message)
        return Change(touched.record, id_, what, (line,), address)
    if what == "gone":
        return Change(touched.record, f"{_NOUNS[kind]} »{name}« entfernt", what, (), address)
    lines = told(kind, old, new, city, businesses)
    if what == "new":
        lines = tuple(Line(line.label, "", line.after) for line in lines)
        heading = f"{_NEW[kind]}: {name}"
    else:
        heading = name if kind == "business" else f"{_NOUNS[kind]}: {name}"
    return Change(touched.record, heading, what, lines, address)


def _moved(clash: Clash, city: City, businesses: Mapping[str, str]) -> Moved:
    if clash.kind == "file" or not clash.field:
        said = [Line(clash.id, "", _shown(value)) for value in (clash.wanted, clash.found)]
        return Moved(clash.id, (said[0],), (said[1],))
    name = businesses.get(clash.id, clash.id)
    sides = [
        told(clash.kind, {clash.field: clash.before}, {clash.field: value}, city, businesses)
        for value in (clash.wanted, clash.found)
    ]
    return Moved(name, sides[0], sides[1])


def _shown(value: object) -> str:
    return "gibt es nicht" if value is None else "anders"
