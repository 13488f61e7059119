# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is plainly right is read without pydantic, and read as pydantic reads it."""

from datetime import datetime
from typing import Annotated, Any

import pydantic
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.businesses.model import Business
from plugins.core.checked_way import check
from plugins.core.city import City
from plugins.core.declared import Declared
from plugins.core.document import is_blank, plain
from plugins.core.fields import AfterValidator, Field, StringConstraints
from plugins.core.frontmatter import compose
from plugins.core.model import Line, Many, Record
from plugins.core.pipeline import run
from plugins.core.plain_way import read
from plugins.core.remarks import Remarks
from plugins.events.model import Event
from plugins.news.model import News
from plugins.offers.model import Offer
from plugins.pages.model import EditorsPage
from tests.building import DEMO_CONTENT as CONTENT

MODELS: tuple[type[Record], ...] = (Business, Event, Offer, News, EditorsPage)
#: What people write, and what only a test would: it is right in one field and wrong in another.
WORDS = [
    "", " ", "a", " Name ", "zwei\nZeilen", "a" * 201, "ä" * 200, "\u00a0x", "\x1cx", "\ud800",
    "x\u00ad",
    "0", "7", "-1", "1.5", "51.21755123456789", "+1", "1_000", " 7 ", "1e3", "nan", "inf", "007",
    "91", "-90.0", "14.90",
    "14.905", "1000001", "100001", ".5", "5.", "٣", "2026-12-24", " 2026-12-24 ", "2026-02-30",
    "24.12.2026", "2026-12-24T11:00", "2026-12-24 11:00:00", "2026-12-24T25:00", "20261224",
    "yes", "no", "true", "True", "false", "1", "open", "vacant", "market", "cancelled", "EUR",
    "58999", "58999\n", "5899", "regional", "Regional", "x", "cash", "girocard", "delivery", "de",
    "DE",
    "hoevel.example", "https://hoevel.example/", "https://hoevel.example/ä", "a@b.example", "a@b",
    "+49 2391 55501", "02391 55501", "110", "Mo-Fr 09:00-18:00", "Mo-Fr 9-18 Uhr", "Mo-Fr", "24/7",
    "Bäckerei", "shop=bakery", "Bäkerei", "4-10", "ab 4", "FREQ=WEEKLY", "FREQ=NEVER", "green",
    "white",
]  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(WORDS), max_size=4),
    st.sampled_from([None, {}, {"name": "x"}, [["x"]], [None], 7, 1.5, True]),
    st.text(max_size=5),
)
SITE = run(CONTENT, datetime(2026, 11, 23))  # noqa: DTZ001 - the city's wall time


def city() -> City:
    """The demo city."""
    assert SITE.catalogue is not None
    return SITE.catalogue.city


def both(model: type[Declared], values: Any) -> tuple[Any, Any]:
    """What the plain way reads, with its remarks, and what pydantic reads; None for a refusal."""
    quick, slow = Remarks(city()), Remarks(city())
    values = model.completed(values)
    plainly = read(model, values, quick)
    try:
        checked = check(model, values, slow)
    except pydantic.ValidationError:
        checked = None
    return (plainly and (typed(plainly), quick.found)), (checked and (typed(checked), slow.found))


