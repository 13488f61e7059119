# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every page of the demo city is valid HTML by html-validate's reading of the standard.

The preset is `html-validate:standard`: all that the WHATWG standard asks for, and nothing of style.
"""

import json
import subprocess
from pathlib import Path

from plugins.commands import toolchain
from tests.oracles import ORACLES


def html_errors(folder: Path) -> list[str]:
    """Validate every .html below `folder`; return each error with its place."""
    program = ORACLES / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    config = ORACLES / ".htmlvalidate.json"
    command = [toolchain.node(), program, "--config", config, "--formatter", "json", folder]
    done = subprocess.run(
        list(map(str, command)), capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    assert done.returncode in (0, 1), done.stderr
    return [
        f"{Path(report['filePath']).relative_to(folder)}:{message['line']}:{message['column']}"
        f" {message['ruleId']}: {message['message']}"
        for report in json.loads(done.stdout or "[]")
        for message in report["messages"]
    ]


def test_the_validator_finds_a_planted_error(tmp_path: Path) -> None:
    """A page with two equal ids and a list item outside a list is told with its line."""
    page = "<!DOCTYPE html>\n<html lang='de'><head><title>x</title></head><body>\n"
    (tmp_path / "unter").mkdir()
    (tmp_path / "unter" / "index.html").write_text(
        f"{page}<p id='a'>1</p><p id='a'>2</p>\n<div><li>3</li></div></body></html>\n"
    )
    found = html_errors(tmp_path)
    assert any(error.startswith("unter/index.html:3:") for error in found)
    assert any("no-dup-id" in error for error in found)


def test_every_page_is_valid_html(demo_site: Path) -> None:
    """html-validate finds no error on any page."""
    assert list(demo_site.rglob("*.html"))
    assert html_errors(demo_site) == []
