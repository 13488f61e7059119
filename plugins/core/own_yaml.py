# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The program's own tables in YAML, parsed once and kept as JSON where Python keeps its bytecode.

Every command needs the table of categories. YAML is for those who edit it: PyYAML takes 10 ms to
import and 14 to read that table, json 1.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml


def own_yaml(source: Path) -> dict[str, Any]:
    """The content of ``source``: mappings, lists and texts."""
    kept = Path(cache_from_source(str(source))).with_suffix(".json")
    status = source.stat()
    # What a .pyc holds of its source.
    stamp = [status.st_mtime_ns, status.st_size]
    found = _kept(kept, stamp)
    if found is None:
        found = _parsed(source)
        if not sys.dont_write_bytecode:
            _keep(kept, [stamp, found])
    return found


def _kept(path: Path, stamp: list[int]) -> dict[str, Any] | None:
    try:
        made_from, content = json.loads(path.read_bytes())
    except (OSError, TypeError, ValueError):
        return None
    return content if made_from == stamp and isinstance(content, dict) else None


def _keep(path: Path, content: list[Any]) -> None:
    """Write the file whole or not at all; where nobody may write, it is parsed each time."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()


def _parsed(source: Path) -> Any:
    import gc

    import yaml

    # With C where PyYAML has it; and without collection, for all that is made here lives on.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _plain(yaml.compose(source.read_text(encoding="utf-8"), loader))
    finally:
        if collecting:
            gc.enable()


def _plain(node: yaml.Node | None) -> Any:
    """Dicts, lists and texts of our own YAML; PyYAML's constructors would double the time."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value if node else None
