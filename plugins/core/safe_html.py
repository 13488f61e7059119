# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""HTML that may be printed as it is."""

from __future__ import annotations

from typing import Self

from plugins.core.language import language_of


class SafeHtml(str):
    """HTML that went through the sanitiser. Only this may be printed without escaping.

    ``language`` is there if it was made of a text that is foreign on its page.
    """

    __slots__ = ("language",)
    language: str

    def __html__(self) -> str:
        """What autoescaping prints as it is (the markup protocol)."""
        return self

    def made_of(self, text: str) -> Self:
        """Itself, in the language of ``text``."""
        language = language_of(text)
        if language:
            self.language = language
        return self
