# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages without a link: a mistake, a missing business, an event, a wish for a link.

With JavaScript the phone proves that it has worked for it. Without, a mail has to be answered.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b

from starlette.responses import Response
from starlette.routing import Route

from plugins.core.messages import N_
from plugins.editing.post.letter import NoAddress, address_of
from plugins.editing.post.mails import drawn
from plugins.editing.service.errors import Stop
from plugins.editing.service.filled import Wrong
from plugins.editing.service.limits import Rate
from plugins.editing.service.posted import Posted
from plugins.editing.service.routing import address_of as sender_of
from plugins.editing.service.routing import page
from plugins.editing.service.service import fresh_key
from plugins.editing.service.speaking import in_language
from plugins.editing.service.suggested import FORMS, Suggested, Words, blank, read
from plugins.editing.service.visit import Visit
from plugins.editing.suggestions.kept import Pending
from plugins.editing.suggestions.letters import confirming
from plugins.editing.suggestions.proof import NotProven, check_age

#: Of all people together, so that nobody buries the Kümmerer; and mails to and by one of them.
_ALL, _MAILS, _MAILS_TO_ONE = Rate(60, 3600), Rate(5, 3600), Rate(2, 86_400)
_BYTES = 32 * 1024
#: Names of inputs: the solution, when the page was made, the mail address, and what only programs
#: fill in.
_SOLUTION, _SINCE, _MAIL, _TRAP = "altcha", "_seit", "mail", "website"
_AGAIN = N_("Please send it again.")
_NO_ADDRESS = N_("Enter your email address here: without JavaScript you confirm by email.")
_CLOSED = N_("This only works with JavaScript. Please write or call: you find us below.")


def routes() -> list[Route]:
    """The routes of this module."""
    return [
        *(_route(words) for words in FORMS),
        page("/melden/danke", thanks, whom="anyone"),
        page("/melden/post", by_mail, whom="anyone"),
        page("/bestaetigen/{token}", ask, confirm, whom="anyone", most=_BYTES),
    ]


def _route(words: Words) -> Route:
    def look(visit: Visit) -> Response:
        return _show(visit, words, blank(visit, words))

    def send(visit: Visit, posted: Posted) -> Response:
        return _send(visit, posted, words)

    return page(words.path, look, send, whom="anyone", most=_BYTES)


def _show(visit: Visit, words: Words, form: Suggested, *more: Wrong) -> Response:
    """The page, with a new challenge."""
    service, now = visit.service, visit.now
    form = form.with_wrong(more)
    return visit.page(
        "suggest.html",
        422 if form.errors else 200,
        words=words,
        form=form,
        challenge=service.proof.challenge(words.path, now),
        since=service.sealed(now.isoformat(), words.path),
        can_mail=service.beside.post is not None,
        action=service.link(in_language(words.path, visit.language)),
    )


def _send(visit: Visit, posted: Posted, words: Words) -> Response:
    if posted.has(_TRAP):
        return visit.go("/melden/danke")  # whoever fills that in need not know
    service, now = visit.service, visit.now
    try:
        proven = service.proof.proven(posted.one(_SOLUTION), words.path, now)
    except NotProven as missing:
        form, _ = read(visit, posted, words, "")
        if str(missing):
            return _show(visit, words, form, Wrong("", "", visit.say(str(missing))))
        return _by_mail(visit, posted, words)
    key = f"ohne-{proven.nonce}"
    form, pending = read(visit, posted, words, key)
    if pending is None:
        return _show(visit, words, form)
    if not service.kept.use(proven.nonce, proven.until, now):
        if service.desk.fate(key) or service.kept.has(key):  # the button was pressed twice
            return visit.go("/melden/danke")
        return _show(visit, words, form, Wrong("", "", visit.say(_AGAIN)))
    return _accept(visit, pending)


def _by_mail(visit: Visit, posted: Posted, words: Words) -> Response:
    """Keep it until its sender has answered a mail."""
    service, now, post = visit.service, visit.now, visit.service.beside.post
    key = f"ohne-{fresh_key()}"
    form, pending = read(visit, posted, words, key)
    if post is None:
        return _show(visit, words, form, Wrong("", "", visit.say(_CLOSED)))
    try:
        since = service.unsealed(posted.one(_SINCE), words.path)
        check_age(datetime.fromisoformat(str(since)), now)
    except (NotProven, ValueError) as early:
        said = str(early) if isinstance(early, NotProven) else _AGAIN
        return _show(visit, words, form, Wrong("", "", visit.say(said)))
    try:
        to = address_of(posted.one(_MAIL))
    except NoAddress:
        return _show(
            visit, words, form, Wrong(_MAIL, visit.say("Your email"), visit.say(_NO_ADDRESS))
        )
    if pending is None:
        return _show(visit, words, form)
    address = sender_of(visit.request, service.settings.proxies)
    service.count("mail", service.faceless(address), _MAILS)
    service.count(
        "mail to", blake2b(to.lower().encode(), digest_size=12).hexdigest(), _MAILS_TO_ONE
    )
    token = service.kept.put(pending, now)
    path = in_language(f"/bestaetigen/{token}", visit.language)
    where = f"{service.settings.address.rstrip('/')}{path}"
    say = visit.say
    mail = confirming(say, visit.language, visit.city.site_name, say(words.title), where)
    post.send(f"bestätigen:{key}", drawn(mail, to, visit.city))
    return visit.go("/melden/post")


def _accept(visit: Visit, pending: Pending) -> Response:
    """Into the queue."""
    service = visit.service
    service.count("public", "", _ALL)
    if pending.submission:
        service.desk.submit(pending.submission)
    if pending.note:
        service.kept.add(pending.note)
    return visit.go("/melden/danke")


def ask(visit: Visit) -> Response:
    """Programs that look into mails open the link; only a person presses the button."""
    _pending(visit)
    return visit.page("confirm.html")


def confirm(visit: Visit, posted: Posted) -> Response:
    """It was the sender."""
    token, pending = _pending(visit)
    answer = _accept(visit, pending)
    visit.service.kept.confirmed(token)
    return answer


def _pending(visit: Visit) -> tuple[str, Pending]:
    token = visit.request.path_params["token"]
    pending = visit.service.kept.pending(token, visit.now)
    if pending is None:
        raise Stop(
            404,
            N_("This link is no longer valid"),
            N_(
                "Perhaps you have confirmed already, then all is well. Otherwise, please fill in "
                "the form again."
            ),
        )
    return token, pending


def thanks(visit: Visit) -> Response:
    """It has arrived."""
    return visit.page("reported.html", by_mail=False)


def by_mail(visit: Visit) -> Response:
    """It waits for an answer to a mail."""
    return visit.page("reported.html", by_mail=True)
