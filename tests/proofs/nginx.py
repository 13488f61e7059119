# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""nginx with one of our samples as it stands there, but for ports, certificate and folders."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from plugins.commands.serving.port import LOOPBACK

MISSING = "Dieser Beweis braucht nginx und openssl: apt install nginx openssl"


class Nginx(NamedTuple):
    """Where it listens, and where it writes."""

    https: int
    http: int
    logs: Path


def tool(name: str) -> str:
    """The path of a program, which an ordinary user's PATH may not have."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin:/sbin")
    assert found, MISSING
    return found


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as found:
        found.bind((LOOPBACK, 0))
        return int(found.getsockname()[1])


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate that nobody has signed, and its key."""
    crt, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        [
            tool("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", f"/CN={name}", "-keyout", key, "-out", crt,
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    return crt, key


@contextmanager
def nginx(folder: Path, sample: str, changed: Mapping[str, str]) -> Iterator[Nginx]:
    """Serve what ``sample`` says; ``changed`` are further texts of it and what stands for them.

    What nginx itself says of it (``nginx -t``) must be good, without a warning.
    """
    folder.mkdir()
    logs = folder / "logs"
    logs.mkdir()
    https, http = free_port(), free_port()
    named = re.search(r"server_name (\S+);", sample)
    assert named
    crt, key = certificate(folder, named[1])
    text = re.sub(r"(?m)^\s*listen \[::\].*\n", "", sample)
    text = text.replace("listen 443", f"listen {LOOPBACK}:{https}")
    text = text.replace("listen 80;", f"listen {LOOPBACK}:{http};")
    text = re.sub(r"(?m)^(\s*)(# )?ssl_certificate .*$", rf"\1ssl_certificate {crt};", text)
    text = re.sub(r"(?m)^(\s*)ssl_certificate_key .*$", rf"\1ssl_certificate_key {key};", text)
    if "ssl_certificate_key" not in text:
        text = text.replace(f"{crt};", f"{crt}; ssl_certificate_key {key};")
    for old, new in {"/var/log/nginx/": f"{logs}/", **changed}.items():
        assert old in text or old not in sample, f"»{old}« does not stand in the sample any more"
        text = text.replace(old, new)
    whole = folder / "nginx.conf"
    temporary = "\n".join(
        f"{what}_temp_path {folder}/{what};"
        for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # As root its workers would be somebody who may not look into our folders.
    who = "user root; " if os.geteuid() == 0 else ""
    whole.write_text(
        f"{who}daemon off; pid {folder}/pid; error_log {logs}/nginx.error.log;\n"
        f"events {{}}\nhttp {{ include /etc/nginx/mime.types; {temporary}\n{text}\n}}\n"
    )
    command = [tool("nginx"), "-p", str(folder), "-c", str(whole)]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr, checked.stderr
    running = subprocess.Popen(command)
    try:
        for _ in range(100):
            with socket.socket() as line:
                if line.connect_ex((LOOPBACK, https)) == 0:
                    break
            time.sleep(0.05)
        yield Nginx(https, http, logs)
    finally:
        running.terminate()
        running.wait(10)
