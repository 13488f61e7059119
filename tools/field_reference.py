# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write ``docs/felder.md``: every field of every record type and of the city, from the models.

    .venv/bin/python -m tools.field_reference

What a field is for is the docstring below it, its example the first of ``examples``; what may be
written comes from its type. ``tests/test_field_reference.py`` fails when the file is not fresh.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from plugins import features
from plugins.core import signals
from plugins.core.city import City
from plugins.core.declared import Declared
from plugins.core.fields import FieldInfo
from plugins.core.model import Picture, Reference, Translatable
from plugins.core.purpose import purposes
from plugins.core.registry import RecordType, Registry

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "felder.md"

_HEAD = """<!--
SPDX-FileCopyrightText: 2026 Stadtfenster contributors
SPDX-License-Identifier: AGPL-3.0-or-later
-->

# Alle Felder

Diese Seite entsteht aus dem Programm (`.venv/bin/python -m tools.field_reference`);
von Hand wird sie nicht geändert.

Ein Eintrag ist eine Datei. Zwischen zwei Zeilen `---` stehen die Felder, je Zeile eines: Name,
Doppelpunkt, Wert. Darunter steht der Text. In einer Datei `.yaml` stehen nur Felder, ohne die
Zeilen `---`.

- Die Reihenfolge ist gleich. Ein Feld ohne Wert gilt als nicht angegeben. Ein Feld, das es nicht
  gibt, ist ein Fehler.
- Ein Datum schreiben Sie `2026-12-24`, einen Zeitpunkt `2026-12-24T18:00` nach der Uhr der Stadt,
  eine Zahl mit Punkt: `14.90`.
- Eine Liste schreiben Sie `[eins, zwei]`. Hat sie nur einen Wert, genügt der Wert.
- Eine **Kennung** ist der Name einer anderen Datei ohne `.md`.
- Was *übersetzbar* ist, gibt es auch mit dem Kürzel einer Sprache: `name_en`. Ein ganzer Text steht
  in `name-der-datei.en.md`.
- Enthält ein Wert `#` oder `: `, setzen Sie ihn in Anführungszeichen.
- Welche Kategorien es gibt, steht unter [Kategorien](kategorien.md).
"""

#: The order in which a merchant meets them; types of other features follow.
_ORDER = ("business", "offer", "event", "news", "page")
_PART_HEADS = {
    "one": "Eingerückt unter `{}:`",
    "list": "Je Eintrag der Liste `{}:`",
    "dict": "Je Kürzel unter `{}:`",
}


def main() -> None:
    """Write the file."""
    REFERENCE.write_text(reference(), encoding="utf-8")


def record_types() -> tuple[RecordType, ...]:
    """Every record type of the first-party features, in the reference's order."""
    features.activate()
    registry = Registry()
    signals.record_types.send(registry)
    places = {name: number for number, name in enumerate(_ORDER)}
    return tuple(sorted(registry.types, key=lambda t: (places.get(t.name, len(places)), t.name)))


def reference() -> str:
    """The whole document."""
    parts = [_HEAD]
    for kind in record_types():
        example = kind.address_of("kennung")
        parts.append(f"## {kind.model.noun.many}\n")
        parts.append(f"`content/{kind.folder}/kennung.md`, die Seite ist `/{example}`.\n")
        parts.append(table(kind.model))
    parts.append("## Die Stadt: `city.yaml`\n")
    parts.append(table(City))
    for name, how, model in sub_models(City):
        parts.append(f"### {name}\n\n{_PART_HEADS[how].format(name)}:\n")
        parts.append(table(model))
    return "\n".join(parts)


