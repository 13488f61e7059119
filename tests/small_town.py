# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town of two shops and a market: enough for tests of commands that build again and again."""

from pathlib import Path

CITY = """\
name: Kleinstadt
site_name: Unser Kleinstadt
url: {url}
state: NW
postal_code: "58999"
operator:
  kind: municipality
  name: Stadt Kleinstadt
  street_address: Am Rathaus 1
  postal_code: "58999"
  address_locality: Kleinstadt
  email: stadt@kleinstadt.example
  telephone: +49 2391 5550
  representative: Bürgermeisterin Karin Vogt
accessibility:
  contact_email: barrierefrei@kleinstadt.example
  enforcement_name: Ombudsstelle für barrierefreie Informationstechnik
  enforcement_url: https://ombudsstelle.example/
  statement_date: 2026-11-01
privacy:
  officer_name: Datenschutzbeauftragte der Stadt
  officer_email: datenschutz@kleinstadt.example
  authority: Landesbeauftragte für Datenschutz
  hosting: Stadtwerke Kleinstadt
"""
BUSINESS = """\
---
name: {name}
category: shop=bakery
street_address: Markt {number}
opening_hours: Mo-Fr 06:30-18:00; PH off
verified: 2026-11-01
---

Brot und Kuchen.
"""
EVENT = """\
---
name: Wochenmarkt
start_date: 2026-12-04T08:00
end_date: 2026-12-04T12:00
rrule: FREQ=WEEKLY;BYDAY=FR;COUNT=6
location: laden-1
---

Gemüse und Käse.
"""


def write_town(folder: Path, url: str = "https://kleinstadt.example/", shops: int = 2) -> Path:
    """Write the town's content into `folder` (made) and return it; shops are `laden-1`, …"""
    (folder / "businesses").mkdir(parents=True)
    (folder / "city.yaml").write_text(CITY.format(url=url), "utf-8")
    for number in range(1, shops + 1):
        write_shop(folder, number, f"Laden {number}")
    (folder / "events").mkdir()
    (folder / "events" / "wochenmarkt.md").write_text(EVENT, "utf-8")
    return folder


def write_shop(folder: Path, number: int, name: str) -> Path:
    """Write the shop `laden-<number>` under a name, and return its file."""
    path = folder / "businesses" / f"laden-{number}.md"
    path.write_text(BUSINESS.format(name=name, number=number), "utf-8")
    return path
