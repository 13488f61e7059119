# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A text that is no front matter, and what can be wrong with its YAML."""

from __future__ import annotations

from plugins.core.problem import Problem, declare

YAML_SYNTAX = declare("yaml-syntax")
YAML_FEATURE = declare("yaml-feature")
YAML_DEPTH = declare("yaml-depth")
DUPLICATE_KEY = declare("duplicate-key")


class Malformed(Exception):
    """Text that is no front matter; carries the problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found
