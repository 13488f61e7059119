# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Changes of single fields, carried to a file that has meanwhile changed in others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from plugins.editing.rewriting.rewrite import rewritten, said
from plugins.editing.store.clash import Clash
from plugins.editing.store.records import Named
from plugins.editing.submission import Edit, Value


def applied(
    source: str,
    path: str,
    record: Named,
    before: Mapping[str, Value],
    after: Mapping[str, Value],
) -> tuple[str, tuple[Clash, ...]]:
    """``source`` with the fields of ``after``, and those that say neither ``before`` nor ``after``.

    With clashes ``source`` is unchanged.
    """
    changes, clashes = weighed(source, path, record, before, after)
    if clashes or not changes:
        return source, clashes
    return rewritten(source, changes), ()


def weighed(
    source: str,
    path: str,
    record: Named,
    before: Mapping[str, Value],
    after: Mapping[str, Value],
) -> tuple[dict[str, Value], tuple[Clash, ...]]:
    """What is left to change for ``source`` to say ``after``, and what cannot be: see ``applied``.

    A field that says ``after`` already is left as it is.
    """
    return _weighed(fields_of(source, path), record, before, after)


def _weighed(
    now: Mapping[str, Value],
    record: Named,
    before: Mapping[str, Value],
    after: Mapping[str, Value],
) -> tuple[dict[str, Value], tuple[Clash, ...]]:
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


def overlaid(source: str, path: str, record: Named, edits: Iterable[Edit]) -> str:
    """``source`` with ``edits`` one after another, written once; those that clash are left out."""
    now = dict(fields_of(source, path))
    changes: dict[str, Value] = {}
    for edit in edits:
        wanted, clashes = _weighed(now, record, edit.before, edit.after)
        if not clashes:
            now |= wanted
            changes |= wanted
    return rewritten(source, changes) if changes else source


def carried(
    old: str, new: str, onto: str, path: str, record: Named
) -> tuple[str, tuple[Clash, ...]]:
    """``onto`` with the fields in which ``new`` differs from ``old``; else as ``applied``."""
    if onto == old:
        return new, ()
    if onto == new:
        return onto, ()
    before, after = differing(old, new, path)
    return applied(onto, path, record, before, after)


def overridden(old: str, new: str, onto: str, path: str) -> str:
    """As ``carried``, and where it clashes with what ``new`` says."""
    _, after = differing(old, new, path)
    return rewritten(onto, after)


def differing(old: str, new: str, path: str) -> tuple[dict[str, Value], dict[str, Value]]:
    """The fields that two sources say otherwise: what the first says of them, and the second."""
    before, after = fields_of(old, path), fields_of(new, path)
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
