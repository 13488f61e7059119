# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Changes of single fields, carried to a file that has meanwhile changed in others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from plugins.editing.rewriting.rewrite import rewritten, said
from plugins.editing.store.clash import Clash
from plugins.editing.store.records import Named
from plugins.editing.store.texts import Texts
from plugins.editing.submission import Edit, Value


def applied(
    texts: Texts, record: Named, before: Mapping[str, Value], after: Mapping[str, Value]
) -> tuple[Texts, tuple[Clash, ...]]:
    """``texts`` with the fields of ``after``, and those that say neither ``before`` nor ``after``.

    With clashes ``texts`` are unchanged.
    """
    changes, clashes = weighed(texts.said, record, before, after)
    if clashes or not changes:
        return texts, clashes
    return texts.with_changes(record.kind, changes), ()


def weighed(
    now: Mapping[str, Value],
    record: Named,
    before: Mapping[str, Value],
    after: Mapping[str, Value],
) -> tuple[dict[str, Value], tuple[Clash, ...]]:
    """What is left to change for what is said ``now`` to say ``after``, and what cannot be: see
    ``applied``. A field that says ``after`` already is left as it is.
    """
    changes: dict[str, Value] = {}
    clashes: list[Clash] = []
    for name, wanted in after.items():
        found = now.get(name)
        if same(found, wanted):
            continue
        if same(found, before.get(name)):
            changes[name] = wanted
        else:
            clashes.append(Clash(*record, name, before.get(name), wanted, found))
    return changes, tuple(clashes)


def overlaid(texts: Texts, record: Named, edits: Iterable[Edit]) -> Texts:
    """``texts`` with ``edits`` one after another, written once; those that clash are left out."""
    now = dict(texts.said)
    changes: dict[str, Value] = {}
    for edit in edits:
        wanted, clashes = weighed(now, record, edit.before, edit.after)
        if not clashes:
            now |= wanted
            changes |= wanted
    return texts.with_changes(record.kind, changes) if changes else texts


def carried(
    old: str, new: str, onto: str, path: str, record: Named
) -> tuple[str, tuple[Clash, ...]]:
    """One file: ``onto`` with the fields in which ``new`` differs from ``old``; as ``applied``."""
    if onto == old:
        return new, ()
    if onto == new:
        return onto, ()
    before, after = differing(fields_of(old, path), fields_of(new, path))
    changes, clashes = weighed(fields_of(onto, path), record, before, after)
    if clashes or not changes:
        return onto, clashes
    return rewritten(onto, changes), ()


def overridden(old: str, new: str, onto: str, path: str) -> str:
    """As ``carried``, and where it clashes with what ``new`` says."""
    _, after = differing(fields_of(old, path), fields_of(new, path))
    return rewritten(onto, after)


def differing(
    before: Mapping[str, Value], after: Mapping[str, Value]
) -> tuple[dict[str, Value], dict[str, Value]]:
    """The fields that two say otherwise: what the first says of them, and the second."""
    names = [
        name
        for name in dict.fromkeys((*before, *after))
        if not same(before.get(name), after.get(name))
    ]
    return {n: before.get(n) for n in names}, {n: after.get(n) for n in names}


def same(one: Value, other: Value) -> bool:
    """Whether two values say the same: "not given" and "nothing" do, line ends do not count."""
    return _plain(one) == _plain(other)


def _plain(value: Value) -> Value:
    if value is None:
        return None
    texts = (value,) if isinstance(value, str) else value
    plain = tuple("\n".join(line.rstrip() for line in text.splitlines()).strip() for text in texts)
    plain = tuple(text for text in plain if text)
    return plain or None


@lru_cache(maxsize=4096)
def fields_of(source: str, path: str) -> Mapping[str, Value]:
    """What the file says, field by field; asked for again and again by the same forms."""
    return said(source, path)
