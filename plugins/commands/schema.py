# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``schema``: files for the editors of those who live in a forge."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml

from plugins import features
from plugins.commands import arguments
from plugins.core import signals
from plugins.core.city_file import read_city
from plugins.core.registry import Registry
from plugins.editing.desk.cms import Place, configuration
from plugins.editing.desk.faces import faces_of
from plugins.editing.desk.json_schema import schema_of
from plugins.editing.desk.new_file import new_file_link

_NOTE = """# Erzeugt von »python3 tasks.py schema«; von Hand wird diese Datei nicht geändert.
"""
_NEW = "---\nname: \n---\n"


def run(argv: list[str]) -> int:
    """Write the files. Exit code 0; 1 if the content folder is missing, or the folder cannot be
    written.
    """
    parser = arguments.parser(
        "schema",
        "Schreibt, was andere Editoren vom Inhalt wissen müssen: JSON Schema für .yaml-Dateien, "
        "Konfiguration für Sveltia CMS und Decap CMS, Links für neue Dateien "
        "(docs/andere-editoren.md).",
    )
    arguments.add_content(parser)
    parser.add_argument("--output", type=Path, default=Path("schema"), help="wohin (schema)")
    parser.add_argument("--forge", choices=("github", "gitlab", "forgejo"), default="gitlab")
    parser.add_argument("--project", default="stadt/portal", help="Eigentümer/Name des Projekts")
    parser.add_argument("--branch", default="main", help="Hauptzweig (main)")
    parser.add_argument("--address", default="", help="Adresse einer eigenen Forge")
    given = parser.parse_args(argv)
    if not given.content.is_dir():
        print(f"Den Ordner »{given.content}« gibt es nicht.", file=sys.stderr)
        return 1
    if given.forge == "forgejo" and not given.address:
        print("Zu Forgejo gehört die Adresse: --address https://git.stadt.example", file=sys.stderr)
        return 1
    place = Place(given.forge, given.project, given.branch, "content", given.address)
    try:
        for name, text in files(given.content, place).items():
            path = given.output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(path)
    except OSError as error:
        print(f"»{given.output}« lässt sich nicht schreiben ({error.strerror}).", file=sys.stderr)
        return 1
    return 0


def files(content: Path, place: Place) -> dict[str, str]:
    """Name → text of every file, for a city's content."""
    features.activate()
    registry = Registry()
    signals.record_types.send(registry)
    city = read_city(content).or_stand_in()
    types = [(each, faces_of(each, city)) for each in registry.types]
    found = {
        f"{each.name}.schema.json": json.dumps(schema_of(each, faces), ensure_ascii=False, indent=1)
        + "\n"
        for each, faces in types
    }
    for dialect in ("sveltia", "decap"):
        told = configuration(dialect, types, city, place)
        written = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000)
        found[f"{dialect}/config.yml"] = _NOTE + written
    links = [
        f"- [{each.model.noun.many}]({new_file_link(place, each.folder, 'kennung.md', _NEW)})"
        for each, _ in types
    ]
    found["neue-datei.md"] = "# Eine neue Datei beginnen\n\n" + "\n".join(links) + "\n"
    return found
