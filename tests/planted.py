# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Thirty mistakes, each for another file of the demo city, and the place where each shows."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Planted:
    """Where a mistake stands after planting: path, line, column."""

    path: str
    line: int
    column: int


#: Changes the text of a file and says which piece of it is now wrong.
Change = Callable[[str], tuple[str, str]]


def without(text: str, field: str) -> str:
    """The file without a field."""
    return re.sub(rf"(?m)^{field}:.*\n", "", text, count=1)


def field(name: str, value: str, piece: str) -> Change:
    """Give a field a value, as the second line of the front matter."""

    def change(text: str) -> tuple[str, str]:
        fence, first, rest = without(text, name).split("\n", 2)
        return f"{fence}\n{first}\n{name}: {value}\n{rest}", piece

    return change


def missing(name: str) -> Change:
    """Leave a required field out: it is missed at the first field."""
    return lambda text: (without(text, name), "name:")


def body(line: str, piece: str) -> Change:
    """Write a line more at the end of the text."""
    return lambda text: (f"{text.rstrip()}\n\n{line}\n", piece)


def open_front_matter(text: str) -> tuple[str, str]:
    """Forget the second line ``---``."""
    front, _, rest = text[3:].partition("\n---\n")
    return f"---{front}\n\n{rest}", "---"


def reduced_without_lowest(text: str) -> tuple[str, str]:
    """Announce a reduction and conceal the lowest price."""
    text, _ = field("previous_price", "990.01", "")(without(text, "lowest_price_30_days"))
    return text, "990.01"


def twice(text: str) -> tuple[str, str]:
    """Answer a question twice, and differently."""
    text = without(text, "wheelchair")
    return text.replace("\n", "\nwheelchair: yes\nwheelchair : no\n", 1), "wheelchair :"


def ends_too_soon(text: str) -> tuple[str, str]:
    """Let an offer end before it begins."""
    text, _ = field("valid_from", "2027-12-01", "")(text)
    return field("valid_through", "2027-11-30", "2027-11-30")(text)


MISTAKES: tuple[tuple[str, str, Change], ...] = (
    ("businesses/baeckerei-hoevel.md", "opening-hours",
     field("opening_hours", "Mo-Fr 06:30-25:00; Sa 06:30-13:00", "25:00")),
    ("businesses/weltladen.md", "category", field("category", "shop=gfit", "shop=gfit")),
    ("businesses/wollstube-masche.md", "telephone", field("telephone", "siehe Aushang", "siehe")),
    ("businesses/anadolu-grill.md", "web-address",
     field("menu_url", "https://anadolu grill.example", "https")),
    ("businesses/buchhandlung-kettler.md", "email", field("email", '"laden@"', "laden@")),
    ("businesses/lenne-lichtspiele.md", "unknown-value", field("status", "offn", "offn")),
    ("businesses/haus-lenneblick.md", "unknown-reference",
     field("successor", "trattoria-da-enso", "trattoria-da-enso")),
    ("businesses/metzgerei-sonntag.md", "image-format",
     field("image", "kein-bild.jpg", "kein-bild.jpg")),
    ("businesses/blumen-rosenthal.md", "text-html", body("Mit <blink> und Liebe.", "<blink>")),
    ("businesses/eisenwaren-luetke.md", "missing-field", missing("category")),
    ("businesses/naturkost-muehlenladen.md", "duplicate-key", twice),
    ("businesses/die-furt.md", "out-of-range", field("latitude", "512.1", "512.1")),
    ("businesses/markt-apotheke.md", "invalid-value", field("postal_code", "5899", "5899")),
    ("businesses/goldschmiede-ohm.md", "wrong-kind",
     field("legal_name", "[Ohm, Ohm]", "[Ohm, Ohm]")),
    ("offers/stollen-vorbestellen.md", "not-a-date",
     field("valid_through", "2026-02-31", "2026-02-31")),
    ("offers/handy-akku.md", "not-a-number", field("price", "29,90 €", "29,90 €")),
    ("offers/kanu-gutschein.md", "offer-lowest-price", reduced_without_lowest),
    ("offers/abend-zu-zweit.md", "unknown-reference",
     field("business", "lenne-lichtspile", "lenne-lichtspile")),
    ("offers/adventsfruehstueck.md", "offer-validity", ends_too_soon),
    ("offers/mehl-selbst-gemahlen.md", "unknown-field", field("preis", "3.20", "preis")),
    ("events/feierabendmarkt.md", "event-rule",
     field("rrule", "FREQ=WEEKLY;BYDAY=DO;UNTIL=20270624T235959", "DO")),
    ("events/silvesterball.md", "event-order",
     field("end_date", "2026-12-31T02:00", "2026-12-31T02:00")),
    ("events/yoga-am-montag.md", "event-date",
     field("start_date", "2026-10-26T25:00", "2026-10-26T25:00")),
    ("events/blutspende.md", "yaml-feature", field("keywords", "&alle [Ehrenamt]", "&alle")),
    ("events/adventsmarkt.md", "unknown-reference",
     field("participants", "[baeckerei-hoevel, weltladn]", "weltladn")),
    ("news/trinkwasser-brunnen.md", "control-character",
     field("author", "Stadt\x0bwerke", "\x0bwerke")),
    ("news/stadtgutschein-neue-betriebe.md", "front-matter-open", open_front_matter),
    ("news/neue-fahrradbuegel.md", "yaml-syntax", field("author", "Bauhof: Team 2", ": Team")),
    ("pages/mitmachen.md", "text-removed",
     body('<iframe src="https://video.example"></iframe>', "<iframe")),
)  # fmt: skip


def plant(content: Path) -> dict[str, Planted]:
    """Plant every mistake and the two that change more than text; code by path → its place."""
    places = {}
    for path, code, change in MISTAKES:
        file = content / path
        text, piece = change(file.read_text("utf-8"))
        file.write_text(text, "utf-8")
        before = text[: text.index(piece)]
        column = len(before) - (before.rfind("\n") + 1) + 1
        places[f"{code} {path}"] = Planted(path, before.count("\n") + 1, column)
    (content / "images" / "kein-bild.jpg").write_text("Das Bild schicke ich später.\n", "utf-8")
    misnamed = "businesses/Museum im Amtshaus.md"
    (content / "businesses" / "museum-im-amtshaus.md").rename(content / misnamed)
    places[f"bad-id {misnamed}"] = Planted(misnamed, 1, 1)
    latin = content / "businesses" / "fahrrad-bergrad.md"
    fence, rest = latin.read_bytes().split(b"\n", 1)
    latin.write_bytes(fence + b"\nkeywords: [Fahrr\xe4der]\n" + rest)
    places["not-utf8 businesses/fahrrad-bergrad.md"] = Planted(
        "businesses/fahrrad-bergrad.md", 2, len("keywords: [Fahrr") + 1
    )
    return places
