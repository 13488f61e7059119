# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write ``docs/kategorien.md``: every category that a business may name, by group.

    .venv/bin/python -m tools.category_reference

``tests/test_field_reference.py`` fails when the file is not fresh.
"""

from __future__ import annotations

from pathlib import Path

from plugins.businesses.categories import CategoryTable, builtin

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "kategorien.md"

_HEAD = """<!--
SPDX-FileCopyrightText: 2026 Stadtfenster contributors
SPDX-License-Identifier: AGPL-3.0-or-later
-->

# Kategorien

Diese Seite entsteht aus `plugins/businesses/categories.yaml`
(`.venv/bin/python -m tools.category_reference`); von Hand wird sie nicht geändert.

Ein Betrieb nennt seine Kategorie entweder mit dem deutschen Wort oder mit dem Kürzel von
OpenStreetMap: `category: Bäckerei` und `category: shop=bakery` sind dasselbe.

Passt nichts, nehmen Sie den allgemeinen Eintrag: {generic}.

## Eigene Kategorien

Was der Tafel fehlt, ergänzt eine Stadt in ihrer `city.yaml`:

```yaml
categories:
  - tag: craft=hatter            # das Kürzel: Schlüssel=Wert, am besten eines von OpenStreetMap
    label: Hutmacherei           # ein Betrieb dieser Art
    plural: Hutmachereien        # die Überschrift der Liste
    type: LocalBusiness          # die Klasse von schema.org
    group: ladenhandwerk         # {groups}
    icon: schere                 # ein Zeichen, siehe unten
    synonyms: [Hüte, Mützen]     # wonach jemand sucht
    aliases: [shop=hats]         # andere Kürzel, die dasselbe meinen
```

`synonyms` und `aliases` dürfen fehlen.

Zeichen: {icons}.
"""


def main() -> None:
    """Write the file."""
    REFERENCE.write_text(reference(builtin()), encoding="utf-8")


def reference(table: CategoryTable) -> str:
    """The whole document."""
    head = _HEAD.format(
        generic=", ".join(f"`{tag}`" for tag in sorted(table.generic.values())),
        groups=", ".join(group.id for group in table.groups),
        icons=", ".join(table.icons),
    )
    parts = [head]
    for group in table.groups:
        entries = [entry for entry in table.entries if entry.group == group.id]
        parts.append(f"## {group.label}\n")
        parts.append("| deutsch | Kürzel | auch gefunden unter |\n|---|---|---|")
        parts += [f"| {e.label} | `{e.tag}` | {', '.join(e.synonyms)} |" for e in entries]
        parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    main()
