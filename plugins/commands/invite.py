# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``invite``: a link for each business, a list of them, and letters to be printed."""

from __future__ import annotations

import argparse
import csv
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.commands import arguments, form_service
from plugins.commands.form_service import NotReady, told
from plugins.core.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.core.city import City
    from plugins.editing.links.letters import Invitation
    from plugins.editing.links.links import Link, Links
    from plugins.editing.submission import Value

#: Nobody is there to open a letter.
_GONE = ("closed", "vacant")
_ALL = "briefe"


def run(argv: list[str]) -> int:
    """Write list and letters. Exit code 0; 1 if there is no such business, or no content."""
    given = _parser().parse_args(argv)
    try:
        form_service.prepare()
        return _invite(given)
    except (NotReady, OSError) as error:
        return told(error)


def _parser() -> argparse.ArgumentParser:
    parser = arguments.parser(
        "invite",
        "Macht für jeden Betrieb einen Link zum Formulardienst und schreibt eine Liste und Briefe "
        "mit QR-Code. Wer schon einen Link hat, bekommt denselben noch einmal.",
    )
    parser.add_argument("ids", nargs="*", metavar="ID", help="Kennungen: die Dateinamen (alle)")
    form_service.add_arguments(parser)
    parser.add_argument(
        "--new", action="store_true", help="neue Links; die alten gelten nicht mehr"
    )
    parser.add_argument("--caretaker", action="store_true", help="ein Link für den Kümmerer")
    parser.add_argument(
        "--output", type=Path, default=Path("einladungen"), help="der Ordner dafür (einladungen)"
    )
    return parser


def _invite(given: argparse.Namespace) -> int:
    with form_service.opened(given) as (settings, content, clock, links):
        if given.caretaker:
            link = _link(links, "", given.new)
            print(f"Kümmerer ({link.id}): {settings.address}/l/{link.token}")
            return 0
        city, records = form_service.businesses_of(content)
        if strange := [id_ for id_ in given.ids if id_ not in records]:
            hint = did_you_mean(strange[0], records, "Die Kennung ist der Dateiname ohne ».md«.")
            raise NotReady(f"Einen Betrieb »{strange[0]}« gibt es nicht. {hint}")
        chosen = given.ids or [i for i, said in records.items() if said.get("status") not in _GONE]
        found = [
            _invitation(_link(links, id_, given.new), records[id_], city, settings.address)
            for id_ in chosen
        ]
        day = form_service.day_of_letter(clock(), city)
        _write(found, city, day, urlsplit(settings.address).netloc, given.output, settings.state)
    return 0


def _link(links: Links, business: str, new: bool) -> Link:
    """The business's link: that which it has, or a new one."""
    known = links.of(business)
    if known and not new:
        return known[-1]
    for old in known if business else ():
        links.revoke(old.id)
    return links.issue(business)


def _invitation(link: Link, said: Mapping[str, Value], city: City, address: str) -> Invitation:
    from plugins.editing.links.letters import Invitation, address_lines
    from plugins.window.qr import qr_code

    url = f"{address}/l/{link.token}"
    code = qr_code(url)
    name = str(said.get("name") or link.business)
    return Invitation(link, name, address_lines(said, city), url, code.size, code.path)


def _write(
    found: list[Invitation], city: City, day: str, host: str, folder: Path, state: Path
) -> None:
    from plugins.assets.fonts import beside_the_packages, build_fonts
    from plugins.editing.links.letters import lay_styles, letters
    from plugins.portal.sheets import NoPdf, pdf_of

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";")
    writer.writerow(["Betrieb", "Kennung", "Link-Kennung", "Link", "zuletzt benutzt"])
    lay_styles(city, build_fonts(*beside_the_packages(), state / "cache"), folder)
    for each in found:
        link = each.link
        writer.writerow([each.name, link.business, link.id, each.url, link.used[:10]])
        _lay(folder / f"{link.business}.html", letters([each], city, day, host))
        print(f"{each.name} ({link.id}): {each.url}")
    # With its mark a spreadsheet reads the umlauts.
    _lay(folder / "links.csv", "\ufeff" + table.getvalue())
    together = letters(found, city, day, host)
    _lay(folder / f"{_ALL}.html", together)
    print(f"{folder / 'links.csv'}: die Liste. Sie öffnet jede Tür; geben Sie sie nicht weiter.")
    count = "1 Brief" if len(found) == 1 else f"{len(found)} Briefe"
    print(f"{folder / _ALL}.html: {count} zum Drucken, und jeder einzeln daneben")
    try:
        pdf = pdf_of(together.encode(), folder)
    except NoPdf as missing:
        print(f"Drucken Sie die Datei aus dem Browser. {missing}", file=sys.stderr)
        return
    (folder / f"{_ALL}.pdf").write_bytes(pdf)
    (folder / f"{_ALL}.pdf").chmod(0o600)
    print(folder / f"{_ALL}.pdf")


def _lay(path: Path, text: str) -> None:
    """A file that nobody else may read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
