# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of a language, read from its gettext catalogue (``.po``).

Templates, scripts and Python say words by the same English ids. Read here and not by Babel: its
reader and the modules it brings take longer to import and to run than all pages of a small town
take to render. The tests hold this reader to Babel's.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from plugins.core import keep
from plugins.core.hashing import blake2b
from plugins.core.language import Foreign
from plugins.core.program_folder import program_folder
from plugins.regex import regex

_ENTRY = regex(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+("(?:[^"\\]|\\.)*")\s*\Z')
_MORE = regex(r'"(?:[^"\\]|\\.)*"\s*\Z')
_PLURAL = regex(r"plural=\(?([^;]+?)\)?;")
#: What gettext puts between a context and its message.
_CONTEXT_END = "\x04"
#: The rule of German, English and most of their neighbours.
_GERMANIC = "n != 1"


def _germanic(number: int) -> int:
    return int(number != 1)


class Messages(Struct, frozen=True, eq=False):
    """The translations of one language. ``plural_form(n)`` is which of the forms stands with n.

    Each is another key of a cache.
    """

    texts: Mapping[str, tuple[str, ...]] = {}
    plural_form: Callable[[int], int] = _germanic
    #: A hash of the catalogue.
    stamp: bytes = b""
    #: Of a further language, the site's own: what is left untranslated is in it.
    own: str = ""
    #: What the catalogue says, packed; ``read_messages`` takes it back while the file is the same.
    packed: bytes = b""

    def __call__(self, message: str, **told: object) -> str:
        """The translation, its holes (``%(name)s``) filled with ``told``."""
        found = self.texts.get(message)
        text = found[0] if found else message
        return text % told if told else text

    def of(self, context: str, text: str) -> str:
        """What the program's data say in German (labels of categories, names of holidays), or a
        city's own data in the site's language; foreign where there is no translation.
        """
        found = self.texts.get(_key(text, context))
        if found:
            return found[0]
        return Foreign(text, self.own) if self.own and text else text

    def plural(self, one: str, many: str, number: int, **told: object) -> str:
        """The form that stands with ``number``, its holes filled; ``%(num)s`` is the number."""
        return self.plural_text(one, many, number) % {"num": number, **told}

    def with_those_of(self, folders: Iterable[Path], language: str) -> Messages:
        """The same with what the catalogues of plugins say: ``locale/<language>/LC_MESSAGES/*.po``
        in each of their ``folders``. What is known already stays.
        """
        texts, stamp = dict(self.texts), self.stamp
        for folder in folders:
            for path in sorted((folder / "locale" / language / "LC_MESSAGES").glob("*.po")):
                more = read_messages(path)
                texts, stamp = {**more.texts, **texts}, stamp + more.stamp
        return replace(self, texts=texts, stamp=stamp)

    def beside(self, own: str) -> Messages:
        """The same as those of a further language of a site in ``own``."""
        return replace(self, own=own)

    def text(self, message: str, context: str = "") -> str:
        """The translation, or ``message`` itself where there is none."""
        return self.texts.get(_key(message, context), (message,))[0]

    def forms(self, singular: str, plural: str, context: str = "") -> tuple[str, ...]:
        """Every form of a counted message; English's two where there is no translation."""
        return self.texts.get(_key(singular, context), (singular, plural))

    def plural_text(self, singular: str, plural: str, number: int, context: str = "") -> str:
        """The form that stands with ``number``."""
        forms = self.texts.get(_key(singular, context))
        if forms is None:
            return singular if number == 1 else plural
        return forms[self.plural_form(number)]


#: English as it stands in the code.
NO_MESSAGES = Messages()


def N_(message: str) -> str:
    """``message``, marked for the catalogue; whoever shows it looks it up."""
    return message


def P_(context: str, message: str) -> str:
    """``message``, marked for the catalogue under ``context``: look it up with ``text``."""
    return message


