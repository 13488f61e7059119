# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``edit``: the form service, on this machine or as its settings say."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.commands import arguments, form_service
from plugins.commands.form_service import NotReady, told
from plugins.commands.serving.port import LOOPBACK, Socket, listening

if TYPE_CHECKING:
    from plugins.editing.links.links import Links
    from plugins.editing.settings import Settings

PORT = 8001
_SHOWN = 3


def run(argv: list[str]) -> int:
    """Serve until Ctrl-C. Exit code 0; 1 if it cannot be started."""
    given = _parser().parse_args(argv)
    port = PORT if given.port is None else given.port
    try:
        if given.host != LOOPBACK and given.config is None:
            raise NotReady("Ohne --config gibt es den Formulardienst nur auf diesem Rechner.")
        form_service.prepare()
        with listening(port, exactly=given.port is not None, host=given.host) as listener:
            return _serve(given, listener)
    except NotReady as error:
        return told(error)
    except OSError as error:
        print(f"Port {port} ist nicht frei ({error.strerror}).", file=sys.stderr)
        print("Nehmen Sie mit --port einen anderen.", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = arguments.parser(
        "edit",
        "Startet den Formulardienst auf diesem Rechner: ohne Netz, ohne Forge, mit dem "
        "Inhaltsordner. Mit --config so, wie die Datei sagt (docs/formulardienst.md).",
    )
    arguments.add_content(parser)
    parser.add_argument("--port", type=int, help=f"Port auf diesem Rechner ({PORT})")
    parser.add_argument(
        "--host", default=LOOPBACK, help="woran er hört; in einem Container 0.0.0.0 (127.0.0.1)"
    )
    parser.add_argument("--config", type=Path, metavar="EDIT.TOML", help="die Einstellungen")
    parser.add_argument(
        "--output", type=Path, default=Path("output"), help="die Seite nach einer Freigabe (output)"
    )
    parser.add_argument("--cache", type=Path, default=Path(".cache"), help="Zwischenspeicher")
    return parser


def _serve(given: argparse.Namespace, port: Socket) -> int:
    from plugins import features
    from plugins.commands.form_beside import Building, beside_for, start
    from plugins.commands.form_server import server
    from plugins.editing.forges.forge import forge_for
    from plugins.editing.form.judging import label_of
    from plugins.editing.service.application import application
    from plugins.editing.store.desk import Desk
    from plugins.editing.store.forge import Away, Declined
    from plugins.editing.store.lock import Busy

    # uvicorn ends in order and then raises the signal once more: that must not be the end of us.
    # A shell starts background jobs with SIGINT ignored; a service manager sends SIGTERM.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    _log_to_terminal()
    features.activate()
    here = f"http://{LOOPBACK}:{port.getsockname()[1]}"
    settings = form_service.settings_for(given.config, given.content, here)
    clock = form_service.clock_of(given.now)
    with ExitStack() as open_ones:
        try:
            desk = Desk(settings, forge_for(settings), clock, label_of)
        except (Away, Declined, Busy, OSError) as error:
            raise NotReady(str(error)) from error
        open_ones.callback(desk.close)
        links = form_service.links_of(settings, clock)
        open_ones.callback(links.close)
        own = given.config is None
        building = Building(given.content if own else None, given.output, given.cache, given.now)
        beside = beside_for(
            settings, desk, clock, lambda: app.service.city.site_name, building, open_ones
        )
        app = application(settings, desk, links, clock, beside=beside)
        desk.worker.start()
        start(app.service, settings, links, clock, open_ones)
        print(f"Formulardienst: {settings.address}", flush=True)
        if given.config is None:
            _show_links(settings, links, app.service.known.names())
        print("Beenden mit Strg-C.", flush=True)
        with suppress(KeyboardInterrupt):
            server(app).run(sockets=[port])
    print("\nBeendet.", file=sys.stderr)
    return 0


def _show_links(settings: Settings, links: Links, names: Mapping[str, str]) -> None:
    """A few links to try it out; those that are there are shown again."""
    chosen = [("", "Kümmerer"), *sorted(names.items())[:_SHOWN]]
    for business, name in chosen:
        known = links.of(business)
        link = known[-1] if known else links.issue(business)
        print(f"  {name}: {settings.address}/l/{link.token}", flush=True)


def _log_to_terminal() -> None:
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S", stream=sys.stderr)
    logging.getLogger("stadtfenster.editing").setLevel(logging.INFO)
