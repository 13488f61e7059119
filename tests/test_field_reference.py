# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The German references of fields and categories are made from the program, and are true."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from plugins.businesses.categories import builtin
from plugins.core.city import City
from plugins.core.declared import Declared
from plugins.core.decode import plain
from plugins.core.frontmatter import compose
from plugins.core.purpose import purposes
from tools import category_reference, field_reference


def models() -> Iterator[type[Declared]]:
    """Yield every model whose fields a person writes."""
    yield from (kind.model for kind in field_reference.record_types())
    yield City
    yield from (part for _, _, part in field_reference.sub_models(City))


def fields_with_examples() -> list[Any]:
    """Return every field that shows an example."""
    return [
        pytest.param(model, name, id=f"{model.__name__}-{name}")
        for model in models()
        for name, info in model.model_fields.items()
        if info.examples
    ]


def test_the_field_reference_is_fresh() -> None:
    """`docs/felder.md` is what `python -m tools.field_reference` writes."""
    assert field_reference.REFERENCE.read_text("utf-8") == field_reference.reference()


def test_the_category_reference_is_fresh() -> None:
    """`docs/kategorien.md` is what `python -m tools.category_reference` writes."""
    written = category_reference.REFERENCE.read_text("utf-8")
    assert written == category_reference.reference(builtin())


def test_every_field_says_in_german_what_it_is_for() -> None:
    """A field without a docstring would be an empty row, and an empty label in the form."""
    silent = [
        f"{model.__name__}.{name}"
        for model in models()
        for name in model.model_fields
        if not purposes(model).get(name)
    ]
    assert silent == []


@pytest.mark.parametrize(("model", "name"), fields_with_examples())
def test_the_example_of_a_field_is_accepted(model: type[Declared], name: str) -> None:
    """A line copied from the reference is no mistake: the loader reads it, the model takes it."""
    info = model.model_fields[name]
    key = info.alias or name
    line = f"{key}: {field_reference.written_example(info)}\n"
    fields, problems = compose("example.yaml", line, 1)
    assert not problems
    values = {written: plain(node) for written, node in fields.values.items()}
    try:
        model.model_validate(field_reference.sample(model) | values)
    except ValidationError as error:
        wrong = [detail for detail in error.errors() if detail["loc"][0] == key]
        assert wrong == []


def test_a_field_is_called_required_only_if_it_cannot_be_left_out() -> None:
    """What the city's model fills in from other fields is not asked for."""
    assert field_reference.is_needed(City, "operator")
    assert not field_reference.is_needed(City, "site_name")
    assert not field_reference.is_needed(City, "timezone")
