# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the Kümmerer writes on the forge reaches the merchant: by mail, and on the own page."""

from pathlib import Path

from tests.editing.approval.mails import SHOP, mailed
from tests.editing.forges.gitserver import TOKEN, GitServer
from tests.editing.forges.talk import Talk
from tests.editing.store.town import git

REASON = "Dienstags ist Markt.\n<script>alert(1)</script> Fragen? k@stadt.example"


def test_from_the_forge_to_the_merchant(tmp_path: Path, town: Path) -> None:
    """A question that is answered, then a rejection; what was written is text, and in no commit."""
    server = GitServer(tmp_path, town, "gitlab")
    server.rest = talk = Talk("gitlab")
    token = tmp_path / "token"
    token.write_text(TOKEN)
    forge = {
        "driver": "gitlab", "token_file": token, "address": server.host, "project": "stadt/portal",
    }  # fmt: skip
    change = {"repository": {"url": server.url}, "forge": forge}
    with mailed(tmp_path, town, lambda told: told.update(change)) as office:

        def look() -> None:
            office.house.desk.worker._forge._open.forget()  # type: ignore[attr-defined]
            office.turn()

        merchant = office.house.phone()
        office.submit()
        look()
        talk.say("Rückfrage: Auch am <b>Samstag</b>?")
        look()
        assert "> Auch am <b>Samstag</b>?" in office.text("Rückfrage")
        assert "Auch am &lt;b&gt;Samstag&lt;/b&gt;?" in merchant.get("/").text
        merchant.send("/antwort", {"antwort": "Nein."})
        talk.say(REASON, at="2026-11-28T08:50:00Z")
        talk.close(at="2026-11-28T08:50:00Z")
        look()
        told = office.text("Nicht übernommen")
        assert "> Dienstags ist Markt.\n> <script>alert(1)</script> Fragen?" in told
        mail = next(m for m in office.mails() if str(m["subject"]).startswith("Nicht über"))
        html = mail.get_body(("html",))
        assert html and "&lt;script&gt;" in html.get_content()
        assert "<script" not in html.get_content()
        assert "Dienstags ist Markt.\n&lt;script&gt;" in merchant.get("/").text
        look()
        subjects = office.subjects(SHOP)
        assert len(subjects) == len(set(subjects)) == 3
    server.stop()
    log = git(server.repository, "log", "--all", "-p", "--format=%B%an%ae")
    assert "stadt.example" not in log and "Markt" not in log
