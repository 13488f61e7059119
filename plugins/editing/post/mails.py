# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mails drawn: the same words as text and as HTML that needs no pictures and no network."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Protocol

from jinja2 import Environment
from msgspec import Struct

from plugins.assets.colour import ColourError, palette
from plugins.core.city import City
from plugins.editing.post.letter import Letter, one_line
from plugins.editing.templates import GERMAN, environment

_FALLBACK = "#0b5d4e"


class Words(Protocol):
    """Words of a text that stay, go or are new."""

    @property
    def kind(self) -> str:
        """``same``, ``gone`` or ``new``."""

    @property
    def text(self) -> str:
        """The words."""


class Line(Protocol):
    """One change: what ``approval`` says of it."""

    @property
    def label(self) -> str:
        """What is changed."""

    @property
    def before(self) -> str:
        """What it said."""

    @property
    def after(self) -> str:
        """What it is to say."""

    @property
    def pieces(self) -> Sequence[Words]:
        """Of a longer text instead of both: word by word."""


class Told(Struct, frozen=True):
    """The changes of one record."""

    heading: str
    lines: Sequence[Line]


class Button(Struct, frozen=True):
    """Where the mail leads."""

    label: str
    address: str


class Mail(Struct, frozen=True):
    """What a mail says, in this order."""

    subject: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    #: What somebody wrote: a question, a reason, an answer; and who.
    quote: str = ""
    quoted: str = ""
    told: tuple[Told, ...] = ()
    button: Button | None = None
    #: Below the button.
    after: tuple[str, ...] = ()
    #: Why it comes, and how it stops.
    footer: str = ""
    language: str = GERMAN


def drawn(mail: Mail, to: str, city: City) -> Letter:
    """The mail to ``to`` in the city's name and colours."""
    jinja = _jinja(mail.language)
    given = {"mail": mail, "city": city, "light": _colours(city.brand_color, dark=False)}
    html = jinja.get_template("mail.html").render(
        **given, dark=_colours(city.brand_color, dark=True)
    )
    text = jinja.get_template("mail.txt").render(**given)
    return Letter(to, one_line(mail.subject), text, html)


@cache
def _jinja(language: str) -> Environment:
    plain: Mapping[str, Callable[..., object]] = {}
    return environment(globals_=plain, language=language)


def _colours(brand: str, *, dark: bool) -> dict[str, str]:
    try:
        found = palette(brand)
    except ColourError:  # `check` tells the city; a mail still has to be readable
        found = palette(_FALLBACK)
    return {name.replace("-", "_"): tone for name, tone in (found.dark if dark else found.light)}