def languages_of(theme: Path) -> tuple[str, ...]:
    """The languages that ``theme`` has a catalogue for."""
    found = (theme / "locale").glob("*/LC_MESSAGES/stadtfenster.po")
    return tuple(sorted(path.parts[-3] for path in found))


def catalogue_of(theme: Path, language: str) -> Path:
    """Where the words of ``language`` are."""
    return theme / "locale" / language / "LC_MESSAGES" / "stadtfenster.po"


def read_messages(catalogue: Path, known: bytes = b"") -> Messages:
    """Read a ``.po`` file. ``known`` is what was ``packed`` of it another time.

    Fuzzy and empty translations count as none. Raises ``ValueError`` with the line for what is
    no catalogue, ``OSError`` for what cannot be read.
    """
    data = catalogue.read_bytes()
    stamp = blake2b(data, digest_size=16).digest()
    if known:
        there, texts, rule = marshal.loads(known)  # noqa: S302 - packed below
        if there == stamp:
            return Messages(texts, _plural_form(rule), stamp, packed=known)
    texts, rule = _parsed(catalogue, data)
    packed = marshal.dumps((stamp, texts, rule))
    return Messages(texts, _plural_form(rule), stamp, packed=packed)


def kept_messages(catalogue: Path, known: bytes = b"") -> Messages:
    """As ``read_messages``; where nothing is ``known``, from what the program keeps."""
    folder = None if known else program_folder("words")
    if folder is None:
        return read_messages(catalogue, known)
    file = folder / blake2b(bytes(catalogue.resolve()), digest_size=8).hexdigest()
    made_by = f"{sys.version}\n".encode() + Path(__file__).read_bytes()
    reader = blake2b(made_by, digest_size=16).digest()
    kept = keep.load(file) or b""
    known = kept[len(reader) :] if kept.startswith(reader) else b""
    words = read_messages(catalogue, known)
    if words.packed != known:
        keep.store(file, reader + words.packed)
    return words


def _parsed(catalogue: Path, data: bytes) -> tuple[dict[str, tuple[str, ...]], str]:
    """The texts of a ``.po`` file, and its rule for numbers."""
    texts: dict[str, tuple[str, ...]] = {}
    entry: dict[str, str] = {}
    fuzzy = False
    field = ""
    header = ""

    def close() -> None:
        nonlocal header
        if "msgid" not in entry:
            return
        forms = tuple(text for name, text in sorted(entry.items()) if name.startswith("msgstr"))
        if not entry["msgid"]:
            header = forms[0]
        elif not fuzzy and all(forms):
            texts[_key(entry["msgid"], entry.get("msgctxt", ""))] = forms

    for number, line in enumerate(data.decode("utf-8").splitlines(), start=1):
        line = line.strip()
        if line.startswith("#") or not line:
            if entry.keys() & {"msgstr", "msgstr[0]"}:
                close()
                entry, fuzzy = {}, False
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
        elif found := _ENTRY.match(line):
            if found[1] in entry or (found[1] == "msgctxt" and "msgid" in entry):
                close()
                entry, fuzzy = {}, False
            field = found[1]
            entry[field] = _unquoted(found[2])
        elif _MORE.match(line) and field in entry:
            entry[field] += _unquoted(line)
        else:
            raise ValueError(f"{catalogue}:{number}: neither a message nor a comment: {line}")
    close()
    found = _PLURAL.search(header)
    return texts, found[1] if found else _GERMANIC


def _unquoted(text: str) -> str:
    inner = text[1:-1]
    if "\\" not in inner:
        return inner
    if "\\\\" not in inner:  # what most are: quotes, and ends of lines
        plain = inner.replace('\\"', '"').replace("\\n", "\n")
        if "\\" not in plain:
            return plain
    from ast import literal_eval

    return str(literal_eval(text))


def _plural_form(rule: str) -> Callable[[int], int]:
    if rule == _GERMANIC:
        return _germanic
    from gettext import c2py  # only a theme in a language with another rule pays for it

    return c2py(rule)


def _key(message: str, context: str) -> str:
    return f"{context}{_CONTEXT_END}{message}" if context else message
