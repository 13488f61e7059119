# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printed pages: a folder with a document and what it needs, or a PDF of it."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.assets.asset import Bundle
from plugins.assets.colour import palette
from plugins.assets.fonts import cut_meanwhile
from plugins.assets.icons import read_icons
from plugins.core.catalogue import Catalogue
from plugins.core.city import City
from plugins.core.facts import Facts
from plugins.core.pipeline import Outcome
from plugins.core.plan import Page
from plugins.core.version import ROOT, version_of
from plugins.portal.asset_files import NO_BUNDLE, kept_bundle
from plugins.portal.frame import page_view, site_view
from plugins.portal.settings import read, templates
from plugins.portal.templating import Renderer

#: The styles beside the document.
_STYLES = "blatt.css"
_EPOCH = "SOURCE_DATE_EPOCH"
_RANGE = re.compile(r"unicode-range:[^;}]*;?")


class NoPdf(Exception):
    """No PDF can be made here; the message says what is missing, and how to get it."""


class Paper:
    """What documents on paper have besides the portal's pages. A template ``NAME.html`` has its
    styles in the theme's ``sheets/NAME.css``.
    """

    def __init__(self, theme: Path, cache: Path, city: City) -> None:
        self._theme, self._cache = theme, cache
        self._colours = dict(palette(city.brand_color).light)

    def tell(self, page: Page) -> None:
        """Tell ``page`` what its template knows besides the site."""
        known = {
            "styles": _STYLES,
            "icons": read_icons(self._theme / "icons.yaml"),
            "brand": self._colours["brand"],
            "on_brand": self._colours["on-brand"],
        }
        page.data = {**page.data, **known}

    def lay_styles(self, template: str, folder: Path) -> None:
        """Lay the styles of a template, the city's colours and the fonts into ``folder``."""
        fonts = cut_meanwhile(self._cache / "fonts")()
        own = (self._theme / "sheets" / template).with_suffix(".css").read_text(encoding="utf-8")
        colours = "".join(f"--{name}:{tone};" for name, tone in self._colours.items())
        folder.mkdir(parents=True, exist_ok=True)
        for font in fonts.files:
            (folder / font.file_name).write_bytes(font.data)
        # WeasyPrint takes a range for what the file has, and asks of two that overlap the one that
        # seems to speak the language; what each really has it finds by itself, as browsers do.
        faces = _RANGE.sub("", fonts.css)
        styles = f"{faces}:root{{{colours}}}\n{own}"
        (folder / _STYLES).write_text(styles, encoding="utf-8")

    def pdf(self, page: Page, render: Callable[[Page], bytes]) -> bytes:
        """The PDF of ``page``, which ``render`` makes a document of. Raises ``NoPdf``."""
        self.tell(page)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self.lay_styles(page.template, folder)
            return pdf_of(render(page), folder)


class Sheets:
    """Draws pages of one outcome for paper."""

    def __init__(self, outcome: Outcome, cache: Path) -> None:
        """``outcome`` is one of a city that can be published."""
        if outcome.catalogue is None or outcome.facts is None or outcome.plan is None:
            raise TypeError("only a planned outcome can be printed")
        self._catalogue: Catalogue = outcome.catalogue
        facts: Facts = outcome.facts
        settings = read(ROOT / "pelicanconf.py")
        theme, city = Path(settings["THEME"]), self._catalogue.city
        self._paper = Paper(theme, cache, city)
        self._bundle: Bundle = kept_bundle(theme, {}, cache, version_of(ROOT), city, NO_BUNDLE)[0]
        self._renderer = Renderer(templates(settings), city, self._bundle)
        self._site = site_view(self._catalogue, outcome.plan, facts.now, self._bundle)
        self.lay_styles = self._paper.lay_styles

    def draw(self, page: Page) -> bytes:
        """The document, as it lies in the folder that ``lay_styles`` was called for."""
        self._paper.tell(page)
        return self._render(page)

    def pdf(self, page: Page) -> bytes:
        """The document as a PDF. Raises ``NoPdf``."""
        return self._paper.pdf(page, self._render)

    def _render(self, page: Page) -> bytes:
        return self._renderer.render(page, self._site, page_view(page, self._catalogue))


def pdf_of(document: bytes, folder: Path) -> bytes:
    """A tagged PDF (PDF/UA-1) of a document whose styles lie in ``folder``. Raises ``NoPdf``."""
    try:
        from weasyprint import HTML  # an extra, with libraries of the system's behind it
    except ImportError:
        raise NoPdf(
            "Für PDF-Dateien fehlt WeasyPrint. Es gehört nicht zur Grundausstattung:\n"
            "  .venv/bin/python -m pip install --require-hashes -r requirements-pdf.lock"
        ) from None
    except OSError as error:
        raise NoPdf(
            f"Für PDF-Dateien fehlt eine Bibliothek des Systems ({error}).\n"
            "Unter Debian und Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0\n"
            "Unter macOS: brew install pango"
        ) from None
    url = (folder / "blatt.html").resolve().as_uri()
    with _fonts_of_no_day():
        written = HTML(string=document.decode(), base_url=url).write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=b"stadtfenster"
        )
    return bytes(written)


@contextmanager
def _fonts_of_no_day() -> Iterator[None]:
    """fontTools dates the fonts that it cuts: by the clock, or by this. Same input, same bytes."""
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = before or "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_EPOCH]
