# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's font files and the ``@font-face`` rules that load them.

The fonts come from installed packages and are cut to what the pages need. That takes over a
second and depends on nothing but the packages, so ``tasks.py`` has it done when it installs them
(``python -m plugins.assets.fonts``), and the result lies beside them. Who builds finds it there.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from plugins.assets.asset import Asset, named
from plugins.assets.typefaces import AMONG_THEM, LATIN, LATIN_EXTENDED, SPACES, TYPEFACES
from plugins.core import keep
from plugins.core.hashing import blake2b

#: Part of the key: raise it when other files or rules are made of the same fonts and letters.
_EDITION = "5"
_SUFFIX = ".fonts"


class Fonts(Struct, frozen=True):
    """All font files, the style rules for them, and which of them a page should fetch first."""

    files: tuple[Asset, ...]
    css: str
    preloads: tuple[str, ...]


def build_fonts(*folders: Path) -> Fonts:
    """The fonts of the theme: kept in one of ``folders``, or cut and kept in the first that can.

    A folder may vanish at any time. Raises ``ModuleNotFoundError`` if a package is missing.
    """
    sources = _sources()
    return _kept_or_cut(_key(sources) + _SUFFIX, sources, folders)


def _kept_or_cut(name: str, sources: list[bytes], folders: Sequence[Path]) -> Fonts:
    for folder in folders:
        if kept := keep.load(folder / name):
            return _unpacked(kept)
    fonts = _cut(sources)
    for folder in folders:
        if _stored(folder, name, fonts):
            break
    return fonts


def cut_meanwhile(cache: Path) -> Callable[[], Fonts]:
    """Begin ``build_fonts`` and return what waits for its result.

    As a rule the fonts were cut when the packages were installed, and there is nothing to begin.
    Otherwise a process of its own does it while the content is read: it ends by itself, whatever
    becomes of the build.
    """
    folders = (*beside_the_packages(), cache)
    sources = _sources()
    name = _key(sources) + _SUFFIX
    if any((folder / name).exists() for folder in folders):
        return partial(_kept_or_cut, name, sources, folders)
    from subprocess import DEVNULL, Popen

    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "plugins.assets.fonts", str(cache.resolve())]
    process = Popen(command, cwd=root, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)

    def result() -> Fonts:
        process.wait()
        # Reads what was cut; cuts itself if the process could not.
        return _kept_or_cut(name, sources, folders)

    return result


def beside_the_packages() -> tuple[Path, ...]:
    """The folder for cut fonts in this virtual environment; none outside of one.

    A Python of the whole machine is not ours to write to.
    """
    if sys.prefix == sys.base_prefix:
        return ()
    return (Path(sys.prefix) / "share" / "stadtfenster" / "fonts",)


def _sources() -> list[bytes]:
    return [(_place_of(face.package) / face.path).read_bytes() for face in TYPEFACES]


def font_file(family: str) -> Path:
    """The installed variable font of one of our families."""
    (face,) = (face for face in TYPEFACES if face.family == family)
    return _place_of(face.package) / face.path


def _place_of(package: str) -> Path:
    """The folder of an installed package or the file of a module, without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    origin = Path(spec.origin)
    return origin.parent if spec.submodule_search_locations else origin


def _key(sources: list[bytes]) -> str:
    """Stands for the fonts, the letters, and the versions of fontTools and of its compressor.

    ``importlib.metadata`` would name the versions in 5 ms, after 20 ms for its import.
    """
    version = (_place_of("fontTools") / "__init__.py").read_bytes()
    compressor = _place_of("_brotli").stat().st_size
    digest = blake2b(version, digest_size=8)
    digest.update(f"{_EDITION} {compressor} {TYPEFACES!r}".encode())
    digest.update(f"{sorted(LATIN)} {sorted(LATIN_EXTENDED)}".encode())
    for source in sources:
        digest.update(source)
    return digest.hexdigest()


def _cut(sources: list[bytes]) -> Fonts:
    from plugins.assets.font_faces import face, stand_ins
    from plugins.assets.font_subset import cut

    assets: list[Asset] = []
    rules, preloads = [], []
    for typeface, source in zip(TYPEFACES, sources, strict=True):
        stem = typeface.family.lower().replace(" ", "-")
        latin = cut(source, typeface, LATIN)
        extended = cut(source, typeface, LATIN_EXTENDED | SPACES)
        pair = named(stem, "woff2", latin.woff2), named(f"{stem}-ext", "woff2", extended.woff2)
        assets += pair
        preloads.append(pair[0].name)
        # Of rules whose ranges overlap the later one counts (CSS Fonts 4 § 5.2): so this one need
        # not leave out what the other has, which are 300 bytes of every page.
        rules += [face(typeface, extended, pair[1].file_name, LATIN_EXTENDED | AMONG_THEM)]
        rules += [face(typeface, latin, pair[0].file_name)]
        rules += stand_ins(typeface, latin)
    return Fonts(tuple(assets), "\n".join(rules) + "\n", tuple(preloads))


def _stored(folder: Path, name: str, fonts: Fonts) -> bool:
    """Keep ``fonts`` in ``folder`` instead of all that were kept there; whether it could be."""
    path = folder / name
    keep.store(path, _packed(fonts))
    with contextlib.suppress(OSError):
        path.chmod(0o644)  # who installs need not be who builds
        for other in folder.iterdir():
            if other != path and other.suffix in (_SUFFIX, ".font"):
                other.unlink()
        return True
    return False


def _packed(fonts: Fonts) -> bytes:
    """A line that tells all, then the files."""
    head = {
        "css": fonts.css,
        "preloads": fonts.preloads,
        "files": [(asset.name, len(asset.data)) for asset in fonts.files],
    }
    files = b"".join(asset.data for asset in fonts.files)
    return json.dumps(head, sort_keys=True).encode() + b"\n" + files


def _unpacked(kept: bytes) -> Fonts:
    line, _, data = kept.partition(b"\n")
    head = json.loads(line)
    files, offset = [], 0
    for name, length in head["files"]:
        files.append(Asset(name, data[offset : offset + length]))
        offset += length
    return Fonts(tuple(files), head["css"], tuple(head["preloads"]))


if __name__ == "__main__":
    build_fonts(*beside_the_packages(), *map(Path, sys.argv[1:]))
