# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opening hours as a merchant changes them: rows of a week, holidays, single days.

``week.Week` is an OSM string taken apart and put together again; ``clock` reads what people type;
``changes` are the three things that are wanted most: today otherwise, closed until, on holidays.
"""
