# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the random sequences found, and what one thought of on the way: each as small as it gets."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from plugins.core.plan import Planned
from plugins.portal import drawing
from tests.incremental import changes
from tests.incremental.town import CITY, city_text, picture
from tests.incremental.twins import Twins
from tests.incremental.ways import Way


@pytest.fixture
def twins(tmp_path: Path) -> Twins:
    """A town that was built once."""
    made = Twins(tmp_path / "twins")
    made.check()
    return made


def with_city(twins: Twins, **parts: str) -> None:
    """Write `city.yaml` with other parts."""
    (twins.content / "city.yaml").write_text(city_text({**CITY, **parts}), "utf-8")


def replace(path: Path, old: str, new: str) -> None:
    """Replace what is there once in a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_records_with_new_dates_are_taken_from_memory_on_two_cores(twins: Twins) -> None:
    """A fresh checkout has other dates and the same bytes."""
    for path in twins.content.rglob("*.md"):
        path.touch()
    twins.check(Way(cores=2))


def test_a_picture_replaced_twice_within_a_tick_is_shown(twins: Twins) -> None:
    """A date that is not to be trusted says nothing, also not that nothing has changed."""
    for red in (1, 2, 3):
        (twins.content / "images" / "brot.png").write_bytes(picture(red))
        twins.check(Way(dates="none"))


def test_a_kept_fact_goes_with_the_city(twins: Twins) -> None:
    """A calendar's entry names the place of city.yaml, and the host of its address."""
    with_city(twins, places="places:\n  markt:\n    name: Alter Markt")
    twins.check()
    with_city(twins, url="url: https://andere.example/")
    twins.check()


def test_the_words_of_the_theme_stand_on_every_page(twins: Twins) -> None:
    """A new word in the catalogue that no script uses."""
    words = twins.theme / "locale" / "de" / "LC_MESSAGES" / "stadtfenster.po"
    text = words.read_text("utf-8")
    for number, msgid in enumerate(("Impressum", "Categories", "Streets")):
        at = text.find(f'msgid "{msgid}"')
        if at >= 0:
            at = text.index('msgstr "', at) + len('msgstr "')
            text = f"{text[:at]}Neu{number} {text[at:]}"
    assert text != words.read_text("utf-8")
    words.write_text(text, "utf-8")
    twins.check()


def test_a_record_is_another_in_another_city(twins: Twins) -> None:
    """The same bytes, and the word for its category has another meaning."""
    with_city(twins, categories="categories:\n  - {tag: shop=zukunft, label: Eisbude}")
    twins.check()
    replace(twins.content / "businesses" / "cafe.md", "Kaffee.", "Tee.")
    twins.now = twins.now.replace(day=24)
    twins.check()


def test_a_translation_that_is_renamed_is_another(twins: Twins) -> None:
    """The name of a file says the language, and it is not among its bytes."""
    english = twins.content / "businesses" / "hoevel.en.md"
    english.write_text("---\ncategory: shop=bakery\n---\n", "utf-8")
    twins.check()
    english.rename(english.with_name("hoevel.fr.md"))
    twins.check()


@pytest.mark.parametrize("folder", ["businesses/cafe.md", "images/brot.png"])
def test_a_date_that_is_put_back_hides_nothing(twins: Twins, folder: str) -> None:
    """``cp -p`` over a file of the same size."""
    path = twins.content / folder
    status, data = path.stat(), path.read_bytes()
    path.write_bytes(picture(7) if folder.endswith("png") else data.replace(b"Kaffee", b"Kakao."))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_mtime_ns == status.st_mtime_ns
    twins.check()


@pytest.mark.parametrize("at", range(5, 95, 10))
def test_a_flipped_bit_in_the_records_is_no_record(twins: Twins, at: int) -> None:
    """All that is kept has a checksum."""
    records = max(twins.cache.rglob("packed-*"), key=lambda path: path.stat().st_size)
    data = bytearray(records.read_bytes())
    for step in range(-40, 40):
        data[len(data) * at // 100 + step] ^= 1
    records.write_bytes(data)
    twins.now = twins.now.replace(day=24)
    twins.check()


def test_a_folder_in_the_place_of_a_page_is_replaced(twins: Twins) -> None:
    """And a file in the place of a folder."""
    page = twins.output / "betriebe" / "cafe" / "index.html"
    page.unlink()
    page.mkdir()
    twins.check()
    page.unlink()
    page.parent.rmdir()
    page.parent.write_text("eine Datei", "utf-8")
    twins.check()


def test_a_page_of_a_killed_build_does_not_stay(twins: Twins) -> None:
    """A build that dies after it published and before it wrote down what leaves pages behind."""
    new = twins.content / "businesses" / "sechs.md"
    for within, kills in (("output/", range(1, 9)), ("cache/", range(1, 30, 4))):
        for kill in kills:
            changes.edit_text(twins, 0, 0, kill)
            twins.check()
            twins.check()
            new.write_text("---\nname: Sechs\ncategory: Kiosk\nstreet_address: Markt 6\n---\n")
            twins.build_and_die(Way(kill=kill), within)
            new.unlink()
            twins.check()


def test_a_folder_among_the_records_hinders_nobody(twins: Twins) -> None:
    """Whatever lies in the cache, a build comes out well."""
    for name in ("records-*", "ledger", "seal"):
        for path in twins.cache.rglob(name):
            path.unlink()
            path.mkdir()
        twins.check(Way(dates="none"))
        twins.check()


@pytest.mark.parametrize("fresh", [True, False])
def test_a_template_saved_while_a_build_draws_is_drawn_by_the_next(
    twins: Twins, fresh: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is remembered of a template is what the pages were made from."""
    template = twins.theme / "templates" / "business.html"
    draw, saves = drawing._drawn, iter([f"<!-- {n} -->{{% endblock %}}" for n in range(9)])
    text = template.read_text("utf-8")

    def save_and_draw(planned: Planned, *rest: Any) -> Any:
        if planned.file in ("404.html", "angebote/index.html", "betriebe/hoevel/index.html"):
            template.write_text(text.replace("{% endblock %}", next(saves)), "utf-8")
        return draw(planned, *rest)

    if fresh:
        shutil.rmtree(twins.cache)
    monkeypatch.setattr(drawing, "_drawn", save_and_draw)
    twins.now = twins.now.replace(day=25)
    twins.build()
    monkeypatch.undo()
    twins.check()
