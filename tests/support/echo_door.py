"""A door for tests that opens a WebSocket, and says of every text on it how long it was."""

from __future__ import annotations

from typing import Any

from cordboard.http import Exchange, Upgrade
from cordboard.http.websocket import WebSocket, accept

LIMIT = 100
"""The longest text that it hears, in bytes."""


class Echo:
    """What it has heard is in `texts`; `line` is the WebSocket, and `over` whether that has ended."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.line: Any = None
        self.over = False

    async def __call__(self, exchange: Exchange) -> Upgrade:
        return Upgrade(accept(exchange, "cordboard.1"), lambda: WebSocket(self, LIMIT))

    def opened(self, line: WebSocket) -> None:
        self.line = line

    def heard(self, text: str) -> None:
        self.texts.append(text)
        self.line.send(b'{"said": %d}' % len(text))

    def retire(self) -> None:
        self.line.close(1001, "bye")

    def closed(self) -> None:
        self.over = True
