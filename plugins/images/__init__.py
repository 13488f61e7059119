# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures: looked at before they are trusted, always encoded anew, never copied.

``verify`` says what a file is or why it cannot be shown; ``encode`` makes the sizes and formats
that a page needs; ``cache`` keeps them between builds; ``view`` is what a template sees.
"""
