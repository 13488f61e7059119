# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How mails leave the service: to a mail server, or as files for who has none."""

from __future__ import annotations

import os
import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP as LINES
from pathlib import Path
from typing import Protocol

from plugins.editing.post.letter import NoAddress, address_of, one_line
from plugins.editing.settings import Mail

_SECONDS = 20.0


class Unready(Exception):
    """The settings lack something; the message says what, in German."""


class Later(Exception):
    """It could not be sent now, and why. It is tried again."""


class Refused(Exception):
    """The server does not take this mail, and will not later."""


class Trip(Protocol):
    """A way out that is open."""

    def carry(self, message: EmailMessage) -> None:
        """Send one. Raises ``Later`` and ``Refused``."""


class Carrier(Protocol):
    """A way out."""

    #: The address that mails come from, and the name that people see, or "" for the portal's.
    sender: str
    name: str

    def trip(self) -> AbstractContextManager[Trip]:
        """Open it, for one mail or several. Raises ``Later``."""


def carrier_for(mail: Mail, state: Path, host: str) -> Carrier:
    """What the settings say; ``host`` is the service's own name. Raises ``Unready``."""
    if not mail.server:
        return Files(state / "post", *_sender(mail.sender or f"noreply@{_host(host)}"))
    if not mail.sender:
        raise Unready("mail.sender fehlt in edit.toml: die Adresse, von der die Mails kommen.")
    password = ""
    if mail.password_file:
        try:
            password = mail.password_file.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            path = mail.password_file
            raise Unready(f"{path}: lässt sich nicht lesen (mail.password_file).") from None
    if mail.security == "none" and mail.user:
        raise Unready(
            "mail.security ist »none«: dann ginge das Passwort offen durchs Netz. Nehmen Sie "
            "»starttls« oder »tls«, oder lassen Sie mail.user weg."
        )
    return Smtp(mail, *_sender(mail.sender), password)


def _sender(typed: str) -> tuple[str, str]:
    """Address and name of ``Unser Lennebrück <portal@lennebrueck.example>``; the name may lack."""
    name, _, rest = typed.rpartition("<")
    address = rest.strip().removesuffix(">") if name.strip() else typed
    try:
        return address_of(address), one_line(name).strip('" ')
    except NoAddress as error:
        raise Unready(f"mail.sender in edit.toml: {error}") from None


def _host(typed: str) -> str:
    name = typed.partition(":")[0].strip("[]")
    return name if re.search(r"[a-z]", name) else "localhost"


class Files:
    """Lays each mail into a folder as ``.eml``, which every mail program opens."""

    def __init__(self, folder: Path, sender: str, name: str) -> None:
        self._folder = folder
        self.sender, self.name = sender, name

    @contextmanager
    def trip(self) -> Iterator[Trip]:
        """The folder is always open."""
        yield self

    def carry(self, message: EmailMessage) -> None:
        """Write one; the same one again is the same file."""
        name = re.sub(r"[^A-Za-z0-9_-]", "-", message["Message-ID"].strip("<>").partition("@")[0])
        draft = self._folder / f".{name}.draft"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with draft.open("wb") as file:
                file.write(message.as_bytes(policy=LINES))
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._folder / f"{name}.eml")
        except OSError as error:
            raise Later(f"{self._folder}: {error.strerror}") from error


class Smtp:
    """A mail server."""

    def __init__(self, mail: Mail, sender: str, name: str, password: str) -> None:
        self._mail = mail
        self._password = password
        self.sender, self.name = sender, name

    @contextmanager
    def trip(self) -> Iterator[Trip]:
        """A connection, encrypted and signed in as the settings say. Raises ``Later``."""
        try:
            server = self._connected()
        except (smtplib.SMTPException, OSError) as error:
            raise Later(f"{self._mail.server}: {_told(error)}") from error
        try:
            yield _Connection(server)
        finally:
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()

    def _connected(self) -> smtplib.SMTP:
        mail, here = self._mail, self.sender.rpartition("@")[2]
        server: smtplib.SMTP
        if mail.security == "tls":
            server = smtplib.SMTP_SSL(
                mail.server, mail.port, here, timeout=_SECONDS, context=_context()
            )
        else:
            server = smtplib.SMTP(mail.server, mail.port, here, timeout=_SECONDS)
        try:
            if mail.security == "starttls":
                server.starttls(context=_context())
            if mail.user:
                server.login(mail.user, self._password)
        except BaseException:
            server.close()
            raise
        return server


class _Connection:
    def __init__(self, server: smtplib.SMTP) -> None:
        self._server = server

    def carry(self, message: EmailMessage) -> None:
        """Send one. Raises ``Later`` and ``Refused``."""
        try:
            self._server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            [(code, told)] = list(error.recipients.values())[:1]
            raise _refusal(code, told) from error
        except smtplib.SMTPResponseException as error:
            raise _refusal(error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPException, OSError) as error:
            raise Later(_told(error)) from error


def _refusal(code: int, told: bytes | str) -> Exception:
    """5… is for good (RFC 5321, 4.2.1), but for what is said of us and not of the mail."""
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else told
    said = f"{code} {' '.join(text.split())[:300]}"
    return Refused(said) if 500 <= code < 600 and code not in (530, 535, 538) else Later(said)


def _told(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return str(_refusal(error.smtp_code, error.smtp_error))
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"das Zertifikat des Servers gilt nicht ({error.verify_message})."
    if isinstance(error, TimeoutError):
        return "keine Antwort."
    return str(error) or type(error).__name__


def _context() -> ssl.SSLContext:
    return ssl.create_default_context()
