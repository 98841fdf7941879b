"""The UDP ports for audio: which one a new leg gets.

Each leg has a port to itself until many are open; then legs share, but never two that still wait for their
source. The port that was left longest ago comes first, so that a straggler of an old call meets nobody.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass

from cordboard.telephony.embedded.plane.model import BadRequestError, NoPortError, PlaneSettings
from cordboard.telephony.embedded.plane.wire import Wire

_TAKEN = {errno.EADDRINUSE, errno.EACCES}
_EXHAUSTED = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}


@dataclass(slots=True)
class LocalPort:
    """A socket of the wire, its port, and how many legs use it."""

    socket: int
    port: int
    legs: int = 0
    left_at: float = float("-inf")


class PortPool:
    """Opens sockets in the range as they are needed: even ports, as RTP has it (RFC 3550, section 11)."""

    def __init__(self, settings: PlaneSettings, wire: Wire, waiting: Callable[[int], bool]) -> None:
        self._settings = settings
        self._wire = wire
        self._waiting = waiting
        self._open: dict[int, LocalPort] = {}
        first = settings.first_port + settings.first_port % 2
        self._untried = iter(range(first, settings.last_port + 1, 2)) if settings.first_port else None

    def take(self) -> LocalPort:
        """A port for a new leg; NoPortError when none is left."""
        chosen = self._shareable() if len(self._open) >= self._settings.sockets else None
        chosen = chosen or self._new() or self._shareable()
        if chosen is None:
            raise NoPortError(self._settings.first_port, self._settings.last_port)
        chosen.legs += 1
        return chosen

    def give_back(self, socket: int, now: float) -> None:
        """A leg has left its port."""
        local = self._open[socket]
        local.legs -= 1
        local.left_at = now

    def _shareable(self) -> LocalPort | None:
        ready = [local for local in self._open.values() if not self._waiting(local.socket)]
        return min(ready, key=lambda local: (local.legs, local.left_at), default=None)

    def _new(self) -> LocalPort | None:
        for port in [0] if self._untried is None else self._untried:
            try:
                socket, bound = self._wire.open(self._settings.host, port)
            except OSError as error:
                if error.errno in _TAKEN:
                    continue
                if error.errno in _EXHAUSTED:
                    return None
                host, reason = self._settings.host, error.strerror
                raise BadRequestError(f"cannot listen on {host} ({reason}); set our own address") from None
            self._open[socket] = LocalPort(socket, bound)
            return self._open[socket]
        return None
