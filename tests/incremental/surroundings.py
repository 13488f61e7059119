# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to a town besides its records: pictures, city.yaml, theme, time, cache, output."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path

from tests.incremental import alternatives
from tests.incremental.changes import one_of
from tests.incremental.town import CITY, city_text, picture
from tests.incremental.town_records import RECORDS
from tests.incremental.twins import Twins


def edit_picture(twins: Twins, which: int, how: int) -> str:
    """Replace, break, delete, add or rename a picture."""
    folder = twins.content / "images"
    there = sorted(folder.iterdir())
    if not there:
        (folder / "brot.png").write_bytes(picture(how % 250))
        return "add brot.png"
    path = one_of(there, which)
    match how % 6:
        case 0 | 1:
            path.write_bytes(picture(how % 250, which % 250))
            return f"another picture of the same size in {path.name}"
        case 2:
            path.write_bytes(path.read_bytes()[:60])
            return f"cut {path.name}"
        case 3:
            path.unlink()
            return f"delete {path.name}"
        case 4:
            (folder / "fehlt.png").write_bytes(picture(how % 250))
            return "add fehlt.png"
        case _:
            one, other = there[0], there[-1]
            if one == other:
                return "no two pictures to change names"
            aside = folder / ".aside"
            one.rename(aside)
            other.rename(one)
            aside.rename(other)
            return f"let {one.name} and {other.name} change names"


def edit_city(twins: Twins, part: int, value: int) -> str:
    """Write something else into one part of ``city.yaml``, and the rest as it was at first."""
    name = one_of(sorted(alternatives.CITY), part)
    new = one_of(alternatives.CITY[name], value)
    (twins.content / "city.yaml").write_text(city_text({**CITY, name: new}), "utf-8")
    return f"city: {new!r}"


def mend_city(twins: Twins) -> str:
    """Write ``city.yaml`` as it was at first."""
    (twins.content / "city.yaml").write_text(city_text(CITY), "utf-8")
    return "mend the city"


def stray(twins: Twins, folder: int, how: int) -> str:
    """Lay something into the content that belongs to no record, or take it away."""
    place = twins.content / one_of(tuple(RECORDS), folder)
    strange = [
        place / "notiz.txt", place / "sechs.yml", place / ".versteckt.md", place / "cafe.md~",
        place / "unten", twins.content / "sonstiges", twins.content / "LIESMICH.txt",
        place / "link.md",
    ]  # fmt: skip
    path = one_of(strange, how)
    if path.is_dir():
        path.rmdir()
    elif path.is_symlink() or path.exists():
        path.unlink()
    elif path.name == "link.md":
        path.symlink_to(twins.content / "city.yaml")
    elif path.suffix or path.name.endswith("~"):
        path.write_text("---\nname: Verirrt\n---\n", "utf-8")
    else:
        path.mkdir()
    return f"lay or take {path.relative_to(twins.content)}"


def edit_theme(twins: Twins, which: int, how: int) -> str:
    """Edit a template, the style, a script, the words, the icons."""
    theme = twins.theme
    templates = sorted((theme / "templates").rglob("*.html"))
    if how % 3:
        path = one_of(templates, which)
        text = path.read_text("utf-8")
        changed = re.sub(r'class="(?!\{)', f'class="neu-{how} ', text, count=1)
        path.write_text(changed if changed != text else text + f"<!-- {how} -->", "utf-8")
        return f"edit {path.name}"
    match which % 6:
        case 0:
            return _append(one_of(sorted(theme.rglob("*.css")), how), f"\n.neu-{how} {{top: 0}}\n")
        case 1:
            return _append(one_of(sorted(theme.rglob("*.js")), how), f"\nvoid {how};\n")
        case 2 | 3:
            po = theme / "locale" / "de" / "LC_MESSAGES" / "stadtfenster.po"
            places = list(
                re.finditer(r'(?m)^msgstr(?:\[\d\])? "(?=[A-Za-z])', po.read_text("utf-8"))
            )
            end = one_of(places, how).end()
            text = po.read_text("utf-8")
            po.write_text(f"{text[:end]}Neu {text[end:]}", "utf-8")
            return f"edit the words: {text[end : end + 20]}"
        case 4:
            icons = theme / "icons.yaml"
            text = icons.read_text("utf-8")
            places = list(re.finditer(r"(?<= d=\"M)\d", text))
            if not places:
                return _append(icons, f"# {how}\n")
            at = one_of(places, how).start()
            icons.write_text(f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}", "utf-8")
            return "edit an icon"
        case _:
            part = theme / "templates" / "components" / "neu.html"
            part.write_text(f"<p>Neu {how}</p>", "utf-8")
            base = theme / "templates" / "base.html"
            text = base.read_text("utf-8")
            if "neu.html" not in text:
                name = '"components/neu.html"' if how % 2 else '"components/" ~ "neu" ~ ".html"'
                base.write_text(text.replace("</body>", f"{{% include {name} %}}</body>"), "utf-8")
            return "a new component, included"


