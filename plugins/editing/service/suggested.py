# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public forms ask for, and what is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct, structs

from plugins.editing.form.fields import Field, Group
from plugins.editing.service.filled import Wrong, new_one, typed_new
from plugins.editing.service.posted import Posted
from plugins.editing.service.visit import Visit
from plugins.editing.submission import Kind, Submission
from plugins.editing.suggestions.kept import Note, Pending, Sort

_TEXT, _CONTACT, _PAGE, _BUSINESS = "was", "kontakt", "seite", "betrieb"
_LONGEST_TEXT, _LONGEST_LINE = 2_000, 200
_PATH = re.compile(r"[A-Za-z0-9/_.-]{0,200}\Z")
_BUSINESS_PAGE = re.compile(r"(?:[a-z]{2}/)?betriebe/([a-z0-9-]+)/\Z")


class Words(NamedTuple):
    """A form: where it is, what it says, and which fields of which record it asks for."""

    path: str
    title: str
    lead: str
    button: str
    sort: Sort | None = None
    kind: Kind | None = None
    names: tuple[str, ...] = ()


FORMS = (
    Words(
        "/melden/fehler",
        "Fehler melden",
        "Etwas stimmt nicht? Sagen Sie uns, was. Jemand von der Stadt schaut nach.",
        "Fehler melden",
        sort="mistake",
    ),
    Words(
        "/melden/link",
        "Sie sind der Betrieb?",
        "Mit einem eigenen Link ändern Sie Ihre Angaben selbst, ohne Konto und ohne Passwort. "
        "Sagen Sie uns, wie wir Sie erreichen; wir schicken Ihnen den Link.",
        "Um einen Link bitten",
        sort="link",
    ),
    Words(
        "/melden/betrieb",
        "Betrieb fehlt",
        "Ein Betrieb der Innenstadt steht nicht im Portal? Sagen Sie uns, welcher.",
        "Betrieb melden",
        kind="business",
        names=("name", "category", "street_address", "telephone", "url", "text"),
    ),
    Words(
        "/melden/termin",
        "Termin melden",
        "Sie veranstalten etwas in der Innenstadt, oder wissen davon? Hier trägt es sich ein.",
        "Termin melden",
        kind="event",
        names=(
            "name", "start_date", "end_date", "location", "event_category", "text", "price", "url",
        ),
    ),
)  # fmt: skip


class Suggested(Struct, frozen=True):
    """A form as a template draws it: as it was typed, with what is wrong."""

    groups: tuple[Group, ...]
    text: str = ""
    contact: str = ""
    #: A path within the portal.
    page: str = ""
    business: str = ""
    business_name: str = ""
    errors: tuple[Wrong, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The record's fields that the page shows."""
        return tuple(field.name for group in self.groups for field in group.fields)

    def ordered(self, names: Iterable[str]) -> tuple[Field, ...]:
        """The record's fields in the order in which a stranger is asked for them."""
        found = {field.name: field for group in self.groups for field in group.fields}
        return tuple(found[name] for name in names if name in found)

    @property
    def stand(self) -> str:
        """A new record has none."""
        return ""

    def error(self, name: str) -> str:
        """What is wrong with an input, or ""."""
        return next((wrong.text for wrong in self.errors if wrong.id == name), "")

    def with_wrong(self, more: Iterable[Wrong]) -> Suggested:
        """The form with more that is wrong."""
        return structs.replace(self, errors=(*more, *self.errors))


def blank(visit: Visit, words: Words) -> Suggested:
    """The form before anything was typed, for the page or the business of the address."""
    asked = visit.request.query_params
    page = asked.get(_PAGE) or visit.request.headers.get("referer", "")
    groups = new_one(visit, words.kind, {}, words.names).groups if words.kind else ()
    return _named(visit, groups, page, asked.get(_BUSINESS, ""))


def read(visit: Visit, posted: Posted, words: Words, key: str) -> tuple[Suggested, Pending | None]:
    """The form as it was typed, and if nothing is wrong with it, what shall be kept."""
    form = _named(visit, (), posted.one(_PAGE), posted.one(_BUSINESS))
    text, contact = posted.one(_TEXT), " ".join(posted.one(_CONTACT).split())
    form = structs.replace(form, text=text, contact=contact)
    wrong = list(_too_long(text, contact))
    if words.kind:
        edit, typed = typed_new(visit, posted, words.kind, {}, words.names)
        asked = [*words.names, ""]
        found = sorted(typed.errors, key=lambda one: asked.index(_first_of(one, asked)))
        form = structs.replace(form, groups=typed.groups, errors=(*found, *wrong))
        if form.errors:
            return form, None
        note = " ".join(filter(None, [text, f"Rückfragen: {contact}" if contact else ""]))
        at = visit.now.isoformat()
        return form, Pending(Submission(key, "", "ohne Link", at, (edit,), (), note))
    assert words.sort  # noqa: S101  a form is for a record or a note
    wrong += _missing(words.sort, text, contact)
    form = structs.replace(form, errors=tuple(wrong))
    if wrong:
        return form, None
    at = visit.now.isoformat()
    note_kept = Note(key, at, words.sort, text, form.page, form.business, contact)
    return form, Pending(note=note_kept)


def _first_of(wrong: Wrong, names: list[str]) -> str:
    """The field whose input it is: a moment has two, ``start_date`` and ``start_date-time``."""
    name = wrong.id.partition("-")[0]
    return name if name in names else ""


def _too_long(text: str, contact: str) -> Iterable[Wrong]:
    if len(text) > _LONGEST_TEXT:
        yield Wrong(_TEXT, "Text", f"Das ist zu lang. Bis zu {_LONGEST_TEXT} Zeichen gehen.")
    if len(contact) > _LONGEST_LINE:
        yield Wrong(_CONTACT, "Wie wir Sie erreichen", "Das ist zu lang. Eine Nummer genügt.")


def _missing(sort: Sort, text: str, contact: str) -> Iterable[Wrong]:
    if sort == "mistake" and len(text) < 3:
        yield Wrong(_TEXT, "Was stimmt nicht?", "Schreiben Sie bitte in ein paar Worten, was.")
    if sort == "link" and len(contact) < 5:
        yield Wrong(
            _CONTACT, "Wie wir Sie erreichen", "Schreiben Sie eine Nummer oder eine Mail-Adresse."
        )


def _named(visit: Visit, groups: tuple[Group, ...], page: str, business: str) -> Suggested:
    """For a page of the portal, and the business that the page is about."""
    page = _within(visit, page)
    found = _BUSINESS_PAGE.match(page)
    business = business or (found[1] if found else "")
    name = visit.service.known.names().get(business, "")
    return Suggested(groups, page=page, business=business if name else "", business_name=name)


def _within(visit: Visit, address: str) -> str:
    """The path within the portal of an address or a path; "" for what is none of ours."""
    own = visit.city.url
    if address.startswith(own):
        address = address[len(own) :]
    path = address.partition("?")[0].partition("#")[0].lstrip("/")
    return path if "//" not in address and _PATH.match(path) and ".." not in path else ""
