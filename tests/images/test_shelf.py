# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Encoded once, kept, linked into the site; and never published damaged."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.images import encode, shelf
from plugins.images.judgements import Judgements, Verified
from plugins.images.picture import Picture
from plugins.images.shelf import Changed, Shelf
from tests.images.samples import corners, exif, saved

NAME = "images/Höfe am Markt.jpg"


class Town:
    """A content folder with one picture, and a place for what is kept."""

    def __init__(self, folder: Path) -> None:
        self.content, self.kept, self.output = folder / "content", folder / "kept", folder / "out"
        (self.content / "images").mkdir(parents=True)
        self.output.mkdir()
        self.show(NAME, saved(corners(500, 300), "JPEG", exif=exif()))

    def show(self, path: str, data: bytes) -> None:
        """Put a picture into the content."""
        (self.content / path).write_bytes(data)

    def pictures(self, *paths: str) -> list[Verified]:
        """The judged pictures."""
        judgements = Judgements(self.content, None)
        return [judgements.of(path) for path in paths or (NAME,)]

    def published(self, *paths: str) -> dict[str, bytes]:
        """Fill a new shelf, place every file, and read what came out."""
        kept = Shelf(self.kept)
        pictures = self.pictures(*paths)
        kept.fill(self.content, pictures)
        files = {}
        for address in (address for picture in pictures for address in picture.addresses):
            target = self.output / address.rpartition("/")[2]
            kept.place(address, target)
            files[address] = target.read_bytes()
        return files


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """One town with one picture."""
    return Town(tmp_path)


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pictures that are encoded from now on."""
    names: list[str] = []
    real = encode.encode

    def noted(data: bytes, picture: Picture) -> object:
        names.append(picture.name)
        return real(data, picture)

    monkeypatch.setattr(encode, "encode", noted)
    return names


def test_what_is_published_is_what_was_encoded(town: Town) -> None:
    """Every address of the picture, each with the encoder's bytes, readable by the web server."""
    (picture,) = town.pictures()
    files = encode.encode((town.content / NAME).read_bytes(), picture.picture)
    assert sorted(town.published().values()) == sorted(files.values())
    assert all(path.stat().st_mode & 0o444 == 0o444 for path in town.output.iterdir())


def test_a_picture_is_encoded_once(town: Town, encoded: list[str]) -> None:
    """The second build encodes nothing and comes to the same; the files are not copied."""
    first = town.published()
    assert town.published() == first
    assert encoded == ["Höfe am Markt.jpg"]
    assert all(path.stat().st_nlink == 2 for path in town.output.iterdir())


def test_a_renamed_picture_is_not_encoded_again(town: Town, encoded: list[str]) -> None:
    """The same bytes under another name: other addresses, the same files."""
    town.show("images/neu.png", (town.content / NAME).read_bytes())
    first, second = town.published(NAME), town.published("images/neu.png")
    assert list(first.values()) == list(second.values())
    assert all(address.startswith("bilder/neu-") for address in second)
    assert len(encoded) == 1


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    later = path.stat().st_mtime_ns + 10**9
    os.utime(path, ns=(later, later))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "flipped": _flip,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", ["avif", "jpg", "list"])
def test_a_damaged_file_is_never_published(town: Town, damage: str, kind: str) -> None:
    """Whatever happens to what is kept, the site comes out the same."""
    fresh = town.published()
    for path in town.kept.glob(f"*.{kind}"):
        DAMAGES[damage](path)
    assert town.published() == fresh


def test_a_file_altered_in_the_site_does_not_come_back(town: Town) -> None:
    """The site's files are links to ours: what somebody does to one is noticed."""
    fresh = town.published()
    for path in town.output.iterdir():
        path.write_bytes(b"x" * path.stat().st_size)
        path.unlink()
    assert town.published() == fresh


def test_a_file_only_touched_is_still_good(town: Town, encoded: list[str]) -> None:
    """Another date with the same bytes is no damage."""
    town.published()
    for path in town.kept.glob("*.avif"):
        os.utime(path, (1, 1))
    town.published()
    assert len(encoded) == 1


def test_the_order_does_not_matter(tmp_path: Path) -> None:
    """Many pictures on all cores come to the same bytes as one after the other."""
    names = [f"images/{n}.jpg" for n in range(6)]
    towns = [Town(tmp_path / "one"), Town(tmp_path / "two")]
    for town in towns:
        for number, name in enumerate(names):
            town.show(name, saved(corners(300 + number, 200), "JPEG"))
    together = towns[0].published(*names)
    single = [towns[1].published(name) for name in reversed(names)]
    assert together == {address: data for files in single for address, data in files.items()}


def test_progress_is_told_of_what_must_be_encoded(town: Town) -> None:
    """From 0 to all; and nothing when there is nothing to do."""
    heard: list[tuple[int, int]] = []
    town.show("images/b.jpg", saved(corners(310, 300), "JPEG"))
    pictures = town.pictures(NAME, "images/b.jpg")
    Shelf(town.kept).fill(town.content, pictures, lambda done, of: heard.append((done, of)))
    assert heard == [(0, 2), (1, 2), (2, 2)]
    Shelf(town.kept).fill(town.content, pictures, lambda done, of: heard.append((done, of)))
    assert len(heard) == 3


@pytest.mark.parametrize("how", ["saved anew", "deleted"])
def test_a_picture_changed_meanwhile_is_not_published(town: Town, how: str) -> None:
    """Pages already name the old one's files; the new one's bytes must not stand there."""
    pictures = town.pictures()
    if how == "deleted":
        (town.content / NAME).unlink()
    else:
        town.show(NAME, saved(corners(501, 300), "JPEG"))
    with pytest.raises(Changed, match="Höfe am Markt"):
        Shelf(town.kept).fill(town.content, pictures)
    assert not town.kept.exists()


def test_without_a_place_to_keep_them_pictures_are_published(town: Town) -> None:
    """A cache cannot fail a build."""
    fresh = town.published()
    town.kept = town.kept / next(town.kept.iterdir()).name / "below-a-file"
    assert town.published() == fresh


def test_where_nothing_can_be_linked_files_are_copied(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another disk, or a file system without links."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    fresh = town.published()
    for path in town.output.iterdir():
        path.unlink()
    monkeypatch.setattr(os, "link", refuse)
    assert town.published() == fresh
    assert all(path.stat().st_nlink == 1 for path in town.output.iterdir())


def _age(folder: Path, days: float) -> None:
    for path in folder.iterdir():
        date = path.stat().st_mtime_ns - int(days * shelf._DAY_NS)
        os.utime(path, ns=(date, date))


def test_what_no_build_wants_for_a_month_goes(town: Town, encoded: list[str]) -> None:
    """What is shown stays for ever; the rest is swept away by a build of a later day."""
    town.show("images/b.jpg", saved(corners(310, 300), "JPEG"))
    town.published(NAME, "images/b.jpg")
    kept = len(list(town.kept.iterdir()))
    _age(town.kept, 29)
    town.published(NAME)
    assert len(list(town.kept.iterdir())) == kept
    _age(town.kept, 2)
    town.published(NAME)
    assert 0 < len(list(town.kept.iterdir())) < kept
    assert len(encoded) == 2
