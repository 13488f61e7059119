# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A model's class knows its fields, and is not in their way."""

import typing
from typing import ClassVar

from plugins.core.declared import Declared
from plugins.core.fields import Field


class Shop(Declared):
    """Fields of all kinds, and what is the class's own."""

    noun: ClassVar[str] = "shop"
    other: "typing.ClassVar[str]" = "own as well"

    name: str
    floor: int = 0
    tags: tuple[str, ...] = Field(default=(), examples=[["new"]])


class Bakery(Shop):
    """A model that says one of them anew."""

    floor: int = 1


def test_what_a_field_is_given_is_no_attribute_of_the_class() -> None:
    """Python 3.11 is slow to find a value in an instance if the class has one of that name."""
    assert [name for name in Bakery.model_fields if hasattr(Bakery, name)] == []


def test_the_class_keeps_what_is_its_own() -> None:
    """Whichever way it is annotated."""
    assert (Bakery.noun, Bakery.other) == ("shop", "own as well")
    assert [*Bakery.model_fields] == ["name", "floor", "tags"]


def test_a_field_has_the_default_that_was_said_last() -> None:
    """Below the class that says it first."""
    assert (Shop(name="A").floor, Bakery(name="B").floor) == (0, 1)
    assert Bakery.model_fields["tags"].examples == [["new"]]
