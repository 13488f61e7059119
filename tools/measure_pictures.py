# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Formats and settings compared at one quality: the table of ``docs/decisions/0005-pictures.md``.

    .venv/bin/python -m tools.synthetic_photos 8 FOLDER
    .venv/bin/python -m tools.measure_pictures FOLDER content/images

Every picture of a folder is drawn in all our widths. Each encoder works at several qualities; what
it costs at the quality of the encoder we use is read off between them. Quality is SSIM and PSNR of
the luma against the unencoded pixels; CPU is of encoding alone.
"""

from __future__ import annotations

import io
import math
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean

from PIL import Image, ImageChops, ImageMath, ImageStat

from plugins.images import encode, verify

#: How many pictures of a folder are measured.
_SAMPLE = 8
#: Window of the SSIM in pixels, and its two constants (Wang et al. 2004, § III.C).
_WINDOW = 8
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


@dataclass(frozen=True)
class Encoder:
    """A format with all options but the quality, and the qualities it is tried at."""

    name: str
    options: dict[str, object]
    qualities: tuple[int, ...]


@dataclass(frozen=True)
class Outcome:
    """What one picture in all its widths came to: seconds of CPU, bytes, likeness."""

    cpu: float
    size: float
    ssim: float
    psnr: float


def _avif(speed: int) -> Encoder:
    options = {"format": "AVIF", "speed": speed, "max_threads": 1, "autotiling": False}
    return Encoder(f"AVIF speed {speed}", options, (46, 52, 58, 64, 70, 76))


def _webp(method: int) -> Encoder:
    options: dict[str, object] = {"format": "WEBP", "method": method}
    return Encoder(f"WebP method {method}", options, (62, 70, 76, 82, 88, 92))


_PROGRESSIVE = {"format": "JPEG", "optimize": True, "progressive": True}
ENCODERS = (
    *map(_avif, (6, 8, 9, 10)),
    *map(_webp, (0, 2, 4)),
    Encoder("JPEG progressive", _PROGRESSIVE, (66, 72, 78, 84, 88, 92)),
    Encoder("JPEG baseline", {"format": "JPEG"}, (66, 72, 78, 84, 88, 92)),
)
#: What the others are compared to: ours.
OURS, OUR_QUALITY = "AVIF speed 9", 58


def drawn(path: Path) -> list[Image.Image]:
    """The picture in each of our widths, as the encoders get it."""
    data = path.read_bytes()
    picture = verify.inspect(data, path.name)
    return list(encode.drawings(data, picture).values())


def measure(images: list[Image.Image], encoder: Encoder, quality: int) -> Outcome:
    """Encode, decode, compare."""
    cpu, size, ssims, psnrs = 0.0, 0, [], []
    for image in images:
        buffer = io.BytesIO()
        before = time.process_time()
        image.save(buffer, quality=quality, **encoder.options)  # type: ignore[arg-type]
        cpu += time.process_time() - before
        size += buffer.tell()
        seen = Image.open(buffer).convert("L")
        ssims.append(ssim(image.convert("L"), seen))
        psnrs.append(psnr(image.convert("L"), seen))
    return Outcome(cpu, size, fmean(ssims), fmean(psnrs))


def psnr(one: Image.Image, two: Image.Image) -> float:
    """Peak signal-to-noise ratio in dB."""
    error = ImageStat.Stat(ImageChops.difference(one, two)).sum2[0] / (one.width * one.height)
    return 10 * math.log10(255**2 / max(error, 1e-9))


def ssim(one: Image.Image, two: Image.Image) -> float:
    """Mean structural similarity over square windows side by side (Wang et al. 2004, eq. 13)."""
    box = (0, 0, max(1, one.width // _WINDOW) * _WINDOW, max(1, one.height // _WINDOW) * _WINDOW)
    x, y = (image.crop(box).convert("F") for image in (one, two))

    def mean(of: Callable[..., object]) -> Image.Image:
        whole: Image.Image = ImageMath.lambda_eval(lambda a: of(a["x"], a["y"]), x=x, y=y)
        return whole.reduce(_WINDOW)

    similarity = ImageMath.lambda_eval(
        lambda a: (
            (a["x"] * a["y"] * 2 + _C1)
            * ((a["xy"] - a["x"] * a["y"]) * 2 + _C2)
            / (a["x"] * a["x"] + a["y"] * a["y"] + _C1)
            / (a["xx"] - a["x"] * a["x"] + a["yy"] - a["y"] * a["y"] + _C2)
        ),
        x=x.reduce(_WINDOW),
        y=y.reduce(_WINDOW),
        xx=mean(lambda x, y: x * x),
        yy=mean(lambda x, y: y * y),
        xy=mean(lambda x, y: x * y),
    )
    # ImageStat counts a float picture's values as bytes.
    return float(similarity.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))


def at(wanted: float, tried: dict[int, Outcome]) -> tuple[float, Outcome]:
    """Quality and outcome where the SSIM is the ``wanted`` one, on the line between two tries."""
    pairs = list(pairwise(sorted(tried.items())))
    (q1, one), (q2, two) = next((p for p in pairs if p[1][1].ssim >= wanted), pairs[-1])
    share = (wanted - one.ssim) / (two.ssim - one.ssim)

    def between(a: float, b: float) -> float:
        return a + share * (b - a)

    outcome = Outcome(
        between(one.cpu, two.cpu),
        between(one.size, two.size),
        between(one.ssim, two.ssim),
        between(one.psnr, two.psnr),
    )
    return between(q1, q2), outcome


def averaged(outcomes: list[Outcome]) -> Outcome:
    """The mean picture."""
    return Outcome(
        fmean(o.cpu for o in outcomes),
        fmean(o.size for o in outcomes),
        fmean(o.ssim for o in outcomes),
        fmean(o.psnr for o in outcomes),
    )


def table(folder: Path) -> Iterator[str]:
    """The lines of one folder's table."""
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    sample = [drawn(path) for path in paths[:: max(1, len(paths) // _SAMPLE)][:_SAMPLE]]
    tried = {
        encoder.name: {
            quality: averaged([measure(images, encoder, quality) for images in sample])
            for quality in encoder.qualities
        }
        for encoder in ENCODERS
    }
    ours = tried[OURS][OUR_QUALITY]
    yield f"| {folder.name}, SSIM {ours.ssim:.4f} | quality | CPU | size | PSNR |"
    yield "|---|---|---|---|---|"
    for name, outcomes in tried.items():
        quality, found = at(ours.ssim, outcomes)
        yield (
            f"| {name} | {quality:.0f} | {found.cpu * 1000:.0f} ms | {found.size / 1000:.0f} KB"
            f" | {found.psnr:.1f} dB |"
        )


def main() -> None:
    """Print a table for each folder given."""
    for folder in sys.argv[1:]:
        for line in table(Path(folder)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
