# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same photographs through our build and through Hugo's, in the same files.

Ours is a city whose businesses have a photograph each; Hugo's site is one page for each. Hugo makes
the same widths and formats, at the AVIF quality that comes closest to ours in SSIM.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import fmean

from PIL import Image

from bench import corpus
from bench.measure import Cost, measure
from bench.peers.hugo import generator as hugo
from bench.results import OURS, REFERENCE, Pictures, Processed
from bench.stadtfenster import Stadtfenster
from tools.measure_pictures import psnr, ssim
from tools.synthetic_photos import SIZES, photo

_SITE = Path(__file__).parent / "peers" / "hugo" / "photographs"
_SIZE = (1600, 1200)
#: AVIF qualities that Hugo is tried at, on so many photographs.
_TRIED = range(30, 91, 4)
_SAMPLE = 3
_ROUNDS = 3
_WIDTH = re.compile(r"-(\d+)\.(avif|jpg)$")


def compare(count: int, folder: Path, tools: Path, say: Callable[[str], None]) -> Pictures:
    """Build ``count`` photographs with both, in ``folder``; ``tools`` is where the peers are kept.

    Raises ``Failed`` and ``Unobtainable``.
    """
    photographs = [_photograph(folder / "photographs", number) for number in range(count)]
    city = _city(folder, photographs)
    measure(city.command(), city.folder, city.environment())
    widths, fallback = _files_of(city)
    site = _HugoSite(folder / "hugo", hugo.obtain(tools), photographs, widths, fallback)
    likeness = fmean(one for one, _ in _likeness(_ours(city, count), photographs))
    quality = site.quality_like(likeness, folder / "trial")
    runs: dict[str, list[Cost]] = {OURS: [], REFERENCE: []}
    for _ in range(_ROUNDS):
        city.wipe()
        runs[OURS].append(measure(city.command(), city.folder, city.environment()))
        runs[REFERENCE].append(site.build(quality))
        for name, costs in runs.items():
            say(f"{count} photographs {name:14}{costs[-1].wall:8.2f} s {costs[-1].cpu:8.2f} s CPU")
    return Pictures(
        count,
        widths,
        _processed(OURS, "as built", runs[OURS], _ours(city, count), photographs),
        _processed(
            REFERENCE, f"AVIF quality {quality}, Lanczos", runs[REFERENCE], site.made(), photographs
        ),
    )


def _photograph(folder: Path, number: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"foto-{number:03}.jpg"
    photo(number * len(SIZES) + SIZES.index(_SIZE)).save(path, quality=90)
    return path


def _city(folder: Path, photographs: list[Path]) -> Stadtfenster:
    content = folder / "corpus"
    corpus.write(len(photographs), content)
    (content / "images").mkdir()
    for number, path in enumerate(photographs):
        shutil.copy(path, content / "images")
        business = content / "businesses" / f"betrieb-{number}.md"
        image = f"\nimage: {path.name}\nimage_alt: Foto {number}\ncategory: "
        text = business.read_text(encoding="utf-8").replace("\ncategory: ", image, 1)
        business.write_text(text, encoding="utf-8")
    city = Stadtfenster(folder / "stadtfenster")
    city.lay(content)
    return city


def _ours(city: Stadtfenster, count: int) -> list[list[Path]]:
    """Our files, photograph by photograph."""
    return [sorted((city.output / "bilder").glob(f"foto-{n:03}-*")) for n in range(count)]


def _files_of(city: Stadtfenster) -> tuple[tuple[int, ...], int]:
    """The widths of our AVIF files, and that of the JPEG."""
    widths: dict[str, set[int]] = {"avif": set(), "jpg": set()}
    for path in _ours(city, 1)[0]:
        if match := _WIDTH.search(path.name):
            widths[match[2]].add(int(match[1]))
    return tuple(sorted(widths["avif"])), max(widths["jpg"])


class _HugoSite:
    """A page for each photograph."""

    def __init__(
        self,
        folder: Path,
        binary: Path,
        photographs: list[Path],
        widths: tuple[int, ...],
        fallback: int,
    ) -> None:
        self._binary = binary
        self._photographs = photographs
        self._widths = widths
        self._fallback = fallback
        self._hugo = self._lay(folder, photographs)

    def _lay(self, folder: Path, photographs: list[Path]) -> hugo.Hugo:
        shutil.copytree(_SITE, folder)
        for path in photographs:
            bundle = folder / "content" / path.stem
            bundle.mkdir(parents=True)
            shutil.copy(path, bundle / "photo.jpg")
            (bundle / "index.md").write_text(f'+++\ntitle = "{path.stem}"\n+++\n', "utf-8")
        return hugo.Hugo(folder, self._binary)

    def quality_like(self, wanted: float, folder: Path) -> int:
        """The AVIF quality whose SSIM, on a few photographs, is closest to ``wanted``."""
        sample = self._photographs[:_SAMPLE]
        trial = self._lay(folder, sample)
        found = {}
        for quality in _TRIED:
            self._run(trial, quality)
            found[quality] = fmean(one for one, _ in _likeness(_made(trial, sample), sample))
        return min(found, key=lambda quality: abs(found[quality] - wanted))

    def build(self, quality: int) -> Cost:
        """One cold build."""
        return self._run(self._hugo, quality)

    def made(self) -> list[list[Path]]:
        """Hugo's files, photograph by photograph."""
        return _made(self._hugo, self._photographs)

    def _run(self, site: hugo.Hugo, quality: int) -> Cost:
        site.wipe()
        environment = {
            "HUGO_PARAMS_AVIF": str(quality),
            "HUGO_PARAMS_WIDTHS": " ".join(map(str, self._widths)),
            "HUGO_PARAMS_FALLBACK": str(self._fallback),
        }
        return measure(site.command(), site.folder, environment)


def _made(site: hugo.Hugo, photographs: list[Path]) -> list[list[Path]]:
    # The photograph as it came is published, too, for a page might link to it.
    return [
        [p for p in (site.output / path.stem).iterdir() if p.suffix in (".avif", ".jpg")
         and p.name != "photo.jpg"]
        for path in photographs
    ]  # fmt: skip


def _processed(
    name: str, settings: str, costs: list[Cost], files: list[list[Path]], photographs: list[Path]
) -> Processed:
    middle = sorted(costs, key=lambda cost: cost.wall)[len(costs) // 2]
    size = sum(path.stat().st_size for paths in files for path in paths)
    likeness = list(_likeness(files[:_SAMPLE], photographs))
    ssims, psnrs = zip(*likeness, strict=True)
    return Processed(name, settings, middle, size, fmean(ssims), fmean(psnrs))


def _likeness(files: list[list[Path]], photographs: list[Path]) -> Iterator[tuple[float, float]]:
    """SSIM and PSNR of the luma of every AVIF file, against the photograph in its size."""
    for paths, photograph in zip(files[:_SAMPLE], photographs, strict=False):
        source = Image.open(photograph).convert("RGB")
        for path in paths:
            if path.suffix == ".avif":
                seen = Image.open(path).convert("L")
                wanted = source.resize(seen.size, Image.Resampling.LANCZOS).convert("L")
                yield ssim(wanted, seen), psnr(wanted, seen)
