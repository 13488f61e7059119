# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was typed is a small change of a file, or sentences at the fields, all at once."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.editing.form.answering import Answer, answer, confirmed
from plugins.editing.form.building import form_of
from plugins.editing.form.fields import SHOWN, Form
from plugins.editing.form.judging import judged
from plugins.editing.rewriting.rewrite import new_file, rewritten, said
from plugins.editing.submission import Kind, Value
from tests.editing.form.posting import BUSINESSES, OWN, TODAY, city, form_for, posted
from tests.editing.rewriting.loaders import HOSTILE, RECORDS, changed_lines

HOEVEL = "businesses/baeckerei-hoevel.md"
NAMES = sorted(OWN)


def answered(record: str, *, without: tuple[str, ...] = (), **typed: str | list[str]) -> Answer:
    """Post the form of a record with these inputs; ``_`` in a name of the hours is ``-``."""
    form = form_for(record)
    sent = posted(form)
    for key in without:
        sent.pop(key, None)
    for key, value in typed.items():
        key = key.replace("_", "-") if key.startswith(("hours_", "special_")) else key
        sent[key] = [value] if isinstance(value, str) else value
    return answer(form, sent, city(), TODAY, RECORDS[record], businesses=BUSINESSES)


def new(kind: Kind, fixed: dict[str, Value], **typed: str) -> Answer:
    """Post the form of a new record."""
    form = form_of(kind, {}, city(), BUSINESSES, is_new=True)
    sent = posted(form) | {key.replace("__", "-"): [value] for key, value in typed.items()}
    return answer(form, sent, city(), TODAY, fixed=fixed, businesses=BUSINESSES)


def test_another_tuesday_is_one_line() -> None:
    """Whichever way the row is filled in."""
    for typed in (
        {"hours_1_from": ["6.30"], "hours_1_to": ["13 Uhr"]},
        {"hours_1_from": ["6.30-13 Uhr"], "hours_1_to": [""]},
        {"hours_1": "630-13"},
    ):
        found = answered(HOEVEL, without=("hours-1-from",) if "hours_1" in typed else (), **typed)
        assert found.errors == {}
        assert list(found.changes) == ["opening_hours"] == list(found.before)
        gone, came = changed_lines(RECORDS[HOEVEL], rewritten(RECORDS[HOEVEL], found.changes))
        assert len(gone) == 1
        assert came[0].startswith("opening_hours: Mo,We-Fr 06:30-18:00; Tu,Sa 06:30-13:00; PH off;")


def test_a_week_closed_a_day_otherwise_and_one_taken_back() -> None:
    """What merchants come for most."""
    found = answered(
        HOEVEL,
        special_first=["7.12.", "24.12.2026", ""],
        special_last=["12.12.", "", ""],
        special_hours=["", "7-11", ""],
        special_note=["Backstube wird „neu“", "", ""],
        special_remove=["2026 Dec 28-2027 Jan 02"],
    )
    assert found.changes["opening_hours"] == (
        "Mo-Fr 06:30-18:00; Sa 06:30-13:00; PH off; "
        '2026 Dec 07-12 off "Backstube wird '
        "'neu'"
        '"; 2026 Dec 24 07:00-11:00'
    )


def test_days_are_copied_closed_and_opened() -> None:
    """Also without JavaScript, where a box stays ticked while times are typed."""
    same = answered(HOEVEL, hours_0_from="9", hours_0_to="17", hours_same="ja")
    assert str(same.changes["opening_hours"]).startswith("Mo-Fr 09:00-17:00; Sa")
    closed = answered(HOEVEL, hours_5_closed="ja")
    assert str(closed.changes["opening_hours"]).startswith("Mo-Fr 06:30-18:00; PH off")
    sunday = answered(HOEVEL, hours_6_closed="ja", hours_6_from=["8"], hours_6_to=["11"])
    assert "Su 08:00-11:00" in str(sunday.changes["opening_hours"])
    silent = answered(HOEVEL, without=("hours-7-closed",))
    assert "PH" not in str(silent.changes["opening_hours"])
    opened = answered(HOEVEL, without=("hours-6-closed",))
    assert opened.errors["hours-6"].startswith("Von wann bis wann?")
    assert opened.changes == {}


