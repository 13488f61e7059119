# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two builds of the same content: one with what earlier builds left, one that knows nothing."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from unittest.mock import patch

from plugins.assets.bundle import Bundle
from plugins.assets.bundle import bundle as make_bundle
from plugins.commands import build as command
from plugins.commands import progress
from plugins.core import collecting, inputs
from plugins.core.version import ROOT, version_of
from plugins.images import judgements
from plugins.portal import asset_files, building, drawing, output, settings, site
from tests.incremental.town import write_town
from tests.incremental.tree import Tree, tree_of

THEME = ROOT / "theme"
#: Ticks of a file system's clock as coarse as Linux has them (100 a second).
_TICK_NS = 10_000_000


class Built(NamedTuple):
    """What a build came to: its exit code, what it said on both streams, and the site."""

    code: int
    said: str
    told: str
    tree: Tree


class Way(NamedTuple):
    """How a build goes about its work; the site must be the same in each way.

    ``dates`` says which files' dates are trusted: ``all`` or ``none``, which depends on nothing
    that a test does not say, or ``old``, as it is for those who build, on a coarse clock.
    ``kill`` is the number of the change to the file system before which it is killed.
    """

    cores: int = 1
    journal: bool = True
    exchange: bool = True
    dates: str = "all"
    publish: bool = False
    kill: int = 0


PLAIN = Way()


