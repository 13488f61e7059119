# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the mails say."""

from __future__ import annotations

from datetime import date

from plugins.editing.approval.differences import Differences, pictures_said
from plugins.editing.approval.told import Line
from plugins.editing.form.judging import label_of
from plugins.editing.post.mails import Button, Mail, Told
from plugins.editing.store.forge import Proposal
from plugins.editing.templates import plain_day

_TO_SENDER = (
    "Sie bekommen diese Mail, weil diese Adresse für Ihren Eintrag hinterlegt ist. Der Knopf darin "
    "öffnet Ihren Eintrag: geben Sie die Mail nicht weiter."
)
_STOP = "Auf Ihrer Eintragsseite können Sie die Adresse unter »Nachrichten« ändern oder löschen."
_TO_CARETAKER = "Sie bekommen diese Mail, weil Sie in edit.toml unter mail.caretakers stehen."


def received(name: str, seen: Differences, way: str) -> Mail:
    """To the sender: it has arrived."""
    return Mail(
        subject=f"Eingegangen: {name}",
        heading="Danke, Ihre Änderung ist da",
        paragraphs=("Jemand von der Stadt sieht sie an. Dann bekommen Sie noch eine Mail.",),
        told=_told(seen),
        button=Button("Zu meinem Eintrag", way) if way else None,
        footer=_footer(),
    )


def online(name: str, proposal: Proposal, page: str) -> Mail:
    """To the sender: it is approved."""
    return Mail(
        subject=f"Online: {proposal.title or name}",
        heading="Ihre Änderung ist freigegeben",
        paragraphs=(f"{_about(name, proposal)}.", "In wenigen Minuten steht es im Portal."),
        button=Button("Im Portal ansehen", page),
        footer=_footer(),
    )


def asked(name: str, proposal: Proposal, way: str) -> Mail:
    """To the sender: a question, and where to answer."""
    return Mail(
        subject=f"Rückfrage: {proposal.title or name}",
        heading="Wir haben eine Frage",
        paragraphs=(f"Sie haben uns etwas geschickt: {_about(name, proposal)}.",),
        quote=proposal.question,
        quoted="Die Stadt fragt",
        button=Button("Antworten", way) if way else None,
        after=("Bis dahin bleibt Ihre Änderung bei uns liegen.",),
        footer=_footer(),
    )


def rejected(name: str, proposal: Proposal, way: str) -> Mail:
    """To the sender: not so, and why."""
    told = "Diese Änderung übernehmen wir nicht in das Portal. Alles bleibt, wie es war."
    return Mail(
        subject=f"Nicht übernommen: {proposal.title or name}",
        heading="Das haben wir nicht übernommen",
        paragraphs=(f"Sie haben uns etwas geschickt: {_about(name, proposal)}.", told),
        quote=proposal.reason,
        quoted="Der Grund",
        button=Button("Noch einmal ändern", way) if way else None,
        footer=_footer(),
    )


def proposed(name: str, proposal: Proposal, seen: Differences, queue: str) -> Mail:
    """To the Kümmerer: a new proposal."""
    who = name or "Jemand ohne Link"
    return Mail(
        subject=f"Neuer Vorschlag: {proposal.title or who}",
        heading=f"{who} schlägt etwas vor",
        quote="\n".join(proposal.notes),
        quoted="Dazu steht",
        told=_told(seen),
        button=Button("Ansehen und entscheiden", proposal.address or queue),
        footer=_TO_CARETAKER,
    )


def confirmed(queue: str) -> Mail:
    """To the Kümmerer, once a day: there are some that need no more than a press."""
    return Mail(
        subject="Betriebe sagen: Alles stimmt noch",
        heading="Alles stimmt noch",
        paragraphs=(
            "Heute hat jemand bestätigt, dass im Portal alles richtig ist. Bestätigungen liegen "
            "bei den Vorschlägen zusammen auf einer Karte; diese Mail kommt einmal am Tag.",
        ),
        button=Button("Ansehen und freigeben", queue),
        footer=_TO_CARETAKER,
    )


def answered(name: str, proposal: Proposal, queue: str) -> Mail:
    """To the Kümmerer: the answer to a question."""
    return Mail(
        subject=f"Antwort: {proposal.title or name}",
        heading=f"{name} hat geantwortet",
        paragraphs=(f"Ihre Frage war: {proposal.question}",),
        quote=proposal.answer,
        quoted="Die Antwort",
        button=Button("Ansehen und entscheiden", proposal.address or queue),
        footer=_TO_CARETAKER,
    )


def reminder(name: str, verified: date | None, hours: tuple[Line, ...], way: str) -> Mail:
    """To a business: whether everything is still right."""
    since = f"Zuletzt bestätigt haben Sie das am {plain_day(verified)}. " if verified else ""
    return Mail(
        subject=f"Stimmt alles noch? {name}",
        heading="Stimmt alles noch?",
        paragraphs=(
            f"{since}Auf {name} verlassen sich Leute, die vor Ihrer Tür stehen wollen. Ein "
            "Druck auf den Knopf genügt, wenn alles stimmt.",
        ),
        told=(Told("Das steht im Portal", hours),) if hours else (),
        button=Button("Nachsehen und bestätigen", way),
        after=("Es hat sich etwas geändert? Dann ändern Sie es dort gleich mit.",),
        footer=f"Diese Frage kommt höchstens einmal im Monat. {_footer()}",
    )


def is_confirmation(proposal: Proposal) -> bool:
    """Whether somebody has only said that everything is still right: then a mail would be noise."""
    return proposal.title.endswith(f": {label_of('business', 'verified')}")


def _about(name: str, proposal: Proposal) -> str:
    """What it is about, for the business itself, which knows its name."""
    return proposal.title.removeprefix(f"{name}: ")


def _told(seen: Differences) -> tuple[Told, ...]:
    records = tuple(Told(change.heading, change.lines) for change in seen.changes)
    if seen.pictures:
        records = (*records, Told(pictures_said(len(seen.pictures)), ()))
    return records


def _footer() -> str:
    return f"{_TO_SENDER} {_STOP}"
