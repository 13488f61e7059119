# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words people write, German and English, and the tokens they stand for.

Keys are lower-case, without the dot of an abbreviation. Phrases are tried before words, longest
first. A word that could mean two things is in ``AMBIGUOUS`` with what to write instead.
"""

from __future__ import annotations

import re

from plugins.regex import regex

WEEKDAY_WORDS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "mo mon monday montag montags",
            "tu tue tues tuesday di die dienstag dienstags",
            "we wed wednesday mi mit mittwoch mittwochs",
            "th thu thur thurs thursday do don donnerstag donnerstags",
            "fr fri friday fre freitag freitags",
            "sa sat saturday sam samstag samstags sonnabend sonnabends",
            "su sun sunday so son sonn sonntag sonntags",
        )
    )
    for word in words.split()
}

MONTH_WORDS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "jan januar january jänner jaenner",
            "feb februar february",
            "mar märz maerz mär mrz march",
            "apr april",
            "may mai",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "oct okt oktober october",
            "nov november",
            "dec dez dezember december",
        ),
        start=1,
    )
    for word in words.split()
}

#: word → (token kind, value)
WORDS: dict[str, tuple[str, object]] = {
    "ph": ("holiday", "PH"),
    "sh": ("holiday", "SH"),
    "feiertag": ("holiday", "PH"),
    "feiertage": ("holiday", "PH"),
    "feiertagen": ("holiday", "PH"),
    "feiertags": ("holiday", "PH"),
    "schulferien": ("holiday", "SH"),
    "open": ("state", "open"),
    "offen": ("state", "open"),
    "geöffnet": ("state", "open"),
    "geoeffnet": ("state", "open"),
    "off": ("state", "off"),
    "closed": ("state", "off"),
    "zu": ("state", "off"),
    "geschlossen": ("state", "off"),
    "geschl": ("state", "off"),
    "ruhetag": ("state", "off"),
    "ruhetage": ("state", "off"),
    "schließtag": ("state", "off"),
    "unknown": ("state", "unknown"),
    "unbekannt": ("state", "unknown"),
    "betriebsferien": ("closure", "Betriebsferien"),
    "betriebsurlaub": ("closure", "Betriebsurlaub"),
    "urlaub": ("closure", "Urlaub"),
    "week": ("week", None),
    "woche": ("week", None),
    "wochen": ("week", None),
    "kw": ("week", None),
    "easter": ("easter", None),
    "ostersonntag": ("easter", None),
    "day": ("days", None),
    "days": ("days", None),
    "tag": ("days", None),
    "tage": ("days", None),
    "bis": ("dash", None),
    "to": ("dash", None),
    "till": ("dash", None),
    "und": ("comma", None),
    "u": ("comma", None),
    "sowie": ("comma", None),
    "and": ("comma", None),
    "uhr": ("clock", None),
    "h": ("clock", None),
    "std": ("clock", None),
    "ab": ("from", None),
    "täglich": ("daily", None),
    "tägl": ("daily", None),
    "tgl": ("daily", None),
    "taeglich": ("daily", None),
    "daily": ("daily", None),
    "wochenende": ("weekend", None),
    "wochenends": ("weekend", None),
    "ganztägig": ("allday", None),
    "ganztags": ("allday", None),
    "durchgehend": ("through", None),
    "nonstop": ("through", None),
    "sunrise": ("sun", None),
    "sunset": ("sun", None),
    "dawn": ("sun", None),
    "dusk": ("sun", None),
    "sonnenaufgang": ("sun", None),
    "sonnenuntergang": ("sun", None),
    "heiligabend": ("date", (24, 12, None)),
    "silvester": ("date", (31, 12, None)),
    "neujahr": ("date", (1, 1, None)),
    "ersten": ("ordinal", 1),
    "erster": ("ordinal", 1),
    "zweiten": ("ordinal", 2),
    "zweiter": ("ordinal", 2),
    "dritten": ("ordinal", 3),
    "dritter": ("ordinal", 3),
    "vierten": ("ordinal", 4),
    "vierter": ("ordinal", 4),
    "letzten": ("ordinal", -1),
    "letzter": ("ordinal", -1),
}

#: Words that carry no meaning of their own.
FILLERS = frozenset(
    (
        *("von", "vom", "from", "am", "an", "in", "im", "den", "der", "die", "dem"),
        *("jeden", "jeder", "jedem", "jeweils", "immer", "gesetzliche", "gesetzlichen"),
        *("öffnungszeiten", "zeiten"),
    )
)

#: What is said instead of times and means: ask us.
APPOINTMENT = regex(
    r"(?:(?:nur|termine?|besuch|besichtigung|beratung)\s+)*"
    r"(?:nach\s+(?:(?:telefonischer|vorheriger|individueller|persönlicher)\s+)?"
    r"(?P<noun>(?:termin)?vereinbarung|(?:termin)?absprache|anmeldung|voranmeldung|bedarf)"
    r"|n\.\s?v\.?|n\.\s?vereinb\.?|(?P<request>auf\s+anfrage)|(?P<only>nur\s+mit\s+termin)"
    r"|(?:by|on|only\s+by)\s+appointment(?:\s+only)?)(?!\w)",
    re.IGNORECASE,
)

#: phrase → token kind; longest meaning first.
PHRASES: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(r"24\s*/\s*7(?!\d)", re.IGNORECASE), "always"),
    (
        regex(r"(?:24\s*(?:stunden|std\.?|h)|rund\s+um\s+die\s+uhr)(?!\w)", re.IGNORECASE),
        "allday",
    ),
    (regex(r"immer(?=\s+(?:ge)?(?:öffnet|offen))", re.IGNORECASE), "allday"),
    (regex(r"(?:jeden\s+tag|alle\s+tage)(?!\w)", re.IGNORECASE), "daily"),
    (regex(r"(?:open\s*end|ende\s+offen|offenes\s+ende)(?!\w)", re.IGNORECASE), "open_end"),
    (regex(r"oder(?=\s+(?:nur\s+)?(?:nach|auf|n\.))", re.IGNORECASE), "comma"),
    (regex(r"(?:im|des|eines)\s+(?:jeden\s+)?monats?(?!\w)", re.IGNORECASE), "of_month"),
    (regex(r"sonn-(?=\s*(?:und|u\.|&)\s)", re.IGNORECASE), "sunday"),
    (regex(r"closed\s+on(?!\w)", re.IGNORECASE), "closed_on"),
)

AMBIGUOUS: dict[str, tuple[str, str]] = {
    "werktags": (
        "»werktags« kann mit oder ohne Samstag gemeint sein.",
        "Schreiben Sie »Mo-Fr« oder »Mo-Sa«.",
    ),
    "werktag": (
        "»Werktag« kann mit oder ohne Samstag gemeint sein.",
        "Schreiben Sie »Mo-Fr« oder »Mo-Sa«.",
    ),
    "wochentags": (
        "»wochentags« kann mit oder ohne Samstag gemeint sein.",
        "Schreiben Sie »Mo-Fr« oder »Mo-Sa«.",
    ),
    "ferien": (
        "»Ferien« kann Schulferien oder Betriebsferien meinen.",
        'Schreiben Sie »Schulferien«, oder die Tage: »2026 Aug 03-21 off "Betriebsferien"«.',
    ),
    "mittags": (
        "»mittags« ist keine Uhrzeit.",
        "Schreiben Sie die Zeiten aus, zum Beispiel »12:00-14:00«.",
    ),
    "abends": (
        "»abends« ist keine Uhrzeit.",
        "Schreiben Sie die Zeiten aus, zum Beispiel »18:00-22:00«.",
    ),
    "nachmittags": (
        "»nachmittags« ist keine Uhrzeit.",
        "Schreiben Sie die Zeiten aus, zum Beispiel »14:00-18:00«.",
    ),
    "vormittags": (
        "»vormittags« ist keine Uhrzeit.",
        "Schreiben Sie die Zeiten aus, zum Beispiel »09:00-12:00«.",
    ),
    "morgens": (
        "»morgens« ist keine Uhrzeit.",
        "Schreiben Sie die Zeiten aus, zum Beispiel »07:00-12:00«.",
    ),
    "pm": (
        "»pm« ist hier nicht üblich.",
        "Schreiben Sie die Uhrzeit mit 24 Stunden, zum Beispiel »18:00«.",
    ),
    "mittagspause": (
        "Eine Pause wird nicht eigens genannt.",
        "Schreiben Sie die Zeiten davor und danach: »Mo-Fr 09:00-12:00,14:00-18:00«.",
    ),
    "außer": (
        "»außer« wird nicht verstanden.",
        "Nennen Sie die Ausnahme als eigene Angabe: »Mo-Fr 09:00-18:00; We off«.",
    ),
    "ausser": (
        "»ausser« wird nicht verstanden.",
        "Nennen Sie die Ausnahme als eigene Angabe: »Mo-Fr 09:00-18:00; We off«.",
    ),
    "ca": (
        "Ungefähre Zeiten lassen sich nicht auswerten.",
        "Nennen Sie die Zeit, auf die man sich verlassen kann.",
    ),
}
