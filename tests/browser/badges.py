# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town of many opening hours, built for one day, and what its real page says at an instant.

The page's own script runs with a clock that the test sets: everybody's state slab is put on the
list of all businesses, the script is told that somebody came back to the page, and its words are
read.
"""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser

from plugins import features
from plugins.businesses.region import region_of
from plugins.core.pipeline import Run, walk
from tests.browser.page_types import records
from tests.browser.spoken_hours import DAY, HORIZON, Said, Shop, midnight
from tests.building import DEMO_CONTENT, run_verb
from tests.small_town import BUSINESS

#: What the demo city's businesses do not do: nights without end, clock changes, midnights.
NASTY = (
    "24/7", "24/7; PH off", "Mo-Su 00:00-24:00", "We-Sa 18:00-01:00", "Fr-Sa 22:00-05:00",
    "Mo-Su 18:00-24:00", "Mo-Su 17:00+", "Mo-Su 02:00-02:30,23:30-24:00",
    "Su 01:30-02:30,03:00-06:00",
    "Fr 20:00-24:00; Sa 00:00-24:00; Su 00:00-02:00", "PH 10:00-12:00", "Mo-Su 00:00-00:30",
    'Mo off "Ruhetag"; Tu-Su 10:00-18:00', "Sa 22:00-04:00", "Mo-Su 04:00-04:30,23:59-24:00",
    'Mo-Fr 09:00-12:00; Sa 18:00-23:00 unknown "wenn Licht brennt"', "Mo-Fr 09:00-18:00; Th off",
    'Mo-Fr 09:00-18:00; 2026 Jan 01-Dec 31 off "Umbau"', "SH Mo-Fr 10:00-12:00",
)  # fmt: skip
#: Monday of a week, for each of what can go wrong: clock changes, holidays, the turn of the year.
DAYS = tuple(
    map(
        date.fromisoformat,
        ("2026-03-23", "2026-10-19", "2026-06-01", "2026-12-21", "2026-11-23", "2026-03-29"),
    )
)
_CLOCK = "Date.now = () => globalThis.testNow ?? 0;"
_ASK = """(moments) => {
    const slabs = [...document.querySelectorAll("opening-state.state")];
    const rows = [...document.querySelectorAll("[data-static-list] .register-row")];
    return moments.map((moment) => {
        globalThis.testNow = moment;
        dispatchEvent(new Event("focus"));
        const read = (slab) => [slab.className, ...["state", "today"].map((part) =>
            slab.querySelector(`[data-${part}]`).textContent)];
        return [slabs.map(read), rows.map((row) => [
            row.querySelector("a").getAttribute("href"), row.className])];
    });
}"""


def demo_hours() -> list[str]:
    """Every text of opening hours in the demo city."""
    found = {fields.get("opening_hours", "") for fields in records("businesses").values()}
    return sorted(found - {""})


def build_town(folder: Path, texts: Sequence[str], day: date) -> Path:
    """Build a town with a shop for each text, as of `day`, and return its output."""
    content = folder / "content"
    (content / "businesses").mkdir(parents=True)
    (content / "city.yaml").write_text((DEMO_CONTENT / "city.yaml").read_text("utf-8"), "utf-8")
    for number, text in enumerate(texts):
        written = BUSINESS.format(name=f"Laden {number}", number=number + 1)
        hours = text.replace("'", "''")
        shop = re.sub("opening_hours: .*", f"opening_hours: '{hours}'", written)
        (content / "businesses" / f"laden-{number:03}.md").write_text(shop, "utf-8")
    done = run_verb(
        *("build", "--content", content, "--output", folder / "output"),
        *("--cache", folder / "cache", "--now", f"{day}T10:00"),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "output"


def shops_of(folder: Path, texts: Sequence[str], day: date) -> list[Shop]:
    """The same shops for the engine."""
    features.activate()
    run = Run(folder / "content", datetime(day.year, day.month, day.day))  # noqa: DTZ001
    facts = walk(run).facts
    assert facts is not None
    region = region_of(facts.catalogue.city)
    return [Shop(text, region, day) for text in texts]


def moments_of(day: date, count: int, seed: str) -> list[datetime]:
    """Instants of the fortnight from `day` on: any, and those at which something turns."""
    draw = random.Random(seed)
    begin = midnight(day).astimezone(UTC)
    end = midnight(day + HORIZON * DAY).astimezone(UTC)
    turns = [begin, end - timedelta(minutes=1), end, end + timedelta(minutes=1)]
    while len(turns) < count:
        moment = begin + draw.random() * (end - begin)
        if draw.random() < 0.5:  # when shops open and close: at the half hour, give or take
            half = timedelta(minutes=30)
            moment = begin + round((moment - begin) / half) * half
            moment += draw.choice((-1, 0, 0, 1, 29, -29)) * timedelta(minutes=1)
        turns.append(moment.replace(second=0, microsecond=0))
        turns[-1] += timedelta(milliseconds=draw.choice((0, 1, 30_000, 59_000, 59_999)))
    return turns[:count]


def differences(
    browser: Browser, address: str, output: Path, shops: Sequence[Shop], zone: str,
    moments: Sequence[datetime],
) -> Iterator[str]:  # fmt: skip
    """Ask the page in a browser of `zone`, and tell where it says something else than it has to."""
    files = [output / "betriebe" / f"laden-{n:03}" / "index.html" for n in range(len(shops))]
    slabs = [
        re.findall(r"(?s)<opening-state.*?</opening-state>", file.read_text("utf-8"))[0]
        for file in files
    ]
    delivered = [re.findall(r"(?s)data-(?:state|today)>(.*?)</p>", slab) for slab in slabs]
    with browser.new_context(timezone_id=zone, locale="en-US") as context:
        page = context.new_page()
        page.add_init_script(_CLOCK)
        page.goto(f"{address}betriebe/")
        page.evaluate(
            """(slabs) => { const box = document.createElement("div"); box.innerHTML = slabs;
            document.querySelector("main").append(box) }""",
            "".join(slabs),
        )
        # The list does without the script of a business's page.
        script = re.findall(r"assets/business-\w+\.js", files[0].read_text("utf-8"))[0]
        page.add_script_tag(url=f"{address}{script}", type="module")
        stamps = [round(moment.timestamp() * 1000) for moment in moments]
        answers = page.evaluate(_ASK, stamps)
    for moment, (said, rows) in zip(moments, answers, strict=True):
        for shop, answer, text in zip(shops, said, delivered, strict=True):
            yield from _compared(shop, moment, shop.said(moment), answer, text, zone)
        for href, classes in rows:
            shop = shops[int(href.rstrip("/")[-3:])]
            if ("is-open-now" in classes) != (shop.said(moment).state == "open"):
                yield f"{zone} {moment} »{shop.text}« {shop.built}: the row is {classes}"


def _compared(
    shop: Shop, moment: datetime, due: Said, answer: list[str], delivered: list[str], zone: str
) -> Iterator[str]:
    classes, line, more = answer
    where = f"{zone} {moment.isoformat()} »{shop.text}« built {shop.built}"
    state = re.findall(r"is-(\w+)", classes)
    if state != ([] if due.state == "silent" else [due.state]):
        yield f"{where}: {state}, not {due.state}"
    if due.state == "silent":
        if line != _text(delivered[0]):
            yield f"{where}: »{line}« beyond the horizon"
    elif line != due.line:
        yield f"{where}: »{line}«, not »{due.line}«"
    if due.next and more != due.next:
        yield f"{where}: »{more}«, not »{due.next}«"


def _text(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)
