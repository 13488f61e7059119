# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How fast, against whom: one corpus, four generators, and what is made of the figures."""
