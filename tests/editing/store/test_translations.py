# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A record of three languages: each translation is shown, and changed where it stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.editing.store.clash import Conflict
from plugins.editing.store.desk import Desk
from plugins.editing.submission import Edit, Value
from tests.editing.store.town import commit, desk, edit, git, repository, sent, settings

GRILL = "anadolu-grill"
_FOLDER = "content/businesses"
_DEMO = Path(__file__).parents[3] / _FOLDER
OWN, ENGLISH, TURKISH = (
    f"{_FOLDER}/{GRILL}{ending}" for ending in (".md", ".en.md", ".tr.md")
)  # fmt: skip
NEW = "We bake our own flatbread.\n"
NAME = "Anadolu Izgara"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A town with the demo city's grill, and a business beside."""
    files = [*sorted(_DEMO.glob(f"{GRILL}*")), _DEMO / "baeckerei-hoevel.md"]
    texts = {f"{_FOLDER}/{file.name}": file.read_bytes().decode() for file in files}
    return repository(tmp_path / "town", texts)


@pytest.fixture
def store(tmp_path: Path, town: Path) -> Iterator[Desk]:
    """Its store, whose worker works when a test says so."""
    with desk(settings(tmp_path, str(town))) as opened:
        yield opened


def _change(store: Desk, after: dict[str, Value]) -> Edit:
    said = store.record("business", GRILL, GRILL).said
    return edit(GRILL, {name: said.get(name) for name in after}, after)


def _published(store: Desk, town: Path) -> set[str]:
    """Approve what is proposed; the files that it changed."""
    [proposal] = store.waiting()
    assert not store.view(proposal).others
    store.approve(proposal.id, "Kümmerer")
    return set(git(town, "diff", "--name-only", "HEAD~1", "HEAD").split())


def test_translations_are_shown_and_changed_where_they_stand(store: Desk, town: Path) -> None:
    """The English text goes into its file, the Turkish name into that one; no other byte moves."""
    before = {path.name: path.read_bytes() for path in (town / _FOLDER).iterdir()}
    said = store.record("business", GRILL, GRILL).said
    assert str(said["text_en"]).startswith("We bake our own flatbread, and")
    assert str(said["text_tr"]).startswith("Pideyi kendimiz")
    assert str(said["text"]).startswith("Das Fladenbrot")
    store.submit(sent(_change(store, {"text_en": NEW, "name_tr": NAME}), business=GRILL))
    for is_delivered in (False, True):  # from the outbox, then from the proposal
        if is_delivered:
            store.worker.round()
        now = store.record("business", GRILL, GRILL).said
        assert (str(now["text_en"]).strip(), now["name_tr"]) == (NEW.strip(), NAME)
    assert store.waiting()[0].title.startswith("Anadolu Grill: ")
    assert _published(store, town) == {ENGLISH, TURKISH}
    assert (town / ENGLISH).read_text("utf-8") == f"---\n---\n{NEW}"
    turkish = before[f"{GRILL}.tr.md"].decode()
    assert (town / TURKISH).read_text("utf-8") == turkish.replace(
        "---\n---\n", f"---\nname: {NAME}\n---\n"
    )
    after = {path.name: path.read_bytes() for path in (town / _FOLDER).iterdir()}
    others = [name for name in before if not name.startswith(f"{GRILL}.") or name == f"{GRILL}.md"]
    assert {name: after[name] for name in others} == {name: before[name] for name in others}


def test_a_first_text_of_a_language_is_a_new_file(store: Desk, town: Path) -> None:
    """Italian was not there: the record's own file stays, and a second change goes on there."""
    store.submit(sent(_change(store, {"text_it": "Pane."}), business=GRILL))
    store.worker.round()
    store.submit(sent(_change(store, {"text_it": "Pane fresco."}), business=GRILL))
    store.worker.round()
    italian = f"{_FOLDER}/{GRILL}.it.md"
    assert _published(store, town) == {italian}
    assert (town / italian).read_text("utf-8").endswith("---\nPane fresco.\n")


def test_two_who_translate_clash_at_the_field(store: Desk, town: Path) -> None:
    """Another field of the same language's file is carried on; the same one is told of."""
    store.submit(sent(_change(store, {"text_en": NEW}), business=GRILL))
    store.worker.round()
    there = (town / ENGLISH).read_text("utf-8")
    commit(town, {ENGLISH: there.replace("---\n---\n", "---\nname: Anatolian Grill\n---\n")})
    store.worker.refresh()
    [proposal] = store.waiting()
    assert store.view(proposal).clashes == ()
    commit(town, {ENGLISH: "---\nname: Anatolian Grill\n---\nSomething else.\n"})
    store.worker.refresh()
    [clash] = store.view(proposal).clashes
    assert (clash.id, clash.field) == (GRILL, "text_en")
    with pytest.raises(Conflict):
        store.approve(proposal.id, "Kümmerer")


def test_a_new_record_may_bring_translations(store: Desk, town: Path) -> None:
    """An event with an English text is two files."""
    after: dict[str, Value] = {
        "name": "Grillfest", "start_date": "2026-12-12", "location": GRILL,
        "name_en": "Barbecue", "text": "Es gibt Tee.", "text_en": "There is tea.",
    }  # fmt: skip
    store.submit(sent(Edit("event", "", after, is_new=True), business=GRILL))
    store.worker.round()
    assert store.record("event", "grillfest", GRILL).said["text_en"] == "There is tea."
    assert _published(store, town) == {
        "content/events/grillfest.md", "content/events/grillfest.en.md",
    }  # fmt: skip
