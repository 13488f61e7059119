# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fields of the public forms in other languages than German.

In German a field says what exactly its model does not like. Elsewhere it says what belongs there,
which is one sentence for a field instead of one for each mistake: the models speak German.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import structs

from plugins.businesses.table import table_of
from plugins.core.city import City
from plugins.core.messages import N_, Messages
from plugins.editing.form.fields import Field, Group, Option
from plugins.editing.service.filled import Wrong
from plugins.editing.service.posted import Posted
from plugins.editing.submission import Kind
from plugins.events import words as event_words


class Said(NamedTuple):
    """What a field is called, what stands below that, and what belongs there."""

    label: str
    help: str
    wrong: str


_MOMENT = N_("Write the day like 5.12. or 5.12.2026, and the time like 19:30.")
_NAME = N_("Write the name in one short line.")
_URL = N_("Write the whole address of the page, beginning with https://.")
_TEXT = N_("Plain words, please: no HTML and no pictures, and not too long.")
_ABOUT = Said(
    N_("About it"), N_("What people should know. An empty line begins a paragraph."), _TEXT
)
#: Each field that ``suggested.FORMS`` asks for.
FIELDS: Mapping[tuple[Kind, str], Said] = {
    ("business", "name"): Said(N_("What the business is called"), "", _NAME),
    ("business", "category"): Said(
        N_("Kind of business"),
        N_('A word like "Bakery".'),
        N_("We do not know this kind. Choose one from the list that appears as you type."),
    ),
    ("business", "street_address"): Said(
        N_("Street and house number"), "", N_("Write street and house number: Lange Straße 12.")
    ),
    ("business", "telephone"): Said(
        N_("Telephone"), "", N_("Write the number with its area code, like 02391 55501.")
    ),
    ("business", "url"): Said(N_("Website"), "", _URL),
    ("business", "text"): _ABOUT,
    ("event", "name"): Said(N_("What it is called"), "", _NAME),
    ("event", "start_date"): Said(
        N_("Beginning"), N_("Day and month, like 5.12.; without a time: all day."), _MOMENT
    ),
    ("event", "end_date"): Said(
        N_("End"),
        N_("If it ends after midnight, give the next day."),
        N_("Write the day like 5.12. and the time like 22:00. It has to be after the beginning."),
    ),
    ("event", "location"): Said(
        N_("Where"),
        N_("A square, a business, or an address."),
        N_("Write where it is, in one short line."),
    ),
    ("event", "event_category"): Said(N_("Kind of event"), "", N_("Choose one from the list.")),
    ("event", "text"): _ABOUT,
    ("event", "price"): Said(
        N_("Admission"),
        N_("In euros; 0 if it costs nothing."),
        N_("Write an amount like 14.90, or 0 if it costs nothing."),
    ),
    ("event", "url"): Said(N_("Page with more about it"), "", _URL),
}
NEEDED = N_("This is needed.")
_ANY = N_("Something is not right yet. Please look at what you entered.")


def in_german(posted: Posted, kind: Kind, city: City, say: Messages) -> Posted:
    """What was posted, with the kind of business that was chosen as the German list calls it."""
    typed = posted.one("category")
    if kind != "business" or not typed:
        return posted
    labels = {label.casefold(): own for own, label in _categories(city, say).items()}
    category = labels.get(typed.casefold(), typed)
    return structs.replace(posted, values={**posted.values, "category": (category,)})


def in_words(groups: tuple[Group, ...], kind: Kind, city: City, say: Messages) -> tuple[Group, ...]:
    """The groups of a form with their fields in a language."""
    return tuple(
        structs.replace(
            group, fields=tuple(_said(field, kind, city, say) for field in group.fields)
        )
        for group in groups
    )


def wrong_in_words(wrong: Wrong, field: Field | None, kind: Kind, say: Messages) -> Wrong:
    """A line of the summary; ``field`` is the one that it is about, as it was typed."""
    if field is None:
        return Wrong("", "", say(_ANY))
    return structs.replace(
        wrong, label=say(FIELDS[kind, field.name].label), text=_error(field, kind, say)
    )


def _said(field: Field, kind: Kind, city: City, say: Messages) -> Field:
    words = FIELDS[kind, field.name]
    changed = structs.replace(
        field,
        label=say(words.label),
        help=say(words.help) if words.help else "",
        error=_error(field, kind, say) if field.error else "",
    )
    if field.name == "category":
        labels = _categories(city, say)
        return structs.replace(
            changed,
            values=tuple(labels.get(value, value) for value in field.values),
            options=tuple(
                Option(labels.get(o.value, o.value), labels.get(o.value, o.value))
                for o in field.options
            ),
        )
    if field.name == "event_category":
        names = event_words.CATEGORY
        return structs.replace(
            changed,
            options=tuple(
                Option(o.value, say(names[o.value]) if o.value in names else "–")
                for o in field.options
            ),
        )
    return changed


def _error(field: Field, kind: Kind, say: Messages) -> str:
    missing = field.required and not any(value.strip() for value in field.values)
    return say(NEEDED if missing else FIELDS[kind, field.name].wrong)


def _categories(city: City, say: Messages) -> dict[str, str]:
    """German label → label."""
    entries = table_of(city).entries
    return {entry.label: str(say.of("category", entry.label)) for entry in entries}
