# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What other features have to say on a business's page.

Offers and events know their business; a business does not know them. They define these facts by
business id, and the page shows what there is.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec import Struct

from plugins.structured_data.written import Written


class OffersHere(Struct, frozen=True):
    """Rows of the offers that hold or will hold, and schema.org nodes of those that hold."""

    rows: tuple[Any, ...] = ()
    nodes: tuple[Written, ...] = ()


class Papers(NamedTuple):
    """When the offers end that hold: epoch minutes of the first two, which hang in its window."""

    ends: tuple[int, ...]


class EventsHere(Struct, frozen=True):
    """Rows of the coming events that a business hosts, holds or takes part in."""

    rows: tuple[Any, ...] = ()
