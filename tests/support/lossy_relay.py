"""A UDP relay between two SIP peers that loses datagrams, the same ones each time."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

Address = tuple[str, int]
_MOST_LOSSES = 2


class _Side(asyncio.DatagramProtocol):
    def __init__(self, received: Callable[[bytes], None]) -> None:
        self._received = received
        self.transport: asyncio.DatagramTransport

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self._received(data)


class LossyRelay:
    """Two addresses: a peer writes to `far` and is heard from `near` by the server, and the reverse.

    Of the datagrams in both directions a share `loss` vanishes, chosen by `seed`, but none a third time:
    a peer that sends again gets through.
    """

    def __init__(self, peer: Address, loss: float, seed: int) -> None:
        self.server: Address = ("127.0.0.1", 9)
        self._peer = peer
        self._loss = loss
        self._chance = random.Random(seed)
        self._misfortunes: Counter[bytes] = Counter()
        self.passed: set[bytes] = set()
        """Every datagram that arrived, once."""
        self._near = _Side(lambda data: self._pass_on(data, self._far, self._peer))
        self._far = _Side(lambda data: self._pass_on(data, self._near, self.server))

    @classmethod
    async def open(cls, peer: Address, loss: float = 0.3, seed: int = 7) -> LossyRelay:
        """A relay for `peer`; set `server` before anything is sent."""
        relay = cls(peer, loss, seed)
        loop = asyncio.get_running_loop()
        for side in (relay._near, relay._far):
            await loop.create_datagram_endpoint(lambda side=side: side, local_addr=("127.0.0.1", 0))
        return relay

    @property
    def near(self) -> Address:
        """Where the server sees the peer."""
        return _address(self._near)

    @property
    def far(self) -> Address:
        """Where the peer sees the server."""
        return _address(self._far)

    @property
    def lost(self) -> int:
        """How many datagrams vanished so far."""
        return self._misfortunes.total()

    def close(self) -> None:
        """Nothing passes any more."""
        self._near.transport.close()
        self._far.transport.close()

    def _pass_on(self, data: bytes, by: _Side, to: Address) -> None:
        if self._misfortunes[data] < _MOST_LOSSES and self._chance.random() < self._loss:
            self._misfortunes[data] += 1
            return
        self.passed.add(data)
        by.transport.sendto(data, to)


def _address(side: _Side) -> Address:
    host, port = side.transport.get_extra_info("sockname")[:2]
    return host, port
