# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""For those who live in a forge: schemas, configurations of editors, links to new files."""
