# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the law asks municipalities to say in Leichte Sprache (BITV 2.0 § 4, BITVNRW): what the site
is for, how one finds one's way in it, and what matters of the accessibility statement.

Leichte Sprache has rules (DIN SPEC 33429): short sentences, one thought each, no genitive, no
subjunctive, a hard word explained. A city may write its own first page instead of ours. Ours has
to be read by people of the target group as any other; ``docs/sprachen.md`` says so.
"""

from __future__ import annotations

from plugins.core.city import City

FIRST, STATEMENT = "leichte-sprache/", "leichte-sprache/barrierefreiheit/"

_STATUS = {
    "fully": "Wir haben diese Internet-Seite geprüft.  \nWir haben keine Barriere gefunden.",
    "partially": "Wir haben diese Internet-Seite geprüft.  \nDas Meiste ist gut.  \n"
    "Ein paar Sachen sind noch nicht gut.",
    "not": "Wir haben diese Internet-Seite geprüft.  \nEs gibt noch viele Barrieren.  \n"
    "Wir arbeiten daran.",
}


def first_page(city: City) -> str:
    """The first page, in the editors' Markdown."""
    operator = city.operator
    return f"""\
## Was ist das hier? {{#was}}

Diese Internet-Seite ist für {city.name}.  
{operator.name} macht diese Internet-Seite.  
Hier finden Sie Läden und Gast-Häuser.  
Sie finden auch Ärzte und Ämter.

Sie können hier lesen:

- Wann hat ein Laden auf?
- Wo ist der Laden?
- Wie kann ich anrufen?
- Komme ich mit dem Roll-Stuhl hinein?
- Was ist heute los?

## So finden Sie etwas {{#finden}}

Oben auf jeder Seite sind Wörter.  
Das ist das **Menü**.  
Klicken Sie auf ein Wort.  
Dann kommt eine neue Seite.

**Jetzt**  
Das ist die erste Seite.  
Hier steht: Welche Läden haben heute auf?

**Betriebe**  
Hier stehen alle Läden, Gast-Häuser und Ämter.  
Sie stehen in der Reihen-Folge vom Alphabet.

**Angebote**  
Hier steht: Was gibt es gerade günstig?

**Kalender**  
Hier steht: Was passiert an welchem Tag?  
Zum Beispiel: Markt, Musik oder Kino.

**Suche**  
Suchen Sie ein Wort?  
Klicken Sie oben auf die Lupe.  
Schreiben Sie das Wort in das Feld.

## Offen oder zu? {{#offen}}

Bei jedem Laden steht ein Satz.  
Der Satz sagt:

- **Geöffnet**: Der Laden hat jetzt auf.
- **Geschlossen**: Der Laden hat jetzt zu.
- **Bitte nachfragen**: Wir wissen es nicht genau.  
  Rufen Sie vorher an.

## Ist diese Internet-Seite für alle? {{#alle}}

Dazu gibt es eine eigene Seite:  
[Barriere-Freiheit in Leichter Sprache](/{STATEMENT}).

## Haben Sie eine Frage? {{#hilfe}}

Schreiben Sie uns eine E-Mail:  
[{operator.email}](mailto:{operator.email})

Oder rufen Sie uns an:  
{operator.telephone}
"""


def statement(city: City) -> str:
    """What matters of the accessibility statement, in the editors' Markdown."""
    details, operator = city.accessibility, city.operator
    email = details.contact_email or operator.email
    telephone = details.contact_telephone or operator.telephone
    enforcement = (
        f"Die Stelle heißt:  \n{details.enforcement_name}" if details.enforcement_name else ""
    )
    website = (
        f"Die Internet-Seite ist:  \n<{details.enforcement_url}>" if details.enforcement_url else ""
    )
    return f"""\
## Was ist Barriere-Freiheit? {{#was}}

Barrieren sind Hindernisse.  
Zum Beispiel: Eine Schrift ist zu klein.  
Dann kann ein Mensch sie nicht lesen.

Barriere-Freiheit heißt:  
Alle Menschen können die Internet-Seite benutzen.  
Auch Menschen mit Behinderung.

Dafür gibt es ein Gesetz.  
Wir müssen uns an das Gesetz halten.

## Wie gut ist diese Internet-Seite? {{#stand}}

{_STATUS[details.status]}

Diese Sachen gehen gut:

- Sie können die Schrift größer machen.
- Sie können die Seite mit der Tastatur bedienen.
- Ein Computer kann die Seite vorlesen.

Was noch nicht gut ist, steht in der [Erklärung zur Barriere-Freiheit](/barrierefreiheit/).  
Die Erklärung ist in schwerer Sprache.

## Haben Sie eine Barriere gefunden? {{#melden}}

Dann sagen Sie es uns bitte.  
Wir antworten Ihnen.

Schreiben Sie eine E-Mail:  
[{email}](mailto:{email})

Oder rufen Sie an:  
{telephone}

## Wir helfen Ihnen nicht? {{#stelle}}

Sie haben uns eine Barriere gemeldet.  
Und Sie sind mit der Antwort nicht zufrieden.  
Dann gibt es eine Stelle für Beschwerden.  
Die Stelle hilft Ihnen.  
Das kostet kein Geld.

{enforcement}

{website}
"""
