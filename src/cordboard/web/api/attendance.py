"""What a softphone and the center say to each other on a WebSocket: the same as by stream and requests.

One attachment is attended at a time. Whoever attends it on another connection, or by its stream, hears its
questions from then on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from typing import TypeAlias

from cordboard.access import Holding
from cordboard.contract import ContractFault
from cordboard.contract.socket import Attend, Detached, Done, Question, Reply, Report
from cordboard.contract.softphone import SoftphoneNews, SoftphoneQuestion, SoftphoneReply
from cordboard.http import Refusal
from cordboard.http.websocket import FAILED, WebSocket
from cordboard.web.api import messages
from cordboard.web.api.audio_bounds import check_news, check_reply
from cordboard.web.api.audio_port import Heard, Softphones

log = logging.getLogger(__name__)

Spoken: TypeAlias = Attend | Reply | Report
"""What a softphone says."""


class Attendance:
    """A softphone at the end of a line; `seat` None is the machine's own.

    goes_on: whether the program may still be there; where it may not, it has been told so.
    """

    def __init__(
        self, softphones: Softphones, seat: str | None, line: WebSocket, goes_on: Callable[[], bool]
    ) -> None:
        self._softphones = softphones
        self._seat = seat
        self._line = line
        self._goes_on = goes_on
        self._attachment = ""
        self._lease = ""
        """Of the token by which it attends."""
        self._hearing: asyncio.Task[None] | None = None
        self._left = False

    async def serve(self, said: Spoken, holding: Holding) -> None:
        """Do what the softphone says, and say that it is done. Raises Refusal or ContractFault."""
        attachment = said.attachment or ""
        if isinstance(said, Attend):
            heard = await self._softphones.questions(holding, attachment)
            self._line.send(messages.told(Done(id=said.id)))
            self._attend(attachment, holding, heard)
            return
        if isinstance(said, Reply):
            reply = said.reply or SoftphoneReply()
            check_reply(reply)
            await self._softphones.answer(holding, attachment, said.question or "", reply)
        else:
            news = said.news or SoftphoneNews()
            check_news(news)
            await self._softphones.tell(holding, self._seat, attachment, news)
        self._line.send(messages.told(Done(id=said.id)))

    def lives_by(self, holding: Holding) -> bool:
        """Whether what is attended, if anything is, lives by the lease of this token."""
        return self._hearing is None or self._lease == holding.lease

    async def live_by(self, holding: Holding) -> None:
        """What is attended lives by this token from now on; whoever has lost it meanwhile has been told."""
        with suppress(ContractFault, Refusal):
            heard = await self._softphones.questions(holding, self._attachment)
            self._attend(self._attachment, holding, heard)

    def leave(self) -> None:
        """The program has left; nobody hears here any more, nor will."""
        self._left = True
        self._stop()

    def _stop(self) -> None:
        if self._hearing is not None:
            self._hearing.cancel()

    def _attend(self, attachment: str, holding: Holding, heard: AsyncGenerator[Heard, None]) -> None:
        self._stop()
        if self._left:
            return
        self._attachment, self._lease = attachment, holding.lease
        self._hearing = self._line.begin(self._hear(attachment, heard))

    async def _hear(self, attachment: str, heard: AsyncGenerator[Heard, None]) -> None:
        try:
            async with aclosing(heard):
                async for each in heard:
                    if not self._tell(attachment, each):
                        return
                    if self._line.clogged:
                        await self._line.read()
        except Exception:
            log.exception("the questions to a softphone failed")
            self._line.close(FAILED, "Come again.")

    def _tell(self, attachment: str, heard: Heard) -> bool:
        """Pass on what the softphone hears; whether more may follow."""
        if heard is None:  # the line shows by itself that it lives
            return self._goes_on()
        if isinstance(heard, SoftphoneQuestion):
            told = messages.told(Question(attachment=attachment, question=heard))
            return self._goes_on() and self._line.send(told)
        return self._line.send(messages.told(Detached(attachment=attachment, detached=heard)))
