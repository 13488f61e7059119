# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Without a forge: what is approved goes into the files, and over nobody's work."""

from pathlib import Path

import pytest

from plugins.editing.forges.local import repository_of
from plugins.editing.settings import Settings
from plugins.editing.store.forge import Declined
from plugins.editing.submission import Edit
from tests.editing.store.town import (
    BAKERY,
    FILES,
    Clock,
    commit,
    desk,
    git,
    hours,
    repository,
    sent,
    settings,
)

PATH = "content/businesses/baeckerei-hoevel.md"
NEW = BAKERY.replace("Tu-Fr 06:30-18:00; Sa 06:30-13:00", "Tu-Fr 06:30-13:00")


def for_content(folder: Path, content: Path) -> Settings:
    """The service for a content folder, as ``edit`` without settings begins it."""
    return settings(folder, "").model_copy(update={"repository": repository_of(content)})


def approve(told: Settings) -> None:
    """Somebody sends other hours, and the Kümmerer approves them."""
    with desk(told) as store:
        store.submit(hours("Tu-Fr 06:30-13:00"))
        store.worker.round()
        [proposal] = store.waiting()
        store.approve(proposal.id, "Kümmerer")
        assert store.waiting() == []
        assert store.record("business", "baeckerei-hoevel", "baeckerei-hoevel").source == NEW


def test_approved_is_in_the_files(tmp_path: Path) -> None:
    """The branch has a merge that names who approved; the file is as proposed; nothing is left."""
    town = repository(tmp_path / "town")
    told = for_content(tmp_path, town / "content")
    assert (told.repository.branch, told.repository.content) == ("main", "content")
    approve(told)
    assert (town / PATH).read_text("utf-8") == NEW
    assert git(town, "status", "--porcelain") == ""
    assert git(town, "for-each-ref", "--format=%(refname)") == "refs/heads/main"
    assert "Freigabe-von: Kümmerer" in git(town, "log", "-1", "--format=%B")
    assert git(town, "log", "-1", "--format=%(trailers:key=Link-Id,valueonly)", "HEAD^2") == "k7f3"


def test_other_work_is_not_in_the_way(tmp_path: Path) -> None:
    """Uncommitted changes of other files, staged or not, stay as they are."""
    town = repository(tmp_path / "town")
    (town / "README.md").write_text("Halb fertig.\n")
    (town / "content/offers/stollen.md").write_text("---\nname: Halb fertig\n---\n")
    git(town, "add", "README.md")
    approve(for_content(tmp_path, town / "content"))
    assert (town / PATH).read_text("utf-8") == NEW
    assert (town / "README.md").read_text() == "Halb fertig.\n"
    left = git(town, "status", "--porcelain").split()
    assert left == ["M", "README.md", "M", "content/offers/stollen.md"]


@pytest.mark.parametrize("staged", [True, False])
def test_uncommitted_work_is_not_overwritten(tmp_path: Path, staged: bool) -> None:
    """In the same file: nothing is published, nothing is lost, and the message says what to do."""
    town = repository(tmp_path / "town")
    mine = BAKERY.replace("Brot seit 1911.", "Brot seit 1910.")
    (town / PATH).write_text(mine, "utf-8")
    if staged:
        git(town, "add", "--all")
    with desk(for_content(tmp_path, town / "content")) as store:
        store.submit(hours("Tu-Fr 06:30-13:00"))
        store.worker.round()
        [proposal] = store.waiting()
        with pytest.raises(Declined, match=f"»{PATH}«: hier liegen Änderungen") as caught:
            store.approve(proposal.id, "Kümmerer")
        assert "Committen oder verwerfen" in str(caught.value)
        assert (town / PATH).read_text("utf-8") == mine
        git(town, "add", "--all")
        git(town, "commit", "--quiet", "-m", "Fertig")
        store.approve(proposal.id, "Kümmerer")
    assert (town / PATH).read_text("utf-8") == NEW.replace("1911", "1910")


