"""The engine's heartbeat: datagrams in and out, timers, and a tick of the audio every 5 ms.

One loop drives all; after each thing that happens, everything that follows from it is done at once.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from typing import TypeVar

from cordboard.sip import Address, Event

from .audio_door import WebRtcDoor
from .parts import Parts
from .plane import PlaneEvent

EventT = TypeVar("EventT")
log = logging.getLogger(__name__)

IDLE_TICK = 0.1
"""Seconds between ticks while there is no call: only stray packets are drained."""
LARGEST_DATAGRAM = 65_535
DATAGRAMS_A_TURN = 64
"""So many are read before the audio has its turn again."""


class Pulse:
    """Drives one user agent and one media plane on the running event loop."""

    def __init__(
        self,
        udp: socket.socket,
        parts: Parts,
        sip_event: Callable[[Event], None],
        plane_event: Callable[[PlaneEvent], None],
        door: WebRtcDoor,
    ) -> None:
        self._udp = udp
        self._agent = parts.agent
        self._plane = parts.plane
        self._board = parts.board
        self._bans = parts.bans
        self._moment = parts.moment
        self._sip_event = sip_event
        self._plane_event = plane_event
        self._door = door
        self._loop: asyncio.AbstractEventLoop
        self._alarm: asyncio.TimerHandle | None = None
        self._tick: asyncio.TimerHandle | None = None
        self._idle = True
        self._running = False
        self.skipped_idle = 0
        """Frames that the plane skipped while there was no call: nobody missed them."""
        self.banned = 0
        """Datagrams dropped because their source is banned."""

    async def start(self) -> None:
        """Begin to answer."""
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._udp.fileno(), self._readable)
        self._running = True
        self._turn_plane()

    def stop(self) -> None:
        """Finish every recording, and fall silent; again does nothing."""
        if not self._running:
            return
        self._running = False
        self._plane.close()
        self._tell_plane_events()
        self._loop.remove_reader(self._udp.fileno())
        for handle in (self._alarm, self._tick):
            if handle is not None:
                handle.cancel()
        self._settle()
        self._udp.close()

    async def until(self, reached: Callable[[], bool], patience: float) -> None:
        """Go on until something is so, or patience is over."""
        end = self._moment.now() + patience
        while not reached() and self._moment.now() < end:  # noqa: ASYNC110 - the end of an engine, once
            await asyncio.sleep(0.02)

    def beat(self) -> None:
        """Do all that follows from what has just happened."""
        self._settle()
        self._set_alarm()
        if self._idle and self._board.legs and self._running:
            self._turn_plane()

    # -- SIP --------------------------------------------------------------------------------------

    def _readable(self) -> None:
        now = self._moment.now()
        for _ in range(DATAGRAMS_A_TURN):
            try:
                data, source = self._udp.recvfrom(LARGEST_DATAGRAM)
            except (BlockingIOError, InterruptedError):
                break
            except OSError:
                continue  # a port unreachable that came back; the transaction's timer knows better
            if self._bans.holds(source[0], now):
                self.banned += 1
            else:
                self._agent.receive_datagram(data, Address(source[0], source[1]), now)
        self.beat()

    def _settle(self) -> None:
        """Tell and send until nothing is left."""
        self._send()
        while (event := self._agent.next_event()) is not None:
            self._guarded(self._sip_event, event)
            self._send()

    def _guarded(self, take: Callable[[EventT], None], event: EventT) -> None:
        """One event that breaks must not end everybody's calls."""
        try:
            take(event)
        except Exception:
            log.exception("event %s broke", type(event).__name__)

    def _send(self) -> None:
        for data, to in self._agent.datagrams_to_send():
            try:
                self._udp.sendto(data, (to.host, to.port))
            except OSError as error:
                log.debug("a datagram to %s was not sent: %s", to.host, error.strerror)

    def _set_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        dues = [self._agent.next_timer()]
        planned = self._board.timers.next_due()
        dues.append(None if planned is None else self._moment.steady(planned))
        due = min((one for one in dues if one is not None), default=None)
        if due is not None and self._running:
            delay = max(0.0, due - self._moment.now())
            self._alarm = self._loop.call_later(delay, self._ring)

    def _ring(self) -> None:
        self._alarm = None
        self._agent.handle_timers(self._moment.now())
        self._settle()  # what has ended by itself is told before anything ends it
        self._guarded(self._board.timers.run, self._moment.wall())
        self.beat()

    # -- audio ------------------------------------------------------------------------------------

    def _turn_plane(self) -> None:
        if self._tick is not None:
            self._tick.cancel()
        due = self._tick_plane()
        happened = self._tell_plane_events() | self._turn_door()
        self._idle = not (self._board.legs or self._board.recordings or self._door.guests)
        now = self._moment.now()
        delay = IDLE_TICK if self._idle else max(0.0, due - now)
        self._tick = self._loop.call_later(delay, self._turn_plane)
        if happened:
            self.beat()

    def _turn_door(self) -> bool:
        try:
            return self._door.turn(self._moment.now())
        except Exception:
            log.exception("a turn of the softphones broke")
            return False

    def _tick_plane(self) -> float:
        before = self._plane.plane_counters().skipped_frames if self._idle else 0
        try:
            return self._plane.tick(self._moment.now())
        except Exception:
            log.exception("a tick of the audio broke")
            return self._moment.now() + IDLE_TICK
        finally:
            if self._idle:
                self.skipped_idle += self._plane.plane_counters().skipped_frames - before

    def _tell_plane_events(self) -> bool:
        happened = False
        while (event := self._plane.next_event()) is not None:
            self._guarded(self._plane_event, event)
            happened = True
        return happened