def test_all_errors_come_at_once_at_their_fields() -> None:
    """And what was typed is still there."""
    found = answered(
        HOEVEL,
        telephone="anrufen",
        email="laden@hoevel",
        url="laden@hoevel.example",
        category="Becker",
        founding_date="31.2.2026",
        hours_1_from=["13:00", "zehn"],
        hours_1_to=["12:30", "12"],
        hours_2_from=["18"],
        special_first="gestern",
        name="",
        postal_code="5899",
    )
    assert set(found.errors) == {
        "telephone", "email", "url", "category", "founding_date", "hours-1", "hours-2",
        "special-first", "name", "postal_code",
    }  # fmt: skip
    assert found.errors["name"] == "Bitte füllen Sie »Name« aus."
    assert found.errors["hours-1"].startswith("Das Ende 12:30 liegt vor dem Beginn 13:00.")
    assert "»E-Mail: laden@hoevel.example«" in found.errors["url"]
    assert "=" not in found.errors["category"]
    form = found.form
    assert form.field("email").value == "laden@hoevel"
    assert form.field("email").error == found.errors["email"]
    week = form.field("opening_hours").week
    assert week is not None and week.rows[1].spans == (("13:00", "12:30"), ("zehn", "12"))
    assert week.rows[1].error == found.errors["hours-1"]
    labels = [label for _, label, _ in found.summary]
    assert labels[:3] == ["Dienstag", "Mittwoch", "Andere Zeiten"]
    assert len(found.summary) == len(found.errors)


def test_choices_lists_and_names_become_what_files_say() -> None:
    """Words in, tokens out; what stays keeps its place."""
    found = answered(
        HOEVEL,
        payment=["contactless", "cash", "paypal"],
        services=[],
        languages="Deutsch, türkisch, Ukrainisch",
        keywords="Sauerteig, Stollen",
        category="brötchen",
        wheelchair="",
        cuisine="Kuchen, regional",
        latitude="51,5",
    )
    assert found.errors == {}
    assert found.changes == {
        "payment": ("cash", "contactless", "paypal"),
        "services": None,
        "languages": ("de", "tr", "uk"),
        "keywords": ("Sauerteig", "Stollen"),
        "wheelchair": None,
        "cuisine": ("cake", "regional"),
        "latitude": "51.5",
    }


def test_a_field_that_was_not_on_the_page_stays() -> None:
    """A page may show a part of the form; boxes are told from boxes that were not there."""
    form = form_for(HOEVEL)
    found = answer(form, {"telephone": ["02391 1"]}, city(), TODAY, RECORDS[HOEVEL])
    assert found.changes == {"telephone": "02391 1"}
    unticked = answer(form, {SHOWN: ["payment"]}, city(), TODAY, RECORDS[HOEVEL])
    assert unticked.changes == {"payment": None}


def test_what_was_wrong_before_stops_nobody() -> None:
    """The caretaker's slip in another field is not the merchant's."""
    source = RECORDS[HOEVEL].replace("wheelchair: limited", "wheelchair: teilweise")
    form = form_of("business", said(source), city(), BUSINESSES)
    sent = posted(form)
    fine = answer(form, sent | {"email": ["a@b.example"]}, city(), TODAY, source)
    assert (fine.errors, list(fine.changes)) == ({}, ["email"])
    touched = answer(form, sent | {"wheelchair": ["halb"]}, city(), TODAY, source)
    assert list(touched.errors) == ["wheelchair"]


def test_a_new_offer() -> None:
    """The least, and what the law asks for."""
    fixed: dict[str, Value] = {"business": "baeckerei-hoevel"}
    found = new("offer", fixed, name="Stollen", valid_from="1.12.", valid_through="24.12.",
                price="14,90 €", text="Butterstollen\r\n\r\nZwei Kilo.")  # fmt: skip
    assert found.errors == {}
    assert new_file("offer", found.changes) == (
        "---\nname: Stollen\nbusiness: baeckerei-hoevel\nvalid_from: 2026-12-01\n"
        'valid_through: 2026-12-24\nprice: "14.90"\n---\nButterstollen\n\nZwei Kilo.\n'
    )
    wrong = new("offer", fixed, name="Stollen", valid_from="24.12.", valid_through="1.12.",
                price="14,90", previous_price="17,90")  # fmt: skip
    assert set(wrong.errors) == {"valid_through", "lowest_price_30_days"}
    assert "»Niedrigster Preis der letzten 30 Tage«" in wrong.errors["lowest_price_30_days"]
    assert set(new("offer", fixed).errors) == {"name", "valid_from", "valid_through"}


