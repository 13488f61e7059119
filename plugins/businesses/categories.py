# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The category table: OSM tag → German label → schema.org type → group.

The data is ``categories.yaml`` beside this module; a city adds its own with
:meth:`CategoryTable.extended`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plugins.businesses.category import Category, Group
from plugins.core.messages import Messages
from plugins.core.own_yaml import own_yaml
from plugins.core.slug import slugify
from plugins.regex import regex

__all__ = [
    "BadCategory",
    "Category",
    "CategoryTable",
    "Group",
    "UnknownCategory",
    "builtin",
]

#: The table's data.
SOURCE = Path(__file__).with_name("categories.yaml")

_TAG = regex(r"[a-z][a-z0-9_:]*=[a-z0-9][a-z0-9_:;-]*\Z")
_TYPE = regex(r"[A-Z][A-Za-z0-9]+\Z")
#: What an entry is called in another language.
_WORDS_IN, _LABEL_IN = regex(r"(?:label|plural)_[a-z]{2}\Z"), regex(r"label_([a-z]{2})\Z")
_TEXT_FIELDS = ("tag", "label", "plural", "type", "group", "icon")
_LIST_FIELDS = ("synonyms", "aliases")


class UnknownCategory(LookupError):
    """No entry has this tag or label.

    ``suggestions`` are up to three tags or labels, the nearest first; ``generic`` is the entry
    of the key that always fits, ``shop=yes`` for one.
    """

    def __init__(self, value: str, suggestions: tuple[str, ...], generic: str) -> None:
        super().__init__(f"»{value}« ist keine bekannte Kategorie.")
        self.value = value
        self.suggestions = suggestions
        self.generic = generic


class BadCategory(ValueError):
    """An addition cannot be used: ``index`` counts from 0, ``field`` is the field at fault."""

    def __init__(self, index: int, field_name: str, message: str) -> None:
        super().__init__(message)
        self.index = index
        self.field = field_name


class CategoryTable(Struct, frozen=True, dict=True):
    """All categories, by group and then by tag.

    ``generic`` maps an OSM key to the tag that takes the rest, ``icons`` are the names that the
    theme draws.
    """

    groups: tuple[Group, ...]
    entries: tuple[Category, ...]
    generic: Mapping[str, str]
    icons: tuple[str, ...]
    #: The entries as they were before they were translated: they are still found by these labels.
    own: tuple[Category, ...] = ()

    @cached_property
    def _by_name(self) -> dict[str, Category]:
        """The entries by tag, alias and label; tags hold a ``=``, labels never do."""
        names = {alias: entry for entry in self.entries for alias in entry.aliases}
        for entry in self.entries:
            names[entry.tag] = names[entry.label] = entry
        for entry in self.own:
            names[entry.label] = names[entry.tag]
        return names

    def speaking(self, words: Messages, language: str) -> CategoryTable:
        """This table as pages in ``language`` name its entries, which say ``words``."""
        entries = tuple([entry.speaking(words, language) for entry in self.entries])
        if entries == self.entries:
            return self
        groups = tuple([replace(g, label=words.of("group", g.label)) for g in self.groups])
        return replace(self, groups=groups, entries=entries, own=self.entries)

    def find(self, value: str) -> Category:
        """Return the entry whose tag, alias or label is exactly ``value``.

        Raises:
            UnknownCategory: with the nearest names and the generic entry as the way out.
        """
        found = self._by_name.get(value)
        if found is None:
            from plugins.businesses.category_suggestions import suggest

            key = value.partition("=")[0].strip().casefold()
            generic = self.generic.get(key, self.generic["shop"])
            raise UnknownCategory(value, suggest(value, self.entries), generic)
        return found

    def in_group(self, group_id: str) -> tuple[Category, ...]:
        """Return the entries of one group, by tag."""
        return tuple(entry for entry in self.entries if entry.group == group_id)

    def extended(self, additions: Sequence[Mapping[str, Any]]) -> CategoryTable:
        """Return this table with a city's own entries (``city.yaml``: ``categories``).

        An addition has the fields of ``categories.yaml`` and its ``group``; ``tag`` and ``label``
        are required. What it leaves out comes from the entry it replaces, or from the generic
        entry of its key.

        Raises:
            BadCategory: (a ``ValueError``) naming the addition and the field, in German.
        """
        tags = {tag for addition in additions if isinstance(tag := addition.get("tag"), str)}
        added: dict[str, Category] = {}
        for index, addition in enumerate(additions):
            entry = self._added(index, addition, tags)
            if entry.tag in added:
                raise BadCategory(index, "tag", f"Die Kategorie »{entry.tag}« steht zweimal da.")
            added[entry.tag] = entry
        taken = {name for entry in added.values() for name in (entry.tag, *entry.aliases)}
        kept = [_without_aliases(e, taken) for e in self.entries if e.tag not in added]
        # Only now, for an addition may take the label of an entry that a later one renames.
        names = _Names(kept)
        for index, entry in enumerate(added.values()):
            names.claim(index, entry)
        order = [group.id for group in self.groups]
        ordered = sorted(
            [*kept, *added.values()], key=lambda entry: (order.index(entry.group), entry.tag)
        )
        return replace(self, entries=tuple(ordered))

    def _added(self, index: int, addition: Mapping[str, Any], tags: set[str]) -> Category:
        """Check one addition and fill what it leaves out; ``tags`` are those of all additions."""
        _check_fields(index, addition)
        tag, label = addition["tag"], addition["label"]
        key = tag.partition("=")[0]
        if key not in self.generic:
            known = ", ".join(sorted(self.generic))
            raise BadCategory(
                index, "tag", f"»{tag}« beginnt mit keinem der bekannten Schlüssel: {known}."
            )
        model = self._by_name.get(tag)
        if model is None or model.tag != tag:
            model = replace(self._by_name[self.generic[key]], synonyms=(), aliases=())
        model = _without_aliases(model, tags)
        entry = Category(
            tag=tag,
            label=label,
            plural=addition.get("plural", model.plural if label == model.label else label),
            schema_type=addition.get("type", model.schema_type),
            group=addition.get("group", model.group),
            icon=addition.get("icon", model.icon),
            synonyms=tuple(addition.get("synonyms", model.synonyms)),
            slug=slugify(label),
            aliases=tuple(addition.get("aliases", model.aliases)),
            spoken=_spoken(addition),
        )
        if entry.group not in {group.id for group in self.groups}:
            known = ", ".join(group.id for group in self.groups)
            message = f"»{entry.group}« ist keine Gruppe. Möglich sind: {known}."
            raise BadCategory(index, "group", message)
        if entry.icon not in self.icons:
            message = f"Ein Zeichen »{entry.icon}« gibt es nicht. Möglich: {', '.join(self.icons)}."
            raise BadCategory(index, "icon", message)
        return entry


