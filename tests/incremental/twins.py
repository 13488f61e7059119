# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two builds of the same content: one with what earlier builds left, one that knows nothing."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import traceback
from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from plugins.assets.asset import Bundle
from plugins.assets.bundle import bundle as make_bundle
from plugins.commands import build as command
from plugins.core.version import ROOT
from plugins.portal import building, settings
from tests.incremental.town import write_town
from tests.incremental.tree import Tree, tree_of
from tests.incremental.ways import PLAIN, Way, die_at, going

THEME = ROOT / "theme"


class Built(NamedTuple):
    """What a build came to: its exit code, what it said on both streams, and the site."""

    code: int
    said: str
    told: str
    tree: Tree


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
                die_at(way.kill, within)
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
        wanted = _known(self, way)
        tree = wanted.tree or tree_of(self.output)
        built = self.build(way)
        self.story.append(f"build {way} → {built.code}")
        said, expected = _comparable(built), _comparable(wanted)
        assert said == expected, "\n".join([*self.story, "with the cache: ", *map(str, said)])
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
        going(way, compiled),
        patch("plugins.assets.bundle.bundle", _bundle),
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
    content, day = sorted(tree_of(twins.content).items()), twins.now.date()
    inputs_of = (content, _hash_of(twins.theme), twins.branch, day, way.publish)
    key = blake2b(repr(inputs_of).encode()).digest()
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


_themes: dict[tuple[tuple[str, int, int], ...], bytes] = {}


def _hash_of(theme: Path) -> bytes:
    """A hash of a theme; while no date in it changes, the one of the last time."""
    status = ((str(path), path.stat()) for path in theme.rglob("*.*"))
    dates = tuple((path, found.st_mtime_ns, found.st_ctime_ns) for path, found in status)
    if dates not in _themes:
        _themes[dates] = blake2b(repr(sorted(tree_of(theme).items())).encode()).digest()
    return _themes[dates]


_bundles: dict[bytes, Bundle] = {}


def _bundle(theme: Path, city: Any, fonts: Any) -> Bundle:
    """The assets, once for equal themes: to read the icons takes as long as a small build."""
    key = blake2b(repr((_hash_of(theme), city)).encode()).digest()
    if key not in _bundles:
        _bundles[key] = make_bundle(theme, city, fonts)
    return _bundles[key]