def table(model: type[Declared]) -> str:
    """One row a field: required ones first, otherwise in the model's order."""
    rows = ["| Feld | was hineingehört | was man schreibt | Beispiel |", "|---|---|---|---|"]
    needed = {name for name in model.model_fields if is_needed(model, name)}
    fields = sorted(model.model_fields.items(), key=lambda item: item[0] not in needed)
    schema = model.model_json_schema(by_alias=False)
    for name, info in fields:
        written = f"`{info.alias or name}`" + (" **Pflicht**" if name in needed else "")
        kind = kind_of(info, schema["properties"][name], schema.get("$defs", {}))
        cells = (written, purpose(model, name), kind, shown_example(info))
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def is_needed(model: type[Declared], name: str) -> bool:
    """Whether a file without this field is refused, whatever a validator fills in by itself."""
    if not model.model_fields[name].is_required():
        return False
    try:
        model.model_validate({k: v for k, v in sample(model).items() if k != name})
    except ValidationError:
        return True
    return False


def sample(model: type[Declared]) -> dict[str, Any]:
    """The examples of the required fields, as the loader gives them: texts and mappings."""
    inner = {name: part for name, how, part in sub_models(model) if how == "one"}
    return {
        name: sample(inner[name]) if name in inner else str((info.examples or [""])[0])
        for name, info in model.model_fields.items()
        if info.is_required()
    }


def purpose(model: type[Declared], name: str) -> str:
    """What the field is for. Raises ``ValueError`` where the model does not say it."""
    written = purposes(model).get(name)
    if not written:
        raise ValueError(f"a field has no docstring: {model.__name__}.{name}")
    words = " ".join(written.split())
    default = model.model_fields[name].get_default()
    if isinstance(default, Enum):
        default = default.value
    if isinstance(default, str | int) and not isinstance(default, bool) and default != "":
        return f"{words} Ohne Angabe: `{default}`."
    return words


def kind_of(info: FieldInfo, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """What may be written, in German words."""
    marks = {type(mark) for mark in info.metadata}
    if Reference in marks:
        mark = next(m for m in info.metadata if isinstance(m, Reference))
        word = "Kennung oder Text" if mark.free_text else "Kennung"
        return f"Liste: {word}" if _is_list(schema) else word
    word = "Dateiname" if Picture in marks else _word(schema, definitions)
    if Picture in marks and _is_list(schema):
        word = f"Liste: {word}"
    return f"{word}, *übersetzbar*" if Translatable in marks else word


def _word(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    options = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    found = [_resolved(option, definitions) for option in options]
    formats = {option.get("format") for option in found}
    kinds = {option.get("type") for option in found}
    for option in found:
        if "enum" in option:
            return "eines von " + ", ".join(f"`{value}`" for value in option["enum"])
        if "const" in option:
            return f"`{option['const']}`"
        if option.get("type") == "array":
            items = option.get("items")
            return f"Liste: {_word(items, definitions)}" if items else "Liste: Zahl"
    if "date-time" in formats:
        return "Zeitpunkt oder Datum"
    if "date" in formats:
        return "Datum"
    if kinds & {"number", "integer"}:
        return "Zahl"
    return "Angaben darunter" if "object" in kinds else "Text"


def _resolved(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    target = schema.get("$ref", "").rpartition("/")[2]
    return definitions[target] if target else schema


def _is_list(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") == "array"


def shown_example(info: FieldInfo) -> str:
    """The first example as code, or nothing where the allowed values say it all."""
    return f"`{written_example(info)}`" if info.examples else ""


def written_example(info: FieldInfo) -> str:
    """The first example as it stands in a file."""
    example = (info.examples or [""])[0]
    if isinstance(example, list):
        return "[" + ", ".join(str(item) for item in example) + "]"
    return f'"{example}"' if str(example).startswith("#") else str(example)


def sub_models(model: type[Declared]) -> Iterator[tuple[str, str, type[Declared]]]:
    """Every part of ``model``: field, "one", "list" or "dict", and the part's model."""
    for name, info in model.model_fields.items():
        for how, inner in _models_in(info.annotation, "one"):
            yield info.alias or name, how, inner


def _models_in(annotation: Any, how: str) -> Iterator[tuple[str, type[Declared]]]:
    if isinstance(annotation, type) and issubclass(annotation, Declared):
        yield how, annotation
    origin = getattr(annotation, "__origin__", None)
    inner = {tuple: "list", dict: "dict"}.get(origin, how) if origin else how
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part, inner)


if __name__ == "__main__":
    main()
