# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The generators that Stadtfenster is compared with: what they build, and how they are had."""
