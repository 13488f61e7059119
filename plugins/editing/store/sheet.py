# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files of a commit with changes on top, before they are a commit themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, structs

from plugins.editing.rewriting.order import split_language
from plugins.editing.rewriting.rewrite import new_file
from plugins.editing.store.clash import Clash, Conflict
from plugins.editing.store.fields import applied, carried, overridden
from plugins.editing.store.forge import Declined
from plugins.editing.store.mirror import Commit, Mirror
from plugins.editing.store.records import Named, free_id
from plugins.editing.store.texts import Texts
from plugins.editing.submission import Edit, Submission

_EMPTY = b"---\n---\n"

Files = dict[str, bytes | None]


class Touched(Struct, frozen=True):
    """A record that a proposal changes: its texts on the main branch (None: new) and as proposed
    (None: removed).
    """

    record: Named
    before: Texts | None
    after: Texts | None

    @property
    def paths(self) -> frozenset[str]:
        """Its files, before and after."""
        return frozenset(path for each in (self.before, self.after) if each for path in each.files)


class View(Struct, frozen=True):
    """What a proposal changes: files (None: removed), the records among them, and clashes."""

    files: Files
    touched: tuple[Touched, ...]
    clashes: tuple[Clash, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """The files that are no record's: pictures, and what only people at the forge change."""
        records = {path for touched in self.touched for path in touched.paths}
        return tuple(path for path in self.files if path not in records)


class Sheet:
    """The files of ``commit``, with ``files`` on top. ``elsewhere`` tells whether another proposal
    has a path already.
    """

    def __init__(
        self,
        mirror: Mirror,
        commit: str,
        elsewhere: Callable[[str], bool] = lambda path: False,
        files: Files | None = None,
    ) -> None:
        self._mirror = mirror
        self._commit = commit
        self._elsewhere = elsewhere
        self._files: Files = dict(files or {})
        self._new: Files = {}
        self._moved: dict[str, str] = {}

    def read(self, path: str) -> bytes | None:
        """A file's bytes, or None."""
        return self._new[path] if path in self._new else self._old(path)

    def record(self, record: Named) -> Texts | None:
        """A record's files."""
        return self._texts(record, self.read, {*self._files, *self._new})

    def _texts(
        self, record: Named, read: Callable[[str], bytes | None], more: Iterable[str]
    ) -> Texts | None:
        places = self._mirror.places
        for path in places.paths(*record):
            content = read(path)
            if content is not None:
                break
        else:
            return None
        others = {
            *self._mirror.translations(self._commit, record),
            *(p for p in more if (places.translated(p) or ("",))[0] == record),
        }
        found = [(other, read(other)) for other in sorted(others)]
        said = tuple([(other, text_of(text, other)) for other, text in found if text is not None])
        return Texts(path, text_of(content, path), said)

    @property
    def files(self) -> Files:
        """Everything that is on top."""
        return {**self._files, **self._new}

    def taken(self) -> Files:
        """What was changed since the last call; it stays on the sheet."""
        changes, self._new = self._new, {}
        self._files |= changes
        return changes

    def touched(self) -> tuple[Touched, ...]:
        """The records that ``taken`` would name."""
        found: dict[Named, Touched] = {}
        for path in self._new:
            record = self._mirror.places.record_of(path)
            if record and record not in found:
                before = self._texts(record, self._old, self._files)
                after = self.record(record)
                if before or after:
                    found[record] = Touched(record, before, after)
        return tuple(found.values())

    def _old(self, path: str) -> bytes | None:
        return self._files[path] if path in self._files else self._mirror.file(self._commit, path)

    def enter(self, submission: Submission) -> tuple[Named, ...]:
        """Change what the submission says; return the records, new ones with their ids.

        Raises ``Conflict``, ``Declined`` and ``rewriting``'s ``Refused``; then nothing changed.
        """
        clashes: list[Clash] = []
        records: list[Named] = []
        try:
            for edit in submission.edits:
                if edit.is_new:
                    records.append(self._added(edit))
                else:
                    records.append(Named(edit.kind, edit.id))
                    clashes += self._edited(edit)
            for photo in submission.photos:
                self._pictured(self._mirror.places.picture(photo.name), photo.content)
            if clashes:
                raise Conflict(clashes)
        except BaseException:
            self._new = {}
            raise
        return tuple(records)

    def _edited(self, edit: Edit) -> tuple[Clash, ...]:
        record = Named(edit.kind, edit.id)
        there = self.record(record)
        if there is None:
            raise Declined(f"Den Eintrag »{edit.id}« gibt es nicht mehr.")
        changed, clashes = applied(there, record, edit.before, edit.after)
        self._written(there.files, changed)
        return clashes

    def _written(self, there: Mapping[str, str], changed: Texts) -> None:
        for path, text in changed.files.items():
            if there.get(path) != text:
                self._new[path] = text.encode()

    def _added(self, edit: Edit) -> Named:
        name = edit.id or str(edit.after.get("name") or "")
        record = Named(edit.kind, free_id(name, lambda new: self._is_taken(Named(edit.kind, new))))
        path = self._mirror.places.paths(*record)[0]
        own = {n: v for n, v in edit.after.items() if not split_language(edit.kind, n)[1]}
        foreign = {name: value for name, value in edit.after.items() if name not in own and value}
        made = Texts(path, new_file(edit.kind, own))
        self._written({}, made.with_changes(edit.kind, foreign) if foreign else made)
        return record

    def _is_taken(self, record: Named) -> bool:
        paths = self._mirror.places.paths(*record)
        return any(self.read(path) is not None or self._elsewhere(path) for path in paths)

    def _pictured(self, path: str, content: bytes) -> None:
        there = self.read(path)
        if there is not None and there != content:
            raise Declined(f"Ein Bild »{path}« gibt es schon.")
        if there is None:
            self._new[path] = content

    def replay(self, commit: Commit) -> None:
        """Change what ``commit`` changed, field by field. Raises as ``enter``."""
        clashes: list[Clash] = []
        parent = commit.parents[0]
        try:
            for path in self._mirror.changed(parent, commit.name):
                old = self._mirror.file(parent, path)
                new = self._mirror.file(commit.name, path)
                clashes += self.carry(path, old, new)
            if clashes:
                raise Conflict(clashes)
        except BaseException:
            self._new = {}
            raise

    def carry(
        self, path: str, old: bytes | None, new: bytes | None, force: bool = False
    ) -> tuple[Clash, ...]:
        """Change ``path`` as from ``old`` to ``new``; with ``force`` despite clashes."""
        translated = self._mirror.places.translated(path)
        path = self._moved_to(path)
        onto = self.read(path)
        if translated and old is None and new is not None and onto is not None:
            old = _EMPTY  # two have begun the same translation
        record = self._mirror.places.record_of(path)
        if onto in (old, new):
            self._put(path, onto, new)
        elif record and old is not None and new is not None and onto is not None:
            texts = (text_of(old, path), text_of(new, path), text_of(onto, path))
            changed, clashes = carried(*texts, path, record)
            if clashes and force:
                changed = overridden(*texts, path)
            self._put(path, onto, changed.encode())
            if translated:
                return tuple(_of_language(clash, translated[1]) for clash in clashes)
            return clashes
        elif record and old is None and new is not None:  # somebody else was quicker with the id
            other = free_id(record.id, lambda new: self._is_taken(Named(record.kind, new)))
            self._moved[path] = self._mirror.places.paths(record.kind, other)[0]
            self._put(self._moved[path], None, new)
        else:
            if force:
                self._put(path, onto, new)
            kind, name = record or ("file", path)
            return (Clash(kind, name, "", _told(old), _told(new), _told(onto)),)
        return ()

    def _moved_to(self, path: str) -> str:
        """Where a new record's file goes: translations go with what they translate."""
        translated = self._mirror.places.translated(path)
        if translated is None:
            return self._moved.get(path, path)
        record, language = translated
        for own in self._mirror.places.paths(*record):
            if own in self._moved:
                return f"{self._moved[own].rpartition('.')[0]}.{language}.md"
        return path

    def _put(self, path: str, onto: bytes | None, content: bytes | None) -> None:
        if content != onto:
            self._new[path] = content


def _of_language(clash: Clash, language: str) -> Clash:
    """A clash in the file of a language, as one of the record."""
    return structs.replace(clash, field=f"{clash.field}_{language}") if clash.field else clash


def text_of(content: bytes, path: str) -> str:
    """A record file's text. Raises ``Declined``."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Declined(f"{path} ist nicht als UTF-8 gespeichert.") from None


def _told(content: bytes | None) -> str | None:
    """A file as the value of a clash: its text, or that it is a picture."""
    if content is None:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return f"{len(content)} Byte"


def view(mirror: Mirror, main: str, tip: str) -> View:
    """What a proposal changes in the main branch as it is now, and where they clash.

    Where they do, the files have the proposal's fields.
    """
    base = main if mirror.contains(tip, main) else mirror.base(main, tip)
    sheet = Sheet(mirror, main)
    clashes: list[Clash] = []
    for path in mirror.changed(base, tip):
        clashes += sheet.carry(path, mirror.file(base, path), mirror.file(tip, path), force=True)
    touched = sheet.touched()
    return View(sheet.taken(), touched, tuple(clashes))
