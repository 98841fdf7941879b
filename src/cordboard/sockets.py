"""The sockets of the web services: taken before they start, and as many as there are polls."""

from __future__ import annotations

import contextlib
import resource
import socket
from collections.abc import Iterator
from contextlib import contextmanager

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
