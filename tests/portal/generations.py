# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A child process for tests: publishes generation after generation of a site until it is killed.

``python -m tests.portal.generations OUTPUT``: every file of a generation holds its number.
"""

import itertools
import sys
from pathlib import Path

from plugins.portal.publish import Staging

FILES = ["index.html", "404.html", "robots.txt", *(f"seiten/{n}/index.html" for n in range(60))]


def publish(output: Path, generation: int) -> None:
    """Write and swap in one generation; its files are longer than one buffer."""
    staging = Staging(output)
    try:
        staging.begin()
        for name in FILES:
            staging.write(name, f"{generation}\n".encode() * 3000)
        staging.swap()
    finally:
        staging.close()


def generation_of(output: Path) -> int:
    """The number of the whole generation that lies in `output`; fails if it is not whole."""
    found = sorted(p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file())
    assert found == sorted(FILES)
    texts = {(output / name).read_text("ascii") for name in FILES}
    assert len(texts) == 1, "files of two generations lie side by side"
    number = int(texts.pop().split("\n", 1)[0])
    assert all((output / name).stat().st_size == 3000 * len(f"{number}\n") for name in FILES)
    return number


if __name__ == "__main__":
    for number in itertools.count(1):
        publish(Path(sys.argv[1]), number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
