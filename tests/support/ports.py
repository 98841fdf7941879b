"""Ports that stay ours: free when they are chosen, and still so when a program of the test wants them."""

from __future__ import annotations

import socket

_KEPT: list[socket.socket] = []
"""Until this process ends."""


def reserved_port() -> int:
    """A TCP port of 127.0.0.1 where a program that says SO_REUSEADDR can listen, again and again.

    The kernel gives the port to nobody who wants any: it is bound here, and nobody listens.
    """
    kept = socket.socket()
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.bind(("127.0.0.1", 0))
    _KEPT.append(kept)
    return int(kept.getsockname()[1])
