# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public forms ask for, and what is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct, structs

from plugins.core.messages import N_, Messages
from plugins.editing.form.fields import Field, Group
from plugins.editing.service.filled import Wrong, new_one, typed_new
from plugins.editing.service.foreign import NEEDED, in_german, in_words, wrong_in_words
from plugins.editing.service.posted import Posted
from plugins.editing.service.visit import Visit
from plugins.editing.submission import Edit, Kind, Submission
from plugins.editing.suggestions.kept import Note, Pending, Sort
from plugins.editing.templates import GERMAN

_TEXT, _CONTACT, _PAGE, _BUSINESS = "was", "kontakt", "seite", "betrieb"
_LONGEST_TEXT, _LONGEST_LINE = 2_000, 200
_PATH = re.compile(r"[A-Za-z0-9/_.-]{0,200}\Z")
_BUSINESS_PAGE = re.compile(r"(?:[a-z]{2}/)?betriebe/([a-z0-9-]+)/\Z")


class Words(NamedTuple):
    """A form: where it is, what it says (in words of the catalogues), and which fields of which
    record it asks for.
    """

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
        N_("Report a mistake"),
        N_("Something is not right? Tell us what. Somebody from the city will check."),
        N_("Report a mistake"),
        sort="mistake",
    ),
    Words(
        "/melden/link",
        N_("Is this your business?"),
        N_(
            "With your own link you keep your details up to date yourself, with no account and no "
            "password. Tell us how to reach you, and we will send you the link."
        ),
        N_("Ask for a link"),
        sort="link",
    ),
    Words(
        "/melden/betrieb",
        N_("A business is missing"),
        N_("A business of the town centre is not in the portal? Tell us which."),
        N_("Report a business"),
        kind="business",
        names=("name", "category", "street_address", "telephone", "url", "text"),
    ),
    Words(
        "/melden/termin",
        N_("Report an event"),
        N_(
            "Are you putting something on in the town centre, or do you know of something? "
            "Enter it here."
        ),
        N_("Report an event"),
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
    groups: tuple[Group, ...] = ()
    if words.kind:
        groups = _needed(new_one(visit, words.kind, {}, words.names).groups)
        if visit.language != GERMAN:
            groups = in_words(groups, words.kind, visit.city, visit.say)
    return _named(visit, groups, page, asked.get(_BUSINESS, ""))


def read(visit: Visit, posted: Posted, words: Words, key: str) -> tuple[Suggested, Pending | None]:
    """The form as it was typed, and if nothing is wrong with it, what shall be kept."""
    form = _named(visit, (), posted.one(_PAGE), posted.one(_BUSINESS))
    text, contact = posted.one(_TEXT), " ".join(posted.one(_CONTACT).split())
    form = structs.replace(form, text=text, contact=contact)
    wrong = list(_too_long(visit.say, text, contact))
    if words.kind:
        edit, groups, found = _typed(visit, posted, words.kind, words.names)
        form = structs.replace(form, groups=groups, errors=(*found, *wrong))
        if form.errors:
            return form, None
        note = " ".join(filter(None, [text, f"Rückfragen: {contact}" if contact else ""]))
        at = visit.now.isoformat()
        return form, Pending(Submission(key, "", "ohne Link", at, (edit,), (), note))
    assert words.sort  # noqa: S101  a form is for a record or a note
    wrong += _missing(visit.say, words.sort, text, contact)
    form = structs.replace(form, errors=tuple(wrong))
    if wrong:
        return form, None
    at = visit.now.isoformat()
    note_kept = Note(key, at, words.sort, text, form.page, form.business, contact)
    return form, Pending(note=note_kept)


def _typed(
    visit: Visit, posted: Posted, kind: Kind, names: tuple[str, ...]
) -> tuple[Edit, tuple[Group, ...], list[Wrong]]:
    """The record that was typed, and the form with what is wrong, in the language of the page."""
    say, is_german = visit.say, visit.language == GERMAN
    if not is_german:
        posted = in_german(posted, kind, visit.city, say)
    edit, typed = typed_new(visit, posted, kind, {}, names)
    shown = _needed(typed.groups, say(NEEDED))
    fields = {field.name: field for group in shown for field in group.fields}
    told = {_first_of(wrong, [*names]) for wrong in typed.errors}
    more = [
        Wrong(name, field.label, field.error)
        for name, field in fields.items()
        if field.error and name not in told
    ]
    asked = [*names, ""]
    found = sorted([*typed.errors, *more], key=lambda one: asked.index(_first_of(one, asked)))
    if is_german:
        return edit, shown, found
    spoken = [wrong_in_words(one, fields.get(_first_of(one, asked)), kind, say) for one in found]
    return edit, in_words(shown, kind, visit.city, say), spoken


def _needed(groups: tuple[Group, ...], missing: str = "") -> tuple[Group, ...]:
    """With the street as needed, and ``missing`` where there is none: a stranger is not asked for
    the position that could be there instead.
    """

    def needed(field: Field) -> Field:
        if field.name != "street_address":
            return field
        error = field.error or ("" if field.value.strip() else missing)
        return structs.replace(field, required=True, error=error)

    return tuple(
        structs.replace(group, fields=tuple(map(needed, group.fields))) for group in groups
    )


def _first_of(wrong: Wrong, names: list[str]) -> str:
    """The field whose input it is: a moment has two, ``start_date`` and ``start_date-time``."""
    name = wrong.id.partition("-")[0]
    return name if name in names else ""


def _too_long(say: Messages, text: str, contact: str) -> Iterable[Wrong]:
    if len(text) > _LONGEST_TEXT:
        yield Wrong(
            _TEXT,
            say("Text"),
            say("That is too long. Up to %(most)d characters are fine.", most=_LONGEST_TEXT),
        )
    if len(contact) > _LONGEST_LINE:
        yield Wrong(
            _CONTACT, say("How we reach you"), say("That is too long. One number is enough.")
        )


def _missing(say: Messages, sort: Sort, text: str, contact: str) -> Iterable[Wrong]:
    if sort == "mistake" and len(text) < 3:
        yield Wrong(_TEXT, say("What is not right?"), say("Please write in a few words what."))
    if sort == "link" and len(contact) < 5:
        yield Wrong(_CONTACT, say("How we reach you"), say("Enter a number or an email address."))


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
