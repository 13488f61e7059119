# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``remind``: »Stimmt alles noch?« to businesses that have not said so for long."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.commands import arguments, form_service
from plugins.commands.form_beside import post_of
from plugins.commands.form_service import NotReady, told

if TYPE_CHECKING:
    from plugins.editing.approval.reminding import Due
    from plugins.editing.post.post import Post
    from plugins.editing.settings import Settings


def run(argv: list[str]) -> int:
    """Remind, or list. Exit code 0; 1 if it cannot be done, or a mail cannot go out now."""
    given = _parser().parse_args(argv)
    try:
        form_service.prepare()
        return _remind(given)
    except (NotReady, OSError) as error:
        return told(error)


def _parser() -> argparse.ArgumentParser:
    parser = arguments.parser(
        "remind",
        "Fragt Betriebe per Mail, ob alles noch stimmt, wenn sie es lange nicht bestätigt haben "
        "(freshness.ageing in city.yaml); keinen öfter als einmal im Monat. Lassen Sie den Befehl "
        "jeden Tag laufen.",
    )
    form_service.add_arguments(parser)
    parser.add_argument("--dry-run", action="store_true", help="nur zeigen, wer gefragt würde")
    parser.add_argument(
        "--addresses",
        type=Path,
        metavar="CSV",
        help="erst Mailadressen übernehmen: je Zeile Kennung;Adresse, leer löscht",
    )
    return parser


def _remind(given: argparse.Namespace) -> int:
    from plugins.core.clock import in_city
    from plugins.editing.approval.reminding import due, remind

    with form_service.opened(given) as (settings, content, clock, links), ExitStack() as mails:
        city, businesses = form_service.businesses_of(content)
        post = post_of(settings, clock, lambda: city.site_name)
        mails.callback(post.close)
        if given.addresses:
            _take_over(given.addresses, businesses, post)
        now = clock()
        today = in_city(now, city.timezone).today
        found = due(businesses, _pending(settings), city, today, now, post, links)
        reached = [each for each in found if each.is_reachable]
        if not given.dry_run:
            address = settings.address
            reached = list(remind(found, businesses, city, address, now, post, links))
            while post.round():
                pass
        _tell(found, reached, dry=given.dry_run)
        return _unsent(post)


def _take_over(path: Path, businesses: Iterable[str], post: Post) -> None:
    """Keep the addresses of a table. Raises ``NotReady`` at the first line that is none."""
    from plugins.editing.post.letter import NoAddress

    known = frozenset(businesses)
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise NotReady(f"{path}: ist nicht als UTF-8 gespeichert.") from None
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=";"), 1):
        if not row or not row[0].strip() or row[0].startswith("#"):
            continue
        business, typed = row[0].strip(), row[1] if len(row) > 1 else ""
        if business not in known:
            raise NotReady(f"{path}:{number}: Einen Betrieb »{business}« gibt es nicht.")
        try:
            post.book.set_address(business, typed)
        except NoAddress as error:
            raise NotReady(f"{path}:{number}: {error}") from None


def _pending(settings: Settings) -> frozenset[str]:
    """Businesses with an open proposal, as the running service has written them down."""
    from plugins.editing.store.forge import BRANCHES
    from plugins.editing.store.outbox import open_branches

    path = settings.state / "outbox.sqlite"
    found = open_branches(path) if path.exists() else ()
    return frozenset(branch.removeprefix(BRANCHES) for branch in found)


def _tell(found: Iterable[Due], reached: list[Due], *, dry: bool) -> None:
    for each in reached:
        print(f"{each.name}: {_since(each)}, an {each.address}")
    if len(reached) == 1:
        print(f"1 Betrieb {'würde gefragt' if dry else 'gefragt'}.")
    else:
        print(f"{len(reached)} Betriebe {'würden gefragt' if dry else 'gefragt'}.")
    others = [each for each in found if not each.is_reachable]
    for each in others:
        print(f"  nicht gefragt: {each.name}: {_since(each)}, {_why(each)}")


def _since(each: Due) -> str:
    return f"bestätigt am {each.verified:%d.%m.%Y}" if each.verified else "nie bestätigt"


def _why(each: Due) -> str:
    if not each.address:
        return "keine Mailadresse"
    if each.reminded:
        return f"schon gefragt am {each.reminded:%d.%m.%Y}"
    return "kein gültiger Link (invite)"


def _unsent(post: Post) -> int:
    failures = post.failures()
    for failure in failures:
        print(f"{failure.subject}: {failure.told}", file=sys.stderr)
    if any(not failure.is_final for failure in failures):
        print("Der Formulardienst versucht es wieder.", file=sys.stderr)
    return 1 if failures else 0
