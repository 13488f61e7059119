# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Jinja for what the service shows and sends: its pages, letters and mails.

Merchants and the Kümmerer read German, which stands in the templates. What somebody without a link
sees (»Fehler melden« and what follows it) says ``_("…")`` and is there in each of the city's
languages for which the theme has a catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from plugins.core.messages import Messages, catalogue_of, languages_of, read_messages
from plugins.editing.week.sentences import MONTHS, WEEKDAYS

THEME = Path(__file__).resolve().parents[2] / "theme"
#: What everything is in that is for merchants and the Kümmerer.
GERMAN = "de"


@cache
def languages() -> frozenset[str]:
    """The languages that the theme has a catalogue for."""
    return frozenset(languages_of(THEME))


@cache
def spoken(language: str) -> Messages:
    """The words of a language among ``languages``."""
    return read_messages(catalogue_of(THEME, language))


def environment(
    icons: Mapping[str, str] | None = None,
    globals_: Mapping[str, Callable[..., Any]] | None = None,
    language: str = GERMAN,
) -> Environment:
    """Templates of ``theme/editing``. A name that is not given is a mistake, and what is given is
    escaped in ``.html``; templates of another ending are plain text.
    """
    jinja = Environment(
        loader=FileSystemLoader(THEME / "editing"),
        autoescape=select_autoescape(("html",), default_for_string=True, default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    drawn = icons or {}

    def icon(name: str) -> Markup:
        pen = Markup(
            '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>'
        )
        return pen.format(drawn[name])

    words = spoken(language)
    jinja.globals.update(icon=icon, _=words, ngettext=words.plural, language=language)
    jinja.globals.update(globals_ or {})
    jinja.filters.update(
        day=day_words, short_day=short_day, moment=moment_words, plain_day=plain_day
    )
    return jinja


def day_words(day: date) -> str:
    """``Samstag, 28. November 2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}. {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """``Sa 28. November``."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day}. {MONTHS[day.month - 1]}"


def plain_day(day: date) -> str:
    """``28. November 2026``."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime) -> str:
    """``28. November, 9:05 Uhr``."""
    return f"{moment.day}. {MONTHS[moment.month - 1]}, {moment.hour}:{moment.minute:02d} Uhr"
