# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's font files and the ``@font-face`` rules that load them.

The fonts come from installed packages and are cut to what the pages need. Cutting all four takes
about two seconds, so the results are kept; a warm build does not even import fontTools.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import Any

from plugins.assets.asset import Asset, named
from plugins.assets.typefaces import LATIN, LATIN_EXTENDED, TYPEFACES, Typeface
from plugins.core import keep

#: Part of a kept font's key: raise it when ``font_subset`` makes something else of the same input.
_EDITION = "2"


@dataclass(frozen=True, slots=True)
class Fonts:
    """All font files, the style rules for them, and which of them a page should fetch first."""

    files: tuple[Asset, ...]
    css: str
    preloads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """One finished file; measures in em, see ``font_subset.Cut``."""

    asset: Asset
    characters: tuple[int, ...]
    ascent: float
    descent: float
    line_gap: float
    mean_widths: dict[float, float]


def build_fonts(cache: Path | None) -> Fonts:
    """Cut every typeface of the theme; ``cache`` is a folder that may vanish, or None.

    Raises ``ModuleNotFoundError`` if a font package is not installed.
    """
    assets, rules, preloads = [], [], []
    for typeface in TYPEFACES:
        source = files(typeface.package).joinpath(typeface.path).read_bytes()
        latin = _part(typeface, source, LATIN, "", cache)
        extended = _part(typeface, source, LATIN_EXTENDED, "-ext", cache)
        assets += [latin.asset, extended.asset]
        preloads.append(latin.asset.name)
        rules += [_face(typeface, latin), _face(typeface, extended)]
        rules += _stand_ins(typeface, latin)
    return Fonts(tuple(assets), "\n".join(rules) + "\n", tuple(preloads))


def cut_meanwhile(cache: Path) -> Callable[[], Fonts]:
    """Begin ``build_fonts`` and return what waits for its result.

    The first build of all cuts for two seconds; a process of its own does it while the content
    is read. It fills ``cache`` and ends by itself, whatever becomes of the build. Later builds
    find the fonts there and start no process.
    """
    if all(path.exists() for path in _kept_in(cache)):
        return partial(build_fonts, cache)
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "plugins.assets.fonts", str(cache.resolve())]
    process = Popen(command, cwd=root, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)

    def result() -> Fonts:
        process.wait()
        return build_fonts(cache)  # reads what was cut; cuts itself if the process could not

    return result


def _kept_in(cache: Path) -> Iterator[Path]:
    for typeface in TYPEFACES:
        source = files(typeface.package).joinpath(typeface.path).read_bytes()
        for characters in (LATIN, LATIN_EXTENDED):
            yield cache / f"{_key(typeface, source, characters)}.font"


def _part(
    typeface: Typeface, source: bytes, characters: frozenset[int], suffix: str, cache: Path | None
) -> _Part:
    stem = typeface.family.lower().replace(" ", "-") + suffix
    path = cache / f"{_key(typeface, source, characters)}.font" if cache else None
    kept = keep.load(path) if path else None
    if kept is None:
        kept = _cut(typeface, source, characters)
        if path:
            keep.store(path, kept)
    line, _, woff2 = kept.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    return _Part(
        named(stem, "woff2", woff2),
        tuple(head["characters"]),
        head["ascent"],
        head["descent"],
        head["line_gap"],
        {weight: width for weight, width in head["mean_widths"]},
    )


def _cut(typeface: Typeface, source: bytes, characters: frozenset[int]) -> bytes:
    """A line of measures, then the font file."""
    from plugins.assets.font_subset import cut

    head = cut(source, typeface, characters)
    measures = {k: v for k, v in asdict(head).items() if k != "woff2"}
    return json.dumps(measures, sort_keys=True).encode() + b"\n" + head.woff2


def _key(typeface: Typeface, source: bytes, characters: frozenset[int]) -> str:
    made_by = f"{_EDITION} {version('fonttools')} {version('brotli')}"
    digest = hashlib.blake2b(source, digest_size=8)
    digest.update(f"{made_by} {typeface!r} {sorted(characters)}".encode())
    return digest.hexdigest()


def _face(typeface: Typeface, part: _Part) -> str:
    least, greatest = typeface.weights
    weight = f"{least:g}" if least == greatest else f"{least:g} {greatest:g}"
    return (
        f'@font-face{{font-family:"{typeface.family}";'
        f'src:url("{part.asset.file_name}") format("woff2");'
        f"font-weight:{weight};font-style:normal;font-display:swap;"
        f"unicode-range:{unicode_range(part.characters)}}}"
    )


def _stand_ins(typeface: Typeface, part: _Part) -> list[str]:
    """Rules for ``"<family> Fallback"``: a device font stretched to ours' width and line height.

    Nothing moves when ours arrives (CSS Fonts 5, § size-adjust and metrics overrides).
    """
    rules = []
    for stand_in in typeface.stand_ins:
        scale = part.mean_widths[stand_in.measured_at] / stand_in.mean_width
        sources = ",".join(f'local("{name}")' for name in stand_in.local_names)
        rules.append(
            f'@font-face{{font-family:"{typeface.family} Fallback";src:{sources};'
            f"font-weight:{stand_in.weight};size-adjust:{_percent(scale)};"
            f"ascent-override:{_percent(part.ascent / scale)};"
            f"descent-override:{_percent(part.descent / scale)};"
            f"line-gap-override:{_percent(part.line_gap / scale)}}}"
        )
    return rules


def unicode_range(characters: tuple[int, ...]) -> str:
    """CSS ``unicode-range`` of ascending code points: ``U+20-7E,U+A0``. "" for none."""
    runs: list[list[int]] = []
    for point in characters:
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def _percent(share: float) -> str:
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


if __name__ == "__main__":
    build_fonts(Path(sys.argv[1]))
