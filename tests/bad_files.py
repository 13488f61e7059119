# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that nobody should send, and somebody will: each with the error it must get."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.images.samples import corners, png_header, saved

HOEVEL = "businesses/hoevel.md"


def business(more: str = "", body: str = "Brot und Brötchen.\n", name: str = "Hövel") -> bytes:
    """A sound business, with more lines of front matter."""
    front = f"name: {name}\ncategory: shop=bakery\nstreet_address: Lange Straße 12\n"
    legal = "legal_name: Hövel GmbH\nverified: 2026-11-02\n"
    return f"---\n{front}{legal}{more}---\n{body}".encode()


def event(**fields: str) -> bytes:
    """An event; it needs a ``start_date``."""
    return (
        "---\nname: Markt\n" + "".join(f"{k}: {v}\n" for k, v in fields.items()) + "---\n"
    ).encode()


@dataclass(frozen=True, slots=True)
class Bad:
    """Files, and the errors they must get: ``path:line:column code``."""

    files: Mapping[str, bytes]
    errors: tuple[str, ...]
    #: What the message and the remedy must say between them.
    says: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)


def one(data: bytes, place: str, code: str, *says: str) -> Bad:
    """A business's file and the one error it must get."""
    return Bad({HOEVEL: data}, (f"{HOEVEL}:{place} {code}",), says)


IMAGE = "image: foto.jpg\nimage_alt: Der Laden\nimage_credit: Hövel\n"


def picture(data: bytes, code: str, *says: str) -> Bad:
    """A business with a picture file."""
    files = {HOEVEL: business(IMAGE), "images/foto.jpg": data}
    return Bad(files, (f"{HOEVEL}:7:8 {code}",), says)


def page(name: str = "Seite") -> bytes:
    """An editors' page."""
    return f"---\nname: {name}\n---\nText.\n".encode()


BILLION_LAUGHS = "a0: &a0 [lol, lol]\n" + "".join(
    f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 30)
)
NFC, NFD = "café", unicodedata.normalize("NFD", "café")
DARK = corners(700, 500)

