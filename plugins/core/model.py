# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A record type, declared once: its fields, their types, and how they are named in German.

Validation, messages, the form, the columns and the schema come from these models. Values arrive as
the text that was written; what they become is said in pydantic's words (``plugins.core.fields``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from msgspec import Struct

from plugins.core.declared import Declared
from plugins.core.document import Document, Scalar
from plugins.core.fields import BeforeValidator, Field, Mark, StringConstraints
from plugins.core.frontmatter import document_of
from plugins.core.language import Foreign
from plugins.core.problem import Place


class Noun(Struct, frozen=True):
    """What residents and merchants call a record: »ein Betrieb«, »Betriebe«."""

    one: str
    many: str


class Reference(Mark, frozen=True):
    """Field metadata: the value is the id of a record of one of ``types`` (or a ``place``).

    With ``free_text`` any other text is allowed too, unless it is plainly a mistyped id.
    """

    types: tuple[str, ...]
    free_text: bool = False


class Picture(Mark, frozen=True):
    """Field metadata: the value names a file in ``content/images``."""


class Translatable(Mark, frozen=True):
    """Field metadata: ``<field>_<language>`` may translate it."""


#: Language → field → what it says there.
Translations = dict[str, dict[str, str | tuple[str, ...]]]


class Finding(Struct, frozen=True):
    """A broken rule of a whole record: the field it shows at, a declared code, what and why."""

    field: str
    code: str
    message: str
    hint: str = ""
    offset: int = 0
    length: int = 0


def _one_or_many(value: object) -> object:
    """A single value where a list is meant is a list of one."""
    return [value] if isinstance(value, str) else value


#: A short text: one line (line breaks become spaces), not empty.
Line = Annotated[
    str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True, one_line=True)
]
#: A list that may be written as a single value.
Many = BeforeValidator(_one_or_many)


class Record(Declared):
    """The content of one file, checked. Frozen; ``id`` is the file's stem.

    What a field is for stands below it: ``plugins.core.purpose``.
    """

    noun: ClassVar[Noun]
    #: Whose Markdown ``text`` is: a merchant's (CommonMark) or the editors' own (with tables).
    editors_text: ClassVar[bool] = False

    name: Annotated[Line, Translatable()]
    """Der Name, der auf der Seite steht."""
    text: Annotated[str, Translatable()] = ""
    """Der Text der Seite. Er steht meist unter der zweiten Linie `---` und nicht in diesem Feld."""

    if TYPE_CHECKING:
        id: str
        """The record's stable id: the file's stem."""
        path: str
        """The file it came from, relative to the content folder."""
        _translations: Translations
        _document: Document
        # Of a record that was loaded: its file up to the text, and the text if it ends the file.
        _file_before: str
        _file_end: str

    def bound(self, document: Document, translations: Translations) -> Self:
        """Tie the record to the file it came from."""
        self.__dict__.update(
            id=document.id,
            path=document.path,
            _translations=translations,
            _document=document,
        )
        return self

    @property
    def translations(self) -> Translations:
        """Language → field → translated text."""
        return self._translations

    def speaking(self, language: str, own: str) -> Self:
        """The record as pages in ``language`` see it: translated, and what nobody has translated
        as a ``Foreign`` text in the site's ``own`` language, or as it is if that is "".
        """
        said = self._translations.get(language, {})
        spoken = self.model_copy()
        values = spoken.__dict__
        for name in translatable_fields(type(self)):
            value = said.get(name)
            if value:
                values[name] = value
            elif own:
                values[name] = _foreign(values[name], own)
        return spoken

    @property
    def document(self) -> Document:
        """The file's content with positions. Of a record that was loaded it is read once more from
        its text, for it is asked for seldom, by those who found something to tell.
        """
        known: Document | None = self.__dict__.get("_document")
        return known or document_of(self.path, self.id, self.as_written)

    @property
    def as_written(self) -> str:
        """The whole text of the record's file."""
        known: Document | None = self.__dict__.get("_document")
        return known.source if known else self._file_before + self._file_end

    def place(self, field_name: str, index: int | None = None) -> Place:
        """Where the field's value stands; its list item ``index`` if given."""
        document = self.document
        node = document.fields.values.get(field_name)
        if node is None:
            return document.key_place("name")
        if index is not None and not isinstance(node, Scalar):
            node = getattr(node, "items", (node,))[index]
        return document.place(node)

    def text_place(self, offset: int, length: int = 1) -> Place:
        """Where the character ``offset`` of the Markdown text stands."""
        return self.document.text_place(offset, length)

    def rules(self) -> Iterator[Finding]:
        """Yield what is wrong between the fields, each sound in itself; all at once."""
        yield from ()

    def last_changed(self) -> date | None:
        """The day the content itself names as its last change, if it does."""
        return None


def _foreign(value: Any, language: str) -> Any:
    if isinstance(value, str):
        return Foreign(value, language) if value else value
    return tuple([Foreign(item, language) for item in value]) if value else value


@cache
def translatable_fields(model: type[Declared]) -> frozenset[str]:
    """Names of the fields that may take a language suffix."""
    return frozenset(
        name
        for name, info in model.model_fields.items()
        if any(isinstance(mark, Translatable) for mark in info.metadata)
    )


class PicturedRecord(Record):
    """A record that may show pictures."""

    image: Annotated[Line | None, Picture()] = Field(default=None, examples=["hoevel.jpg"])
    """Das Bild: der Name einer Datei in `images`."""
    images: Annotated[tuple[Line, ...], Many, Picture(), Field(max_length=12)] = Field(
        default=(), examples=[["hoevel.jpg", "hoevel-backstube.jpg"]]
    )
    """Mehrere Bilder; das erste steht in den Listen."""
    image_alt: Annotated[Line | None, Translatable()] = Field(
        default=None, examples=["Die Ladenfront mit der alten Brezel"]
    )
    """Was auf dem Bild zu sehen ist, für alle, die es nicht sehen."""
    image_credit: Line | None = Field(default=None, examples=["Foto Hövel, CC BY 4.0"])
    """Wer das Bild gemacht hat und unter welcher Lizenz es steht."""
