# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""»Meinten Sie …?«: whoever mistypes a word is told the one that exists."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from plugins import features
from plugins.core import pipeline
from tests.building import DEMO_NOW
from tests.core.cases import ERRORS

features.activate()
NOW = datetime.fromisoformat(DEMO_NOW)
SUGGESTIONS = [
    ("a field", "offers/o.md", "vaild_through: 2026-12-20", "valid_through"),
    ("a field with another name inside", "businesses/b.md", "regster: HRB 12", "register"),
    ("an enum's value", "businesses/b.md", "status: temporarily_closd", "temporarily_closed"),
    ("a word of a list", "businesses/b.md", "payment: [cash, girokard]", "girocard"),
    ("an id", "offers/o.md", "business: eck-ladn", "eck-laden"),
    ("an id in a list", "events/e.md", "participants: [eck-laden, ecklden]", "eck-laden"),
    ("an id where text is free", "events/e.md", "organizer: eck-ladn", "eck-laden"),
    ("a category's tag", "businesses/b.md", "category: shop=bakry", "shop=bakery"),
    ("a category's label", "businesses/b.md", "category: Bäkerei", "Bäckerei"),
    ("a category by another word", "businesses/b.md", "category: Friseursalon", "Friseur"),
    ("an event's kind", "events/e.md", "event_category: musik", "music"),
    ("a currency", "offers/o.md", "price_currency: €", "EUR"),
    ("a city's field", "city.yaml", "brandcolor: '#0b5d4e'", "brand_color"),
    ("a Land", "city.yaml", "state: NRW", "NW"),
    ("a part's field", "city.yaml", "voucher:\n  name: Gutschein\n  ulr: https://x.example", "url"),
    ("a time zone", "city.yaml", "timezone: Europe/Berln", "Europe/Berlin"),
    ("a picture", "businesses/b.md", "image: fotoo.jpg", "foto.jpg"),
    ("a weekday", "events/e.md", "rrule: FREQ=WEEKLY;BYDAY=DI", "TU"),
]
BASE = {
    "businesses/b.md": {"name": "B", "category": "shop=bakery", "street_address": "Markt 1"},
    "offers/o.md": {
        "name": "O",
        "business": "eck-laden",
        "valid_from": "2026-11-20",
        "valid_through": "2026-12-20",
    },
    "events/e.md": {"name": "E", "start_date": "2026-12-05T11:00"},
}


@pytest.mark.parametrize(("path", "line", "meant"), [s[1:] for s in SUGGESTIONS],
                         ids=[s[0] for s in SUGGESTIONS])  # fmt: skip
def test_a_mistyped_word_is_recognised(path: str, line: str, meant: str, tmp_path: Path) -> None:
    """»Meinten Sie …?« over fields, values, ids, categories and the city's fields."""
    content = tmp_path / "content"
    shutil.copytree(ERRORS / "_city", content)
    (content / "images").mkdir()
    (content / "images" / "foto.jpg").write_bytes(b"")
    name = line.partition(":")[0]
    if path == "city.yaml":
        kept = [x for x in (content / path).read_text("utf-8").splitlines() if x[:5] != name[:5]]
        (content / path).write_text("\n".join([*kept, line, ""]), "utf-8")
    else:
        fields = [f"{key}: {value}" for key, value in BASE[path].items() if key != name]
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_text("\n".join(["---", *fields, line, "---", ""]), "utf-8")
    hints = [p.hint for p in pipeline.run(content, NOW).errors if p.place.path == path]
    assert any(h.startswith("Meinten Sie ") and f"»{meant}«" in h for h in hints), hints
