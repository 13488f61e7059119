# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small town with one of everything that a page can look at.

Its records name each other in every way there is: offers and events their business, a business its
successor, events a place of the city, editors' texts pages of the site. Some are held back.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.incremental.town_records import RECORDS

#: The parts of ``city.yaml`` by name.
CITY = {
    "name": "name: Kleinstadt",
    "site_name": "site_name: Unser Kleinstadt",
    "url": "url: https://kleinstadt.example/",
    "state": "state: NW",
    "languages": "languages: [de, en]",
    "postal_code": 'postal_code: "58999"',
    "brand_color": 'brand_color: "#0b5d4e"',
    "voucher": "voucher:\n  name: Stadtgutschein",
    "operator": """\
operator:
  kind: municipality
  name: Stadt Kleinstadt
  street_address: Am Rathaus 1
  postal_code: "58999"
  address_locality: Kleinstadt
  email: stadt@kleinstadt.example
  telephone: +49 2391 5550
  representative: Bürgermeisterin Karin Vogt""",
    "places": """\
places:
  markt:
    name: Marktplatz
    street_address: Markt 1""",
    "holidays": "holidays:\n  2026-12-06: Nikolaussonntag",
    "school_holidays": """\
school_holidays:
  - name: Weihnachtsferien
    start_date: 2026-12-23
    end_date: 2027-01-06""",
    "freshness": "freshness:\n  ageing: 60\n  stale: 200",
    "categories": """\
categories:
  - tag: shop=eisbude
    label: Eisbude
    plural: Eisbuden
    group: gastronomie
    type: IceCreamShop
    icon: eis""",
}


def record_text(folder: str, name: str) -> str:
    """The file of one record of the town."""
    return f"---\n{RECORDS[folder][name]}"


def city_text(parts: dict[str, str]) -> str:
    """``city.yaml`` from its parts."""
    return "\n".join(filter(None, parts.values())) + "\n"


def picture(red: int, green: int = 90) -> bytes:
    """A tiny picture; all have the same number of bytes."""
    stream = BytesIO()
    Image.new("RGB", (24, 16), (red, green, 60)).save(stream, "PNG", compress_level=0)
    return stream.getvalue()


def write_town(content: Path) -> None:
    """Write the town into ``content``, which is made."""
    for folder, records in RECORDS.items():
        (content / folder).mkdir(parents=True)
        for name in records:
            (content / folder / f"{name}.md").write_text(record_text(folder, name), "utf-8")
    (content / "businesses" / "hoevel.en.md").write_text(
        "---\nname: Hövel's Bakery\n---\n\nBread.\n", "utf-8"
    )
    (content / "images").mkdir()
    (content / "images" / "brot.png").write_bytes(picture(200))
    (content / "images" / "laden.png").write_bytes(picture(40))
    (content / "city.yaml").write_text(city_text(CITY), "utf-8")
