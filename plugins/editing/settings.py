# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The settings of the form service: ``edit.toml``, which lies beside no content and in no git."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from plugins.core.plain_pydantic import without_plugins
from plugins.core.sentences import sentence

without_plugins()


class Invalid(Exception):
    """The file is no settings file; the message names file and field in German."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Repository(_Part):
    """Where the content lies."""

    #: What ``git clone`` takes: a folder or an address.
    url: str
    branch: str = "main"
    #: The content folder within the repository.
    content: str = "content"


class Forge(_Part):
    """How a proposal reaches the people who approve it."""

    driver: Literal["local", "gitlab", "agit", "github"] = "local"
    #: Its REST interface, where it is not the usual one. ``gitlab`` is asked only if it is named.
    address: str = ""
    #: A file with the access token and nothing else.
    token_file: Path | None = None
    #: ``owner/name``: for ``github``; for ``gitlab`` where the address of git does not tell.
    project: str = ""


class Mail(_Part):
    """Where mails go out. Without a server they are laid into the folder ``post`` of ``state``."""

    server: str = ""
    port: Annotated[int, Field(gt=0, lt=65536)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_file: Path | None = None
    sender: str = ""
    #: Who hears of new proposals.
    caretakers: tuple[str, ...] = ()


class Settings(_Part):
    """Everything the service has to be told."""

    #: Where people reach it, without a slash at the end: ``https://eintrag.lennebrueck.example``.
    address: str
    #: What must survive: links, outbox, sessions, the mirror, the secret. Not in any repository.
    state: Path
    repository: Repository
    forge: Forge = Forge()
    mail: Mail = Mail()
    #: Where the driver ``local`` has the site built after an approval; elsewhere the forge does it.
    output: Path | None = None
    #: Whether pages are shown as they would be. It takes a process that builds.
    preview: bool = True
    #: Businesses whose hours and closures are published without being looked at first.
    trusted: frozenset[str] = frozenset()
    #: The number of proxies before the service whose ``X-Forwarded-For`` may be believed.
    proxies: Annotated[int, Field(ge=0, le=5)] = 0


def read_settings(path: Path) -> Settings:
    """Read ``path``. Raises ``Invalid``."""
    try:
        return Settings.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise Invalid(f"{path}: lässt sich nicht lesen ({error.strerror}).") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Invalid(f"{path}: ist keine TOML-Datei ({error}).") from error
    except ValidationError as error:
        raise Invalid("\n".join(_told(path, each) for each in error.errors())) from error


def _told(path: Path, found: ErrorDetails) -> str:
    name = ".".join(map(str, found["loc"]))
    if found["type"] == "missing":
        return f"{path}: »{name}« fehlt."
    if found["type"] == "extra_forbidden":
        return f"{path}: »{name}« gibt es nicht."
    _, message, hint = sentence(found["type"], found.get("ctx", {}), found["input"])
    return f"{path}: {name}: {message} {hint}".rstrip()