def test_a_new_event() -> None:
    """Places and businesses by their names, a rhythm by choice."""
    found = new(
        "event", {}, name="Lesung", start_date="5.12.2026", start_date__time="19.30",
        end_date="5.12.2026", end_date__time="21", location="buchhandlung kettler",
        rrule="FREQ=WEEKLY", rrule__until="19.12.", participants="Bäckerei Hövel",
        price="frei", event_category="reading", exdate="12.12.2026 19:30",
    )  # fmt: skip
    assert found.errors == {}
    assert found.changes["start_date"] == "2026-12-05T19:30"
    assert found.changes["rrule"] == "FREQ=WEEKLY;UNTIL=20261219T235959"
    assert found.changes["location"] == "buchhandlung-kettler"
    assert found.changes["participants"] == ("baeckerei-hoevel",)
    assert found.changes["price"] == "0"
    late = new("event", {}, name="L", start_date="5.12.2026", start_date__time="19",
               end_date="4.12.2026", end_date__time="21")  # fmt: skip
    assert "»Ende«" in late.errors["end_date"]


def test_a_new_business_says_where_it_is() -> None:
    """A rule between fields shows at the field that helps."""
    found = new("business", {}, name="Neu", category="Bäckerei")
    assert list(found.errors) == ["street_address"]
    assert "»Straße und Hausnummer: Lange Straße 12«" in found.errors["street_address"]
    assert found.changes["category"] == "shop=bakery"


def test_everything_is_still_right() -> None:
    """One tap: one line."""
    after = rewritten(RECORDS[HOEVEL], confirmed(TODAY))
    assert changed_lines(RECORDS[HOEVEL], after)[1] == ["verified: 2026-11-28\n"]


def test_masses_of_text_take_no_time() -> None:
    """Whatever the field: a sentence, or a text that is too long, and no search without end."""
    started = time.process_time()
    for mass in (" " * 200_000, "9" * 200_000, "\n" * 200_000, "a, " * 70_000, "9-" * 100_000):
        text = f"a{mass}b"
        form = form_for(HOEVEL)
        sent = {name: [text] for name in posted(form) if name != SHOWN}
        found = answer(form, sent | {"hours-3-from": ["9"] * 3000}, city(), TODAY, RECORDS[HOEVEL])
        assert {"name", "opening_hours", "keywords", "founding_date"} <= set(found.errors)
    assert time.process_time() - started < 5


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(NAMES), st.data())
def test_whatever_is_posted_is_a_sound_change_or_an_error(name: str, data: st.DataObject) -> None:
    """No input makes it stumble; without an error the record stays one that is published."""
    form: Form = form_for(name)
    sent = posted(form)
    texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8))
    for key in data.draw(st.lists(st.sampled_from(sorted(sent)), max_size=4)):
        if key != SHOWN:
            sent[key] = data.draw(st.lists(texts, max_size=3))
    found = answer(form, sent, city(), TODAY, RECORDS[name], businesses=BUSINESSES)
    if not found.errors:
        own = {key: value for key, value in found.changes.items() if not key.startswith("text_")}
        after = rewritten(RECORDS[name], own)
        assert judged(after, form.kind, city()) == judged(RECORDS[name], form.kind, city())


def test_a_text_in_another_language_is_judged_like_the_own() -> None:
    """What the build would refuse in the language's file is told at its field."""
    own = answered(HOEVEL, text="<script>alert(1)</script>")
    foreign = answered(HOEVEL, text_en="<script>alert(1)</script>")
    assert foreign.errors == {"text_en": own.errors["text"]}
    assert answered(HOEVEL, text_en="Bread.").errors == {}
