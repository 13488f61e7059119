# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What cannot be written, or stands in a file that cannot be read."""

from __future__ import annotations

from plugins.core.problem import Problem


class Refused(Exception):
    """A file that our loader does not read, or a value that it would not.

    ``problem`` says why, in German; ``field`` is the value's, or "" if it is the file.
    """

    def __init__(self, problem: Problem, field: str = "") -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.field = field
