"""One seat: what its operations need, and how a login is seen through to its outcome."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from cordboard.seat.asking import Asking
from cordboard.seat.claims import Claims
from cordboard.seat.faults import fault_for
from cordboard.seat.listeners import Audience
from cordboard.seat.port import Records, Timers, VccLink
from cordboard.seat.settings import SeatSettings
from cordboard.seat.streams import Streams
from cordboard.seat.views import timestamp
from cordboard.vcc.agents import ConfirmLogin, LoginFailed, LoginFinished
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LoginId, Milliseconds, SeatId

log = logging.getLogger(__name__)

LoginOutcome = LoginFinished | LoginFailed

CONFIRM_AGAIN: Final = (0.2, 1.0, 5.0)
"""Seconds to wait after each refusal of a confirmation, as when the journal cannot be written for a
moment; after the last one the login ends by the core's own timer."""


class LoginWatch:
    """Hears how the logins of one seat end, from when it is opened."""

    def __init__(self) -> None:
        self._outcomes: dict[LoginId, LoginOutcome] = {}
        self._waiting: dict[LoginId, asyncio.Future[LoginOutcome]] = {}

    def hear(self, outcome: LoginOutcome) -> None:
        """A login has ended."""
        self._outcomes[outcome.login] = outcome
        waiting = self._waiting.get(outcome.login)
        if waiting is not None and not waiting.done():
            waiting.set_result(outcome)

    async def outcome(self, login: LoginId) -> LoginOutcome:
        """How `login` has ended, once it has."""
        if login not in self._outcomes:
            self._waiting[login] = asyncio.get_running_loop().create_future()
            await self._waiting[login]
        return self._outcomes[login]


class Chores:
    """Work that goes on although nobody waits for it."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def start(self, chore: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Begin; the answer may be awaited, or left alone."""
        task = asyncio.get_running_loop().create_task(chore)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        problem = None if task.cancelled() else task.exception()
        if problem is not None:
            log.error("work in the background failed", exc_info=problem)

    async def stop(self) -> None:
        """End what still runs."""
        running = tuple(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


@dataclass(slots=True)
class Seat:
    """One seat as its operations see it."""

    id: SeatId
    owner: str | None
    """Whose hosted seat this is, in small letters; None for the machine's own seat, which is anybody's."""
    link: VccLink
    records: Records
    settings: SeatSettings
    audience: Audience
    asking: Asking
    streams: Streams
    chores: Chores
    timers: Timers
    now: Callable[[], Milliseconds]
    watches: list[LoginWatch] = field(default_factory=list)
    claims: Claims = field(default_factory=Claims)

    def timestamp(self) -> str:
        """This moment, as events carry it."""
        return timestamp(self.now())

    def hear(self, outcome: LoginOutcome) -> None:
        """A login at this seat has ended."""
        for watch in self.watches:
            watch.hear(outcome)

    @contextmanager
    def watch(self) -> Iterator[LoginWatch]:
        """Hear how logins end."""
        watch = LoginWatch()
        self.watches.append(watch)
        try:
            yield watch
        finally:
            self.watches.remove(watch)

    def confirm_later(self, login: LoginId, user: str, password: str) -> asyncio.Task[None]:
        """Verify the password in the background and tell the core; nothing stops it but the house."""
        return self.chores.start(self._confirm(login, user, password))

    async def _confirm(self, login: LoginId, user: str, password: str) -> None:
        confirmation = ConfirmLogin(
            seat=self.id, login=login, verified=await self.link.verify(user, password)
        )
        for delay in CONFIRM_AGAIN:
            try:
                await self.link.submit(confirmation)
            except Refusal as refusal:
                log.warning("login %s at %s is not confirmed: %s", login, self.id, refusal.reason)
                await self._pause(delay)
            else:
                return

    async def _pause(self, seconds: float) -> None:
        over = asyncio.Event()
        alarm = self.timers.call_later(seconds, over.set)
        try:
            await over.wait()
        finally:
            alarm.cancel()


def raise_if_failed(outcome: LoginOutcome) -> None:
    """Raises ContractFault where the login failed, with the core's reason and words."""
    if isinstance(outcome, LoginFailed):
        raise fault_for(outcome.reason, outcome.text)
