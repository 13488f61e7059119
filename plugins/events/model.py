# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event: once, over several days, or repeated by an RFC 5545 rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from plugins.core.fields import BeforeValidator, Field, StringConstraints
from plugins.core.model import (
    Finding,
    Line,
    Many,
    Noun,
    PicturedRecord,
    Reference,
    Translatable,
)
from plugins.core.problem import declare
from plugins.core.remarks import content_error as error
from plugins.core.values import WebAddress
from plugins.events.ages import AgeRange, Ages, read_ages
from plugins.events.recurrence import RuleError, Series, parse_rule
from plugins.regex import regex

EVENT_DATE = declare("event-date")
EVENT_ORDER = declare("event-order")
EVENT_RULE = declare("event-rule")
EVENT_RULE_NEEDED = declare("event-rule-needed")
EVENT_PREVIOUS_START = declare("event-previous-start")

_LOCAL = regex(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::00)?)?\Z")
_ZONED = regex(r"T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})\Z")


class EventStatus(StrEnum):
    """schema.org's EventStatusType, in OSM's way of writing."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"


EventCategory = Literal[
    "market", "music", "theatre", "reading", "exhibition", "family", "sport", "food", "tour",
    "workshop", "training", "festival", "other",
]  # fmt: skip


def _moment(value: Any) -> datetime | date:
    """A local time ``2026-12-05T11:00`` (naive: the city's clock), or a bare date (all day)."""
    if not isinstance(value, str):
        raise error(EVENT_DATE, "Hier wird ein Datum erwartet.", "Zum Beispiel 2026-12-05T11:00.")
    text = value.strip()
    match = _LOCAL.match(text)
    if not match:
        if _ZONED.search(text):
            raise error(
                EVENT_DATE,
                f"»{text}« nennt eine Zeitzone; hier gilt immer die Uhr der Stadt.",
                f"Schreiben Sie »{text[:16]}«.",
            )
        raise error(
            EVENT_DATE,
            f"»{text}« ist kein Zeitpunkt.",
            "Schreiben Sie Jahr-Monat-TagTStunde:Minute, »2026-12-05T11:00«; für einen ganzen "
            "Tag nur »2026-12-05«.",
        )
    try:
        day = date.fromisoformat(match[1])
        return datetime.fromisoformat(f"{match[1]}T{match[2]}") if match[2] else day
    except ValueError:
        raise error(
            EVENT_DATE,
            f"»{text}« gibt es im Kalender nicht.",
            "Prüfen Sie Tag, Monat und Uhrzeit; die Stunde geht von 00 bis 23.",
        ) from None


def _comparable(moment: datetime | date, last: bool = False) -> datetime:
    """A naive moment; a bare date is its first instant, or with ``last`` its last."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time.max if last else time.min)


Moment = Annotated[datetime | date, BeforeValidator(_moment)]
Moments = Annotated[tuple[Moment, ...], Many, Field(max_length=400)]
Price = Annotated[Decimal, Field(ge=0, le=100_000, decimal_places=2)]
Rule = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Participants = Annotated[tuple[str, ...], Many, Field(max_length=200), Reference(("business",))]


class Event(PicturedRecord):
    """One event of the city."""

    noun: ClassVar[Noun] = Noun("Eine Veranstaltung", "Veranstaltungen")

    name: Annotated[Line, Translatable()] = Field(examples=["Adventsmarkt"])
    """Wie die Veranstaltung heißt."""
    start_date: Moment = Field(examples=["2026-12-05T11:00"])
    """Beginn nach der Uhr der Stadt. Ein Datum ohne Uhrzeit heißt: den ganzen Tag."""
    end_date: Moment | None = Field(default=None, examples=["2026-12-05T20:00"])
    """Ende; nach Mitternacht gehört der nächste Tag dazu."""
    rrule: Rule | None = Field(
        default=None, examples=["FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20261220T235959"]
    )
    """Wiederholung nach RFC 5545; im Beispiel jeden Samstag und Sonntag bis 20. Dezember."""
    exdate: Moments = Field(default=(), examples=[["2026-12-12T11:00"]])
    """Termine der Wiederholung, die ausfallen."""
    rdate: Moments = Field(default=(), examples=[["2026-12-23T11:00"]])
    """Termine, die dazukommen."""
    location: Annotated[Line | None, Reference(("business", "place"), free_text=True)] = Field(
        default=None, examples=["marktplatz"]
    )
    """Wo: die Kennung eines Betriebs oder eines Ortes aus `city.yaml`, oder freier Text."""
    organizer: Annotated[Line | None, Reference(("business",), free_text=True)] = Field(
        default=None, examples=["baeckerei-hoevel"]
    )
    """Wer einlädt: die Kennung eines Betriebs oder freier Text."""
    participants: Participants = Field(default=(), examples=[["baeckerei-hoevel", "weltladen"]])
    """Kennungen der Betriebe, die mitmachen. Die Veranstaltung steht auf der Seite eines jeden."""
    event_category: EventCategory = "other"
    """Die Art: Markt, Musik, Theater, Lesung, Ausstellung, Familie, Sport, Essen, Führung,
    Mitmachen, Fortbildung, Fest, anderes."""
    event_status: EventStatus = EventStatus.SCHEDULED
    """Ob sie stattfindet: geplant, abgesagt, verschoben ohne neuen Termin, verlegt."""
    previous_start_date: Moment | None = Field(default=None, examples=["2026-11-28T11:00"])
    """Der ursprüngliche Beginn, Pflicht mit `event_status: rescheduled`."""
    typical_age_range: AgeRange | None = Field(default=None, examples=["4-10"])
    """Für welches Alter sie gedacht ist: »4-10«, »4-« oder »ab 4«. Was für Kinder unter zwölf
    ist, steht im Kalender auch unter »Für Familien«, ebenso alles mit der Art `family`."""
    price: Price | None = Field(default=None, examples=["8.50"])
    """Der Eintritt; 0 heißt frei."""
    price_currency: Literal["EUR", "CHF", "GBP", "PLN", "CZK", "DKK", "SEK", "USD"] = "EUR"
    """Die Währung nach ISO 4217."""
    ticket_url: WebAddress | None = Field(default=None, examples=["https://karten.example/12"])
    """Wo es Karten gibt."""
    url: WebAddress | None = Field(default=None, examples=["https://adventsmarkt.example"])
    """Eine Seite mit mehr zu dieser Veranstaltung."""
    keywords: Annotated[tuple[Line, ...], Many, Translatable(), Field(max_length=30)] = Field(
        default=(), examples=[["Advent", "Glühwein"]]
    )
    """Wonach jemand sucht, der diese Veranstaltung finden soll."""

    def rules(self) -> Iterator[Finding]:
        """What must fit between beginning, end, rule and status."""
        if self.end_date is not None:
            yield from self._end(self.end_date)
        if self.rrule:
            try:
                parse_rule(self.rrule, self.start_date)
            except RuleError as wrong:
                yield Finding(
                    "rrule", EVENT_RULE, wrong.message, wrong.hint, wrong.offset, wrong.length
                )
        elif self.exdate:
            yield Finding(
                "exdate",
                EVENT_RULE_NEEDED,
                "»exdate« nimmt Termine aus einer Wiederholung, aber es gibt keine.",
                "Ergänzen Sie »rrule: FREQ=WEEKLY«, oder löschen Sie »exdate«.",
            )
        if self.event_status is EventStatus.RESCHEDULED and self.previous_start_date is None:
            yield Finding(
                "event_status",
                EVENT_PREVIOUS_START,
                "Die Veranstaltung ist verlegt, aber es fehlt, wann sie ursprünglich war.",
                "Ergänzen Sie »previous_start_date: 2026-12-05T19:00«.",
            )

    def _end(self, end: datetime | date) -> Iterator[Finding]:
        if isinstance(end, datetime) and self.all_day:
            yield Finding(
                "end_date",
                EVENT_ORDER,
                "Der Beginn ist ein ganzer Tag, das Ende hat eine Uhrzeit.",
                "Geben Sie beiden eine Uhrzeit oder keinem.",
            )
        elif _comparable(end, last=True) < _comparable(self.start_date):
            yield Finding(
                "end_date",
                EVENT_ORDER,
                "Die Veranstaltung endet, bevor sie beginnt.",
                "Prüfen Sie »start_date« und »end_date«; geht es über Mitternacht, gehört zum "
                "Ende der nächste Tag.",
            )

    @property
    def all_day(self) -> bool:
        """Whether it has days but no times."""
        return not isinstance(self.start_date, datetime)

    @property
    def ages(self) -> Ages | None:
        """For which ages it is, where that is said."""
        return read_ages(self.typical_age_range) if self.typical_age_range else None

    @property
    def for_families(self) -> bool:
        """Whether to go there with children: by the ages, or else by the kind."""
        ages = self.ages
        return self.event_category == "family" if ages is None else ages.for_children

    @property
    def series(self) -> Series:
        """The dates as the recurrence library takes them."""
        return Series(self.start_date, self.end_date, self.rrule or "", self.exdate, self.rdate)

    def last_changed(self) -> date | None:
        """Unknown: an event does not say when it was edited."""
        return None