def test_a_new_file_is_not_overwritten(tmp_path: Path) -> None:
    """A record that somebody has begun under the same name, not yet committed."""
    town = repository(tmp_path / "town")
    commit(town, {"content/offers/stollen.md": None})
    with desk(for_content(tmp_path, town / "content")) as store:
        fields = {"name": "Stollen", "business": "baeckerei-hoevel"}
        store.submit(sent(Edit("offer", "", {**fields}, is_new=True)))
        store.worker.round()
        (town / "content/offers").mkdir(exist_ok=True)
        (town / "content/offers/stollen.md").write_text("meins")
        [proposal] = store.waiting()
        with pytest.raises(Declined, match="hier liegen Änderungen"):
            store.approve(proposal.id, "Kümmerer")
    assert (town / "content/offers/stollen.md").read_text() == "meins"


def test_a_folder_without_git(tmp_path: Path) -> None:
    """It gets a repository in the state folder and stays a folder; the files are written back."""
    content = tmp_path / "stadt"
    for path, text in FILES.items():
        if path.startswith("content/"):
            target = content / path.removeprefix("content/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())
    told = for_content(tmp_path, content)
    approve(told)
    assert (content / "businesses/baeckerei-hoevel.md").read_text("utf-8") == NEW
    assert not (content / ".git").exists()
    log = git(told.state / "content.git", "log", "--format=%s")
    assert "Stand des Ordners" in log.splitlines()


def test_edits_in_a_folder_without_git(tmp_path: Path) -> None:
    """What somebody writes in the files meanwhile is carried over, field by field."""
    content = tmp_path / "stadt"
    file = content / "businesses/baeckerei-hoevel.md"
    file.parent.mkdir(parents=True)
    file.write_text(BAKERY, "utf-8")
    with desk(for_content(tmp_path, content)) as store:
        store.submit(hours("Tu-Fr 06:30-13:00"))
        store.worker.round()
        [proposal] = store.waiting()
        file.write_text(BAKERY.replace("+49 2371 1234", "+49 2371 77"), "utf-8")
        store.approve(proposal.id, "Kümmerer")
    text = file.read_text("utf-8")
    assert "+49 2371 77" in text and "Tu-Fr 06:30-13:00" in text


def test_line_ends_stay(tmp_path: Path) -> None:
    """A file with Windows line ends keeps them, in a folder of its own and in a repository."""
    content = tmp_path / "stadt"
    file = content / "businesses/baeckerei-hoevel.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(BAKERY.replace("\n", "\r\n").encode())
    with desk(for_content(tmp_path, content)) as store:
        store.submit(hours("Tu-Fr 06:30-13:00"))
        store.worker.round()
        store.approve(store.waiting()[0].id, "Kümmerer")
    assert file.read_bytes() == NEW.replace("\n", "\r\n").encode()


def test_another_branch_is_checked_out(tmp_path: Path) -> None:
    """The branch of the settings moves on; the files of the other one stay."""
    town = repository(tmp_path / "town")
    told = for_content(tmp_path, town / "content")
    git(town, "switch", "--quiet", "-c", "entwurf")
    with desk(told) as store:
        store.submit(hours("Tu-Fr 06:30-13:00"))
        store.worker.round()
        store.approve(store.waiting()[0].id, "Kümmerer")
    assert (town / PATH).read_text("utf-8") == BAKERY
    assert git(town, "show", f"main:{PATH}") == NEW.strip()


def test_a_bare_repository(tmp_path: Path) -> None:
    """On a server without a forge the repository has no files; its branch moves."""
    repository(tmp_path / "town")
    git(tmp_path, "clone", "--quiet", "--bare", "town", "bare.git")
    approve(settings(tmp_path, str(tmp_path / "bare.git")))
    assert git(tmp_path / "bare.git", "show", f"main:{PATH}") == NEW.strip()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Its name is told."""
    told = settings(tmp_path, str(tmp_path / "nicht-da"))
    with pytest.raises(Declined, match="nicht-da"), desk(told, Clock()):
        pass
