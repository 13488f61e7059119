# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is of the program, and what is a stranger's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from plugins.core.city import City

_OURS = f"{__name__.partition('.')[0]}."


def is_of_the_program(function: Callable[..., Any], city: City) -> bool:
    """Whether ``function`` is of our code, which looks at nothing behind the back of the notes.

    A plugin that the city names is not, wherever it lies.
    """
    module = f"{function.__module__}."
    return module.startswith(_OURS) and not any(module.startswith(f"{p}.") for p in city.plugins)
