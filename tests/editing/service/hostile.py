# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody with a real link who means harm: every form, filled with what breaks things."""

import re
from random import Random

from tests.editing.service.house import BAKERY, House, Phone, fields_of

PAGES = ("/", "/heute", "/geschlossen", "/feiertag", "/oeffnungszeiten", "/texte", "/angaben",
         "/fotos", "/melden/fehler", "/melden/termin", "/meldungen",
         "/angebote/neu", "/angebote/stollen", "/termine/neu", "/betriebe")  # fmt: skip
ELSEWHERE = ("/entscheidung", "/angebote/stollen/ende", "/termine/stollen/ende", "/gesendet/x",
             "/angebote/../../city", "/angebote/..%2f..%2fcity", "/l/x", "/nirgends")  # fmt: skip
#: Fields that no page has, or not this one.
NAMES = ("opening_hours", "_fields", "_stand", "special-first", "special-last", "special-hours",
         "special-remove", "special-note", "hours-0-from", "hours-7-to", "hours-same", "image",
         "images", "business", "organizer", "participants", "verified", "source", "id", "kind",
         "name_en", "text_en", "text_xx", "kept", "wahl-0", "betrieb", "tag", "von", "bis", "dauer",
         "rrule", "exdate", "rrule-until", "start_date-time", "", "__proto__")  # fmt: skip
VALUES = (
    "",
    " ",
    "\r\nname: x",
    "---\r\nname: x\r\n---",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "../../../etc/passwd",
    "content/city.yaml",
    "!!python/object:os.system x",
    "&a *a",
    "'",
    '"',
    '"\\',
    "# kein Kommentar",
    ": ",
    "- a",
    "{a: b}",
    "[",
    "|",
    ">-",
    "%YAML 1.1",
    "\t",
    "Vorgang: gefaelscht-0001\r\nLink-Id: x",
    "\x1b[31m",
    "\ufeff",
    "\u2028",
    "\u202etxt",
    "😀" * 200,
    "A" * 20_000,
    "2026-13-45",
    "31.02.2026",
    "25:00",
    "9-6",
    "24",
    "24-24",
    "-1",
    "9" * 5_000,
    "no",
    "0o17",
    "1e9",
    "NaN",
    "*/",
    "{{ 7 * 7 }}",
    "%s%n",
    "$(id)",
    "FREQ=SECONDLY",
    "2026",
    "1",
    "anderer",
    "https://evil.example/" + "a" * 3_000,
    "mailto:x@y",
    "Mo-Fr 09:00-18:00; PH off",
    "Mo[1] 09:00-10:00",
    "week 1-53/2 Mo 09:00-10:00",
    "01.01.0001",
    "31.12.9999",
    "sunrise-sunset",
)


def attack(house: House, random: Random, times: int) -> list[tuple[str, int]]:
    """Send ``times`` forms; return what was sent where and answered with an error of ours."""
    phone, caretaker = house.phone(), house.phone("")
    caretaker.send("/betriebe", {"betrieb": BAKERY})
    failed = []
    for number in range(times):
        who = random.choice((phone, phone, caretaker))
        path, data = _form(who, random)
        for _ in range(random.randint(1, 6)):
            name = random.choice((*NAMES, *data) if random.random() < 0.4 else (*data,) or NAMES)
            if name in ("_csrf", "_key") and random.random() < 0.9:
                continue
            data[name] = random.choices(VALUES, k=random.choice((1, 1, 1, 2, 5)))
        answer = who.ask("POST", path, data=data)
        if answer.status_code >= 500 or "Traceback" in answer.text:
            failed.append((f"{path} {data}", answer.status_code))
        if number % 20 == 19:
            house.desk.worker.round()
            assert_own(house)
    house.desk.worker.round()
    assert_own(house)
    return failed


def _form(who: Phone, random: Random) -> tuple[str, dict[str, list[str]]]:
    path = random.choice(PAGES)
    page = who.get(path)
    forms = re.findall(r'<form(?=[^>]*method="post")', page.text.replace("/abmelden", ""))
    data = fields_of(page.text) if page.status_code == 200 and forms else {}
    return (random.choice(ELSEWHERE) if random.random() < 0.1 else path), data


def assert_own(house: House) -> None:
    """Nothing is proposed but the business's own record, its offers, its events."""
    own = re.compile(
        rf"content/(businesses/{BAKERY}(\.[a-z]+)?\.md|(offers|events)/[a-z0-9-]+(\.[a-z]+)?\.md)\Z"
    )
    for proposal in house.desk.waiting():
        assert proposal.business == BAKERY
        view = house.desk.view(proposal)
        assert [path for path in view.files if not own.match(path)] == []
        for touched in view.touched:
            source = touched.after.source if touched.after else ""
            if touched.record.kind == "offer":
                assert re.search(rf"(?m)^business: {BAKERY}$", source), source
