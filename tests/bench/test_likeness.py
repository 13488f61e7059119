# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The comparison still fits our pages: they can be edited, and a peer's say what ours say.

Of the peers only stock Pelican is there wherever tests run; all are looked at by
``python3 tasks.py bench --look 60``.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bench import corpus
from bench.generator import ROOT, Generator, template_mark
from bench.page_types import page_types, unlike
from bench.pages import addresses, missing_links, missing_texts
from bench.peers.eleventy.generator import Eleventy
from bench.peers.hugo.generator import Hugo
from bench.peers.pelican.generator import StockPelican
from bench.stadtfenster import Stadtfenster

#: Enough for lists of two pages; with fewer, the frame is most of a page.
BUSINESSES = 65
NUMBER = 3


def run(generator: Generator) -> None:
    """Build its site."""
    done = subprocess.run(
        generator.command(),
        cwd=generator.folder,
        env={**os.environ, **generator.environment()},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus."""
    folder = tmp_path_factory.mktemp("corpus")
    corpus.write(BUSINESSES, folder)
    return folder


@pytest.fixture(scope="module")
def ours(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Stadtfenster:
    """Our program, with its site of the corpus."""
    made = Stadtfenster(tmp_path_factory.mktemp("ours") / "site")
    made.lay(content)
    run(made)
    return made


def test_stock_pelican_is_like_ours(ours: Stadtfenster, content: Path, tmp_path: Path) -> None:
    """It has our pages but for the screen in a shop window, with most of our words and no more."""
    peer = StockPelican(tmp_path / "site")
    peer.lay(content)
    run(peer)
    assert missing_texts(peer.output, content) == missing_links(peer.output, content) == []
    assert addresses(peer.output) == addresses(ours.output) - {"schaufenster/"}
    types = [page_types(output, ours.output) for output in (peer.output, ours.output)]
    assert unlike(*types) == []


def test_an_edited_template_of_ours_shows(ours: Stadtfenster) -> None:
    """The mark stands in the heading of a business's page, behind its name."""
    before = ours.page(f"betriebe/betrieb-{NUMBER}")
    ours.edit_template(1)
    run(ours)
    after = ours.page(f"betriebe/betrieb-{NUMBER}")
    mark = template_mark(1)
    assert re.search(rf"<h1\b[^>]*>[^<]*{mark}</h1>", after)
    assert after.replace(f" {mark}", "") == before


@pytest.mark.parametrize(
    ("generator", "template"),
    [
        (Hugo, "hugo/site/layouts/betriebe/page.html"),
        (Eleventy, "eleventy/site/_includes/betrieb.11ty.js"),
        (StockPelican, "pelican/site/templates/betrieb.html"),
    ],
)
def test_a_peers_template_can_be_edited(
    generator: type[Generator], template: str, tmp_path: Path
) -> None:
    """It has one heading, the second edition takes the place of the first."""
    made = generator.__new__(generator)
    Generator.__init__(made, tmp_path)
    edited = tmp_path / generator.template
    edited.parent.mkdir(parents=True)
    shutil.copy(ROOT / "bench" / "peers" / template, edited)
    made.edit_template(1)
    made.edit_template(2)
    text = edited.read_text("utf-8")
    assert text.count(f" {template_mark(2)}</h1>") == 1
    assert template_mark(1) not in text
