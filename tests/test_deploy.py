# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lies in ``deploy/``, as far as it can be tried without the programs it is for; those that
need nginx and systemd are in ``tests/proofs/proof_deployment.py``.
"""

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

import tasks
from plugins.commands import edit
from plugins.commands.serving.port import LOOPBACK
from plugins.editing.service.guard import SECRET_PATHS
from plugins.editing.service.pictures import BYTES
from tests.building import ROOT
from tests.editing.service.house import CITY
from tests.editing.store.town import FILES, repository
from tests.proofs.nginx import free_port

DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")


def _instructions() -> list[list[str]]:
    """The Containerfile's lines, those that go on put together."""
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    lines = re.sub(r"\\\n", " ", re.sub(r"(?m)^#.*\n", "", text)).splitlines()
    return [line.split(maxsplit=1) for line in lines if line]


def _all(name: str) -> list[str]:
    return [rest for instruction, rest in _instructions() if instruction == name]


def test_what_the_container_gets_is_enough(tmp_path: Path) -> None:
    """Its files alone, its command, its look after its health: the service answers, writes nothing
    beside its state, and ends when it is told to.
    """
    program = tmp_path / "program"
    program.mkdir()
    for copied in _all("COPY"):
        *sources, target = copied.split()
        for source in (path for pattern in sources for path in ROOT.glob(pattern)):
            if source.is_dir():
                nothing = shutil.ignore_patterns("__pycache__")
                shutil.copytree(source, program / target, ignore=nothing)
            else:
                shutil.copy(source, program / target)
    (program / ".venv").symlink_to(tasks.VENV)  # what RUN installs, with the fonts it cuts
    repository(tmp_path / "town", {**FILES, "content/city.yaml": CITY})
    state, config, port = tmp_path / "state", tmp_path / "edit.toml", str(free_port())
    config.write_text(
        f'address = "https://eintrag.example"\nstate = "{state}"\npreview = false\n'
        f'[repository]\nurl = "{tmp_path}/town"\n'
    )
    [command] = _all("CMD")[-1:]
    asked = [word.replace("/etc/stadtfenster/edit.toml", str(config)) for word in eval(command)]  # noqa: S307
    assert asked[:2] == ["python3", "tasks.py"]
    asked = [port if word == "8001" else LOOPBACK if word == "0.0.0.0" else word for word in asked]  # noqa: S104
    environment = {**os.environ, "PYTHONPATH": str(program)}
    before = _files(program)
    running = subprocess.Popen(
        [sys.executable, "-P", "-m", "plugins.commands", *asked[2:]],
        cwd=program, env=environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        _wait_for(f"http://{LOOPBACK}:{port}/gesund", running)
        [health] = [rest for rest in re.findall(r"HEALTHCHECK.*?CMD (.*)", _text())]
        looked = shlex.split(health.replace(":8001", f":{port}"))
        subprocess.run([sys.executable, *looked[1:]], check=True)
    finally:
        running.terminate()
        _, told = running.communicate(timeout=20)
    assert running.returncode == 0, told
    assert _files(program) - before == set()
    assert (state.stat().st_mode & 0o777, (state / "secret").stat().st_mode & 0o777) == (
        0o700, 0o600,
    )  # fmt: skip


def _files(folder: Path) -> set[str]:
    paths = (path.relative_to(folder) for path in folder.rglob("*"))
    return {str(path) for path in paths if "__pycache__" not in path.parts}


def _text() -> str:
    return re.sub(r"\\\n", " ", (DEPLOY / "Containerfile").read_text("utf-8"))


def _wait_for(address: str, running: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + 30
    while True:
        try:
            with urlopen(address, timeout=2) as answer:  # noqa: S310
                assert answer.read() == b"gut\n"
                return
        except (URLError, OSError):
            assert running.poll() is None, running.communicate()
            assert time.monotonic() < until
            time.sleep(0.05)


def test_the_container_is_nobody_in_particular() -> None:
    """It installs as root and runs as somebody who may write into the state alone."""
    names = [instruction for instruction, _ in _instructions()]
    assert names.index("RUN") < names.index("USER") < names.index("CMD")
    assert _all("USER") == ["stadtfenster"]
    assert _all("VOLUME") == ["/var/lib/stadtfenster"]


def test_the_unit_starts_what_there_is() -> None:
    """Its command is one that ``edit`` understands, and its settings those of the documents."""
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(DEPLOY / "stadtfenster-edit.service", "utf-8")
    program, script, verb, *rest = unit["Service"]["ExecStart"].split()
    assert (program, script, verb) == ("/usr/bin/python3", "tasks.py", "edit")
    given = edit._parser().parse_args(rest)
    documents = (ROOT / "docs" / "formulardienst.md").read_text("utf-8")
    assert f"--config {given.config} --port {given.port}" in documents
    assert given.port == edit.PORT
    assert unit["Service"]["StateDirectory"] in documents


def test_no_log_tells_what_opens_a_door() -> None:
    """The proxy leaves out what the service leaves out of its own log."""
    [found] = re.findall(r"~\^/\(([\w|]+)\)/  0;", NGINX)
    assert {f"/{name}/" for name in found.split("|")} == set(SECRET_PATHS)


def test_the_proxy_lets_photos_through() -> None:
    """More than the service takes, so that it is the service that says so in German."""
    [megabytes] = re.findall(r"client_max_body_size (\d+)m;", NGINX)
    assert int(megabytes) * 1_000_000 > BYTES


@pytest.mark.parametrize("name", ["Host $host", "X-Forwarded-For $remote_addr"])
def test_the_proxy_says_who_asked_for_what(name: str) -> None:
    """Set, not added to: nobody tells us from outside who he is."""
    assert f"proxy_set_header {name};" in NGINX
