# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form service is killed a thousand times, and no acknowledged submission is lost or doubled;
left alone, it takes hundreds a second.

``STADTFENSTER_KILLS`` is the number of kills. Two towns at a time, one for each of two cores.
"""

import os
import secrets
import sys
import threading
import time
from pathlib import Path
from statistics import median, quantiles

from tests.editing.store.killing import Town, clock
from tests.editing.store.town import BAKERY, HOURS, desk, edit, repository, sent, settings

KILLS = int(os.environ.get("STADTFENSTER_KILLS", "1000"))
TOWNS = 2
CHECK_EVERY = 25

BUSINESSES, SENDERS = 2_000, 10
#: Submissions a second, and milliseconds that 99 of 100 wait at most.
LEAST, MOST = 200, 150


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


def test_hundreds_a_second(tmp_path: Path) -> None:
    """Ten people at a time send to a town of 2,000 businesses while the worker delivers: each hears
    of it once it is durable. What a proposal costs is told beside.
    """
    paths = [f"content/businesses/b-{number}.md" for number in range(BUSINESSES)]
    town = repository(tmp_path / "town", dict.fromkeys(paths, BAKERY))
    waited: list[float] = []
    with desk(settings(tmp_path, str(town)), clock) as store:
        presses = [
            sent(
                edit(f"b-{n}", {"opening_hours": HOURS}, {"opening_hours": "Mo off"}),
                business=f"b-{n}",
            )
            for n in range(BUSINESSES)
        ]
        for press in presses[:20]:
            store.submit(press)
        begun = time.perf_counter()
        store.worker.round()
        proposal = (time.perf_counter() - begun) / 20

        def send(share: int) -> None:
            for press in presses[20 + share :: SENDERS]:
                begun = time.perf_counter()
                store.submit(press)
                waited.append((time.perf_counter() - begun) * 1000)

        store.worker.start()
        threads = [threading.Thread(target=send, args=(share,)) for share in range(SENDERS)]
        begun = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rate = len(waited) / (time.perf_counter() - begun)
    last = quantiles(waited, n=100)[98]
    print(
        f"\n{rate:.0f} Einsendungen in der Sekunde, Median {median(waited):.0f} ms, "
        f"99 % unter {last:.0f} ms; {proposal * 1000:.0f} ms je Vorschlag"
    )
    assert rate >= LEAST and last <= MOST
