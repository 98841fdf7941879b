"""The sockets of a center: of the web services, taken before they start, and as many as there are polls; and
those that only its own machine sees.
"""

from __future__ import annotations

import contextlib
import os
import resource
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cordboard.errors import UserError
from cordboard.settings import Address


@contextmanager
def listening_socket(address: Address, flag: str = "--http HOST:PORT") -> Iterator[socket.socket]:
    """A socket of the web services, taken before they start; `flag` sets its address."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    # asyncio turns Nagle's delay off only for sockets that say they are TCP
    with contextlib.closing(socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)) as web:
        web.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            web.bind((address.host, address.port))
        except OSError as error:
            raise UserError(
                "PORT-TAKEN",
                f"The web services cannot listen on {address}: {error.strerror}.",
                f"Stop the program that has it, or choose another with {flag}.",
            ) from None
        yield web


def raise_file_limit() -> None:
    """Thousands of waiting polls are thousands of open sockets."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def unix_listener(place: Path) -> socket.socket:
    """A Unix socket for the owner alone that listens at `place`, instead of one that was left there."""
    place.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    with _unix_address(place) as address:
        listening.bind(address)
    place.chmod(0o600)
    listening.listen()
    listening.setblocking(False)
    return listening


def unix_connection(place: Path) -> socket.socket:
    """A connection to who listens at `place`; OSError where nobody does."""
    connected = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with _unix_address(place) as address:
            connected.connect(address)
    except OSError:
        connected.close()
        raise
    return connected


_LONGEST_ADDRESS = 100
"""A little under what sockaddr_un holds (108 octets on Linux)."""


@contextmanager
def _unix_address(path: Path) -> Iterator[str]:
    """The address of a Unix socket, also where its path is too long for one (Linux)."""
    if len(os.fsencode(path)) <= _LONGEST_ADDRESS:
        yield str(path)
        return
    descriptor = os.open(path.parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{descriptor}/{path.name}"
    finally:
        os.close(descriptor)
