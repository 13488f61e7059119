# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real mail server on this machine, and certificates that are made for it."""

import email
import email.policy
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from plugins.commands.serving.port import listening

USER, PASSWORD = "portal", "geheim wie nichts"


class Box:
    """Keeps what arrives; ``answers`` are said before, one for each mail, instead of "taken"."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.to: list[str] = []
        self.answers: list[str] = []
        self.encrypted: list[bool] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """One mail."""
        if self.answers:
            return self.answers.pop(0)
        content = envelope.original_content or b""
        mail = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        self.to += envelope.rcpt_tos
        assert server.transport
        self.encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
        return "250 OK"


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for ``localhost`` that signs itself, and its key."""
    made, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", made],
        check=True, capture_output=True,
    )  # fmt: skip
    return made, key


@contextmanager
def mail_server(
    pair: tuple[Path, Path] | None = None, *, login: bool = False, at_once: bool = False
) -> Iterator[tuple[Box, int]]:
    """A server and its port; with a ``pair`` it wants STARTTLS, or TLS from the first byte."""
    box, context = Box(), None
    if pair:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*pair)

    def known(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: LoginPassword
    ) -> AuthResult:
        right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    with listening(0, exactly=True) as listener:
        free = listener.getsockname()[1]
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=free,
        ssl_context=context if at_once else None,
        tls_context=None if at_once else context,
        require_starttls=bool(context) and not at_once,
        auth_required=login and not at_once,
        auth_require_tls=not at_once,
        authenticator=known,
    )
    controller.start()
    try:
        yield box, free
    finally:
        controller.stop()
