# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form made from a model: its fields in groups, and what somebody typed as changes or errors.

``building.form_of`` makes a ``Form`` that a template walks, ``answering.answer`` reads what was
posted. Nothing here knows HTTP or HTML.
"""
