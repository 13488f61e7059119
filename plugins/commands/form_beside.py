# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What runs beside the form service: previews, mails, the site after an approval."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.commands.form_service import NotReady

if TYPE_CHECKING:
    from plugins.editing.links.links import Links
    from plugins.editing.post.post import Post
    from plugins.editing.service.beside import Beside
    from plugins.editing.service.service import Service
    from plugins.editing.settings import Settings
    from plugins.editing.store.desk import Desk


def beside_for(
    settings: Settings,
    desk: Desk,
    clock: Callable[[], datetime],
    name: Callable[[], str],
    building: Building,
    open_ones: ExitStack,
) -> Beside:
    """Everything that the settings ask for; closed with ``open_ones``. Raises ``NotReady``."""
    from plugins.commands.serving.workshop import Workshop
    from plugins.editing.approval.site import Site
    from plugins.editing.preview.preview import Preview
    from plugins.editing.service.beside import Beside

    post = post_of(settings, clock, name)
    open_ones.callback(post.close)
    preview = site = None
    if settings.preview:
        preview = Preview(desk, settings.state, Workshop, clock, building.cache)
        open_ones.callback(preview.close)
    command = building.command(settings) if desk.may_approve else None
    if command:
        site = Site(command, clock)
        open_ones.callback(site.close)
    return Beside(preview, post, site)


def start(
    service: Service,
    settings: Settings,
    links: Links,
    clock: Callable[[], datetime],
    open_ones: ExitStack,
) -> None:
    """Begin: mails go out, trusted businesses are published, the first preview is built."""
    from plugins.editing.approval.notices import Notices
    from plugins.editing.approval.rounds import Rounds

    beside, known = service.beside, service.known
    assert beside.post is not None  # noqa: S101  ``beside_for`` makes one
    notices = Notices(
        service.desk,
        beside.post,
        links,
        settings.mail.caretakers,
        settings.address,
        known.city,
        known.names,
        clock,
    )
    published = beside.site.build if beside.site else _nothing
    rounds = Rounds(service.desk, settings.trusted, notices, published)
    open_ones.callback(rounds.close)
    rounds.start()
    beside.post.start()
    if beside.preview:
        beside.preview.warm()


def _nothing() -> None:
    """A forge builds the site."""


def post_of(settings: Settings, clock: Callable[[], datetime], name: Callable[[], str]) -> Post:
    """The mails of a service. Raises ``NotReady``."""
    from plugins.editing.post.carriers import Unready, carrier_for
    from plugins.editing.post.post import Post

    try:
        host = urlsplit(settings.address).hostname or ""
        carrier = carrier_for(settings.mail, settings.state, host)
        return Post(settings.state, carrier, clock, name)
    except (Unready, OSError) as error:
        raise NotReady(str(error)) from error


class Building:
    """How the site is built after an approval; ``now`` if the clock stands still. Without settings
    it is the site of the content folder.
    """

    def __init__(
        self, content: Path | None, output: Path, cache: Path, now: datetime | None
    ) -> None:
        self._content = content
        self._output = output
        self._now = now
        self._cache = cache

    @property
    def cache(self) -> Path | None:
        """A cache to share, if there is a content folder that others build, too."""
        return self._cache if self._content else None

    def command(self, settings: Settings) -> list[str] | None:
        """What to run; None where there is nothing to build from, or nowhere to."""
        output = settings.output or (self._output if self._content else None)
        content = self._content or Path(settings.repository.url, settings.repository.content)
        if output is None or not content.is_dir():
            return None
        cache = self._cache if self._content else settings.state / "cache"
        now = ["--now", self._now.isoformat()] if self._now else []
        return [
            sys.executable, "-P", "-m", "plugins.commands", "build", "--content", str(content),
            "--output", str(output), "--cache", str(cache), *now,
        ]  # fmt: skip
