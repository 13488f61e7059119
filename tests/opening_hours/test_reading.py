# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people write, and what it is read as. Each expectation was worked out by hand."""

import pytest

from plugins.opening_hours.reading import HoursError, read

#: written → canonical
UNDERSTOOD = {
    "Mo-Fr 9-18 Uhr": "Mo-Fr 09:00-18:00",
    "Mo.-Fr. 9.00-18.00 Uhr": "Mo-Fr 09:00-18:00",
    "Mo – Fr: 9–12 und 14–18 Uhr": "Mo-Fr 09:00-12:00,14:00-18:00",
    "Montag bis Freitag 9 bis 18 Uhr": "Mo-Fr 09:00-18:00",
    "montags bis freitags von 9.30 bis 18 Uhr": "Mo-Fr 09:30-18:00",
    "Di,Do 8h-12h": "Tu,Th 08:00-12:00",
    "Mo/Mi/Fr 15-18 Uhr": "Mo,We,Fr 15:00-18:00",
    "Di + Do 14-17 Uhr": "Tu,Th 14:00-17:00",
    "täglich 10-22 Uhr": "Mo-Su 10:00-22:00",
    "tägl. 11.30-14 / 17-22 Uhr": "Mo-Su 11:30-14:00,17:00-22:00",
    "Am Wochenende 11-18 Uhr": "Sa-Su 11:00-18:00",
    "Mo-Fr 9-18 Uhr; Sa geschlossen": "Mo-Fr 09:00-18:00; Sa off",
    "Di-So 11-22 Uhr, Mo Ruhetag": "Tu-Su 11:00-22:00; Mo off",
    "Ruhetag Montag": "Mo off",
    "Mo Ruhetag": "Mo off",
    "Ruhetag: Mo, Di": "Mo,Tu off",
    "Feiertags geschlossen": "PH off",
    "an Feiertagen geschlossen": "PH off",
    "Sonn- und feiertags 10-18 Uhr": "Su,PH 10:00-18:00",
    "sonntags und feiertags geschlossen": "Su,PH off",
    "Mo-Fr 9-18 Uhr durchgehend": "Mo-Fr 09:00-18:00",
    "durchgehend geöffnet": "24/7",
    "24 Stunden": "24/7",
    "24 Stunden geöffnet": "24/7",
    "immer geöffnet": "24/7",
    "Do-Sa 20 Uhr bis open end": "Th-Sa 20:00+",
    "Mo-Fr ab 18:00 Uhr, Ende offen": "Mo-Fr 18:00+",
    "jeden 2. und 4. Samstag 10-12 Uhr": "Sa[2,4] 10:00-12:00",
    "Mo-Fr 8-16 Uhr oder nach Vereinbarung": 'Mo-Fr 08:00-16:00 || "nach Vereinbarung"',
    "Mo-Fr: 9-18 Uhr | Sa: 9-13 Uhr": "Mo-Fr 09:00-18:00; Sa 09:00-13:00",
    "Heiligabend und Silvester 9-12 Uhr": "Dec 24,31 09:00-12:00",
    "Mo, Di, Do, Fr: 8.30 – 12.30 Uhr u. 14.30 – 18.00 Uhr": (
        "Mo,Tu,Th,Fr 08:30-12:30,14:30-18:00"
    ),
    "rund um die Uhr": "24/7",
    "Mo-Fr 24 Stunden": "Mo-Fr 00:00-24:00",
    "nach Vereinbarung": '"nach Vereinbarung"',
    "n.V.": '"nach Vereinbarung"',
    "Termine nach telefonischer Vereinbarung": '"nach Vereinbarung"',
    "auf Anfrage": '"auf Anfrage"',
    "by appointment": '"nach Vereinbarung"',
    "Sa nach Vereinbarung": 'Sa "nach Vereinbarung"',
    "Mo-Fr 9-12 Uhr und nach Vereinbarung": 'Mo-Fr 09:00-12:00 || "nach Vereinbarung"',
    "Mo-Do 8-16 Uhr; Fr nach Vereinbarung": 'Mo-Th 08:00-16:00; Fr "nach Vereinbarung"',
    "Mo-Fr 9-18 Uhr Sa 9-13 Uhr": "Mo-Fr 09:00-18:00; Sa 09:00-13:00",
    "Mo-Fr: 9-18 Uhr\nSa: 9-13 Uhr": "Mo-Fr 09:00-18:00; Sa 09:00-13:00",
    "Sa[1]  09:00-12:00": "Sa[1] 09:00-12:00",
    "jeden 1. Samstag im Monat 10-14 Uhr": "Sa[1] 10:00-14:00",
    "letzter Sonntag im Monat 13-18 Uhr": "Su[-1] 13:00-18:00",
    "Su-Tu 10:00-14:00": "Su-Tu 10:00-14:00",
    "18:00-24:00+": "18:00-24:00+",
    "Mo-Sa ab 18 Uhr": "Mo-Sa 18:00+",
    "Mo-Sa 18:00-00:00": "Mo-Sa 18:00-24:00",
    "Fr,Sa 22-4 Uhr": "Fr,Sa 22:00-04:00",
    "mo-fr 9:00 - 18:00 ; sa 9:00 - 13:00": "Mo-Fr 09:00-18:00; Sa 09:00-13:00",
    "24.12. und 31.12. 9-12 Uhr": "Dec 24,31 09:00-12:00",
    "24.-26.12. geschlossen": "Dec 24-26 off",
    "24. und 31. Dezember 9-13 Uhr": "Dec 24,31 09:00-13:00",
    "24.12.2026 9-12 Uhr": "2026 Dec 24 09:00-12:00",
    "2026-12-24 9-12 Uhr": "2026 Dec 24 09:00-12:00",
    "Betriebsferien vom 3.8. bis 21.8.2026": '2026 Aug 03-21 off "Betriebsferien"',
    "1. April bis 31. Oktober täglich 10-18 Uhr": "Apr 01-Oct 31 Mo-Su 10:00-18:00",
    "April bis Oktober: Di-So 10-17 Uhr": "Apr-Oct Tu-Su 10:00-17:00",
    "KW 10-20 Mo 9-12 Uhr": "week 10-20 Mo 09:00-12:00",
    "in den Schulferien geschlossen": "SH off",
    "PH Mo-Fr 10:00-12:00": "PH Mo-Fr 10:00-12:00",
    "Mo-Fr 09:00-18:00 open „nur Abholung“": 'Mo-Fr 09:00-18:00 open "nur Abholung"',
    "Mo-Fr 10:00-12:00 open; PH closed": "Mo-Fr 10:00-12:00; PH off",
}

