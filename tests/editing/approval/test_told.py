# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Differences in words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins import features
from plugins.core import signals
from plugins.core.city_file import read_city
from plugins.core.registry import Registry
from plugins.editing.approval.differences import ADDRESSES
from plugins.editing.approval.told import hours_lines, pieces_of, told
from plugins.editing.submission import Value
from tests.building import ROOT

WORDS = st.lists(st.sampled_from(["Brot", "Kuchen", "seit", "1911", "und", "Tee"]), max_size=30)


@settings(max_examples=60)
@given(before=WORDS, after=WORDS)
def test_pieces_say_both_texts(before: list[str], after: list[str]) -> None:
    """What stays and goes is the old text, what stays and is new the new one; gaps aside."""
    pieces = pieces_of(" ".join(before), " ".join(after))
    old = " ".join(p.text for p in pieces if p.kind != "new" and p.text).split()
    new = " ".join(p.text for p in pieces if p.kind != "gone" and p.text).split()
    if "…" in old:
        before, after = [word for word in before if word in old], []
        assert not {*old, *new} - {*before, "…", "Brot", "Kuchen", "seit", "1911", "und", "Tee"}
        return
    assert old == before
    assert new == after


def test_hours_are_told_by_day() -> None:
    """A day, a holiday, a closure; what stays is not told."""
    lines = [
        str(line)
        for line in hours_lines(
            "Tu-Fr 06:30-18:00; Sa 06:30-13:00",
            'Tu 06:30-13:00; We-Fr 06:30-18:00; PH off; 2026 Dec 28-2027 Jan 02 off "Ferien"',
        )
    ]
    assert lines == [
        "Dienstag: 06:30–18:00 Uhr → 06:30–13:00 Uhr",
        "Samstag: 06:30–13:00 Uhr → geschlossen",
        "Feiertage: keine Angabe → geschlossen",
        "28. Dezember bis 2. Januar: wie sonst → geschlossen (Ferien)",
    ]


def test_a_new_offer_is_told_in_words_of_the_shop() -> None:
    """No id, no file name, a price with its sign."""
    said: dict[str, Value] = {
        "name": "Stollen", "business": "baeckerei-hoevel", "price": "14.90",
        "image": "baeckerei-hoevel-1bb072376f.jpg",
    }  # fmt: skip
    city, names = read_city(ROOT / "content").or_stand_in(), {"baeckerei-hoevel": "Bäckerei Hövel"}
    lines = told("offer", {}, said, city, names)
    assert [(line.label, line.after) for line in lines] == [
        ("Was Sie anbieten", "Stollen"), ("Preis", "14,90 €"), ("Bild", "ein neues"),
    ]  # fmt: skip
    [moved] = told("offer", said, {"business": "eisdiele"}, city, names)
    assert str(moved) == "Betrieb: Bäckerei Hövel → eisdiele"
    changed: dict[str, Value] = {"image": "b.jpg", "price": "frei", "price_currency": "CHF"}
    lines = told("event", {"image": "a.jpg", "price": "3"}, changed, city, names)
    assert [str(line) for line in lines][:2] == [
        "Bild: eins → ein neues", "Eintritt: 3 CHF → frei",
    ]  # fmt: skip


def test_records_are_where_the_portal_shows_them() -> None:
    """The addresses are those that features register."""
    features.activate()
    registry = Registry()
    signals.record_types.send(registry)
    for kind, address in ADDRESSES.items():
        assert registry.named(kind).address == address.format("{id}")
