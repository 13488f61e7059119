# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a browser posts of a form, and the demo city that forms are made for."""

from datetime import date
from functools import cache

from plugins.core.city import City
from plugins.core.city_file import read_city
from plugins.editing.form.building import form_of
from plugins.editing.form.choices import german
from plugins.editing.form.fields import SHOWN, Field, Form
from plugins.editing.rewriting.languages import said_in_files
from plugins.editing.rewriting.rewrite import said
from plugins.editing.submission import Kind
from tests.building import DEMO_CONTENT
from tests.editing.rewriting.loaders import RECORDS

TODAY = date(2026, 11, 28)
KINDS: dict[str, Kind] = {"businesses": "business", "offers": "offer", "events": "event"}
#: Own files of records: name → kind.
OWN = {name: KINDS[name.split("/")[0]] for name in RECORDS if name.count(".") == 1}
BUSINESSES = {
    name.split("/")[1].split(".")[0]: str(said(RECORDS[name], name)["name"])
    for name, kind in OWN.items()
    if kind == "business"
}


@cache
def city() -> City:
    """The demo city, which speaks German."""
    found = read_city(DEMO_CONTENT).city
    assert found is not None
    return found.speaking("de", german())


def form_for(name: str) -> Form:
    """The form of a record of the demo city, filled with all its files."""
    stem = name.rpartition(".")[0]
    files = {path: text for path, text in RECORDS.items() if path.startswith(f"{stem}.")}
    return form_of(OWN[name], said_in_files(name, files), city(), BUSINESSES)


def posted(form: Form, one_line: bool = False) -> dict[str, list[str]]:
    """What comes back if nobody touched anything. With ``one_line`` a day is one input."""
    found: dict[str, list[str]] = {SHOWN: [field.name for field in form]}
    for field in form:
        found |= _inputs(field, one_line)
    return found


def _inputs(field: Field, one_line: bool) -> dict[str, list[str]]:
    if field.week is not None:
        if not field.week.editable:
            return {field.name: [field.week.string]}
        if one_line:
            return {row.name: [row.text] for row in field.week.rows}
        empty = [("", "")]
        rows: dict[str, list[str]] = {"special-first": [""], "special-hours": [""]}
        for row in field.week.rows:
            rows[f"{row.name}-from"] = [start for start, _ in [*row.spans, *empty]]
            rows[f"{row.name}-to"] = [end for _, end in [*row.spans, *empty]]
            rows |= {f"{row.name}-closed": ["ja"]} if row.closed else {}
        return rows
    if field.repeated and field.control in ("choices", "pictures"):
        return {field.name: list(field.values)} if field.values else {}
    values = (*field.values, "", "")
    return {
        name: [value.replace("\n", "\r\n")]
        for name, value in zip(field.inputs, values, strict=False)
    }
