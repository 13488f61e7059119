# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every word that templates, scripts and Python say is in every catalogue, and no other."""

import re
from typing import Any

import pytest
from babel.messages.catalog import Message

from plugins.core.messages import languages_of
from tools.update_catalogues import THEME, brought_up, read, wanted

LANGUAGES = languages_of(THEME)
HOLES = re.compile(r"%\(\w+\)s|\{\w+\}")


def key(message: Message) -> tuple[Any, Any]:
    """What a message is looked up by."""
    return message.context, message.id


def holes(text: Any) -> list[set[str]]:
    """What each form of a message is filled with; a form may leave the number out."""
    forms = [text] if isinstance(text, str) else text
    return [set(HOLES.findall(form)) - {"%(num)s", "%(n)s"} for form in forms]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated_and_none_is_left_over(language: str) -> None:
    """If this fails: ``python -m tools.update_catalogues`` prints what is left to translate."""
    catalogue = [message for message in read(language) if message.id]
    assert {*map(key, catalogue)} == {key(message) for message in wanted(language) if message.id}
    assert brought_up(language)[1] == []
    assert not any(message.fuzzy for message in catalogue)


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive_translation(language: str) -> None:
    """What a sentence is filled with is filled in the translation, too."""
    for message in read(language):
        if message.id:
            told = holes(message.id)[-1]
            assert all(found == told for found in holes(message.string)), message.id
