# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a node must have beyond the vocabulary, and what must fit together in it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

#: A node that has nothing else only mentions a thing that another page describes.
_MENTION = frozenset({"@type", "@id", "name", "url"})


def missing(node: dict[str, Any], ancestors: frozenset[str], *, top: bool) -> Iterator[str]:
    """Yield a reason for each thing that ``node``, being all of ``ancestors``, lacks."""
    mention = not top and set(node) <= _MENTION
    if "LocalBusiness" in ancestors and not mention:
        yield from _absent(node, "name", "address")
    if "Event" in ancestors and not mention:
        yield from _event(node)
    if "Article" in ancestors and not mention:
        yield from _absent(node, "headline", "datePublished")
    if "Offer" in ancestors or "PriceSpecification" in ancestors:
        yield from _together(node, "price", "priceCurrency")
    if "OpeningHoursSpecification" in ancestors:
        yield from _together(node, "opens", "closes")
        yield from _together(node, "closes", "opens")
        if not {"dayOfWeek", "validFrom"} & set(node):
            yield "weder dayOfWeek noch validFrom"
        yield from _in_order(node, "validFrom", "validThrough")
    if "GeoCoordinates" in ancestors:
        yield from _absent(node, "latitude", "longitude")
    if "ItemList" in ancestors:
        yield from _items(node, names="BreadcrumbList" in ancestors)


def _event(node: dict[str, Any]) -> Iterator[str]:
    yield from _absent(node, "name", "startDate", "location")
    for name in ("startDate", "endDate"):
        value = node.get(name, "")
        if "T" in value and not (value.endswith("Z") or value[-6:-5] in ("+", "-")):
            yield f"{name} ohne Abstand zu UTC: {value}"
    yield from _in_order(node, "startDate", "endDate")
    location = node.get("location", {})
    if isinstance(location, dict) and "@type" in location and "address" not in location:
        yield "location ohne address"
    if str(node.get("eventStatus", "")).endswith("EventRescheduled"):
        yield from _absent(node, "previousStartDate")


def _items(node: dict[str, Any], *, names: bool) -> Iterator[str]:
    items = [item for item in node.get("itemListElement", []) if isinstance(item, dict)]
    if not items:
        yield "itemListElement ist leer"
    if [item.get("position") for item in items] != list(range(1, len(items) + 1)):
        yield "position zählt nicht von 1 an"
    if names and not all("name" in item for item in items):
        yield "ein Glied ohne name"
    if names and not all("item" in item for item in items[:-1]):
        yield "ein Glied ohne item"


def _absent(node: dict[str, Any], *names: str) -> Iterator[str]:
    yield from (f"{name} fehlt" for name in names if not node.get(name))


def _together(node: dict[str, Any], name: str, other: str) -> Iterator[str]:
    if name in node and other not in node:
        yield f"{name} ohne {other}"


def _in_order(node: dict[str, Any], *names: str) -> Iterator[str]:
    """ISO dates compare as text; a date and a time are compared by their day."""
    for first, second in pairwise(names):
        start, end = node.get(first), node.get(second)
        if isinstance(start, str) and isinstance(end, str) and end[:10] < start[:10]:
            yield f"{second} vor {first}"
