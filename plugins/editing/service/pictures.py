# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pictures within a form: those that are there, those that were uploaded, and their order.

What was uploaded stays uploaded when something else in the form is wrong: it lies in the tray, and
the page carries its name, sealed for the business.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, structs

from plugins.editing.photos.cleaning import Unusable
from plugins.editing.photos.fields import MOST, changes_for, names_in
from plugins.editing.service.filled import Filled, Wrong
from plugins.editing.service.posted import Posted
from plugins.editing.service.visit import Visit
from plugins.editing.submission import Edit, Photo, Value

#: Names of inputs. ``foto`` is a file, ``neu`` one in the tray; ``platz-NAME`` and ``weg`` say
#: where a picture goes, whether it is there already or new.
FILE, FRESH, PLACE, GONE, RIGHTS = "foto", "neu", "platz", "weg", "rechte"
#: Of one request: four photos as phones make them.
FILES_AT_ONCE, BYTES = 4, 30_000_000
_NO_RIGHTS = "Bestätigen Sie bitte, dass das Bild gezeigt werden darf."
_NO_ALT = "Sagen Sie in ein paar Worten, was auf dem Bild zu sehen ist."
_TOO_MANY = f"Das sind zu viele Bilder. Bis zu {MOST} gehen."


class Shown(Struct, frozen=True):
    """A picture in a form; ``sealed`` is its name as the page carries it, "" if it is published."""

    name: str
    sealed: str = ""


class Pictures(Struct, frozen=True):
    """What a template needs. ``errors`` by the name of the input."""

    shown: tuple[Shown, ...] = ()
    errors: Mapping[str, str] = {}
    is_confirmed: bool = False


class Received(Struct, frozen=True):
    """What was posted: the pictures the record shall show, new ones among them with their bytes."""

    names: tuple[str, ...]
    photos: tuple[Photo, ...]
    pictures: Pictures
    note: str


def pictures_of(said: Mapping[str, Value]) -> Pictures:
    """The pictures of a form that was not yet sent."""
    return Pictures(tuple(Shown(name) for name in names_in(said)))


def received(visit: Visit, posted: Posted, said: Mapping[str, Value], edit: Edit) -> Received:
    """Read the pictures of a form; ``edit`` is what else was changed in it."""
    alt = edit.after["image_alt"] if "image_alt" in edit.after else said.get("image_alt")
    errors: dict[str, str] = {}
    fresh = _lying(visit, posted)
    for content in posted.files.get(FILE, ())[:FILES_AT_ONCE]:
        try:
            photo = visit.service.cleaner.photo(content, visit.business)
        except Unusable as unusable:
            errors[FILE] = str(unusable)
            continue
        visit.service.tray.put(photo, visit.now)
        fresh[photo.name] = photo
    there = [name for name in names_in(said) if name not in posted.values.get(GONE, ())]
    fresh = {n: p for n, p in fresh.items() if n not in posted.values.get(GONE, ())}
    names = _ordered(posted, list(dict.fromkeys([*there, *fresh])))
    if len(names) > MOST:
        errors[FILE] = _TOO_MANY
    is_confirmed = posted.has(RIGHTS)
    if fresh and not is_confirmed:
        errors[RIGHTS] = _NO_RIGHTS
    if names and (fresh or set(names) != set(names_in(said))) and not alt:
        errors["image_alt"] = _NO_ALT
    pictures = tuple(
        Shown(name, sealed(visit, name) if name in fresh and name not in there else "")
        for name in names
    )
    note = f"Bildrechte bestätigt am {visit.today:%d.%m.%Y}." if fresh else ""
    return Received(
        tuple(names), tuple(fresh.values()), Pictures(pictures, errors, is_confirmed), note
    )


def with_pictures(edit: Edit, got: Received, said: Mapping[str, Value]) -> Edit:
    """The change, and what the fields of the pictures shall say."""
    changes = changes_for(said, got.names)
    if edit.is_new:
        given = {name: value for name, value in changes.items() if value is not None}
        return structs.replace(edit, after={**edit.after, **given})
    before = {name: said.get(name) for name in changes}
    return structs.replace(edit, after={**edit.after, **changes}, before={**edit.before, **before})


def with_errors(form: Filled, pictures: Pictures) -> Filled:
    """The form with what is wrong about its pictures, in the summary and at the words' field."""
    labels = {"image_alt": "Was auf dem Bild zu sehen ist", FILE: "Bild", RIGHTS: "Bild"}
    told = {wrong.id for wrong in form.errors}
    wrong = [
        Wrong(name, labels.get(name, "Bild"), text)
        for name, text in pictures.errors.items()
        if name not in told
    ]
    groups = tuple(
        structs.replace(
            group,
            fields=tuple(
                structs.replace(field, error=field.error or pictures.errors.get(field.name, ""))
                for field in group.fields
            ),
            open=group.open or group.id == "bilder",
        )
        for group in form.groups
    )
    return structs.replace(form, groups=groups, errors=(*form.errors, *wrong))


def sealed(visit: Visit, name: str) -> str:
    """The name of a picture in the tray, as a page carries it."""
    return visit.service.sealed(name, _purpose(visit))


def _lying(visit: Visit, posted: Posted) -> dict[str, Photo]:
    """Those that were uploaded before, for this business, and lie in the tray."""
    found = {}
    for text in posted.values.get(FRESH, ())[:MOST]:
        name = visit.service.unsealed(text, _purpose(visit))
        photo = visit.service.tray.get(str(name), visit.business)
        if photo:
            found[photo.name] = photo
    return found


def _ordered(posted: Posted, names: list[str]) -> list[str]:
    """By the places that were chosen; where nobody chose any, as they come."""

    def place(name: str) -> float:
        chosen = posted.one(f"{PLACE}-{name}")
        usual = names.index(name) + 1
        if not chosen.isascii() or not chosen.isdigit():
            return float(usual)
        number = int(chosen[:3])
        # Moved forward it goes before whoever is there, moved back behind.
        return number - 0.5 if number < usual else number + 0.5 if number > usual else number

    return sorted(names, key=place)


def _purpose(visit: Visit) -> str:
    return f"photo {visit.business}"
