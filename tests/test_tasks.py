# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""`tasks.py` makes the environment once, completely or not at all, and hands over."""

import ast
import re
import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from tests.building import ROOT


class Clone:
    """A clone whose `.venv` has a Python that only writes down how it was called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls_file = folder / "calls"
        self.stamp = folder / ".venv" / "requirements.lock.installed"
        shutil.copy(ROOT / "tasks.py", folder)
        (folder / "requirements.lock").write_text("six==1.17.0\n")
        (folder / ".venv" / "bin").mkdir(parents=True)
        self.answer(0)

    def answer(self, code: int) -> None:
        """Let the recording Python end with `code` from now on."""
        python = self.folder / ".venv" / "bin" / "python"
        python.write_text(f'#!/bin/sh\necho "$@" >> "{self.calls_file}"\nexit {code}\n')
        python.chmod(0o755)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Call `tasks.py` and return how it ended."""
        command = [sys.executable, str(self.folder / "tasks.py"), *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    def calls(self) -> list[str]:
        """Return the calls so far, and forget them."""
        calls = self.calls_file.read_text("utf-8").splitlines() if self.calls_file.exists() else []
        self.calls_file.unlink(missing_ok=True)
        return calls


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_first_call_installs_the_lock_with_hashes_then_hands_over(clone: Clone) -> None:
    """A new environment is filled from the lock, hashes required, before the verb starts."""
    assert clone.run("check", "--format", "json").returncode == 0
    pip, compiling, cutting, verb = clone.calls()
    assert "-m pip" in pip
    assert "--require-hashes" in pip
    assert "-m compileall" in compiling
    assert cutting == "-m plugins.assets.fonts"
    assert verb == "-P -m plugins.commands check --format json"


def test_second_call_hands_over_at_once(clone: Clone) -> None:
    """Once the environment fits the lock, pip is not started again."""
    clone.run("check")
    clone.calls()
    clone.run("check")
    assert clone.calls() == ["-P -m plugins.commands check"]


def test_a_changed_lock_is_installed(clone: Clone) -> None:
    """After an upgrade that changes the lock, the next call renews the environment."""
    clone.run("check")
    clone.calls()
    (clone.folder / "requirements.lock").write_text("six==1.16.0\n")
    clone.run("check")
    assert [f" {call}".split(" -m ")[1].split()[0] for call in clone.calls()] == [
        "pip",
        "compileall",
        "plugins.assets.fonts",
        "plugins.commands",
    ]


def test_a_failed_installation_leaves_no_stamp_and_no_traceback(clone: Clone) -> None:
    """When pip fails, the verb does not run, the exit is 1, and the next call tries again."""
    clone.answer(1)
    failed = clone.run("check")
    assert failed.returncode == 1
    assert "Traceback" not in failed.stderr
    assert len(clone.calls()) == 1
    assert not clone.stamp.exists()
    clone.answer(0)
    assert clone.run("check").returncode == 0
    assert len(clone.calls()) == 4


def test_an_interrupted_installation_is_done_again(clone: Clone) -> None:
    """Half a stamp, as a full disk leaves it, is not taken for an environment that fits."""
    clone.run("check")
    clone.calls()
    clone.stamp.write_text(clone.stamp.read_text("utf-8")[:-1], "utf-8")
    clone.run("check")
    assert len(clone.calls()) == 4


def test_the_verb_decides_the_exit_code(clone: Clone) -> None:
    """What the verb returns is what `tasks.py` returns."""
    clone.run("check")
    clone.answer(3)
    assert clone.run("build").returncode == 3


UNTOLD, TOLD = "'--prefix=/opt/python' '--enable-shared'", "'--enable-optimizations'"


class Setup:
    """A clone without `.venv`, on a system whose own Python answers as a test wants."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        shutil.copy(ROOT / "tasks.py", folder)
        found = spec_from_file_location("tasks_of_a_clone", folder / "tasks.py")
        assert found and found.loader
        self.tasks = module_from_spec(found)
        found.loader.exec_module(self.tasks)
        self.here: list[str] = []
        self._patch, self._made = patch, folder / ".venv" / "bin" / "python"
        self._python = folder / "usr" / "bin" / f"python{self.tasks.VERSION}"
        self._python.parent.mkdir(parents=True)
        patch.setattr(self.tasks, "SYSTEM", str(folder / "usr"))
        patch.setattr("venv.create", lambda place, **_: self.here.append(place))

    def compiled(self, told: str | None) -> None:
        """Let the Python that runs `tasks.py` be compiled as somebody was `told` to."""
        self._patch.setattr("sysconfig.get_config_var", lambda name: told)

    def system_python(self, script: str) -> None:
        """Let the system's own Python be a script; its last argument is the new environment."""
        self._python.write_text(script)
        self._python.chmod(0o755)

    def made_by_the_system(self) -> bool:
        """Make the environment, and tell who made it."""
        self.tasks._make_venv()
        assert self._made.exists() != bool(self.here), "one of both makes it"
        return self._made.exists()


MAKES = '#!/bin/sh\nfor last; do :; done\nmkdir -p "$last/bin" && touch "$last/bin/python"\n'


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Setup:
    return Setup(tmp_path, monkeypatch)


def test_the_faster_python_makes_the_environment(setup: Setup) -> None:
    """A Python that was compiled without a profile leaves it to the system's own, which has one."""
    setup.compiled(UNTOLD)
    setup.system_python(MAKES)
    assert setup.made_by_the_system()


@pytest.mark.parametrize("told", [TOLD, None])
def test_a_python_that_is_fast_makes_its_own_environment(setup: Setup, told: str | None) -> None:
    """Whoever calls `tasks.py` with a Python compiled for speed gets that one, also on Windows."""
    setup.compiled(told)
    setup.system_python(MAKES)
    assert not setup.made_by_the_system()


def test_the_system_s_own_python_looks_for_no_other(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian's Python is not told »--enable-optimizations«, and has its profile all the same."""
    setup.compiled(UNTOLD)
    setup.system_python(MAKES)
    monkeypatch.setattr(sys, "base_prefix", setup.tasks.SYSTEM)
    assert not setup.made_by_the_system()


@pytest.mark.parametrize("script", ["", "#!/bin/sh\nexit 1\n", "#!/nowhere/sh\n"])
def test_a_system_without_a_whole_python_needs_none(setup: Setup, script: str) -> None:
    """Where there is none of this version, or it cannot make an environment, this one does."""
    setup.compiled(UNTOLD)
    if script:
        setup.system_python(script)
    assert not setup.made_by_the_system()


def test_an_old_python_gets_a_sentence() -> None:
    """The version is tested before anything that an older Python does not have is imported."""
    source = (ROOT / "tasks.py").read_text("utf-8")
    before = source[: source.index("sys.version_info")]
    assert re.findall(r"(?m)^(?:import|from) (\S+)", before) == ["sys"]


def test_nothing_is_imported_on_the_way_to_the_verb() -> None:
    """Only what Python has loaded for itself: `pathlib` or `subprocess` alone take 10 ms."""
    module = ast.parse((ROOT / "tasks.py").read_bytes())
    assert [name for node in module.body for name in _names(node)] == ["sys", "os"]
    hand_over = next(node for node in module.body if getattr(node, "name", "") == "main")
    windows = next(
        node
        for node in ast.walk(hand_over)
        if isinstance(node, ast.If) and "win32" in ast.dump(node)
    )
    elsewhere = {name for node in ast.walk(hand_over) for name in _names(node)}
    assert elsewhere == {name for node in ast.walk(windows) for name in _names(node)}


def _names(node: ast.AST) -> list[str]:
    """Return what a node imports, if it does."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.name for alias in node.names]
    return []
