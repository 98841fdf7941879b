"""A real mail server on this machine, and a domain that has mails to be sent."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from cordboard.voicemail import MailServer

USER, SECRET = "cordboard", "wonder land"


class Inbox:
    """What the mail server has taken; the answers that it gives instead are `refusals`, one a message."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refusals: list[str] = []
        self.recipient = "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        if self.refusals:
            return self.refusals.pop(0)
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 OK"


def knows(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        SECRET.encode(),
    )
    return AuthResult(success=right, handled=False)


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def post_office(inbox: Inbox) -> Iterator[MailServer]:
    """A mail server without more ado."""
    with running(OnAnyPort(inbox, hostname="127.0.0.1", port=0)) as port:
        yield MailServer(host="127.0.0.1", port=port, sender="center@cti.example", starttls=False)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for this machine, signed by itself, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    key, chain = folder / "key.pem", folder / "chain.pem"
    ask = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    ask += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(chain)]
    subprocess.run(ask, check=True, capture_output=True, timeout=60)
    return chain, key


@pytest.fixture
def guarded_office(inbox: Inbox, certificate: tuple[Path, Path]) -> Iterator[MailServer]:
    """One that wants STARTTLS and a log-in."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    controller = OnAnyPort(
        inbox,
        hostname="127.0.0.1",
        port=0,
        tls_context=context,
        require_starttls=True,
        authenticator=knows,
        auth_required=True,
    )
    with running(controller) as port:
        yield MailServer(host="127.0.0.1", port=port, sender="center@cti.example", user=USER, secret=SECRET)


class OnAnyPort(Controller):
    """A mail server on a port that is free."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def running(controller: OnAnyPort) -> Iterator[int]:
    """A mail server from here to there. Gives its port."""
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
