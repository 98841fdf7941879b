"""Sends the news of voicemails, one after the other, and tells the core what became of each.

What cannot be sent is tried again, after longer and longer pauses, for a day at most. Nothing is kept here:
after a restart the core says what has still to be sent. A message may come twice, where we died before the
core heard that it was sent.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT, Milliseconds, VoicemailId
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.voicemail import ListMails, Mail, MailDue, TellMail

from .letters import letter
from .mending import Link
from .posting import MailServer, NotSent

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 600.0
"""Seconds until what was not sent is tried again."""
GIVE_UP = Milliseconds(86_400_000)
AT_ONCE = 4
"""So many messages are handed in at the same time."""


class Clock(Protocol):
    """What time it is."""

    def __call__(self) -> Milliseconds: ...


class Mailing:
    """Follows the VCC behind `link`; from `start` to `stop`. Without a `server` nothing is ever sent."""

    def __init__(
        self, link: Link, server: MailServer | None, folder: Path, now: Clock, pause: float = FIRST_PAUSE
    ) -> None:
        self._link = link
        self._server = server
        self._folder = folder
        self._now = now
        self._pause = pause
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._running: dict[VoicemailId, asyncio.Task[None]] = {}
        self._unsubscribe: Callable[[], None] = lambda: None

    async def start(self) -> None:
        """Send what the last life has left, then all that is new. After the owner's start."""
        self._unsubscribe = self._link.subscribe(self._hear)
        for mail in await self._link.ask(ListMails(seat=LOCAL_SEAT)):
            self._begin(mail)

    async def stop(self) -> None:
        """Send nothing more; what is being handed in is waited for by nobody."""
        self._unsubscribe()
        running = tuple(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _hear(self, recorded: Recorded) -> None:
        if isinstance(recorded.fact, MailDue):
            self._begin(recorded.fact.mail)

    def _begin(self, mail: Mail) -> None:
        if mail.voicemail in self._running:
            return
        task = asyncio.get_running_loop().create_task(self._see_through(mail), name="news of a voicemail")
        self._running[mail.voicemail] = task
        task.add_done_callback(lambda _: self._running.pop(mail.voicemail, None))

    async def _see_through(self, mail: Mail) -> None:
        """Try until it is sent, or in vain; then tell the core, until it hears."""
        cause = await self._try(mail)
        pause = self._pause
        while True:
            try:
                await self._link.submit(
                    TellMail(seat=LOCAL_SEAT, voicemail=mail.voicemail, sent=not cause, cause=cause)
                )
            except Refusal as refusal:
                log.warning("what became of an e-mail cannot be told now: %s", refusal.reason)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                return

    async def _try(self, mail: Mail) -> str:
        """Why it was never sent; empty: it was."""
        if self._server is None:
            log.warning("no mail server is set: nobody hears of voicemail %s by e-mail", mail.voicemail)
            return "NO_SERVER"
        pause = self._pause
        while True:
            try:
                async with self._turns:
                    await asyncio.to_thread(self._send, self._server, mail)
            except NotSent as trouble:
                log.warning("the e-mail about voicemail %s was not sent: %s", mail.voicemail, trouble)
                if trouble.for_good or self._now() - mail.since > GIVE_UP:
                    return str(trouble)
            else:
                return ""
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _send(self, server: MailServer, mail: Mail) -> None:
        server.send(letter(mail, server.sender, self._sound(mail)))

    def _sound(self, mail: Mail) -> bytes | None:
        """The sound that goes with it, if that is wanted and still there."""
        try:
            return (self._folder / mail.file).read_bytes() if mail.file else None
        except OSError:
            return None
