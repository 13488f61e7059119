# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The docstring below a field says what the field is for."""

from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from plugins.businesses.model import Business
from plugins.core.model import PicturedRecord
from plugins.core.purpose import purposes


class Oracle(BaseModel):
    """A model whose docstrings pydantic itself reads."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    plain: str
    """In one line."""
    long: Annotated[int, Field(ge=0)] = 0
    """Over two lines,
    with an indented second."""
    silent: str = ""
    marked: str = Field(default="", examples=["x"])
    """»Umlaute«, 'quotes' and \\ too."""


class Derived(Oracle):
    """One that changes what a field is for."""

    plain: str
    """In other words."""
    own: int = 1
    """Its own."""


@pytest.mark.parametrize("model", [Oracle, Derived])
def test_purposes_are_what_pydantic_would_read(model: type[BaseModel]) -> None:
    """Our reading, on demand, gives what pydantic's gives at each import."""
    expected = {name: info.description for name, info in model.model_fields.items()}
    assert {name: purposes(model).get(name) for name in model.model_fields} == expected


def test_a_record_has_the_purposes_of_its_base() -> None:
    """The fields for pictures are declared once, for all records that show some."""
    assert purposes(Business)["image"] == purposes(PicturedRecord)["image"]
    assert purposes(Business)["name"] != purposes(PicturedRecord)["name"]
