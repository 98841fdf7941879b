"""Sends the e-mails of one kind, a few at a time, and tells the core what became of each.

What cannot be sent is tried again, after longer and longer pauses, for a day at most. Nothing is kept here:
after a restart the core says what has still to be sent. A message may come twice, where we died before the
core heard that it was sent.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any, Generic, Protocol, TypeVar

from cordboard.link import Link
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import Milliseconds
from cordboard.vcc.kernel import Command, Query, Recorded

from .posting import MailServer, NotSent

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 600.0
"""Seconds until what was not sent is tried again."""
GIVE_UP = Milliseconds(86_400_000)
AT_ONCE = 4
"""So many messages are handed in at the same time."""


class Due(Protocol):
    """An e-mail of the core."""

    @property
    def since(self) -> Milliseconds:
        """When it became due."""
        ...


M = TypeVar("M", bound=Due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mails(Generic[M]):
    """One kind of e-mails: how the core is asked for them and told of them, and what they say."""

    waiting: Query
    """Answered by those that have still to be sent."""
    new: Callable[[Any], M | None]
    """The one that a fact asks for; None: it asks for none."""
    name: Callable[[M], str]
    """What tells it from others, also in the log."""
    over: Callable[[M, str], Command]
    """It was not sent for this cause; empty: it was sent."""
    letter: Callable[[M, str], EmailMessage]
    """What is sent from that address; reads files."""


class Clock(Protocol):
    """What time it is."""

    def __call__(self) -> Milliseconds: ...


class Sending(Generic[M]):
    """Follows the VCC behind `link`; from `start` to `stop`. Without a `server` nothing is ever sent."""

    def __init__(
        self, link: Link, server: MailServer | None, mails: Mails[M], now: Clock, pause: float = FIRST_PAUSE
    ) -> None:
        self._link = link
        self._server = server
        self._mails = mails
        self._now = now
        self._pause = pause
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._running: dict[str, asyncio.Task[None]] = {}
        self._unsubscribe: Callable[[], None] = lambda: None

    async def start(self) -> None:
        """Send what the last life has left, then all that is new. After the owner's start."""
        self._unsubscribe = self._link.subscribe(self._hear)
        for mail in await self._link.ask(self._mails.waiting):
            self._begin(mail)

    async def stop(self) -> None:
        """Send nothing more; what is being handed in is waited for by nobody."""
        self._unsubscribe()
        running = tuple(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _hear(self, recorded: Recorded) -> None:
        mail = self._mails.new(recorded.fact)
        if mail is not None:
            self._begin(mail)

    def _begin(self, mail: M) -> None:
        name = self._mails.name(mail)
        if name in self._running:
            return
        task = asyncio.get_running_loop().create_task(self._see_through(mail), name=f"e-mail about {name}")
        self._running[name] = task
        task.add_done_callback(lambda _: self._running.pop(name, None))

    async def _see_through(self, mail: M) -> None:
        """Try until it is sent, or in vain; then tell the core, until it hears."""
        told = self._mails.over(mail, await self._try(mail))
        pause = self._pause
        while True:
            try:
                await self._link.submit(told)
            except Refusal as refusal:
                log.warning("what became of an e-mail cannot be told now: %s", refusal.reason)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                return

    async def _try(self, mail: M) -> str:
        """Why it was never sent; empty: it was."""
        name = self._mails.name(mail)
        if self._server is None:
            log.warning("no mail server is set: nobody hears of %s by e-mail", name)
            return "NO_SERVER"
        pause = self._pause
        while True:
            try:
                async with self._turns:
                    await asyncio.to_thread(self._send, self._server, mail)
            except NotSent as trouble:
                log.warning("the e-mail about %s was not sent: %s", name, trouble)
                if trouble.for_good or self._now() - mail.since > GIVE_UP:
                    return str(trouble)
            else:
                return ""
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _send(self, server: MailServer, mail: M) -> None:
        server.send(self._mails.letter(mail, server.sender))
