# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``bench``: the same city built by this program and by others (``bench/``)."""

from __future__ import annotations

import sys


def run(argv: list[str]) -> int:
    """Measure and write ``bench/RESULTS.md``. Exit code 0; 1 if a program failed, or not Linux."""
    if sys.platform != "linux":
        print("Gemessen wird unter Linux: Zeiten und Speicher kommen aus /proc.", file=sys.stderr)
        return 1
    from bench.run import main

    return main(argv)
