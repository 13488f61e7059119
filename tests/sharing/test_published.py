# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures are there for a site that is published, for each of its pages, and for no other."""

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.building import DEMO_NOW, run_verb
from tests.small_town import write_shop, write_town

URL = "https://stadt.example/stadt/"
PICTURE = re.compile(r'<meta property="og:image" content="([^"]+)">')


TYPE = re.compile(r'<meta property="og:image:type" content="image/([a-z]+)">')
ALT = re.compile(r'<meta property="og:image:alt" content="([^"]*)">')
SIZE = re.compile(r'<meta property="og:image:(?:width|height)" content="([0-9]+)">')


def build(folder: Path, *options: str) -> Path:
    """Build the town in `folder/content`, with a cache, into the same output every time."""
    output = folder / "output"
    places = ("--content", folder / "content", "--output", output, "--cache", folder / "cache")
    done = run_verb("build", *places, "--now", DEMO_NOW, *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def pictures(output: Path) -> dict[str, str]:
    """What each page names as its picture, as a file of the site."""
    found = {}
    for path in output.rglob("*.html"):
        (address,) = PICTURE.findall(path.read_text("utf-8"))
        assert address.startswith(URL)
        found[path.relative_to(output).as_posix()] = address.removeprefix(URL)
    return found


def test_every_listed_page_has_its_picture(tmp_path: Path) -> None:
    """Only with `--publish`, whatever was built before; and what is gone has none."""
    content = write_town(tmp_path / "content", URL)
    plain = pictures(build(tmp_path))
    (icon,) = set(plain.values())
    assert (tmp_path / "output" / icon).is_file()
    assert [*(tmp_path / "output").rglob("teilen.png")] == []

    named = pictures(output := build(tmp_path, "--publish"))
    for page, picture in named.items():
        assert (output / picture).is_file()
        listed = 'name="robots" content="noindex"' not in (output / page).read_text("utf-8")
        own = page.removesuffix("index.html") + "teilen.png"
        assert picture == (own if listed else "teilen.png")
    assert {path.relative_to(output).as_posix() for path in output.rglob("teilen.png")} == {
        *named.values()
    }

    shop = output / "betriebe" / "laden-1" / "teilen.png"
    before, neighbour = shop.read_bytes(), (shop.parents[1] / "laden-2" / "teilen.png")
    unchanged = neighbour.read_bytes()
    write_shop(content, 1, "Ganz anderer Laden")
    build(tmp_path, "--publish")
    assert shop.read_bytes() != before
    assert neighbour.read_bytes() == unchanged

    for file in (content / "events").iterdir():
        file.unlink()
    build(tmp_path, "--publish")
    assert not (output / "veranstaltungen" / "wochenmarkt").exists()
    assert pictures(build(tmp_path)) | plain == plain
    assert [*output.rglob("teilen.png")] == []


def test_an_incremental_build_is_one_from_nothing(tmp_path: Path) -> None:
    """The same bytes, though pictures are drawn once for what stands on them."""
    content = write_town(tmp_path / "one" / "content", URL)
    build(tmp_path / "one")
    write_shop(content, 2, "Laden Zwei")
    one = build(tmp_path / "one", "--publish")
    shutil.copytree(content, tmp_path / "other" / "content")
    other = build(tmp_path / "other", "--publish")
    names = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    assert names == {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    assert [n for n in names if (one / n).read_bytes() != (other / n).read_bytes()] == []


def give_photo(content: Path, name: str, colour: str) -> None:
    """Give the shop `laden-1` a photograph of one colour, with words for it."""
    (content / "images").mkdir(exist_ok=True)
    Image.new("RGB", (900, 600), colour).save(content / "images" / name)
    shop = write_shop(content, 1, "Laden 1")
    words = f"image: {name}\nimage_alt: Der Laden von außen\nimage_credit: Foto Vogt\n"
    shop.write_text(shop.read_text("utf-8").replace("---\n\n", f"{words}---\n\n"), "utf-8")


def colour_in_window(path: Path) -> tuple[int, ...]:
    """The colour where the photograph is."""
    with Image.open(path) as image:
        found = image.convert("RGB").getpixel((900, 300))
    assert isinstance(found, tuple)
    return tuple(map(int, found))


def test_a_photo_is_on_the_picture(tmp_path: Path) -> None:
    """As JPEG, which the page says, with what it shows in words; its neighbours' are as before. It
    follows the file, and goes with it.
    """
    content = write_town(tmp_path / "content", URL)
    give_photo(content, "laden.jpg", "red")
    output = build(tmp_path, "--publish")
    shop = output / "betriebe" / "laden-1"
    page = (shop / "index.html").read_text("utf-8")
    assert pictures(output)["betriebe/laden-1/index.html"] == "betriebe/laden-1/teilen.jpg"
    assert TYPE.findall(page) == ["jpeg"]
    assert ALT.findall(page) == ["Laden 1: Der Laden von außen"]
    assert not (shop / "teilen.png").exists()
    for path in output.rglob("index.html"):
        text = path.read_text("utf-8")
        with Image.open(output / pictures(output)[path.relative_to(output).as_posix()]) as image:
            assert TYPE.findall(text) == [str(image.format).lower()]
            assert [int(said) for said in SIZE.findall(text)] == [*image.size]
        assert all(ALT.findall(text))
    assert colour_in_window(shop / "teilen.jpg") == pytest.approx((254, 0, 0), abs=4)

    give_photo(content, "laden.jpg", "blue")
    build(tmp_path, "--publish")
    assert colour_in_window(shop / "teilen.jpg") == pytest.approx((0, 0, 254), abs=4)

    write_shop(content, 1, "Laden 1")
    build(tmp_path, "--publish")
    assert pictures(output)["betriebe/laden-1/index.html"] == "betriebe/laden-1/teilen.png"
    assert (shop / "teilen.png").is_file()
    assert not (shop / "teilen.jpg").exists()
