# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every field of every model is in every face that people fill it in by."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from plugins.commands.schema import files, run
from plugins.core.model import translatable_fields
from plugins.core.registry import RecordType
from plugins.editing.desk.cms import Forge, Place
from plugins.editing.desk.new_file import new_file_link
from plugins.editing.form.building import form_of
from plugins.editing.form.labels import OMITTED
from plugins.editing.submission import Kind
from plugins.editing.tables.columns import columns_of
from tests.building import ROOT
from tests.editing.desk.decap import SCHEMA
from tests.editing.form.posting import city
from tests.editing.rewriting.loaders import RECORDS, front_matter
from tests.oracles import ask
from tools.field_reference import record_types

_PLACES = {
    "gitlab": Place("gitlab", "stadt/portal"),
    "github": Place("github", "stadt/portal", address="https://github.stadt.example"),
    "forgejo": Place("forgejo", "stadt/portal", address="https://git.stadt.example"),
}
_FURTHER = city().languages[1:]
_TYPES = {each.name: each for each in record_types()}


@cache
def _files(forge: Forge = "gitlab") -> dict[str, str]:
    return files(ROOT / "content", _PLACES[forge])


def _fields(record_type: RecordType) -> set[str]:
    return {info.alias or name for name, info in record_type.model.model_fields.items()}


def _configured(dialect: str, record_type: RecordType) -> list[dict[str, Any]]:
    told = yaml.safe_load(_files()[f"{dialect}/config.yml"])
    [found] = [each for each in told["collections"] if each["name"] == record_type.name]
    return list(found["fields"])


@pytest.mark.parametrize("name", sorted(_TYPES))
def test_every_field_is_in_every_face(name: str) -> None:
    """A new field of a model fails here until it is everywhere."""
    kind = _TYPES[name]
    fields, translated = _fields(kind), translatable_fields(kind.model) - {"text"}
    section = (ROOT / "docs" / "felder.md").read_text("utf-8").split(f"## {kind.model.noun.many}\n")
    documented = set(re.findall(r"(?m)^\| `(\w+)`", section[1].split("\n## ")[0]))
    schema = json.loads(_files()[f"{name}.schema.json"])
    faces = {"docs/felder.md": documented, "JSON Schema": set(schema["properties"])}
    for dialect in ("sveltia", "decap"):
        there = {"text" if f["name"] == "body" else f["name"] for f in _configured(dialect, kind)}
        further = {f"{own}_{code}" for own in translated for code in _FURTHER}
        assert further <= there
        faces[dialect] = there - further
    if name in get_args(Kind):
        form = form_of(kind.name, {}, city(), {}, is_new=True)  # type: ignore[arg-type]
        left_out = {field for of, field in OMITTED if of == name}
        faces["form"] = {field.name for field in form if not field.language} | left_out
    columns = columns_of(kind.name, city())  # type: ignore[arg-type]
    faces["table"] = {column.name for column in columns if not column.language}
    further = {f"{own}_{code}" for own in translatable_fields(kind.model) for code in _FURTHER}
    assert {column.name for column in columns if column.language} == further
    assert {face: there ^ fields for face, there in faces.items()} == {
        face: set() for face in faces
    }


@pytest.mark.parametrize("name", sorted(_TYPES))
def test_labels_are_words(name: str) -> None:
    """No field is called as in the file."""
    for dialect in ("sveltia", "decap"):
        for field in _configured(dialect, _TYPES[name]):
            assert not re.search(r"[a-z]_|^[a-z]", field["label"]), field
            assert field["hint"].endswith((".", "“", "»"))


