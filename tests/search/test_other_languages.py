# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Visitors find what they call by other names than the records do."""

import shutil
from pathlib import Path

import pytest
import yaml

from plugins.core.pipeline import Outcome
from plugins.search.words import search_words
from tests.building import ROOT
from tests.search.engine import TODAY, Engine, pure_script

#: What is typed, and the business that has to stand among the first three.
QUERIES = {
    "en": {
        "bakery": "baeckerei-hoevel",
        "bread": "baeckerei-hoevel",
        "bike repair": "fahrrad-bergrad",
        "chemist": "markt-apotheke",
        "haircut": "friseur-schnittpunkt",
        "glasses": "optik-scharfenberg",
        "flowers": "blumen-rosenthal",
        "jewelry": "goldschmiede-ohm",
        "wedding ring": "goldschmiede-ohm",
        "dentist": "zahnarztpraxis-keller",
        "meat": "metzgerei-sonntag",
        "ATM": "geldautomat-bahnhof",
        "swimming": "hallenbad",
        "spare key": "schluessel-klein",
        "hardware store": "eisenwaren-luetke",
        "shoe repair": "schuhmacher-dreier",
        "lawyer": "kanzlei-droste",
        "tyres": "kfz-bruns",
        "cell phone": "funkloch",
        "children's books": "buchhandlung-kettler",
        "vet": "tierarztpraxis-voss",
    },
    "tr": {
        "ekmek": "baeckerei-hoevel",
        "eczane": "markt-apotheke",
        "kuaför": "friseur-schnittpunkt",
        "gözlük": "optik-scharfenberg",
        "çiçekçi": "blumen-rosenthal",
        "berber": "barbershop-malek",
        "anahtar": "schluessel-klein",
        "kitap": "buchhandlung-kettler",
        "dişçi": "zahnarztpraxis-keller",
    },
}
FILTERS = {
    "en": {
        "wheelchair": "wheelchair",
        "today": "today",
        "vegan": "vegan",
        "outdoor seating": "outdoor",
        "free events": "free",
    },
    "tr": {"bugün": "today", "vegan": "vegan", "helal": "halal", "ücretsiz": "free"},
}


@pytest.fixture(scope="module", params=["en", "tr"])
def spoken(
    request: pytest.FixtureRequest, spoken_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Engine]:
    """A language, and the engine over its index of the demo city."""
    language: str = request.param
    folder = tmp_path_factory.mktemp(language)
    for file in (spoken_site / language / "suche").glob("*.json"):
        shutil.copy(file, folder)
    shutil.copy(spoken_site / language / "betriebe" / "stunden.json", folder / "stunden.txt")
    (folder / "engine.mjs").write_text(pure_script(), "utf-8")
    return language, Engine(folder, Outcome((), {}, 0, ()))


def test_trades_and_wares_are_found(spoken: tuple[str, Engine]) -> None:
    """Each among the first three."""
    language, engine = spoken
    asked = QUERIES[language]
    answers = engine.ask([(query, f"{TODAY.date()}T10:00") for query in asked])
    found = dict(zip(asked, (answer.found[:3] for answer in answers), strict=True))
    assert [q for q, name in asked.items() if f"business/{name}" not in found[q]] == [], found


def test_words_filter(spoken: tuple[str, Engine]) -> None:
    """Those that German has, too."""
    language, engine = spoken
    asked = FILTERS[language]
    answers = engine.ask([(query, f"{TODAY.date()}T10:00") for query in asked])
    assert [answer.filters for answer in answers] == [(name,) for name in asked.values()]
    assert search_words(language).filters.keys() == search_words("de").filters.keys()


@pytest.mark.parametrize("language", ["en", "tr"])
def test_trades_are_categories(language: str) -> None:
    """Each tag of the table is one of the built-in categories, in its first spelling."""
    data = yaml.safe_load((ROOT / "plugins/businesses/categories.yaml").read_text("utf-8"))
    tags = {row["tag"] for group in data["groups"] for row in data[group["id"]]}
    assert set(search_words(language).trades) <= tags