#: written → the piece the error points at, and a word of the hint
REFUSED = {
    "25:00": ("25:00", "01:00"),
    "Mo-Fr 09:00-25:00": ("25:00", "01:00"),
    "Mo-Fr 9:75-18:00": ("9:75", "24:00"),
    "Mo-Fr 0900-1800": ("0900", "09:00-18:00"),
    "Mondtag 9-18 Uhr": ("Mondtag", "Montag"),
    "Mo-Fr 9-18 Uhr; Smastag 9-13 Uhr": ("Smastag", "Samstag"),
    "Mo-Fr 9-6": ("9-6", "09:00-18:00"),
    "Mo-Fr 10-2 Uhr": ("10-2 Uhr", "10:00-14:00"),
    "Mo Fr 9-18 Uhr": ("Fr", "Mo,Fr"),
    "Mo-Mi-Fr 9-18 Uhr": ("Mo-Mi", "Mo,We,Fr"),
    "Mo-Fr": ("Mo-Fr", "09:00-18:00"),
    "Mo-Fr 9 Uhr": ("9 Uhr", "09:00+"),
    "Mo-Fr 9- Uhr": ("9-", "09:00-18:00"),
    "werktags 9-18 Uhr": ("werktags", "Mo-Sa"),
    "Ferien geschlossen": ("Ferien", "Schulferien"),
    "Mo-Fr vormittags": ("vormittags", "09:00-12:00"),
    "Mo-Fr durchgehend": ("Mo-Fr durchgehend", "24/7"),
    "sunrise-sunset": ("sunrise", "Uhrzeiten"),
    "Mo-Fr 09:00-13:00,12:00-18:00": ("12:00-18:00", "09:00-18:00"),
    "Mo 09:00-18:00; Mo 10:00-17:00": ("Mo 10:00-17:00", "Mo 10:00-17:00"),
    "Mo-Fr 08:00-12:00; Mo-Fr 14:00-18:00": (
        "Mo-Fr 14:00-18:00",
        "Mo-Fr 08:00-12:00,14:00-18:00",
    ),
    "Mo-Fr 08:00-12:00; 14:00-16:00": ("14:00-16:00", "Mo-Fr 08:00-12:00,14:00-16:00"),
    "Sa 10-14 Uhr; Mo-Sa 9-18 Uhr": ("Mo-Sa 9-18 Uhr", "Mo-Sa 09:00-18:00"),
    "PH off; Mo-Fr 09:00-18:00": ("PH off", "Mo-Fr 09:00-18:00; PH off"),
    "Su,PH 08:00-11:00; Mo-Sa 06:30-18:00": (
        "Su,PH 08:00-11:00",
        "Mo-Sa 06:30-18:00; Su,PH 08:00-11:00",
    ),
    "24.12. geschlossen; Mo-Fr 9-18 Uhr": (
        "24.12. geschlossen",
        "Mo-Fr 09:00-18:00; Dec 24 off",
    ),
    "Su off; 10:00-18:00": ("10:00-18:00", "10:00-18:00"),
    "Mo-Fr 09:00-09:00": ("09:00-09:00", "00:00-24:00"),
    "Mo-Fr 24:00-02:00": ("24:00-02:00", "00:00"),
    "Feb 30 off": ("30", "Dec 24"),
    "2026 Feb 29 off": ("29", "Dec 24"),
    "Dec 26-24 off": ("Dec 26-24", "Jan"),
    "week 60 Mo 09:00-12:00": ("week 60", "week 10-20"),
    "Sa[7] 10:00-14:00": ("[7", "Sa[1]"),
    "Sa, Dec 24 09:00-12:00": (",", "Dec 24"),
    "Mo-Fr 9-18 Uhr (außer in den Ferien)": ("außer", "We off"),
    "Mo-Fr 9-18 Uhr (Mo bis 20 Uhr)": ("(", "Anmerkung"),
    'Mo-Fr 09:00-18:00 "bitte klingeln': ('"bitte klingeln', "Vereinbarung"),
    "Mo-Fr 09:00-18:00 ||": ("|", "09:00-18:00"),
    "Mo-Fr geschlossen 12-14 Uhr": ("12", "09:00-12:00"),
    "Mo-Fr 9-12 14-18 Uhr": ("14", "09:00-12:00"),
    "siehe Aushang": ("siehe", "Anführungszeichen"),
    "": ("", "09:00-18:00"),
}


