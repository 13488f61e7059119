# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""All builders of schema.org nodes, for the features to import from one place."""

from __future__ import annotations

from plugins.structured_data.businesses import local_business
from plugins.structured_data.events import event, schedule
from plugins.structured_data.node import Node, make_node, reference
from plugins.structured_data.offers import offer, unit_price
from plugins.structured_data.pages import (
    breadcrumbs,
    item_list,
    news_article,
    organization,
    web_page,
    website,
    write_organization,
)
from plugins.structured_data.places import (
    amenity_feature,
    geo,
    place,
    postal_address,
    wheelchair,
    write_address,
    write_geo,
    write_place,
)
from plugins.structured_data.serialise import serialise
from plugins.structured_data.trail import breadcrumbs_text
from plugins.structured_data.written import Written, write_list, write_node, written

__all__ = [
    "Node",
    "Written",
    "amenity_feature",
    "breadcrumbs",
    "breadcrumbs_text",
    "event",
    "geo",
    "item_list",
    "local_business",
    "make_node",
    "news_article",
    "offer",
    "organization",
    "place",
    "postal_address",
    "reference",
    "schedule",
    "serialise",
    "unit_price",
    "web_page",
    "website",
    "wheelchair",
    "write_address",
    "write_geo",
    "write_list",
    "write_node",
    "write_organization",
    "write_place",
    "written",
]