class Twins:
    """A town with its cache and its output in ``folder``, and builds that must come out alike.

    The town has two branches of its content, which share the cache and the output.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.theme, self.output, self.cache = folder / "theme", folder / "output", folder / "cache"
        shutil.copytree(THEME, self.theme)
        #: Templates compiled by twins that had this folder before: that takes longer than all else.
        self._compiled = folder.with_name(f"{folder.name}-compiled")
        if self._compiled.exists():
            shutil.copytree(self._compiled, self.cache / "templates")
        self.branch = "main"
        write_town(self.content)
        shutil.copytree(self.content, folder / "draft" / "content")
        self.now = datetime(2026, 11, 23, 10)  # noqa: DTZ001 - the city's wall time
        #: What has been done, for whoever reads a failure.
        self.story: list[str] = []
        #: Whether a build was killed, and the next may first have to finish what it began.
        self._died = False

    @property
    def content(self) -> Path:
        """The content of the present branch."""
        return self.folder / self.branch / "content"

    def build(self, way: Way = PLAIN) -> Built:
        """Build with the cache."""
        self._tick()
        return _build(self, self.output, self.cache, way)

    def build_and_die(self, way: Way, within: str = "") -> None:
        """Build with the cache in a process that is killed; of changes to the file system, those
        count that have to do with the path ``within``.
        """
        child = os.fork()
        if child == 0:
            try:
                _die_at(way.kill, within)
                _build(self, self.output, self.cache, way)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        self._died = True

    def _tick(self) -> None:
        """Wait until what is written from now on has another date than what was before."""
        probe = self.folder / "probe"
        probe.write_bytes(b"")
        before = probe.stat().st_mtime_ns
        while probe.stat().st_mtime_ns == before:
            probe.write_bytes(b"")

    def fresh(self, way: Way = PLAIN, compiled: bool = False) -> Built:
        """Build without a cache, to another output; but for templates, if ``compiled``."""
        place = self.folder / "fresh"
        templates = self._compiled if compiled else None
        try:
            return _build(self, place / "output", place / "cache", way, templates)
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def check(self, way: Way = PLAIN) -> Built:
        """Build with the cache, and see that a build without it says and makes the same; where
        nothing may be published, that the site stays as it is.
        """
        before = tree_of(self.output)
        built = self.build(way)
        wanted = _known(self, way)
        self.story.append(f"build {way} → {built.code}")
        said, expected = _comparable(built), _comparable(wanted)
        assert said == expected, "\n".join([*self.story, "with the cache: ", *map(str, said)])
        tree = wanted.tree if wanted.tree else before
        if built.tree != tree and not (self._died and not wanted.tree):
            raise AssertionError("\n".join([*self.story, *_differences(built.tree, tree)]))
        self._died = False
        return built


def _build(
    twins: Twins, output_folder: Path, cache: Path, way: Way, compiled: Path | None = None
) -> Built:
    """One build in this process, with its output captured."""
    said, told = io.StringIO(), io.StringIO()
    with (
        _going(way, compiled),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(told),
        patch.object(building, "read", lambda conf: _settings(conf, twins.theme)),
    ):
        code = command.build(twins.content, output_folder, cache, twins.now, way.publish)
    here = f"{twins.folder}/"
    summary, problems = (stream.getvalue().replace(here, "") for stream in (said, told))
    return Built(code, summary, problems, tree_of(output_folder))


_oracle: dict[bytes, Built] = {}
#: So many fresh builds find their templates compiled, one does not.
_EACH = 20


def _known(twins: Twins, way: Way) -> Built:
    """The fresh build, once for equal inputs."""
    key = blake2b(repr((
        sorted(tree_of(twins.content).items()), sorted(tree_of(twins.theme).items()),
        twins.branch, twins.now.date(), way.publish,
    )).encode()).digest()  # fmt: skip
    if key not in _oracle:
        knows_nothing = len(_oracle) % _EACH == 0
        # Now and then on the other number of cores: it must not matter either.
        way = way._replace(cores=2 if way.cores == 1 and knows_nothing else 1)
        _oracle[key] = twins.fresh(way, not knows_nothing)
    return _oracle[key]


def _comparable(built: Built) -> tuple[int, str, str]:
    """What a build says, without how long it took and how many files were new."""
    said = re.sub(r"(unverändert|in [\d.]+ s, .* davon neu)\.", "", built.said)
    return built.code, said, built.told.replace("»fresh/output", "»output")


def _differences(with_cache: Tree, without: Tree) -> Iterator[str]:
    yield from (f"missing: {name}" for name in sorted(without.keys() - with_cache.keys()))
    yield from (f"too many: {name}" for name in sorted(with_cache.keys() - without.keys()))
    for name in sorted(with_cache.keys() & without.keys()):
        if with_cache[name] != without[name]:
            yield f"differs: {name}"


_read: dict[Path, dict[str, Any]] = {}


def _settings(conf: Path, theme: Path) -> dict[str, Any]:
    if conf not in _read:
        _read[conf] = settings.read(conf)
    return {**_read[conf], "THEME": str(theme)}


_version = version_of(ROOT)
_bundles: dict[bytes, Bundle] = {}


def _bundle(theme: Path, city: Any, fonts: Any) -> Bundle:
    """The assets, once for equal themes: to read the icons takes as long as a small build."""
    key = blake2b(repr((sorted(tree_of(theme).items()), city)).encode()).digest()
    if key not in _bundles:
        _bundles[key] = make_bundle(theme, city, fonts)
    return _bundles[key]


@contextlib.contextmanager
def _going(way: Way, compiled: Path | None) -> Iterator[None]:
    """The program as it is, but for ``way``, and small enough that a small town is large."""
    with contextlib.ExitStack() as stack:
        put = stack.enter_context
        put(patch.dict(os.environ, STADTFENSTER_CORES=str(way.cores)))
        put(patch.object(command, "version_of", lambda root: _version))
        put(patch.object(building, "version_of", lambda root: _version))
        put(patch.object(progress, "_QUIET", 1e9))
        put(patch.object(asset_files, "bundle", _bundle))
        put(patch.object(site, "program_folder", lambda name: compiled))
        put(patch.object(site, "MOST_MOVED", 1000 if way.journal else 0))
        put(patch.object(drawing, "_WORTH_SHARING", 3))
        put(patch.object(collecting, "_WORTH_SHARING", 3))
        if way.dates == "old":
            put(patch.object(inputs, "_signature", _coarsely(inputs._signature)))
        else:
            tick = 0 if way.dates == "all" else 10**15
            put(patch.object(inputs, "_TICK_NS", tick))
            put(patch.object(inputs, "_COARSE_TICK_NS", tick))
            put(patch.object(judgements, "_TICK_NS", tick))
        if not way.exchange:
            put(patch.object(output, "exchange", lambda one, other: False))
        yield


def _coarsely(signature: Callable[[Any, int], Any]) -> Callable[[Any, int], Any]:
    """``signature``, on a file system with a coarse clock."""

    class Entry:
        def __init__(self, entry: os.DirEntry[str]) -> None:
            self._entry = entry

        def is_dir(self, *, follow_symlinks: bool = True) -> bool:
            return self._entry.is_dir(follow_symlinks=follow_symlinks)

        def is_symlink(self) -> bool:
            return self._entry.is_symlink()

        def stat(self, *, follow_symlinks: bool = True) -> Any:
            found = self._entry.stat(follow_symlinks=follow_symlinks)
            return SimpleNamespace(
                st_mtime_ns=found.st_mtime_ns // _TICK_NS * _TICK_NS,
                st_ctime_ns=found.st_ctime_ns // _TICK_NS * _TICK_NS,
                st_size=found.st_size,
                st_ino=found.st_ino,
            )

    return lambda entry, now: signature(Entry(entry), now)


_CHANGES = {
    "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.symlink",
}  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR


def _die_at(number: int, within: str) -> None:
    """Kill this process before its change ``number`` to what lies ``within``."""
    left = number

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        counts = any(within in str(argument) for argument in arguments)
        if (writes or event in _CHANGES) and counts:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), 9)

    sys.addaudithook(hook)
