"""A web server in a thread, for pages of sites that are not ours."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import HTTPServer

_LOOK_EVERY = 0.05
"""Seconds until it notices that it is not wanted any more."""


@contextmanager
def serving(server: HTTPServer) -> Iterator[int]:
    """Answer as long as it is wanted; the port."""
    thread = threading.Thread(target=server.serve_forever, args=(_LOOK_EVERY,), daemon=True)
    with server:
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
