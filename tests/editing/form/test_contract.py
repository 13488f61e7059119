# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every field of a model is in its form, in German, and a form that nobody touched says nothing."""

import re

import pytest

from plugins.businesses.model import Business
from plugins.core.model import translatable_fields
from plugins.editing.form.answering import answer
from plugins.editing.form.building import form_of
from plugins.editing.form.choices import options_of
from plugins.editing.form.fields import Form
from plugins.editing.form.labels import GROUPS, LOOKS, OMITTED
from plugins.editing.rewriting.order import MODELS, fields_of
from plugins.editing.submission import Kind
from tests.editing.form.posting import BUSINESSES, OWN, TODAY, city, form_for, posted
from tests.editing.rewriting.loaders import RECORDS

ALL: list[Kind] = ["business", "offer", "event"]


def empty(kind: Kind) -> Form:
    """The form of a new record."""
    return form_of(kind, {}, city(), BUSINESSES, is_new=True)


@pytest.mark.parametrize("kind", ALL)
def test_every_field_of_the_model_is_in_the_form_or_left_out_for_a_reason(kind: Kind) -> None:
    """A new field of a model fails here until somebody says where merchants find it."""
    shown = [field.name for field in empty(kind) if not field.language]
    left_out = [name for of, name in OMITTED if of == kind]
    assert sorted([*shown, *left_out]) == sorted(fields_of(kind))
    assert all(OMITTED.values())


@pytest.mark.parametrize("kind", ALL)
def test_what_can_be_translated_is_there_in_the_languages_of_the_city(kind: Kind) -> None:
    """English and Turkish in the demo city."""
    shown = {(field.name) for field in empty(kind) if field.language}
    names = translatable_fields(MODELS[kind])
    assert shown == {f"{name}_{language}" for name in names for language in city().languages[1:]}


@pytest.mark.parametrize("kind", ALL)
def test_labels_are_short_and_nothing_speaks_of_files(kind: Kind) -> None:
    """A merchant has never seen front matter."""
    for field in empty(kind):
        assert field.label and len(field.label) <= 48, field.name
        for text in (field.label, field.help, field.example):
            assert not re.search(r"`|OpenStreetMap|Kennung|\w=\w|[a-z]_[a-z]|RFC|ISO", text), text
        assert field.control in ("choice", "rhythm") or not field.values


def test_every_look_is_used() -> None:
    """No label of a field that is gone."""
    known = {name for kind in ALL for name in fields_of(kind)}
    assert set(LOOKS) <= known
    assert len({group[0] for group in GROUPS["business"]}) == len(GROUPS["business"])


def test_choices_are_german_words() -> None:
    """Tokens are posted, words are read."""
    form = form_for("businesses/baeckerei-hoevel.md")
    assert [(o.value, o.label) for o in form.field("services").options] == [
        ("delivery", "Lieferung"),
        ("takeaway", "zum Mitnehmen"),
        ("click_and_collect", "bestellen und abholen"),
        ("voucher", "Stadtgutschein"),
    ]
    assert form.field("category").values == ("Bäckerei",)
    assert form.field("languages").values == ("Deutsch, Türkisch",)
    [bakery] = [o for o in form.field("category").options if o.label == "Bäckerei"]
    assert "Brot" in " ".join(bakery.terms)
    for kind in ALL:
        for field in empty(kind):
            if field.control in ("choice", "choices") and field.name != "price_currency":
                assert field.options
                assert all(not re.search("[a-z]_[a-z]", option.label) for option in field.options)


def test_a_form_that_nobody_touched_changes_nothing() -> None:
    """For every record of the demo city, in both ways to show a day."""
    for number, name in enumerate(OWN):
        form = form_for(name)
        for one_line in (False, True) if number % 5 == 0 else (False,):
            said = answer(form, posted(form, one_line), city(), TODAY, RECORDS[name])
            assert (said.changes, said.errors) == ({}, {}), name


def test_the_order_is_that_of_a_merchant() -> None:
    """Hours come first; what is wanted is on the first page of a new record."""
    assert next(iter(form_for("businesses/baeckerei-hoevel.md"))).name == "opening_hours"
    assert [f.name for f in empty("offer") if f.required] == ["name", "valid_from", "valid_through"]
    assert [g.id for g in empty("event").groups if g.open] == ["termin"]
    assert Business.noun.one == "Ein Betrieb"


def test_currencies_stand_in_one_order() -> None:
    """The euro first, the others by their codes, and not as a set happens to hold them."""
    codes = [option.value for option in options_of("offer", "price_currency", city(), {})]
    assert codes[0] == "EUR"
    assert codes[1:] == sorted(codes[1:])
