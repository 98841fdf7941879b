"""STUN and TURN servers in the headers of an answer (WHIP, RFC 9725 section 4.6)."""

from __future__ import annotations

from collections.abc import Iterable

from cordboard.contract.softphone import IceServer
from cordboard.http import Headers


def links(servers: Iterable[IceServer]) -> Headers:
    """The header `Link`, with one link for each address; none where there are none."""
    found = ", ".join(_link(url, server) for server in servers for url in server.urls)
    return (("link", found),) if found else ()


def _link(url: str, server: IceServer) -> str:
    parts = [f"<{url}>", 'rel="ice-server"']
    if server.username is not None and server.credential is not None:
        parts += [
            f'username="{server.username}"',
            f'credential="{server.credential}"',
            'credential-type="password"',
        ]
    return "; ".join(parts)
