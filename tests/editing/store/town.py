# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town with a git repository, and what its people send."""

import itertools
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from plugins.editing.forges.forge import forge_for
from plugins.editing.settings import Forge, Repository, Settings
from plugins.editing.store.desk import Desk
from plugins.editing.submission import Edit, Kind, Photo, Submission, Value

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)

HOURS = "Tu-Fr 06:30-18:00; Sa 06:30-13:00"
BAKERY = """\
---
name: Bäckerei Hövel
category: shop=bakery
street_address: Lange Straße 12
telephone: "+49 2371 1234"   # im Laden
opening_hours: Tu-Fr 06:30-18:00; Sa 06:30-13:00
verified: 2026-10-01
---

Brot seit 1911.
"""
BOOKS = """\
---
name: Buchhandlung Kettler
category: shop=books
street_address: Lange Straße 3
opening_hours: Mo-Sa 09:00-18:00
---
"""
OFFER = """\
---
name: Stollen
business: baeckerei-hoevel
valid_from: 2026-11-20
valid_through: 2026-12-20
---
"""
FILES: Mapping[str, str] = MappingProxyType({
    "content/businesses/baeckerei-hoevel.md": BAKERY,
    "content/businesses/buchhandlung-kettler.md": BOOKS,
    "content/offers/stollen.md": OFFER,
    "README.md": "Eine Stadt.\n",
})  # fmt: skip

_numbers = itertools.count(1)


class Clock:
    """A clock that somebody else moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


def git(folder: Path, *arguments: str, told: str | None = None) -> str:
    """What git prints, run as somebody who works in ``folder``; ``told`` is what it reads."""
    who = ["-c", "user.name=Kümmerer", "-c", "user.email=k@example.org"]
    command = ["git", "-c", "init.defaultBranch=main", *who, *arguments]
    done = subprocess.run(
        command, cwd=folder, check=False, capture_output=True, text=True, input=told
    )
    if done.returncode:
        failed = subprocess.CalledProcessError(done.returncode, command)
        failed.add_note(done.stdout + done.stderr)
        raise failed
    return done.stdout.strip()


def repository(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """A repository with a work tree that holds ``files``."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet")
    commit(folder, files)
    return folder


def commit(folder: Path, files: Mapping[str, str | None], told: str = "Von Hand") -> None:
    """Write ``files``, of which None are removed, and commit them."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            (folder / path).unlink()
        else:
            (folder / path).write_bytes(text.encode())
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", told)


def settings(folder: Path, url: str, **forge: object) -> Settings:
    """A service for the repository at ``url`` with its state beside."""
    return Settings(
        address="http://127.0.0.1",
        state=folder / "state",
        repository=Repository(url=url),
        forge=Forge.model_validate(forge),
    )


@contextmanager
def desk(told: Settings, clock: Callable[[], datetime] | None = None) -> Iterator[Desk]:
    """The store, whose worker works when a test says so."""
    opened = Desk(told, forge_for(told), clock or Clock(), first_pause=1)
    try:
        yield opened
    finally:
        opened.close()


def edit(
    record: str,
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    kind: Kind = "business",
) -> Edit:
    """A change of fields that said ``before``."""
    return Edit(kind, record, dict(after), dict(before))


def sent(
    *edits: Edit,
    business: str = "baeckerei-hoevel",
    key: str = "",
    source: str = "Link k7f3",
    photos: tuple[Photo, ...] = (),
    note: str = "",
) -> Submission:
    """A press of the button."""
    key = key or f"vorgang-{next(_numbers):06}"
    return Submission(key, business, source, NOW.isoformat(), edits, photos, note)


def hours(
    after: str, before: str = "Tu-Fr 06:30-18:00; Sa 06:30-13:00", key: str = ""
) -> Submission:
    """The bakery opens at other hours."""
    change = edit("baeckerei-hoevel", {"opening_hours": before}, {"opening_hours": after})
    return sent(change, key=key)


def phone(after: str, before: str = "+49 2371 1234") -> Submission:
    """The bakery has another number."""
    return sent(edit("baeckerei-hoevel", {"telephone": before}, {"telephone": after}))