BAD: dict[str, Bad] = {
    "an empty file": one(b"", "1:1", "empty-file", "leer"),
    "a file of white space": one(b" \n\n\t\n", "1:1", "empty-file"),
    "an empty front matter": one(b"---\n---\nText.\n", "2:1", "missing-field"),
    "no front matter": one(b"Brot.\n", "1:1", "no-front-matter", "»---«"),
    "an open front matter": one(b"---\nname: x\n", "1:1", "front-matter-open", "»---«"),
    "Latin-1": one(business().decode().encode("latin-1"), "2:8", "not-utf8", "UTF-8"),
    "UTF-16": one(business().decode().encode("utf-16"), "1:1", "not-utf8", "UTF-8"),
    "a NUL": one(business("keywords: [a\0b]\n"), "7:13", "control-character", "U+0000"),
    "a bell in the text": one(business(body="Brot\x07\n"), "8:5", "control-character"),
    "a reversed line": one(business("keywords: \u202etxt\n"), "7:11", "control-character"),
    "an escaped NUL": one(business('keywords: "a\\0b"\n'), "7:11", "control-character"),
    "half a character": one(business('keywords: "\\ud83d"\n'), "7:11", "control-character"),
    "no character at all": one(business('keywords: "\\U00110000"\n'), "7:12", "yaml-syntax"),
    "a tower of accents": one(
        business(body="Z" + "\u0316\u0301" * 60_000), "8:1", "control-character", "Akzente"
    ),
    "5 MB of text": one(business(body="Brot. " * 900_000), "1:1", "file-too-large", "256 kB"),
    "100 kB of brackets": one(business("keywords: " + "[" * 100_000 + "\n"), "2:1",
                              "front-matter-too-large"),
    "16 kB of brackets": one(business("keywords: " + "[" * 15_000 + "\n"), "7:16", "yaml-depth"),
    "16 kB of braces": one(business("keywords: " + "{a: " * 3_700 + "\n"), "7:28", "yaml-depth"),
    "100 kB of brackets in the text": Bad({HOEVEL: business(body="[" * 100_000)}, ()),
    "100 kB of brackets and stars": Bad({HOEVEL: business(body="[*_`" * 25_000)}, ()),
    "an alias bomb": one(business(BILLION_LAUGHS), "7:5", "yaml-feature", "&"),
    "a merge key": one(business("<<: {name: y}\n"), "7:1", "yaml-feature", "<<"),
    "a tag": one(business("keywords: !!python/object:os.system x\n"), "7:11", "yaml-feature"),
    "a second document": one(business("...\n--- {a: b}\n"), "8:1", "yaml-syntax"),
    "the 31st of February": one(
        business("founding_date: 2026-02-31\n"), "7:16", "not-a-date", "Kalender"),
    "seconds since 1970": one(business("founding_date: 86400\n"), "7:16", "not-a-date"),
    "hours at 25:00": one(
        business("opening_hours: Mo-Fr 09:00-25:00\n"), "7:28", "opening-hours", "25:00"),
    "hours that contradict themselves": one(
        business("opening_hours: Mo 09:00-18:00; Mo 10:00-17:00\n"), "7:32", "opening-hours",
        "Mo 09:00-18:00"),
    "an event at 25:00": Bad(
        {"events/e.md": event(start_date="2026-12-05T25:00")},
        ("events/e.md:3:13 event-date",), ("00 bis 23",)),
    "an event on the 31st of February": Bad(
        {"events/e.md": event(start_date="2026-02-31")}, ("events/e.md:3:13 event-date",)),
    "an event a million times": Bad(
        {"events/e.md": event(start_date="2026-01-01T10:00", rrule="FREQ=SECONDLY")},
        ("events/e.md:4:13 event-rule",)),
    "ids that differ in case": Bad(
        {HOEVEL: business(), "businesses/Hoevel.md": business()},
        ("businesses/Hoevel.md:1:1 duplicate-id",), (HOEVEL,)),
    "ids that differ in Unicode form": Bad(
        {f"businesses/{NFC}.md": business(), f"businesses/{NFD}.md": business()},
        (f"businesses/{NFD}.md:1:1 bad-id", f"businesses/{NFC}.md:1:1 duplicate-id"),
        ("cafe.md",)),
    "one id in two formats": Bad(
        {HOEVEL: business(), "businesses/hoevel.yaml": b"name: H\ncategory: shop=bakery\n"
         b"street_address: Markt 1\nlegal_name: H\nverified: 2026-11-02\n"},
        ("businesses/hoevel.yaml:1:1 duplicate-id",), (HOEVEL,)),
    "a dangling business": Bad(
        {"offers/o.md": b"---\nname: O\nbusiness: eck-ladn\nvalid_from: 2026-11-01\n"
         b"valid_through: 2026-12-01\n---\n"},
        ("offers/o.md:3:11 unknown-reference",), ("eck-laden",)),
    "a dangling participant": Bad(
        {"events/e.md": event(start_date="2026-12-05", participants="[eck-laden, niemand]")},
        ("events/e.md:4:27 unknown-reference",), ("niemand",)),
    "a successor of itself": one(business("successor: hoevel\n"), "7:12", "successor-circle"),
    "three that succeed each other": Bad(
        {f"businesses/{a}.md": business(f"status: {s}\nsuccessor: {b}\n", name=a.upper())
         for a, b, s in (("a", "b", "closed"), ("b", "c", "closed"), ("c", "a", "open"))},
        ("businesses/c.md:8:12 successor-circle",), ("a → b → c",)),
    "a page at the portal's address": Bad(
        {"pages/betriebe.md": page()}, ("pages/betriebe.md:1:1 address-taken",), ("/betriebe/",)),
    "a page at an imprint's address": Bad(
        {"pages/impressum.md": page()}, ("pages/impressum.md:1:1 address-taken",)),
    "a device's name": Bad(
        {"pages/con.md": page()}, ("pages/con.md:1:1 bad-id",), ("Windows",)),
    "a file with a line break in its name": Bad(
        {"pages/a\nb.md": page()}, ("pages/a\nb.md:1:1 bad-id",), ("a-b.md",)),
    "a folder among the files": Bad(
        {"businesses/alt/hoevel.md": business()}, ("businesses/alt:1:1 file-type",)),
    "a picture bomb": picture(png_header(60_000, 60_000), "image-bomb", "40 Millionen"),
    "a truncated picture": picture(saved(DARK, "JPEG")[:4000], "image-broken", "Original"),
    "an empty picture": picture(b"", "image-broken", "leer"),
    "an SVG": picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image-format", "SVG"),
    "a text file named .jpg": picture(b"Das Bild folgt.\n", "image-format", "Textdatei"),
    "a picture outside the folder": one(
        business(IMAGE.replace("foto.jpg", "../../city.yaml")), "7:8", "image-missing", "Ordner"),
    "a picture at a full path": one(
        business(IMAGE.replace("foto.jpg", "/etc/passwd")), "7:8", "image-missing"),
    "a file that is a link": Bad(
        {}, (f"{HOEVEL}:1:1 symlink",), ("Verknüpfung",), {HOEVEL: "../city.yaml"}),
    "a link to nowhere": Bad({}, (f"{HOEVEL}:1:1 symlink",), (), {HOEVEL: "../fort.md"}),
    "a folder that is a link": Bad({}, ("offers:1:1 symlink",), (), {"offers": "businesses"}),
    "pictures that are a link": Bad({}, ("images:1:1 symlink",), (), {"images": "businesses"}),
    "a picture that is a link": Bad(
        {HOEVEL: business(IMAGE)}, (f"{HOEVEL}:7:8 symlink",), (),
        {"images/foto.jpg": "../city.yaml"}),
    "a script in the text": one(
        business(body="<script>alert(1)</script>\n"), "8:1", "text-html", "HTML"),
    "a link that runs a script": one(
        business(body="[x](javascript:alert(1))\n"), "8:1", "text-link", "https://"),
}  # fmt: skip
