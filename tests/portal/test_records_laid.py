# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records that many are taken in at once lie where they were laid then: once, and for good."""

from __future__ import annotations

import marshal
from collections import Counter
from pathlib import Path

import pytest

from plugins.core import keep
from plugins.portal.ledger import Ledger, load
from tests.building import DEMO_NOW, build_site, run_verb
from tests.small_town import write_shop, write_town

SHOPS = 250


def ledger_in(cache: Path) -> Ledger:
    """What the last build left."""
    [folder] = (cache / "builds").iterdir()
    key = marshal.loads(keep.load(folder / "ledger") or b"")["key"]  # noqa: S302 - written by us
    return load(folder, key)


def shops_in(ledger: Ledger) -> Counter[str]:
    """How often each shop lies in the files of records."""
    names = Counter(name for pack in ledger.records_in for name in pack.names)
    return Counter({name: count for name, count in names.items() if name.startswith("businesses/")})


@pytest.mark.parametrize("cores", ["1", "2", "3"])
def test_each_record_lies_there_once(tmp_path: Path, cores: str) -> None:
    """In a file of the process that took it in; also when one of them, or most, have changed."""
    content = write_town(tmp_path / "content", shops=SHOPS)
    paths = {f"businesses/laden-{n}.md" for n in range(1, SHOPS + 1)}
    for changed in (0, 1, SHOPS - 20):
        for number in range(1, changed + 1):
            write_shop(content, number, f"Laden {number}, geändert mit {changed}")
        build_site(tmp_path, content, {"STADTFENSTER_CORES": cores})
        ledger = ledger_in(tmp_path / "cache")
        assert shops_in(ledger) == Counter(paths)
        # A process may have come too late for any. Files that were young are looked at again.
        if changed < 2:
            assert 2 <= len(ledger.records_in) <= int(cores) + 1 + 2 * changed
        assert {pack.file for pack in ledger.records_in} | ledger.kept.lying_in == {
            path.name for path in ledger.folder.glob("*packed-*")
        }


@pytest.mark.parametrize("city", ["url: nirgendwo\n", ""])
def test_what_is_refused_leaves_nothing(tmp_path: Path, city: str) -> None:
    """Neither where the city's own file is wrong nor where most shops are."""
    content = write_town(tmp_path / "content", shops=SHOPS)
    with (content / "city.yaml").open("a", encoding="utf-8") as file:
        file.write(city)
    for number in () if city else range(1, SHOPS):
        shop = write_shop(content, number, f"Laden {number}")
        shop.write_text(shop.read_text("utf-8").replace("shop=bakery", "shop=xyz"), "utf-8")
    done = run_verb(
        *("build", "--content", content, "--output", tmp_path / "output"),
        *("--cache", tmp_path / "cache", "--now", DEMO_NOW, "--publish"),
    )
    assert done.returncode == 1, done.stderr
    assert not [*(tmp_path / "cache").rglob("*packed-*")]
