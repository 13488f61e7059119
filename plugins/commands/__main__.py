# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``python -m plugins.commands VERB``: finds the verb's module and hands over.

A verb is a module of this folder with ``run(arguments) -> exit code``. Nothing else is imported,
so that a verb costs what it needs.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from importlib import import_module

#: Verb → what it does, in the order of a working day.
VERBS = {
    "serve": "baut die Seite, zeigt sie an und baut bei jeder Änderung neu",
    "build": "baut die Seite in den Ordner output",
    "check": "prüft den Inhalt und nennt alle Fehler",
    "hours": "erklärt eine Angabe von Öffnungszeiten",
    "new": "legt einen neuen Eintrag an: new business|offer|event NAME",
    "export": "schreibt Tabellen für Excel: export csv|xlsx [businesses|offers|events]",
    "import": "liest geänderte Tabellen ein: import csv|xlsx DATEI",
    "edit": "startet den Formulardienst für die Betriebe",
    "invite": "schreibt Briefe mit einem Link für jeden Betrieb",
    "revoke": "beendet Links von Betrieben",
    "remind": "fragt Betriebe, ob ihre Angaben noch stimmen",
    "schema": "schreibt Schema und Konfiguration für andere Editoren (VS Code, Sveltia, Decap)",
    "poster": "schreibt Aushänge mit QR-Code für die Betriebe, A4 zum Drucken",
    "programme": "schreibt das Programm einer Woche als PDF",
    "test": "führt alle Prüfungen des Programms aus",
    "prove": "führt die langen Prüfungen aus, die »test« nicht enthält",
    "bench": "misst, wie schnell gebaut wird, auch mit anderen Programmen",
}
#: Verbs whose module cannot be called so: »import« is a word of Python's own.
_MODULES = {"import": "import_tables"}

#: Those that make much, and leave nothing to be done at exit: no thread, no folder to be removed.
ENDING_AT_ONCE = frozenset(["build", "check"])


def _keep_bytecode() -> None:
    """Let this process, and those that it starts, keep what Python compiles.

    Container images set PYTHONDONTWRITEBYTECODE. Obeyed, it lets each command compile the whole
    program first, which takes longer than anything a command does (decision 0015).
    """
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def main(argv: list[str]) -> int:
    """Run the verb ``argv[0]`` with the rest; 0 and a list of verbs for ``--help``."""
    _keep_bytecode()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console that cannot show »ä« must not stop a build.
            stream.reconfigure(errors="backslashreplace")
    verb = argv[0] if argv else "--help"
    if verb in ("-h", "--help"):
        print("python3 tasks.py VERB\n")
        for name, purpose in VERBS.items():
            print(f"  {name:10}{purpose}")
        return 0 if argv else 2
    if verb not in VERBS:
        from plugins.core.suggest import did_you_mean

        print(f"»{verb}« gibt es nicht. {did_you_mean(verb, VERBS)}", file=sys.stderr)
        return 2
    if verb in ENDING_AT_ONCE:
        # What is imported and made is kept to the end: to look for garbage would cost a tenth.
        gc.disable()
    run = import_module(f"plugins.commands.{_MODULES.get(verb, verb)}").run
    return int(run(argv[1:]))


def _end(code: int) -> None:
    """End the process with what it holds still in its place: the system frees that at once, where
    Python would take a large city apart name by name.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more, or the disk is full: Python tells in its own way
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    ended = main(sys.argv[1:])
    if sys.argv[1:2] and sys.argv[1] in ENDING_AT_ONCE:
        _end(ended)
    sys.exit(ended)