def _append(path: Path, text: str) -> str:
    path.write_text(path.read_text("utf-8") + text, "utf-8")
    return f"append to {path.name}"


_MOVES = (
    timedelta(minutes=1), timedelta(days=1), timedelta(days=-1), timedelta(days=5),
    timedelta(days=7), timedelta(days=31), timedelta(days=-60), timedelta(hours=13),
    timedelta(days=365),
)  # fmt: skip


def move_now(twins: Twins, how: int) -> str:
    """Build at another moment."""
    twins.now += one_of(_MOVES, how)
    return f"now {twins.now}"


def switch_branch(twins: Twins) -> str:
    """Build the other branch's content."""
    twins.branch = "draft" if twins.branch == "main" else "main"
    return f"switch to {twins.branch}"


def harm_cache(twins: Twins, which: int, how: int) -> str:
    """Delete, cut or alter something in the cache, or all of it."""
    kinds = ("ledger", "records-*", "seal", "*.judged", "*.list", "*.avif", "*.jpg", "*")
    paths = [p for p in twins.cache.rglob(one_of(kinds, which)) if p.is_file()]
    if not paths:
        return "no cache to harm"
    # Their names are random; their sizes are not.
    path = one_of(sorted(paths, key=lambda p: (p.stat().st_size, p.name)), which // len(kinds))
    match how % 7:
        case 0:
            shutil.rmtree(twins.cache)
            return "delete the cache"
        case 1:
            shutil.rmtree(path.parent)
            return f"delete {path.parent.name} in the cache"
        case 2:
            path.unlink()
        case 3:
            path.write_bytes(b"")
        case 4:
            path.write_bytes(path.read_bytes()[: -1 - how % 50])
        case 5:
            path.unlink()
            path.mkdir()
        case _:
            data = bytearray(path.read_bytes() or b"x")
            data[how * 7919 % len(data)] ^= 1 << how % 8
            path.write_bytes(data)
    return f"harm {path.name.partition('-')[0]} in the cache ({how % 7})"


#: Without these a folder is not taken for a site of ours.
_NEEDED = frozenset({"index.html", "404.html", "robots.txt"})


def touch_output(twins: Twins, which: int, how: int) -> str:
    """Delete, alter or add something in the output, or delete all of it."""
    output = twins.output
    paths = sorted(output.rglob("*")) if output.exists() else []
    paths = [p for p in paths if str(p.relative_to(output)) not in _NEEDED]
    if not paths:
        return "no output to touch"
    path = one_of(paths, which)
    name = path.relative_to(output)
    match how % 6:
        case 0:
            shutil.rmtree(output)
            return "delete the output"
        case 1:
            _remove(path)
            return f"delete {name} in the output"
        case 2:
            _remove(path)
            path.mkdir()
            return f"an empty folder instead of {name}"
        case 3:
            _remove(path)
            path.write_text("eine Datei", "utf-8")
            return f"a file instead of {name}"
        case _:
            files = [p for p in sorted(output.rglob("*")) if p.is_file()]
            path = one_of(files, which)
            before = path.stat().st_mtime_ns
            data = bytearray(path.read_bytes() or b"x")
            data[which * 7919 % len(data)] ^= 1
            path.write_bytes(data)
            if path.stat().st_mtime_ns == before:  # within one tick of the build that wrote it
                path.write_bytes(data + b"x")
            return f"alter {path.relative_to(output)} in the output"


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
