# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opening hours, once and right: reading what people write, and saying what it means.

A library without Pelican and without our other folders. The way through it:
text → ``reading`` (canonical OSM ``opening_hours``, notes, or an error with its place)
→ ``schedule`` (what holds when, in a region) → ``week``, ``structured_data``, ``explain``.
"""
