# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``revoke``: a link, or all links of a business, end."""

from __future__ import annotations

from pathlib import Path

from plugins.commands import arguments, form_service
from plugins.commands.form_service import NotReady, told


def run(argv: list[str]) -> int:
    """End what is named. Exit code 0; 1 if there is no such link."""
    parser = arguments.parser(
        "revoke",
        "Beendet einen Link oder alle Links eines Betriebs, samt den Geräten, die ihn geöffnet "
        "haben. Ein laufender Dienst weiß es mit der nächsten Seite.",
    )
    parser.add_argument("what", metavar="LINK|BETRIEB", help="die Kennung des Links oder Betriebs")
    arguments.add_content(parser)
    parser.add_argument("--config", type=Path, metavar="EDIT.TOML", help="die Einstellungen")
    parser.add_argument(
        "--sessions", action="store_true", help="nur die Geräte; der Link selbst gilt weiter"
    )
    given = parser.parse_args(argv)
    try:
        form_service.prepare()
        settings = form_service.settings_for(given.config, given.content)
        links = form_service.links_of(settings, form_service.clock_of(given.now))
    except (NotReady, OSError) as error:
        return told(error)
    try:
        one = links.link(given.what)
        found = [one] if one else links.of(given.what)
        if not found:
            raise NotReady(
                f"Einen Link »{given.what}« gibt es nicht, und keinen Betrieb, der einen hätte. "
                "Die Kennungen stehen in links.csv."
            )
        for link in found:
            whose = link.business or "Kümmerer"
            if given.sessions:
                links.end_sessions(link.id)
                print(f"{link.id} ({whose}): Alle Geräte sind abgemeldet, der Link gilt weiter.")
            elif links.revoke(link.id):
                print(f"{link.id} ({whose}): gilt nicht mehr.")
            else:
                print(f"{link.id} ({whose}): galt schon nicht mehr.")
    except NotReady as error:
        return told(error)
    finally:
        links.close()
    return 0
