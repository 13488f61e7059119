# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody sent: which fields of which records should say what.

These are the only things that go from the forms to the store. They can be written as JSON, so that
an accepted one survives a killed process (``store/outbox.py``).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

#: A field as it is written in a file: a text, the texts of a list, or None for "not given".
Value = str | tuple[str, ...] | None

#: Types of records that people outside the town hall may change.
Kind = Literal["business", "offer", "event"]
#: And those of the editors, which no form has.
AnyKind = Literal["business", "offer", "event", "news", "page"]

#: Of a record's Markdown below the second ``---``, which is no field of the front matter.
TEXT = "text"


class Edit(Struct, frozen=True, forbid_unknown_fields=True):
    """What one record should say. A field that is not named stays as it is."""

    kind: Kind
    id: str
    #: What the fields should say.
    after: dict[str, Value]
    #: What the same fields said where the form was filled from; of a new record nothing.
    before: dict[str, Value] = field(default_factory=dict)
    #: The commit that was read for the form, 40 hex digits.
    base: str = ""
    is_new: bool = False


class Photo(Struct, frozen=True):
    """A picture that was made clean: ``name`` is the server's, for the folder ``images``."""

    name: str
    content: bytes


class Submission(Struct, frozen=True):
    """One press of a button. ``key`` is random, and the same if the press is repeated."""

    key: str
    #: The business whose open proposal it joins; "" if somebody without a link sent it.
    business: str
    #: Who, as the history will say: ``Link k7f3``, ``ohne Link``, ``Kümmerer``.
    source: str
    #: When it was sent, in ISO 8601 with offset.
    at: str
    edits: tuple[Edit, ...]
    photos: tuple[Photo, ...] = ()
    #: Words to whoever approves it.
    note: str = ""