class _Editor(yaml.SafeLoader):
    """YAML as editors read it: numbers are numbers, all else is text."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, regexp) for tag, regexp in found if tag.endswith((":int", ":float", ":null"))]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def test_the_schemas_take_every_record_of_the_demo_city() -> None:
    """An editor marks nothing that ``check`` lets pass."""
    for name, kind in _TYPES.items():
        documents = {
            path: yaml.load(front_matter(text), _Editor)  # noqa: S506
            for path, text in RECORDS.items()
            if path.startswith(f"{kind.folder}/") and not re.search(r"\.[a-z]{2}\.md$", path)
        }
        schema = json.loads(_files()[f"{name}.schema.json"])
        wrong = ask("schema.mjs", {"schema": schema, "documents": documents})
        assert {path: errors for path, errors in wrong.items() if errors} == {}


def test_the_schemas_mark_what_is_wrong() -> None:
    """A field that does not exist, a word that is none of the choices, a day that is no day."""
    good = {"name": "Hof", "category": "Bäckerei", "name_en": "Farm", "payment": "cash"}
    documents = {
        "good": good,
        "unknown": {**good, "opening": "9-18"},
        "choice": {**good, "wheelchair": "ja"},
        "day": {**good, "verified": "1.12.2026"},
        "list": {**good, "payment": ["cash", "gold"]},
        "missing": {"name": "Hof"},
    }
    schema = json.loads(_files()["business.schema.json"])
    wrong = ask("schema.mjs", {"schema": schema, "documents": documents})
    assert {name for name, errors in wrong.items() if not errors} == {"good"}


@pytest.mark.parametrize("dialect", ["sveltia", "decap"])
def test_the_configurations_are_what_the_editors_demand(dialect: str) -> None:
    """Sveltia's by the schema that it publishes; Decap's by what its own code checks."""
    documents = {forge: yaml.safe_load(_files(forge)[f"{dialect}/config.yml"]) for forge in _PLACES}
    schema: object = "sveltia" if dialect == "sveltia" else SCHEMA
    wrong = ask("schema.mjs", {"schema": schema, "documents": documents})
    assert wrong == {forge: [] for forge in documents}
    modes = {forge: told.get("publish_mode") for forge, told in documents.items()}
    assert modes == {
        "gitlab": "editorial_workflow",
        "github": "editorial_workflow",
        "forgejo": None,
    }


def test_a_link_opens_a_new_file() -> None:
    """Filled in where the forge can; the text cannot leave its parameter."""
    text = "---\nname: A & B\n---\n"
    links = {
        forge: new_file_link(place, "offers", "kennung.md", text)
        for forge, place in _PLACES.items()
    }
    assert links == {
        "gitlab": "https://gitlab.com/stadt/portal/-/new/main/content/offers?file_name=kennung.md",
        "github": "https://github.stadt.example/stadt/portal/new/main/content/offers"
        "?filename=kennung.md&value=---%0Aname%3A%20A%20%26%20B%0A---%0A",
        "forgejo": "https://git.stadt.example/stadt/portal/_new/main/content/offers"
        "?filename=kennung.md&value=---%0Aname%3A%20A%20%26%20B%0A---%0A",
    }
    with pytest.raises(ValueError, match="Adresse"):
        new_file_link(Place("forgejo", "a/b"), "offers", "a.md", "")


def test_the_verb_writes_files_or_says_why_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each type has a schema, each editor a configuration; nothing is written half."""
    content = str(ROOT / "content")
    assert run(["--content", content, "--output", str(tmp_path / "schema")]) == 0
    written = {str(p.relative_to(tmp_path / "schema")) for p in tmp_path.rglob("*.*")}
    assert written >= {f"{name}.schema.json" for name in _TYPES}
    assert written >= {"sveltia/config.yml", "decap/config.yml", "neue-datei.md"}
    (tmp_path / "file").write_text("")
    for arguments, says in (
        (["--content", str(tmp_path / "none")], "gibt es nicht"),
        (["--content", content, "--forge", "forgejo"], "gehört die Adresse"),
        (["--content", content, "--output", str(tmp_path / "file")], "nicht schreiben"),
    ):
        assert run(arguments) == 1
        assert says in capsys.readouterr().err
