# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a model's fields are for: the docstring below each, as people read it.

Only the reference and a form ask. Python throws these docstrings away, so they are read from the
model's source, as pydantic's ``use_attribute_docstrings`` does whenever one of its is imported.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping
from functools import cache
from itertools import pairwise


@cache
def purposes(model: type) -> Mapping[str, str]:
    """Field → its docstring, with those of the models it is derived from; others are absent.

    Raises ``OSError`` where the program's source is not at hand.
    """
    found: dict[str, str] = {}
    for base in reversed(model.__bases__):
        found |= {} if base is object else purposes(base)
    return found | dict(_written_in(model))


def _written_in(model: type) -> list[tuple[str, str]]:
    """The docstrings below the fields that the class itself declares."""
    [declaration] = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    if not isinstance(declaration, ast.ClassDef):
        raise OSError(f"the source of {model.__name__} is not a class")
    body = declaration.body
    return [
        (field.target.id, inspect.cleandoc(below.value.value))
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        if isinstance(below.value.value, str)
    ]
