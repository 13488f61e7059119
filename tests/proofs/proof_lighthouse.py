# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lighthouse on six types of page, with its slow phone: median of three runs, and what is loaded.

The figures are those of issue 4 (frontend.md, section 9). They are printed, to be written down.
"""

import json
import os
import statistics
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from plugins.commands import toolchain
from plugins.commands.prove import LIGHTHOUSE, LIGHTHOUSE_NODE

RUNS = 3
#: Address, and how many KB may be transferred to a browser that was never there.
PAGES = {
    "home": ("", 150),
    "directory": ("betriebe/", 150),
    "business": ("betriebe/baeckerei-hoevel/", 120),
    "event": ("veranstaltungen/adventsmarkt/", 120),
    "plan": ("plan/", 130),
    "search": ("suche/", 120),
}
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


class Run(NamedTuple):
    """What one run of Lighthouse found: scores of 100, milliseconds, and bytes by type."""

    performance: float
    accessibility: float
    practices: float
    seo: float
    lcp: float
    cls: float
    tbt: float
    bytes_all: float
    bytes_script: float
    bytes_style: float


def _run(address: str, folder: Path) -> Run:
    report = folder / "report.json"
    command = [
        os.fspath(toolchain.node(LIGHTHOUSE_NODE)),
        os.fspath(LIGHTHOUSE / "node_modules" / "lighthouse" / "cli" / "index.js"),
        address,
        *("--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={_FLAGS}"),
    ]
    environment = {**os.environ, "CHROME_PATH": os.fspath(toolchain.chromium())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    scores = (
        100 * (found["categories"][name]["score"] or 0)
        for name in ("performance", "accessibility", "best-practices", "seo")
    )
    times = (
        found["audits"][name]["numericValue"]
        for name in (
            "largest-contentful-paint",
            "cumulative-layout-shift",
            "total-blocking-time",
        )
    )
    loaded = found["audits"]["network-requests"]["details"]["items"]

    def transferred(*types: str) -> float:
        mine = [item for item in loaded if not types or item.get("resourceType") in types]
        return float(sum(item.get("transferSize", 0) for item in mine))

    failing = [
        f"{name}: {audit['title']}"
        for name, audit in found["audits"].items()
        if audit["scoreDisplayMode"] == "binary" and audit["score"] == 0
    ]
    print(*failing, sep="\n")
    sizes = (transferred(), transferred("Script"), transferred("Stylesheet"))
    return Run._make([*scores, *times, *sizes])


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_light(
    name: str, demo_site: Path, site_server: Callable[..., str], tmp_path: Path
) -> None:
    """Performance ≥ 98, the other three 100, LCP ≤ 1.8 s, CLS ≤ 0.02, TBT ≤ 50 ms, bytes."""
    path, most = PAGES[name]
    address = site_server(demo_site) + path
    runs = [_run(address, tmp_path) for _ in range(RUNS)]
    median = Run._make([statistics.median(values) for values in zip(*runs, strict=True)])
    print(name, json.dumps(median._asdict()))
    assert median.performance >= 98, median
    assert (median.accessibility, median.practices, median.seo) == (100, 100, 100), median
    assert median.lcp <= 1800, median
    assert median.cls <= 0.02, median
    assert median.tbt <= 50, median
    assert median.bytes_all <= most * 1024, median
    assert median.bytes_script <= 12 * 1024, median
    assert median.bytes_style <= 14 * 1024, median
