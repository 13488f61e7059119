# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form for a record: every field of its model, in the order in which a merchant needs them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from plugins.businesses.table import table_of
from plugins.core.city import City
from plugins.core.endonyms import endonym
from plugins.core.model import translatable_fields
from plugins.core.purpose import purposes
from plugins.editing.form.choices import (
    german,
    ids_by_name,
    language_names,
    options_of,
    with_more,
    words_of,
)
from plugins.editing.form.fields import Field, Form, Group, Option
from plugins.editing.form.labels import (
    GROUPS,
    LANGUAGES_GROUP,
    LOOKS,
    OPEN_GROUPS,
    OTHER_HELP,
    OTHER_LABELS,
)
from plugins.editing.form.typed import (
    RHYTHMS,
    shown_day,
    shown_list,
    shown_moment,
    shown_number,
    shown_rhythm,
)
from plugins.editing.form.week_rows import week_rows
from plugins.editing.rewriting.order import MODELS, split_language
from plugins.editing.submission import Kind, Value
from plugins.events.recurrence import RuleError
from plugins.events.rule_reading import parse_rule
from plugins.events.rule_words import describe

_MANY = frozenset(["choices", "list"])
_MOMENTS = frozenset(["exdate", "rdate"])


def form_of(
    kind: Kind,
    said: Mapping[str, Value],
    city: City,
    businesses: Mapping[str, str] | None = None,
    is_new: bool = False,
) -> Form:
    """The form of a record that says ``said`` (``rewriting.said``, translations as ``name_en``).

    ``businesses`` are id → name of all businesses, for the fields that name some.
    """
    maker = _Maker(kind, said, city, businesses or {})
    groups = [
        Group(id_, label, text, fields, id_ in OPEN_GROUPS or _wanted(fields))
        for id_, label, text, names in GROUPS[kind]
        for fields in [tuple([maker.field(name) for name in names])]
    ]
    translations = tuple([maker.field(name) for name in maker.translations()])
    if translations:
        groups.append(Group(*LANGUAGES_GROUP, translations, False))
    return Form(kind, tuple(groups), dict(said), is_new)


def _wanted(fields: tuple[Field, ...]) -> bool:
    return any(field.required and not field.value for field in fields)


class _Maker:
    """Makes the fields of one form."""

    def __init__(
        self, kind: Kind, said: Mapping[str, Value], city: City, businesses: Mapping[str, str]
    ) -> None:
        self._kind, self._said, self._city, self._businesses = kind, said, city, businesses
        self._model = MODELS[kind]
        self._infos = {i.alias or n: (n, i) for n, i in self._model.model_fields.items()}

    def translations(self) -> list[str]:
        """The names of the fields in other languages: those of the city, and what is there."""
        languages = list(self._city.languages[1:])
        for name in self._said:
            language = split_language(self._kind, name)[1]
            languages += [language] if language and language not in languages else []
        order = [name for name in LOOKS if name in translatable_fields(self._model)]
        return [f"{name}_{language}" for language in languages for name in order]

    def field(self, name: str) -> Field:
        """The field ``name`` with what the record says."""
        own, language = split_language(self._kind, name)
        look = LOOKS[own]
        python_name, info = self._infos[own]
        label = OTHER_LABELS.get((self._kind, own), look.label)
        purpose = look.help if look.help is not None else purposes(self._model)[python_name]
        values = self._shown(name, own)
        return Field(
            name=name,
            control=look.control,
            label=f"{label} ({endonym(language)})" if language else label,
            help=OTHER_HELP.get((self._kind, own), purpose),
            values=values,
            options=() if language else self._options(own, values),
            inputmode=look.inputmode,
            autocomplete="off" if language else look.autocomplete,
            example="" if language else self._example(own, info.examples),
            required=info.is_required() and not language,
            repeated=look.control in _MANY or own == "images",
            longest=200 if look.control in ("line", "suggest") else 0,
            language=language,
            week=week_rows(_one(self._said.get(name))) if look.control == "hours" else None,
        )

    def _shown(self, name: str, own: str) -> tuple[str, ...]:
        """The field's value as people type it."""
        value = self._said.get(name)
        look, info = LOOKS[own], self._infos[own][1]
        if value is None:
            default = info.default if look.control == "choice" else None
            return (str(default),) if default is not None and not info.is_required() else ()
        items = (value,) if isinstance(value, str) else value
        if look.control == "list":
            if own in _MOMENTS:
                return ("\n".join([" ".join(shown_moment(item)).strip() for item in items]),)
            return (shown_list(tuple([self._named(own, item) for item in items])),)
        if look.control in ("choices", "pictures"):
            return items
        text = _one(value)
        if look.control == "moment":
            return shown_moment(text)
        if look.control == "rhythm":
            return shown_rhythm(text)
        if look.control == "day":
            return (shown_day(text),)
        if look.control in ("price", "number"):
            return (shown_number(text),)
        return (self._named(own, text) if look.control == "suggest" else text,)

    def _named(self, own: str, value: str) -> str:
        """What people call a value that is an id, a token or a tag; else itself."""
        if own == "category":
            names = {entry.tag: entry.label for entry in table_of(self._city).entries}
        elif own == "languages":
            names = language_names()
        elif own == "cuisine":
            names = words_of(own)
        else:
            ids = ids_by_name(self._city, own, self._businesses)
            names = {id_: name for name, id_ in ids.items()}
        return names.get(value, value)

    def _options(self, own: str, values: tuple[str, ...]) -> tuple[Option, ...]:
        control = LOOKS[own].control
        if control == "rhythm":
            options = tuple([Option(rule, label) for rule, label in RHYTHMS.items()])
            known = {option.value for option in options}
            rule = values[0] if values else ""
            return options if rule in known else (*options, Option(rule, self._rhythm(rule)))
        if control not in ("choice", "choices", "suggest", "list") or own in _MOMENTS:
            return ()
        options = options_of(self._kind, own, self._city, self._businesses)
        return with_more(options, values) if control in ("choice", "choices") else options

    def _rhythm(self, rule: str) -> str:
        """A rule that no choice says, in words if it can be read."""
        try:
            start = date.fromisoformat(_one(self._said.get("start_date"))[:10])
            return describe(parse_rule(rule, start), german())
        except (RuleError, ValueError):
            return rule

    def _example(self, own: str, examples: list[Any] | None) -> str:
        if not examples:
            return ""
        found = examples[0]
        control = LOOKS[own].control
        if isinstance(found, list):
            items = tuple([self._named(own, str(item)) for item in found])
            return "" if control in ("choices", "pictures") else shown_list(items)
        text = str(found)
        if control in ("price", "number"):
            return shown_number(text)
        if control in ("day", "moment"):
            return " ".join(shown_moment(text)).strip()
        if control in ("hours", "rhythm", "pictures", "choice"):
            return ""
        return self._named(own, text) if control == "suggest" else text


def _one(value: Value) -> str:
    """One text of a value."""
    return value if isinstance(value, str) else ", ".join(value or ())
