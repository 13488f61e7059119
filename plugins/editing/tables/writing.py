# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""All files or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


class Changed(Exception):
    """Somebody else wrote a file in between; nothing is written."""


def write_all(root: Path, files: Mapping[str, tuple[str, str]]) -> None:
    """Write ``files``: path below ``root`` → source as it was read ("" for a new file), new source.

    Each is whole at every moment; if one cannot be written, those before it are put back. Raises
    ``Changed`` or ``OSError``.
    """
    staged: list[tuple[Path, Path, bytes | None]] = []
    done: list[tuple[Path, bytes | None]] = []
    try:
        for path, (before, after) in sorted(files.items()):
            target = root / path
            staged.append((_stage(target, before, after), target, before.encode() or None))
        for stage, target, old in staged:
            os.replace(stage, target)  # noqa: PTH105
            done.append((target, old))
    except BaseException:
        for target, old in done:
            with suppress(OSError):
                if old is None:
                    target.unlink()
                else:
                    target.write_bytes(old)
        raise
    finally:
        for stage, _, _ in staged:
            stage.unlink(missing_ok=True)


def _stage(target: Path, before: str, after: str) -> Path:
    """The new file beside the old one, under a name that is no content."""
    folder = target.parent
    if folder.is_symlink() or target.is_symlink():
        raise Changed(f"»{target}« ist eine Verknüpfung.")
    folder.mkdir(exist_ok=True)
    there = target.read_bytes() if target.exists() else b""
    if there != before.encode():
        raise Changed(
            f"»{target}« wurde inzwischen geändert. Rufen Sie den Befehl noch einmal auf."
        )
    stage = folder / f".{target.name}.neu"
    with stage.open("wb") as file:
        file.write(after.encode())
        file.flush()
        os.fsync(file.fileno())
    if there:
        shutil.copymode(target, stage)
    return stage
