# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the verbs of the form service share: its packages, its settings, its links."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import tasks
from plugins.commands import arguments
from plugins.commands.test import install_lock

if TYPE_CHECKING:
    from plugins.core.city import City
    from plugins.editing.links.links import Links
    from plugins.editing.settings import Settings
    from plugins.editing.submission import Value

#: Where a service without settings keeps what it must not lose, beside the content folder.
STATE = ".edit"
ADDRESS = "http://127.0.0.1:8001"


class NotReady(Exception):
    """The verb cannot be run; the message says why and what to do."""


class Opened(NamedTuple):
    """What a verb beside the service works with."""

    settings: Settings
    content: Path
    clock: Callable[[], datetime]
    links: Links


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of a verb beside the service: which service, and which content if not the service's own."""
    arguments.add_content(parser)
    parser.set_defaults(content=None)
    parser.add_argument("--config", type=Path, metavar="EDIT.TOML", help="die Einstellungen")


@contextmanager
def opened(given: argparse.Namespace) -> Iterator[Opened]:
    """The service that ``given`` names: with settings and no folder, the content that it fetched
    last. Raises ``NotReady``.
    """
    content: Path = given.content or Path("content")
    settings = settings_for(given.config, content)
    clock = clock_of(given.now)
    with ExitStack() as open_ones:
        if given.config is not None and given.content is None:
            folder = open_ones.enter_context(tempfile.TemporaryDirectory())
            content = content_of(settings, Path(folder))
        links = links_of(settings, clock)
        open_ones.callback(links.close)
        yield Opened(settings, content, clock, links)


def prepare() -> None:
    """Install what only the form service needs, when it is wanted for the first time."""
    try:
        install_lock("requirements-edit.lock")
    except tasks.SetupError as error:
        raise NotReady(str(error)) from error


def settings_for(config: Path | None, content: Path, address: str = ADDRESS) -> Settings:
    """The settings of a file, or those of a service on this machine for a content folder."""
    from plugins.editing.forges.local import repository_of
    from plugins.editing.settings import Invalid, Settings, read_settings

    if config is not None:
        try:
            return read_settings(config)
        except Invalid as invalid:
            raise NotReady(str(invalid)) from invalid
    if not content.is_dir():
        raise NotReady(f"Den Ordner »{content}« gibt es nicht.")
    state = content.resolve().parent / STATE
    return Settings(address=address, state=state, repository=repository_of(content))


def clock_of(now: datetime | None) -> Callable[[], datetime]:
    """The machine's clock, or one that stands still at ``now``."""
    return (lambda: now.astimezone(UTC)) if now else (lambda: datetime.now(UTC))


def links_of(settings: Settings, clock: Callable[[], datetime]) -> Links:
    """The links of a service."""
    from plugins.editing.links.links import Links
    from plugins.editing.links.secret import Spoilt

    try:
        return Links(settings.state, clock)
    except (Spoilt, OSError) as error:
        raise NotReady(str(error)) from error


def told(error: Exception) -> int:
    """Say why not; exit code 1."""
    print(error, file=sys.stderr)
    return 1


def content_of(settings: Settings, folder: Path) -> Path:
    """The content as the service last fetched it, laid into ``folder``; its lock is not needed."""
    import io
    import tarfile

    from plugins.editing.store.git import Git, GitFailed

    mirror = settings.state / "mirror.git"
    place = settings.repository.content.strip("/")
    names = [f"{place}/{name}" if place else name for name in ("businesses", "city.yaml")]
    try:
        if not mirror.is_dir():
            raise NotReady(
                f"In »{settings.state}« liegt noch kein Inhalt. Starten Sie den "
                "Formulardienst einmal, oder nennen Sie mit --content den Ordner."
            )
        packed = Git(mirror).run("archive", "--format=tar", "refs/forge/main", *names)
    except GitFailed as failed:
        raise NotReady(f"{mirror}: {failed}") from failed
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:  # Debian's Python 3.11.2 cannot filter what it extracts
            # Links stay away; a name that leads out of the folder is refused by git.
            if member.isfile() and (file := archive.extractfile(member)):
                path = folder / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.read())
    return folder / place if place else folder


def businesses_of(content: Path) -> tuple[City, dict[str, Mapping[str, Value]]]:
    """The city of a content folder, and what its businesses say, by id."""
    from plugins.core.city_file import read_city
    from plugins.core.slug import is_id
    from plugins.editing.rewriting.refused import Refused
    from plugins.editing.rewriting.rewrite import said

    folder = content / "businesses"
    if not folder.is_dir():
        raise NotReady(f"In »{content}« ist kein Ordner »businesses«.")
    found: dict[str, Mapping[str, Value]] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".md", ".yaml") or not is_id(path.stem):
            continue
        try:
            found[path.stem] = said(path.read_bytes().decode("utf-8"), path.name)
        except (Refused, UnicodeDecodeError, OSError):
            print(f"{path}: lässt sich nicht lesen; »check« sagt, warum.", file=sys.stderr)
    return read_city(content).or_stand_in(), found


def day_of_letter(moment: datetime, city: City) -> str:
    """``28. November 2026``."""
    from plugins.core.clock import in_city
    from plugins.editing.templates import plain_day

    return plain_day(in_city(moment, city.timezone).today)