@pytest.mark.parametrize(("written", "canonical"), UNDERSTOOD.items())
def test_what_people_write_is_read_as_osm(written: str, canonical: str) -> None:
    """What is unambiguous is read; a note tells of every spelling that was changed."""
    reading = read(written)
    assert (reading.text, reading.canonical) == (written, canonical)
    if written.replace(" ", "") != canonical.replace(" ", ""):
        assert any(canonical.split(" || ")[-1].split("; ")[-1] in note for note in reading.notes)


@pytest.mark.parametrize(("written", "expected"), REFUSED.items())
def test_what_could_mean_two_things_is_refused_at_its_place(
    written: str, expected: tuple[str, str]
) -> None:
    """What is wrong, ambiguous or contradicts itself is an error with place and remedy."""
    with pytest.raises(HoursError) as caught:
        read(written)
    error = caught.value
    piece, remedy = expected
    assert written[error.offset : error.offset + error.length] == piece
    assert remedy in error.hint
    assert error.message.endswith(".")


def test_an_exception_from_the_regular_week_is_no_contradiction() -> None:
    """OSM's way to say »but on Mondays only until noon« stays what it is."""
    text = "Mo-Fr 09:00-18:00; Mo 10:00-12:00"
    assert read(text).canonical == text
    assert read(text).notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 06:30-18:00; Sa 06:30-13:00; PH off; 2026 Dec 24 06:30-12:00",
        "Mo-Fr 08:00-12:00, Mo,Tu,Th 14:00-18:00",
        'Mo-Fr 09:00-12:00 || "nach Vereinbarung"',
    ],
)
def test_canonical_text_gets_no_notes(text: str) -> None:
    """What is written as it should be is not commented on."""
    assert read(text).notes == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mo-Fr 09:00-18:00, We 09:00-13:00", "ergänzt"),
        ("Mo-Sa 09:00-18:00, Su,PH 10:00-12:00", "ergänzt"),
        ("Mo-Fr 08:00-12:00; Mo,Tu,Th 14:00-18:00", "ersetzt"),
        ('Mo-Fr 09:00-12:00; "nach Vereinbarung"', "||"),
        ("Mo-Fr 18:00-09:00", "nächsten Tag"),
        ("Mo off", "geschlossene Tage"),
    ],
)
def test_what_is_valid_but_perhaps_not_meant_gets_a_note(text: str, word: str) -> None:
    """Doubtful strings are read as OSM says, and the writer is told."""
    reading = read(text)
    assert reading.canonical == text
    assert any(word in note for note in reading.notes)


def test_too_long_text_is_refused_unread() -> None:
    """More than 500 characters are not opening hours."""
    with pytest.raises(HoursError) as caught:
        read("Mo-Fr 09:00-18:00; " * 40)
    assert caught.value.offset == 500
