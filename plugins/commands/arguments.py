# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Arguments that several verbs share."""

from __future__ import annotations

import argparse
import os
import time
from datetime import datetime
from pathlib import Path


def parser(verb: str, description: str) -> argparse.ArgumentParser:
    """A parser for one verb."""
    return argparse.ArgumentParser(
        prog=f"tasks.py {verb}", description=description, formatter_class=_Help
    )


class _Help(argparse.HelpFormatter):
    """Lines of 90 characters. The width of the terminal is nothing that is worth an import of
    ``shutil``, with all it knows to unpack, whenever an argument is added.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=90)


def add_content(to: argparse.ArgumentParser) -> None:
    """``--content`` and ``--now``."""
    to.add_argument(
        "--content", type=Path, default=Path("content"), help="der Inhaltsordner (content)"
    )
    to.add_argument("--now", type=_moment, help="als wäre es dieser Zeitpunkt (ISO 8601)")


def _moment(text: str) -> datetime:
    from plugins.core.clock import moment_of

    try:
        return moment_of(text, {}, 0)
    except ValueError:
        message = f"»{text}« ist kein Zeitpunkt; schreiben Sie 2026-12-24T10:00"
        raise argparse.ArgumentTypeError(message) from None


def moment(given: datetime | None) -> datetime:
    """The moment to work with: given, ``SOURCE_DATE_EPOCH``, or the machine's clock."""
    from plugins.core.clock import moment_of

    return given or moment_of(None, os.environ, time.time())
