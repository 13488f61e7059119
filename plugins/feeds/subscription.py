# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How somebody subscribes to a calendar of the portal."""

from __future__ import annotations

from msgspec import Struct


class Subscription(Struct, frozen=True):
    """A calendar's file within the portal, and its two full addresses: ``webcal`` opens the
    calendar program of the device, ``url`` is for those that want to be told.
    """

    title: str
    address: str
    url: str
    webcal: str


def subscription(title: str, address: str, url: str) -> Subscription:
    """The subscription to the file at ``address``, whose full address is ``url``."""
    return Subscription(title, address, url, f"webcal://{url.partition('://')[2]}")
