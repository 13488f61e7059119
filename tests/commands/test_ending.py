# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A verb that ends at once, without taking apart what it made, has still said everything."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from plugins.commands import check
from tests.building import DEMO_NOW, ROOT

OFFER = "---\nname: Brezn\nvaild_through: 2026-12-24\n---\n"


def broken_city(folder: Path, offers: int) -> list[str]:
    """The arguments of `check` for a city with two mistakes in each of its `offers`."""
    (folder / "offers").mkdir()
    (folder / "city.yaml").write_text("name: Lennebrück\n", encoding="utf-8")
    for number in range(offers):
        (folder / "offers" / f"brezn-{number}.md").write_text(OFFER, encoding="utf-8")
    return ["--content", str(folder), "--now", DEMO_NOW]


def checked(arguments: list[str], out: int | IO[bytes]) -> subprocess.CompletedProcess[bytes]:
    """Run `check` in a process that writes to `out` through a buffer."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-m", "plugins.commands", "check", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.PIPE, check=False
    )


def test_all_is_printed_and_the_code_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The process prints what the verb prints, more than a pipe holds, and ends with its code."""
    arguments = broken_city(tmp_path, 200)
    code = check.run(arguments)
    told = capsys.readouterr().out
    assert len(told) > 1 << 16
    done = checked(arguments, subprocess.PIPE)
    assert (done.returncode, done.stdout.decode("utf-8")) == (code, told)
    assert code == 1


def test_what_cannot_be_printed_is_an_error(tmp_path: Path) -> None:
    """What still lay in the buffer, and found nobody who reads it, is not passed over."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", closefd=True) as nobody:
        done = checked(broken_city(tmp_path, 1), nobody)
    assert done.returncode == 120
    assert b"BrokenPipeError" in done.stderr
