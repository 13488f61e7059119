# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service that is killed, again and again, while people send and its worker delivers.

Each life is a forked process: ``SIGKILL`` ends it at a random moment, every second time together
with the git that it had started. Between lives the forge merges some proposals, as forges do.
"""

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CalledProcessError

from plugins.editing.store.clash import Conflict
from plugins.editing.store.desk import Desk
from plugins.editing.store.forge import Declined
from plugins.editing.store.outbox import Outbox
from plugins.editing.submission import Edit, Submission, Value
from tests.editing.store.town import desk, git, repository, settings

SENDERS = 3
#: So many businesses has each sender, who is the only one to change them.
EACH = 3
#: In seconds: between two presses of a sender; at most, between the last press that a life is to
#: see and its end.
PAUSE, LONGER = 0.005, 0.04
#: So many presses a life is to see at most; most see fewer.
PRESSES = 5


def clock() -> datetime:
    """The time: a service that is started again must find its pauses over."""
    return datetime.now(UTC)


class Town:
    """A forge's repository in ``folder``, a service's state beside, and what was acknowledged."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.random = random.Random(seed)
        self.acknowledged = folder / "acknowledged"
        self.acknowledged.touch()
        business = "---\nname: Betrieb {0}\ncategory: shop=yes\nstreet_address: Markt {0}\n---\n"
        names = [(sender, number) for sender in range(SENDERS) for number in range(EACH)]
        work = repository(
            folder / "work",
            {f"content/businesses/b-{s}-{n}.md": business.format(f"{s}{n}") for s, n in names},
        )
        git(folder, "clone", "--quiet", "--bare", str(work), "forge.git")
        self.forge = folder / "forge.git"
        git(self.forge, "config", "receive.advertisePushOptions", "true")
        # After some thousand objects it would tidy up, beside whatever goes on, and take away files
        # that ``fsck`` is about to read.
        git(self.forge, "config", "gc.auto", "0")
        self.settings = settings(folder, str(self.forge), driver="gitlab")
        self.on_the_way: set[int] = set()

    def life(self) -> None:
        """Start the service, let people send, and kill it."""
        self.on_the_way = set(self._talking())
        ready, told = os.pipe()
        child = os.fork()
        if not child:
            os.close(ready)
            self._live(told)
        os.close(told)
        with os.fdopen(ready, "rb", buffering=0) as waiting:
            # A life may end before it has begun; most begin, and see some presses acknowledged.
            for _ in range(self.random.choice([0, 1, 1, 1]) * self.random.randint(0, PRESSES)):
                waiting.read(1)
            time.sleep(self.random.uniform(0, LONGER))
        descendants = list(_descendants(child)) if self.random.random() < 0.5 else []
        os.kill(child, signal.SIGKILL)
        for process in descendants:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        os.waitpid(child, 0)

    def _live(self, told: int) -> None:
        try:
            with desk(self.settings, clock) as opened:
                opened.worker.start()
                for sender in range(SENDERS):
                    sending = (opened, sender, told)
                    threading.Thread(target=self._send, args=sending, daemon=True).start()
                time.sleep(60)
        finally:
            os._exit(3)

    def _send(self, opened: Desk, sender: int, told: int) -> None:
        log = os.open(self.acknowledged, os.O_WRONLY | os.O_APPEND)
        while True:
            business = f"b-{sender}-{random.randrange(EACH)}"
            key = f"{business}-{os.urandom(8).hex()}"
            held = opened.record("business", business, business)
            line = next((x for x in held.source.splitlines() if x.startswith("telephone: ")), "")
            before: dict[str, Value] = {"telephone": line.partition(": ")[2].strip("\"'") or None}
            edit = Edit("business", business, {"telephone": f"0049 {key[-16:]}"}, before)
            try:
                opened.submit(Submission(key, business, "Link x", clock().isoformat(), (edit,)))
            except (Conflict, Declined) as error:
                why = getattr(error, "clashes", error)
                os.write(log, f"FEHLER {key} {why!r}\n".encode())
                continue
            os.write(log, f"{key}\n".encode())
            os.write(told, b".")
            time.sleep(PAUSE)
            if random.random() < 0.5:  # or lives would end before anything is delivered
                while (fate := opened.fate(key)) and fate.state == "waiting":
                    time.sleep(PAUSE)

    def merge_some(self) -> None:
        """The Kümmerer merges some proposals on the forge, whose branches go.

        What a killed service had sent may move a branch meanwhile. A forge merges what was looked
        at, or nothing: had it merged that and kept the newer branch, both would hold a key until
        the service comes again (``test_interrupted`` does that). Nobody merges so soon that what
        lives before the last one had sent is still on the way.
        """
        while not self.on_the_way.isdisjoint(self._talking()):
            time.sleep(PAUSE)
        asked = ("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads/vorschlag")
        for line in git(self.forge, *asked).splitlines():
            ref, tip = line.split()
            if self.random.random() < 0.2:
                tree = git(self.forge, "merge-tree", "--write-tree", "main", tip)
                merged = git(self.forge, "commit-tree", tree, "-p", "main", "-p", tip, "-m", "Gern")
                both = f"update refs/heads/main {merged}\ndelete {ref} {tip}\n"
                with suppress(CalledProcessError):
                    git(self.forge, "update-ref", "--stdin", told=both)

    def _talking(self) -> Iterator[int]:
        """The processes that talk to the forge, or are its own."""
        for path in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if os.fsencode(self.forge) in (path / "cmdline").read_bytes():
                    yield int(path.name)

    def keys(self) -> set[str]:
        """What was acknowledged."""
        return set(self.acknowledged.read_text().split("\n")) - {""}

    def in_repository(self) -> Counter[str]:
        """How often each key is in the forge's repository."""
        wanted = "--format=%(trailers:key=Vorgang,valueonly,separator=%x20)"
        return Counter(git(self.forge, "log", "--branches", wanted).split())

    def check(self) -> None:
        """Each acknowledged key is in the repository once, or it waits in the outbox, once."""
        outbox = Outbox(self.settings.state / "outbox.sqlite")
        try:
            there = self.in_repository()
            for key in self.keys():
                assert " " not in key, key
                fate = outbox.fate(key)
                assert fate is not None, f"{key}: verloren"
                assert fate.state in ("waiting", "delivered"), f"{key}: {fate}"
                at_least = 1 if fate.state == "delivered" else 0
                assert at_least <= there[key] <= 1, f"{key}: {fate.state}, {there[key]} mal"
            assert max(there.values(), default=0) <= 1
        finally:
            outbox.close()

    def deliver_all(self) -> None:
        """A last life, which nobody ends before everything is delivered."""
        with desk(self.settings, clock) as opened:
            deadline = time.monotonic() + 120
            while opened.worker.is_behind() and time.monotonic() < deadline:
                opened.worker.round()
        self.check()
        there = self.in_repository()
        assert {key for key in self.keys() if there[key] != 1} == set()
        git(self.forge, "fsck", "--strict")
        git(self.settings.state / "mirror.git", "fsck", "--strict")


def _descendants(process: int) -> Iterator[int]:
    """The processes that it has started; those at work in the forge's repository are elsewhere."""
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in path.read_text().split():
                command = Path(f"/proc/{child}/cmdline").read_bytes()
                if b"receive-pack" not in command and b"upload-pack" not in command:
                    yield int(child)
                    yield from _descendants(int(child))
