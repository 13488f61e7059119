# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Values that several record types share: e-mail, telephone, web address.

Real records are untidy (see ``docs/fehler.md``): what is clear is put right with a note, what is
not is an error with the remedy.
"""

from __future__ import annotations

import contextlib
import re
from datetime import date
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from plugins.core.fields import (
    AfterValidator,
    BeforeValidator,
    StringConstraints,
    ValidationInfo,
)
from plugins.core.german_numbers import international, is_plain
from plugins.core.problem import Severity, declare
from plugins.core.remarks import Remarks, content_error
from plugins.core.sentences import sentence
from plugins.regex import regex

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

EMAIL = declare("email")
TELEPHONE = declare("telephone")
WEB_ADDRESS = declare("web-address")
WEB_ADDRESS_SCHEME = declare("web-address-scheme", Severity.NOTE)

_ISO_DAY = regex(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_EMAIL = regex(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\.]+(?:\.[^@\s<>,;:\"()\[\]\\.]+)+\Z")
_HOST = regex(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]\Z")
#: An address as most people write it, which is sound without being taken apart.
_PLAIN_ADDRESS = regex(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
    r"(?:/[A-Za-z0-9._~/-]*)?\Z"
)
_MISTYPED = regex(r"h+t*p+s?[:;]?/*", re.IGNORECASE)
#: What tells whether an area code follows.
_FIRST = regex(r"[+＋\d]")
_BETWEEN_NUMBERS = regex(r"\s*(?:/|,|;|\bund\b|\boder\b|\bo\.)\s*(?=[+0(])")


def _email(value: str) -> str:
    if not _EMAIL.match(value):
        raise content_error(
            EMAIL,
            f"»{value}« ist keine E-Mail-Adresse.",
            "Schreiben Sie eine Adresse wie »laden@hoevel.example«.",
        )
    return value


def _telephone(value: str) -> str:
    plain = international(value)
    if plain is not None:
        return plain
    import phonenumbers  # takes long, and most numbers are written plainly

    _refuse_two_numbers(value)
    number = None
    with contextlib.suppress(phonenumbers.NumberParseException):
        number = phonenumbers.parse(value, "DE")
    if number is None or not _has_area_code(value, number):
        raise content_error(
            TELEPHONE,
            f"»{value}« ist keine Telefonnummer.",
            "Schreiben Sie Vorwahl und Nummer: »+49 2391 55501« oder »02391 55501«.",
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _has_area_code(value: str, number: PhoneNumber) -> bool:
    """Whether it can be dialled from elsewhere: »555124« is taken for a number of Northeim."""
    import phonenumbers

    reason = phonenumbers.is_possible_number_with_reason(number)
    begin = _FIRST.search(value)
    if begin and (begin[0] in "+＋" or int(begin[0]) == 0):
        return reason == phonenumbers.ValidationResult.IS_POSSIBLE
    return phonenumbers.is_valid_short_number(number)  # 115, 116 117


def _refuse_two_numbers(value: str) -> None:
    parts = [part for part in _BETWEEN_NUMBERS.split(value) if len(re.sub(r"\D", "", part)) >= 5]
    if len(parts) > 1:
        raise content_error(
            TELEPHONE,
            "Hier stehen zwei Telefonnummern.",
            f"Behalten Sie eine: »{parts[0].strip()}«; die andere kann in den Text.",
        )


def telephone_uri(display: str) -> str:
    """``tel:`` URI (RFC 3966) of a validated telephone number."""
    if is_plain(display):
        return "tel:" + display.replace(" ", "-")
    import phonenumbers

    number = phonenumbers.parse(display, "DE")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.RFC3966)


def _web_address(value: str, info: ValidationInfo) -> str:
    if _PLAIN_ADDRESS.match(value):
        return value
    if "@" in value.split("/")[0] and "://" not in value:
        raise content_error(
            WEB_ADDRESS,
            f"»{value}« ist eine E-Mail-Adresse, keine Internetadresse.",
            f"Schreiben Sie »email: {value}«.",
        )
    address = value
    if "://" not in value and _HOST.match(value.split("/")[0]):
        address = f"https://{value}"
        if isinstance(info.context, Remarks) and info.field_name:
            info.context.add(
                WEB_ADDRESS_SCHEME,
                info.field_name,
                f"»{value}« wird als »{address}« gelesen.",
                f"Schreiben Sie »{address}«.",
            )
    if not _is_web_address(address):
        rest = _MISTYPED.sub("", value, count=1).lstrip(":/")
        hint = "Schreiben Sie eine Adresse wie »https://hoevel.example«."
        if _HOST.match(rest.split("/")[0]):
            hint = f"Meinten Sie »https://{rest}«?"
        raise content_error(WEB_ADDRESS, f"»{value}« ist keine Internetadresse.", hint)
    return address


def _day(value: object) -> object:
    """Only ``2026-12-24``: pydantic would also take seconds since 1970, and midnights."""
    if isinstance(value, str) and not _ISO_DAY.match(value.strip()):
        code, message, hint = sentence("date_parsing", {}, value)
        raise content_error(code, message, hint)
    return value.strip() if isinstance(value, str) else value


def _is_web_address(address: str) -> bool:
    if re.search(r"[\s<>\"\\^`{|}]", address):
        return False
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.username or parts.password:
        return False
    return parts.scheme in ("http", "https") and bool(_HOST.match(host))


#: A day of the calendar, written ``2026-12-24``.
Day = Annotated[date, BeforeValidator(_day)]
_Trimmed = StringConstraints(min_length=1, max_length=500, strip_whitespace=True)
#: An e-mail address.
Email = Annotated[str, _Trimmed, AfterValidator(_email)]
#: A telephone number, in international form after decoding.
Telephone = Annotated[str, _Trimmed, AfterValidator(_telephone)]
#: A full http(s) URL after decoding; a missing scheme is added with a note.
WebAddress = Annotated[str, _Trimmed, AfterValidator(_web_address)]
