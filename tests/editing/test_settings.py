# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The service's settings: read whole, or told in German what is wrong with them."""

from pathlib import Path

import pytest

from plugins.editing.settings import Invalid, read_settings

_WHOLE = """
address = "https://eintrag.example"
state = "/var/lib/stadtfenster"
trusted = ["baeckerei-hoevel"]

[repository]
url = "https://git.example/stadt/portal.git"

[forge]
driver = "agit"
"""


def written(folder: Path, text: str) -> Path:
    """A settings file with ``text``."""
    path = folder / "edit.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_not_said_has_its_usual_value(tmp_path: Path) -> None:
    """Branch and content folder are those of most repositories."""
    settings = read_settings(written(tmp_path, _WHOLE))
    assert (settings.repository.branch, settings.repository.content) == ("main", "content")
    assert settings.forge.driver == "agit"
    assert settings.trusted == {"baeckerei-hoevel"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("address = ", "ist keine TOML-Datei"),
        (_WHOLE.replace('address = "https://eintrag.example"', ""), "»address« fehlt"),
        (_WHOLE.replace('"agit"', '"agitt"'), "forge.driver"),
        (_WHOLE + 'drvier = "agit"', "»forge.drvier« gibt es nicht"),
        (_WHOLE + '[mail]\nport = "viele"', "mail.port"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, told: str) -> None:
    """File and field are named, and no English of pydantic's is shown."""
    with pytest.raises(Invalid, match=told) as caught:
        read_settings(written(tmp_path, text))
    assert "edit.toml" in str(caught.value)
    assert "Input should" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Its path is named."""
    with pytest.raises(Invalid, match="lässt sich nicht lesen"):
        read_settings(tmp_path / "edit.toml")
