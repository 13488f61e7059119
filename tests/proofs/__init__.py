# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What takes too long for the suite, or must have the machine to itself: `tasks.py prove`."""