def _spoken(addition: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """The labels and plurals of an addition in other languages; a plural may be left out."""
    labels = {m[1]: addition[name] for name in addition if (m := _LABEL_IN.match(name))}
    return tuple((c, label, addition.get(f"plural_{c}", label)) for c, label in labels.items())


def _check_fields(index: int, addition: Mapping[str, Any]) -> None:
    """Refuse an addition with a missing, unknown or ill-formed field."""
    for name in ("tag", "label"):
        if not addition.get(name):
            raise BadCategory(index, name, f"Einer eigenen Kategorie fehlt das Feld »{name}«.")
    for name, value in addition.items():
        if name in _TEXT_FIELDS or _WORDS_IN.match(name):
            well_formed = isinstance(value, str) and value != ""
        elif name in _LIST_FIELDS:
            well_formed = isinstance(value, list | tuple) and all(isinstance(v, str) for v in value)
        else:
            raise BadCategory(index, name, f"Eine Kategorie hat kein Feld »{name}«.")
        if not well_formed:
            kind = "eine Liste von Wörtern" if name in _LIST_FIELDS else "ein Text"
            raise BadCategory(index, name, f"»{name}« einer Kategorie ist {kind}.")
    for name, tag in [
        ("tag", addition["tag"]),
        *(("aliases", a) for a in addition.get("aliases", ())),
    ]:
        if not _TAG.match(tag):
            message = f"»{tag}« ist kein OSM-Merkmal in der Form schluessel=wert, etwa shop=bakery."
            raise BadCategory(index, name, message)
    if "=" in addition["label"] or not slugify(addition["label"]):
        message = f"»{addition['label']}« kann keine Bezeichnung sein: ohne »=«, mit Buchstaben."
        raise BadCategory(index, "label", message)
    if not _TYPE.match(addition.get("type", "Place")):
        message = f"»{addition['type']}« ist kein Typ von schema.org, etwa Bakery oder Store."
        raise BadCategory(index, "type", message)


class _Names:
    """Who has which address and which tag; each can be had once."""

    def __init__(self, entries: Iterable[Category]) -> None:
        self._by_slug: dict[str, str] = {}
        self._by_tag: dict[str, str] = {}
        for entry in entries:
            self._by_slug[entry.slug] = entry.tag
            self._by_tag |= dict.fromkeys((entry.tag, *entry.aliases), entry.tag)

    def claim(self, index: int, entry: Category) -> None:
        """Give ``entry`` its names; raise `BadCategory` if another entry has one of them."""
        owner = self._by_slug.setdefault(entry.slug, entry.tag)
        if owner != entry.tag:
            message = (
                f"Die Bezeichnung »{entry.label}« hat schon die Kategorie {owner}."
                f" Wählen Sie eine andere, oder ändern Sie {owner}."
            )
            raise BadCategory(index, "label", message)
        for tag in (entry.tag, *entry.aliases):
            owner = self._by_tag.setdefault(tag, entry.tag)
            if owner != entry.tag:
                message = f"»{tag}« meint schon die Kategorie {owner}."
                raise BadCategory(index, "aliases", message)


def _without_aliases(entry: Category, taken: set[str]) -> Category:
    """Return ``entry`` without the aliases that a city gave to an entry of its own."""
    if taken.isdisjoint(entry.aliases):
        return entry
    return replace(entry, aliases=tuple(a for a in entry.aliases if a not in taken))


@cache
def builtin() -> CategoryTable:
    """Return the table that comes with Stadtfenster, read once."""
    data = own_yaml(SOURCE)
    groups = tuple(Group(**group) for group in data["groups"])
    entries = tuple(_entry(row, group.id) for group in groups for row in data[group.id])
    return CategoryTable(groups, entries, data["generic"], tuple(data["icons"]))


def _entry(row: Mapping[str, Any], group: str) -> Category:
    return Category(
        tag=row["tag"],
        label=row["label"],
        plural=row["plural"],
        schema_type=row["type"],
        group=group,
        icon=row["icon"],
        synonyms=tuple(row["synonyms"]),
        slug=slugify(row["label"]),
        aliases=tuple(row.get("aliases", ())),
    )
