# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The machine that measures, and a folder in its memory to measure in."""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from pathlib import Path

_GIB = 1 << 30


def description(folder: Path) -> dict[str, str]:
    """The machine in words; ``folder`` is where the sites are built."""
    return {
        "processor": f"{_processor()}, {len(os.sched_getaffinity(0))} cores for the measured",
        "memory": f"{_memory() / _GIB:.0f} GiB",
        "system": f"{_distribution()}, Linux {platform.release().partition('-')[0]}",
        "sites on": filesystem(folder),
        "load before": " ".join(f"{load:.2f}" for load in os.getloadavg()),
    }


def work_folder() -> Path:
    """A new folder on the roomiest tmpfs that we may write to; else among the temporary files.

    On a disk the same build takes longer from round to round (ext4 does not hand out inodes that
    it has just freed), for whichever program runs second.
    """
    places = [path for path, kind in _mounts() if kind == "tmpfs" and os.access(path, os.W_OK)]
    roomiest = max(places, key=lambda path: shutil.disk_usage(path).free, default=None)
    return Path(tempfile.mkdtemp(prefix="stadtfenster-bench-", dir=roomiest))


def filesystem(folder: Path) -> str:
    """The kind of file system that ``folder`` is on."""
    above = (folder.resolve(), *folder.resolve().parents)
    kinds = dict(_mounts())
    return next((kinds[path] for path in above if path in kinds), "unknown")


def _mounts() -> list[tuple[Path, str]]:
    lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    return [(Path(line.split()[1]), line.split()[2]) for line in lines]


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return "unknown distribution"
