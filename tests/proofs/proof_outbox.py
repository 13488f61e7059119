# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form service is killed a thousand times, and no acknowledged submission is lost or doubled.

``STADTFENSTER_KILLS`` is the number of kills. Two towns at a time, one for each of two cores.
"""

import os
import secrets
import sys
import time
from pathlib import Path

from tests.editing.store.killing import Town

KILLS = int(os.environ.get("STADTFENSTER_KILLS", "1000"))
TOWNS = 2
CHECK_EVERY = 25


def lane(folder: Path, kills: int, seed: str) -> int:
    """Kill one town's service ``kills`` times; return how many submissions were acknowledged."""
    town = Town(folder, seed)
    for number in range(1, kills + 1):
        town.life()
        town.merge_some()
        if number % CHECK_EVERY == 0:
            town.check()
    town.deliver_all()
    return len(town.keys())


def test_a_thousand_kills(tmp_path: Path) -> None:
    """Every acknowledged submission is in the repository or the outbox, exactly once."""
    seed = os.environ.get("STADTFENSTER_SEED") or secrets.token_hex(4)
    begun = time.monotonic()
    lanes: list[tuple[int, Path]] = []
    for number in range(TOWNS):
        folder = tmp_path / str(number)
        folder.mkdir()
        process = os.fork()
        if not process:
            code = 1
            try:
                count = lane(folder, (KILLS + number) // TOWNS, f"{seed}-{number}")
                (folder / "count").write_text(str(count))
                code = 0
            except BaseException:
                sys.excepthook(*sys.exc_info())
            os._exit(code)
        lanes.append((process, folder))
    codes = [os.waitpid(process, 0)[1] for process, _ in lanes]
    assert codes == [0] * TOWNS, f"STADTFENSTER_SEED={seed}"
    counts = [int((folder / "count").read_text()) for _, folder in lanes]
    seconds = time.monotonic() - begun
    print(f"\n{KILLS} Abbrüche in {seconds:.0f} s, {sum(counts)} angenommen, 0 verloren, 0 doppelt")
    assert sum(counts) > KILLS  # or nobody sent
