# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``city.yaml``: read, checked, and the city's own plugins switched on."""

from __future__ import annotations

import importlib
import pickle
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from plugins.core.city import City
from plugins.core.decode import field_place, is_blank, plain, validate
from plugins.core.document import Document
from plugins.core.frontmatter import Malformed, compose
from plugins.core.hashing import blake2b
from plugins.core.nested import nested_tree
from plugins.core.problem import Place, Problem, declare, problem
from plugins.core.remarks import Remarks
from plugins.core.source import Unreadable, read_file, text_of

CITY_MISSING = declare("city-missing")
CITY_PLUGIN = declare("city-plugin")

CITY = "city.yaml"
#: Stands in for required fields of a broken city.yaml, so that the records are checked as well.
_STAND_IN: dict[str, Any] = {
    "name": "?", "site_name": "?", "url": "https://stadt.example/", "state": "NW",
    "postal_code": "00000",
    "operator": {
        "kind": "private", "name": "?", "street_address": "?", "postal_code": "00000",
        "address_locality": "?", "email": "a@stadt.example", "telephone": "+49 2391 5550",
        "representative": "?",
    },
}  # fmt: skip


class CityFile(Struct, frozen=True):
    """What ``city.yaml`` says: the model (None where it is broken), the file as it was written
    (None where it cannot be read), what is wrong with it, and a hash of its bytes.
    """

    city: City | None
    document: Document | None
    problems: tuple[Problem, ...]
    digest: bytes
    missing: bool = False
    #: All this, packed; ``read_city`` takes it back while the file is the same.
    packed: bytes = b""

    def or_stand_in(self) -> City:
        """The city, or one made of the sound fields of a broken file."""
        if self.city is not None:
            return self.city
        values: dict[str, Any] = dict(_STAND_IN)
        if self.document is not None:
            for key, node in self.document.fields.values.items():
                trial = {**values, key: plain(node)}
                if validate(self.document, City, trial, "Die Stadt", Remarks(), []):
                    values = trial
        return City.model_validate(values)


def read_city(content: Path, known: bytes = b"") -> CityFile:
    """Read ``content/city.yaml``; ``known`` is the ``packed`` of an earlier reading."""
    if not (content / CITY).exists():
        missing = problem(
            CITY_MISSING,
            Place(CITY),
            f"Im Inhaltsordner fehlt die Datei »{CITY}«.",
            "Legen Sie sie an; als Muster dient die der Beispielstadt in »content«.",
        )
        return CityFile(None, None, (missing,), b"", missing=True)
    digest = b""
    try:
        source = read_file(content, CITY)
        digest = blake2b(source.data, digest_size=16).digest()
        if known:
            found = _unpacked(known)
            if found.digest == digest:
                return found
        text, notes = text_of(source)
        nested = nested_tree(text)
        fields, flaws = (nested, ()) if nested else compose(CITY, text, 1)
    except (Unreadable, Malformed) as refused:
        return CityFile(None, None, (refused.problem,), digest)
    document = Document(CITY, "", "city", fields, "", 1, tuple(text.split("\n")), flaws)
    problems = [*notes, *flaws]
    values = {k: plain(v) for k, v in fields.values.items() if not is_blank(v)}
    remarks = Remarks()
    city = validate(document, City, values, "Die Stadt", remarks, problems)
    for code, name, message, hint in remarks.found:
        problems.append(problem(code, document.key_place(name), message, hint))
    told = tuple(problems)
    packed = pickle.dumps((city, fields, text, flaws, told, digest), protocol=5)
    return CityFile(city, document, told, digest, packed=packed)


def _unpacked(packed: bytes) -> CityFile:
    city, fields, text, flaws, told, digest = pickle.loads(packed)  # noqa: S301 - packed by us
    document = Document(CITY, "", "city", fields, "", 1, tuple(text.split("\n")), flaws)
    return CityFile(city, document, told, digest, packed=packed)


def plugin_files(city: City) -> list[Path]:
    """The files and folders of the city's own plugins: their code takes part in a build."""
    found = []
    for name in city.plugins:
        module = sys.modules.get(name)
        if module is None:
            continue
        folders = getattr(module, "__path__", None)
        files = [module.__file__] if module.__file__ and not folders else []
        found += [Path(place) for place in (*(folders or ()), *files)]
    return sorted(found)


def code_of(places: Iterable[Path]) -> bytes:
    """A hash of all files at and below ``places``."""
    digest = blake2b(digest_size=16)
    for place in places:
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                data = path.read_bytes()
                digest.update(f"{path}\0{len(data)}\0".encode() + data)
    return digest.digest()


def activate(city: City, document: Document | None) -> list[Problem]:
    """Import the city's own plugins (``plugins:`` in city.yaml) and let them register."""
    problems = []
    for index, name in enumerate(city.plugins):
        try:
            importlib.import_module(name).register()
        except Exception as error:  # a stranger's code may fail in any way
            no_name = not all(part.isidentifier() for part in name.split("."))
            absent = isinstance(error, ModuleNotFoundError) and error.name in _packages(name)
            unknown = no_name or absent
            message = f"Das Plugin »{name}« lässt sich nicht laden: {error}."
            problems.append(
                problem(
                    CITY_PLUGIN,
                    field_place(document, ("plugins", index)) if document else Place(CITY),
                    f"Das Plugin »{name}« gibt es nicht." if unknown else message,
                    "Prüfen Sie den Namen; das Paket muss installiert sein."
                    if unknown
                    else "Fragen Sie, wer das Plugin geschrieben hat, oder nehmen Sie es heraus.",
                )
            )
    return problems


def _packages(name: str) -> frozenset[str]:
    """``a.b.c`` → ``a``, ``a.b``, ``a.b.c``."""
    parts = name.split(".")
    return frozenset(".".join(parts[:n]) for n in range(1, len(parts) + 1))