def typed(value: Any) -> Any:
    """The value with the types of all in it: 1 is not True, and a word no member of an enum."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return type(value), [typed(each) for each in value]
    if isinstance(value, Declared):
        return type(value), typed(vars(value))
    return type(value), value


@settings(deadline=None, max_examples=1500)
@given(st.sampled_from(MODELS), st.data())
def test_what_both_read_they_read_alike(model: type[Record], data: st.DataObject) -> None:
    """One field at a time is right or wrong; the rest is as it is in the example of each."""
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    values = {n: (i.examples or ["x"])[0] for n, i in fields.items() if i.is_required()}
    values[data.draw(st.sampled_from(sorted(fields)))] = data.draw(VALUES)
    plainly, checked = both(model, values)
    if plainly is not None:
        assert plainly == checked


@pytest.mark.parametrize("model", MODELS)
def test_every_word_in_every_field(model: type[Record]) -> None:
    """Each of the words above, also in a list, and in one too long: none is read otherwise."""
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    needed = {n: (i.examples or ["x"])[0] for n, i in fields.items() if i.is_required()}
    too_many = [[word] * 401 for word in ("x", "de", "regional", "2026-12-24")]
    for name in fields:
        for value in (*WORDS, *([word] for word in WORDS), *too_many):
            plainly, checked = both(model, {**needed, name: value})
            assert plainly is None or plainly == checked, (name, value)


@pytest.mark.parametrize("model", [*MODELS, City])
def test_every_example_is_plainly_right(model: type[Declared]) -> None:
    """What the reference shows is what people write: none of it needs pydantic."""
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    needed = {n: (i.examples or ["x"])[0] for n, i in fields.items() if i.is_required()}
    if model is City:
        needed["operator"] = {
            name.rstrip("_"): info.examples[0]
            for name, info in fields["operator"].annotation.model_fields.items()
        }
    for name, info in fields.items():
        for example in info.examples or []:
            shown = [str(e) for e in example] if isinstance(example, list) else str(example)
            plainly, checked = both(model, {**needed, name: shown})
            assert plainly is not None, name
            assert plainly == checked


def test_the_demo_city_is_plainly_right() -> None:
    """All of its records and its city.yaml, which has nearly every field there is."""
    catalogue = SITE.catalogue
    assert catalogue is not None
    fields, _ = compose("city.yaml", (CONTENT / "city.yaml").read_text("utf-8"), 1)
    said = {k: plain(v) for k, v in fields.values.items() if not is_blank(v)}
    plainly, checked = both(City, said)
    assert plainly is not None
    assert plainly == checked
    for kind in catalogue.registry.types:
        for record in catalogue.all(kind.model):
            own = set(kind.model.model_fields) | {"register"}
            texts = record.document.texts
            values = {k: v for k, v in texts.items() if k in own and v and not str(v).isspace()}
            plainly, checked = both(kind.model, values)
            assert plainly is not None, record.path
            assert plainly == checked


def _odd(value: str) -> str:
    if len(value) % 2 == 0:
        raise ValueError(value)
    return value.upper()


class Stall(Declared):
    """What a plugin may declare, with pydantic's own words in it."""

    name: Annotated[Line, AfterValidator(_odd)]
    shut: Annotated[tuple[Line, ...], Many, Field(max_length=2)] = ()
    row: Annotated[str, pydantic.StringConstraints(pattern="^[a-z]$")] = pydantic.Field(default="a")
    seats: Annotated[str, StringConstraints(max_length=3)] = Field(default="1", alias="chairs")
    loud: Annotated[str, AfterValidator(str.upper)] = ""


def test_a_model_may_use_pydantics_own_words() -> None:
    """A plugin that was written for them goes on to work; such a field is left to pydantic."""
    assert read(Stall, {"name": "abc", "chairs": "22"}) == {"name": "ABC", "seats": "22"}
    assert read(Stall, {"name": "abc", "row": "b"}) is None
    stall = Stall.model_validate({"name": "abc", "row": "b", "shut": "x"})
    assert (stall.name, stall.row, stall.shut, stall.seats) == ("ABC", "b", ("x",), "1")
    assert stall.model_fields_set == {"name", "row", "shut"}
    assert Stall.model_validate({"name": "abc", "loud": "x"}).loud == "X"
    with pytest.raises(pydantic.ValidationError, match="row"):
        Stall.model_validate({"name": "abc", "row": "B"})


def test_a_model_is_frozen() -> None:
    """Many pages look at one record."""
    stall = Stall(name="abc")
    with pytest.raises(AttributeError):
        stall.name = "x"
    with pytest.raises(AttributeError):
        del stall.name
    assert repr(stall) == "Stall(name='ABC')"


def test_remarks_are_made_once() -> None:
    """Also where the plain way came half through before it met something that it does not know."""
    told = Remarks(city())
    values = {
        "name": "x",
        "category": "Bäckerei",
        "url": "hoevel.example",
        "street_address": "a\u00a0b",
    }
    assert read(Business, values, told) is None
    assert told.found == []
    Business.model_validate(values, context=told)
    assert [code for code, *_ in told.found] == ["web-address-scheme"]
