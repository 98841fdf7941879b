"""A real mail server on this machine, and a domain that has mails to be sent."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from post_office import Inbox, OnAnyPort, running

from cordboard.mail import MailServer

USER, SECRET = "cordboard", "wonder land"


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
