"""HTTP answers read from a plain socket, at the least cost to whoever measures."""

from __future__ import annotations

import socket


def read_answer(connection: socket.socket) -> bytes:
    """The body of the next whole answer; raises RuntimeError for all but a 200."""
    received = connection.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"the server says {received[:600]!r}")
    length = int(head.lower().split(b"content-length: ", 1)[1].split(b"\r\n", 1)[0])
    while len(body) < length:
        more = connection.recv(65536)
        if not more:
            raise RuntimeError("the server closed the connection in mid-answer")
        body += more
    return body
