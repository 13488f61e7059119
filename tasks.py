# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every verb of Stadtfenster: `python3 tasks.py build`, `serve`, `check`, `test`, …

Needs nothing but Python ≥ 3.11. It makes `.venv` beside this file, installs `requirements.lock`
into it, and hands over to `plugins.commands` in that environment. When the environment already
fits the lock it hands over at once, without starting pip: that way imports nothing that Python has
not loaded for itself. What the set-up needs is imported by the set-up.
"""

import sys

# Before all other imports: an old Python shall read this sentence, not a traceback.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Stadtfenster braucht Python 3.11 oder neuer; dies ist " + sys.version.split()[0] + "."
    )

import os

ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts/python.exe" if sys.platform == "win32" else "bin/python")
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
#: What a distribution's own Python has as its `sys.base_prefix`.
SYSTEM = "/usr"


class SetupError(Exception):
    """The environment cannot be made; the message tells a person what to do."""


def installed(lock: str) -> bool:
    """Tell whether `.venv` holds exactly what the file `lock` beside this one names."""
    try:
        with open(os.path.join(ROOT, lock), "rb") as wanted, open(_stamp(lock), "rb") as there:
            return wanted.read() == there.read() and os.path.exists(PYTHON)
    except FileNotFoundError:
        return False


def install(lock: str) -> None:
    """Install the file `lock` into `.venv`, which is made first if it is missing.

    A copy of the lock is laid beside it only after all is done, so that an interrupted
    installation is done again. Raises `SetupError`.
    """
    import contextlib
    import shutil

    with open(os.path.join(ROOT, ".venv.lock"), "w") as one_at_a_time:
        _lock(one_at_a_time.fileno())
        if installed(lock):
            return
        if not os.path.exists(PYTHON):
            _make_venv()
        with contextlib.suppress(FileNotFoundError):
            os.remove(_stamp(lock))
        _pip_install(lock)
        _compile()
        _cut_fonts()
        shutil.copyfile(os.path.join(ROOT, lock), _stamp(lock))


def _stamp(lock: str) -> str:
    return os.path.join(VENV, f"{lock}.installed")


def _lock(handle: int) -> None:
    """Let two calls at once make one environment, not half of two; ends with the file."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)


def _faster_python() -> str:
    """Where the system's Python of this version is, if it runs faster than this one; else "".

    Distributions let the compiler watch the interpreter at work (PGO). pyenv, and whoever compiles
    by hand, does not unless told to, and then a build takes a tenth longer (docs/decisions/0034).
    """
    import sysconfig

    told = sysconfig.get_config_var("CONFIG_ARGS")  # None where nobody compiles: on Windows
    if told is None or "--enable-optimizations" in told or sys.base_prefix == SYSTEM:
        return ""
    return os.path.join(SYSTEM, "bin", f"python{VERSION}")


def _makes_venv(python: str) -> bool:
    """Let `python` make `.venv`, and tell whether it could: it may be missing, or not whole."""
    import subprocess

    command = [python, "-I", "-m", "venv", "--clear", VENV]
    try:
        return not subprocess.run(command, check=False, capture_output=True).returncode
    except OSError:
        return False


def _make_venv() -> None:
    import subprocess

    faster = _faster_python()
    if faster and _makes_venv(faster):
        print(f"Die Umgebung nimmt {faster}, das schneller ist.", file=sys.stderr)
        return
    try:
        import ensurepip  # noqa: F401  Debian ships Python without it
        import venv
    except ImportError as error:
        raise SetupError(
            f"Diesem Python fehlt das Modul »{error.name}«, das eine Umgebung anlegt.\n"
            f"Unter Debian und Ubuntu: sudo apt install python{VERSION}-venv"
        ) from error
    try:
        # clear: a folder left over from a Python that is gone has links that lead nowhere.
        venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(f"Die Umgebung {VENV} ließ sich nicht anlegen: {error}") from error


def _pip_install(lock: str) -> None:
    print(f"Installiere {lock} nach .venv (einmalig) …", file=sys.stderr, flush=True)
    arguments = ["-m", "pip", "--disable-pip-version-check", "--no-input"]
    arguments += ["install", "-qq", "--compile", "--require-hashes", "--prefer-binary"]
    if _run("-I", *arguments, "-r", os.path.join(ROOT, lock)):
        raise SetupError(f"{lock} ließ sich nicht installieren; der Grund steht darüber.")


def _compile() -> None:
    """Lay the program's bytecode beside it, for a user who may not write there later."""
    _run("-I", "-m", "compileall", "-q", os.path.join(ROOT, "plugins"))


def _cut_fonts() -> None:
    """Cut the theme's fonts and lay them into `.venv`; should it fail, the first build does it."""
    import subprocess

    command = [PYTHON, "-m", "plugins.assets.fonts"]
    quiet = subprocess.DEVNULL
    subprocess.run(command, cwd=ROOT, check=False, stdin=quiet, stdout=quiet, stderr=quiet)


def _run(*arguments: str) -> int:
    import subprocess

    return subprocess.run([PYTHON, *arguments], check=False, stdout=sys.stderr).returncode


def main(argv: list[str]) -> int:
    """Make the environment if it does not fit the lock, then run the verb in it."""
    lock = "requirements.lock"
    try:
        if not installed(lock):
            install(lock)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    # The folder of this file, and not the one the user stands in, is where `plugins` is found.
    command = [PYTHON, "-P", "-m", "plugins.commands", *argv]
    paths = [ROOT, os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    if sys.platform == "win32":  # there, exec would give the prompt back while the verb still runs
        import subprocess

        return subprocess.run(command, check=False).returncode
    os.execv(PYTHON, command)  # noqa: S606  it replaces this process; there is nothing to quote


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
