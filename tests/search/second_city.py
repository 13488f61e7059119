# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The content folder of ``second_city.yaml``."""

from pathlib import Path
from typing import Any

import yaml

from tests.small_town import CITY

SOURCE = Path(__file__).with_name("second_city.yaml")


def write_second_city(folder: Path) -> Path:
    """Write the city of ``second_city.yaml`` into ``folder`` and return that."""
    folder.mkdir(parents=True, exist_ok=True)
    city = CITY.format(url="https://hohenried.example/").replace("Kleinstadt", "Hohenried")
    (folder / "city.yaml").write_text(city.replace("state: NW", "state: BY"), "utf-8")
    for kind, records in yaml.load(SOURCE.read_text("utf-8"), yaml.BaseLoader).items():  # noqa: S506
        (folder / kind).mkdir(exist_ok=True)
        for name, fields in records.items():
            path = folder / kind / f"{name.replace('_', '-')}.md"
            path.write_text(_record(dict(fields)), "utf-8")
    return folder


def _record(fields: dict[str, Any]) -> str:
    text = fields.pop("text", "")
    head = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
    return f"---\n{head}---\n{text}\n"
