# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The languages of a site: its own, which has no prefix, and further ones below ``en/``.

A further language is a view over the same records. Features do not notice: they plan ``betriebe/``,
look records up and say words, and the planning, the catalogue and the city put the language to it.
"""

from __future__ import annotations

from typing import Any, Self

#: What begins so is one file for all languages: its name is a hash of its bytes. So is what is
#: written with a leading slash: ``/sitemap.xml``.
FOR_ALL = ("assets/", "bilder/")


class Foreign(str):
    """A text in another language than the page it is shown on: nobody has translated it.

    It is another value than the same text in the page's own language, so that no cache takes one
    for the other. The filter ``lang`` prints the attribute for the element that holds it.
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Self:
        """``text`` in ``language``."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __eq__(self, other: object) -> bool:
        """Whether it is the same text in the same language."""
        same = isinstance(other, Foreign) and other.language == self.language
        return same and str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        """The opposite."""
        return not self == other

    def __hash__(self) -> int:
        """A hash of the text and its language."""
        return hash((str(self), self.language))

    def __repr__(self) -> str:
        """What tells it apart from the same text in another language."""
        return f"Foreign({str.__repr__(self)}, {self.language!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """How it is pickled."""
        return (Foreign, (str(self), self.language))


def language_of(text: object) -> str:
    """The language of a text that is foreign on its page; "" of any other value."""
    return getattr(text, "language", "")


def in_language(text: str, like: object) -> str:
    """``text``, which was made of the text ``like``, in the same language."""
    language = language_of(like)
    return Foreign(text, language) if language else text


def prefixed(address: str, language: str) -> str:
    """Where ``address`` is in ``language``, "" for the site's own; from the site's root."""
    if address[:1] == "/":
        return address[1:]
    if not language or address.startswith(FOR_ALL):
        return address
    return f"{language}/{address}"
