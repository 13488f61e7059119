# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Building a whole site the way a city does: with the command, in a process of its own."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEMO_CONTENT = ROOT / "content"
# A Monday before Advent: the demo city has current, past and future offers and events then.
DEMO_NOW = "2026-11-23T10:00"


def run_verb(
    *arguments: str | Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `plugins.commands` with `arguments`; its output is decoded as UTF-8."""
    return subprocess.run(
        [sys.executable, "-m", "plugins.commands", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def build_site(
    folder: Path, content: Path = DEMO_CONTENT, environment: Mapping[str, str] | None = None
) -> Path:
    """Build `content` into `folder/output` and return that; the build must end with exit 0."""
    output = folder / "output"
    done = run_verb(
        *("build", "--content", content, "--output", output),
        *("--cache", folder / "cache", "--now", DEMO_NOW),
        environment=environment,
    )
    assert done.returncode == 0, f"build: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return output


def german(folder: Path) -> Path:
    """Copy the demo city into `folder`/content, with German as its only language."""
    copy = folder / "content"
    shutil.copytree(DEMO_CONTENT, copy)
    city = copy / "city.yaml"
    text, changed = re.subn(r"(?m)^languages:.*$", "languages: [de]", city.read_text("utf-8"))
    assert changed == 1, "city.yaml has one line `languages:`"
    city.write_text(text, "utf-8")
    return copy


def copy_with_url(content: Path, copy: Path, url: str) -> Path:
    """Copy a content folder and give the copy's city another address."""
    shutil.copytree(content, copy)
    city = copy / "city.yaml"
    text, changed = re.subn(r"(?m)^url:.*$", f"url: {url}", city.read_text("utf-8"))
    assert changed == 1, "city.yaml has one line `url:`"
    city.write_text(text, "utf-8")
    return copy


def once(folder: Path, make: Callable[[Path], Path]) -> Path:
    """Let the first of several test processes `make(folder)`; the others wait for its result.

    Raises `AssertionError` in all of them when the first one failed.
    """
    result, failure = folder.with_suffix(".made"), folder.with_suffix(".failed")
    try:
        folder.mkdir()
    except FileExistsError:
        return _wait_for(result, failure)
    try:
        made = make(folder)
    except BaseException as error:
        failure.write_text(str(error), "utf-8")
        raise
    _write_whole(result, str(made))
    return made


def _write_whole(path: Path, text: str) -> None:
    part = path.with_suffix(".part")
    part.write_text(text, "utf-8")
    part.replace(path)


def _wait_for(result: Path, failure: Path, seconds: float = 300) -> Path:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if result.exists():
            return Path(result.read_text("utf-8"))
        assert not failure.exists(), f"in another test process: {failure.read_text('utf-8')}"
        time.sleep(0.1)
    raise AssertionError(f"{result.name} was not made within {seconds} seconds")
