# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every verb of Stadtfenster: `python3 tasks.py build`, `serve`, `check`, `test`, …

Needs nothing but Python ≥ 3.11. It makes `.venv` beside this file, installs `requirements.lock`
into it, and hands over to `plugins.commands` in that environment. When the environment already
fits the lock it hands over at once, without starting pip.
"""

import sys

# Before all other imports: an old Python shall read this sentence, not a traceback.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Stadtfenster braucht Python 3.11 oder neuer; dies ist " + sys.version.split()[0] + "."
    )

import contextlib
import hashlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


class SetupError(Exception):
    """The environment cannot be made; the message tells a person what to do."""


def installed(lock: Path) -> bool:
    """Tell whether `.venv` holds exactly what `lock` names."""
    stamp = _stamp(lock)
    return PYTHON.exists() and stamp.is_file() and stamp.read_text("ascii") == _digest(lock)


def install(lock: Path) -> None:
    """Install `lock` into `.venv`, which is made first if it is missing.

    A stamp with the lock's digest is written only after pip has finished, so that an interrupted
    installation is done again. Raises `SetupError`.
    """
    with _one_at_a_time():
        if installed(lock):
            return
        if not PYTHON.exists():
            _make_venv()
        _stamp(lock).unlink(missing_ok=True)
        _pip_install(lock)
        _stamp(lock).write_text(_digest(lock), "ascii")


def _stamp(lock: Path) -> Path:
    return VENV / f"{lock.name}.sha256"


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _make_venv() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    try:
        import ensurepip  # noqa: F401  Debian ships Python without it
        import venv
    except ImportError as error:
        raise SetupError(
            f"Diesem Python fehlt das Modul »{error.name}«, das eine Umgebung anlegt.\n"
            f"Unter Debian und Ubuntu: sudo apt install python{version}-venv"
        ) from error
    try:
        # clear: a folder left over from a Python that is gone has links that lead nowhere.
        venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(f"Die Umgebung {VENV} ließ sich nicht anlegen: {error}") from error


def _pip_install(lock: Path) -> None:
    print(f"Installiere {lock.name} nach {VENV.name} (einmalig) …", file=sys.stderr, flush=True)
    command = [str(PYTHON), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"]
    command += ["install", "-qq", "--require-hashes", "--prefer-binary", "-r", str(lock)]
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode:
        raise SetupError(f"{lock.name} ließ sich nicht installieren; der Grund steht darüber.")


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let two calls at once make one environment, not half of two."""
    with (ROOT / ".venv.lock").open("w") as handle:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)  # freed when the file is closed
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def main(argv: list[str]) -> int:
    """Make the environment if it does not fit the lock, then run the verb in it."""
    lock = ROOT / "requirements.lock"
    try:
        if not installed(lock):
            install(lock)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    # The folder of this file, and not the one the user stands in, is where `plugins` is found.
    command = [str(PYTHON), "-P", "-m", "plugins.commands", *argv]
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    if sys.platform == "win32":  # there, exec would give the prompt back while the verb still runs
        return subprocess.run(command, check=False).returncode
    os.execv(PYTHON, command)  # noqa: S606  it replaces this process; there is nothing to quote


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
