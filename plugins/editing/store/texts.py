# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A record as it lies in its files: its own, and one for each language it is translated to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from plugins.editing.rewriting.languages import rewritten_files, said_in_files
from plugins.editing.submission import Kind, Value


class Texts(Struct, frozen=True):
    """The text of a record's own file at ``path``, and path and text of its translations."""

    path: str
    source: str
    others: tuple[tuple[str, str], ...] = ()

    @property
    def files(self) -> dict[str, str]:
        """All of them: path → text."""
        return {self.path: self.source, **dict(self.others)}

    @property
    def said(self) -> Mapping[str, Value]:
        """What they say, field by field, translations as ``name_en``. Raises ``Refused``."""
        return _said(self)

    def with_changes(self, kind: Kind, changes: Mapping[str, Value]) -> Texts:
        """The same with fields changed, each in the file where it belongs. Raises ``Refused``."""
        files = {**self.files, **rewritten_files(kind, self.path, self.files, changes)}
        source = files.pop(self.path)
        return Texts(self.path, source, tuple(sorted(files.items())))


@lru_cache(maxsize=4096)
def _said(texts: Texts) -> Mapping[str, Value]:
    return said_in_files(texts.path, texts.files)
