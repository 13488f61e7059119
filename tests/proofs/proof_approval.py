# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demo city: how long a preview takes, and the queue with a hundred proposals; and mails, while
the process that sends them is killed again and again.

``STADTFENSTER_KILLS`` is how often.
"""

import os
import re
import shutil
import time
from pathlib import Path
from statistics import median

from plugins.commands.serving.workshop import Workshop
from plugins.editing.preview.preview import Preview
from plugins.editing.store.fields import fields_of
from tests.building import ROOT
from tests.editing.post.test_sending import killed
from tests.editing.service.house import opened
from tests.editing.store.town import edit, git, sent

KILLS = int(os.environ.get("STADTFENSTER_KILLS", "60"))
PROPOSALS = 100
FOLDER = "content/businesses"


def _demo(folder: Path) -> Path:
    town = folder / "town"
    shutil.copytree(ROOT / "content", town / "content")
    git(town, "init", "--quiet")
    git(town, "add", "--all")
    git(town, "commit", "--quiet", "-m", "Demo")
    return town


def test_a_preview_is_there_in_about_a_second(tmp_path: Path) -> None:
    """A telephone number, the hours, a text: the real pages of the demo city."""
    with opened(tmp_path, _demo(tmp_path)) as house:
        preview = Preview(house.desk, house.settings.state, Workshop, house.clock)
        try:
            began = time.perf_counter()
            preview.of({})
            first = time.perf_counter() - began
            path = f"{FOLDER}/baeckerei-hoevel.md"
            source = house.desk.file(path)
            assert source
            waited = []
            for number in range(12):
                files = {
                    path: re.sub(rb"telephone:.*", b'telephone: "+49 2391 55%d"' % number, source)
                }
                began = time.perf_counter()
                key = preview.of(files)
                waited.append(time.perf_counter() - began)
                page = preview.find(key, "betriebe/baeckerei-hoevel/")
                assert page
                assert f"2391 55{number}".encode() in page.read_bytes()
        finally:
            preview.close()
    print(f"\nVorschau: die erste {first:.1f} s, dann {median(waited):.2f} s")
    assert median(waited) < 3


def test_the_queue_of_a_busy_week(tmp_path: Path) -> None:
    """A hundred proposals: a page of twenty cards."""
    with opened(tmp_path, _demo(tmp_path)) as house:
        for path in sorted((tmp_path / "town" / FOLDER).glob("*.md"))[:PROPOSALS]:
            if "." in path.stem:  # a translation
                continue
            said = fields_of(path.read_text("utf-8"), path.name)
            change = edit(
                path.stem, {"telephone": said.get("telephone")}, {"telephone": "02391 55"}
            )
            house.desk.submit(sent(change, business=path.stem))
        house.desk.worker.round()
        caretaker = house.phone("")
        waited = []
        for _ in range(6):
            began = time.perf_counter()
            assert caretaker.get("/vorschlaege").text.count("<article") == 20
            waited.append(time.perf_counter() - began)
        number = len(house.desk.waiting())
    first, then = waited[0] * 1000, median(waited) * 1000
    print(f"\n{number} Vorschläge: zuerst {first:.0f} ms, dann {then:.0f} ms")
    assert median(waited) < 1


def test_mails_survive_kills(tmp_path: Path) -> None:
    """Nothing is lost; what comes twice was killed between the server's word and the note of it."""
    kept, arrived, twice = killed(tmp_path, KILLS)
    print(f"\n{KILLS}-mal beendet: {kept} Mails zugesagt, {arrived} angekommen, {twice} zweimal")
    assert arrived >= kept
    assert twice <= KILLS
