# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A child process for tests: publishes generation after generation of a site until it is killed.

``python -m tests.portal.generations OUTPUT WAY``: every file of a generation holds its number, and
each generation has a page that none before it had. WAY says how one takes the place of another:
``swap``, the whole folder at once, or ``journal``, file by file.
"""

import itertools
import sys
from pathlib import Path

from plugins.portal.output import Output

WAYS = ("swap", "journal")
FILES = ("index.html", "404.html", "robots.txt", *(f"seiten/{n}/index.html" for n in range(60)))


def own_page(generation: int) -> str:
    """The page that only this generation has."""
    return f"neues/{generation}/index.html"


def publish(output: Path, generation: int, way: str = "swap") -> None:
    """Publish one generation; its files are longer than one buffer."""
    made = Output(output)
    try:
        files = [*FILES, own_page(generation)]
        made.begin()
        for name in files:
            made.write(name, f"{generation}\n".encode() * 3000)
        if way == "journal" and output.exists():
            old = (p.relative_to(output).as_posix() for p in output.glob("neues/*/*"))
            made.move_in(files, [name for name in old if name not in files])
        else:
            made.swap()
    finally:
        made.close()


def generation_of(output: Path) -> int:
    """The number of the whole generation that lies in `output`; fails if it is not whole."""
    numbers = {number_in(output / name) for name in FILES}
    assert len(numbers) == 1, "files of two generations lie side by side"
    number = numbers.pop()
    names = {"neues", f"neues/{number}", "seiten", *(f"seiten/{n}" for n in range(60))}
    names |= {*FILES, own_page(number)}
    assert {path.relative_to(output).as_posix() for path in output.rglob("*")} == names
    assert number_in(output / own_page(number)) == number
    return number


def number_in(file: Path) -> int:
    """The generation of a file; fails if the file is not whole."""
    text = file.read_text("ascii")
    first = text[: text.index("\n") + 1]
    assert text == first * 3000
    return int(first)


if __name__ == "__main__":
    for generation in itertools.count(1):
        publish(Path(sys.argv[1]), generation, sys.argv[2])
        sys.stdout.write(f"{generation}\n")
        sys.stdout.flush()
