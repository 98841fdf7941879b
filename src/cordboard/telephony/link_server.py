"""The engine's end of the link: lets in who knows the token, obeys the youngest center, tells it all.

A center that cannot keep up, or falls silent, is cut off; nothing is lost, for signals stay with the
engine until they are acknowledged.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import logging
from collections.abc import Callable, Mapping

from cordboard.vcc.telephony import Heard

from .place import Place
from .port import AudioRefused, Engine, EngineUnavailable
from .wire import (
    VERSION,
    Acknowledge,
    Attach,
    AttachAudio,
    Attached,
    AudioAnswer,
    AudioRefusal,
    Beat,
    Count,
    Counted,
    DetachAudio,
    FromCenter,
    Hello,
    Message,
    Reader,
    Refused,
    RestartAudio,
    Stop,
    Tell,
    Verbs,
    Welcome,
    WireError,
    frame,
    from_center,
)

log = logging.getLogger(__name__)

SILENCE = 15.0
"""Seconds without a word after which a center is cut off; it says Beat far more often."""
BACKLOG = 32 * 1024 * 1024
"""Octets that may wait for a slow center."""


class LinkServer:
    """Offers one engine at one place."""

    def __init__(
        self,
        engine: Engine,
        place: Place,
        welcome: Welcome,
        *,
        stop: Callable[[], None],
        figures: Callable[[], Mapping[str, int]] = dict,
    ) -> None:
        self.engine = engine
        self.welcome = welcome
        self.stop = stop
        self.figures = figures
        self._place = place
        self._token = ""
        self._server: asyncio.Server | None = None
        self._talks: dict[_Talk, asyncio.Task[None]] = {}
        self._controller: _Talk | None = None

    @property
    def attended(self) -> bool:
        """Whether a center is attached."""
        return self._controller is not None

    async def open(self) -> None:
        """Listen."""
        self._token = self._place.new_token()
        self._server = await asyncio.start_unix_server(self._greet, sock=self._place.listen())

    async def close(self) -> None:
        """Let go of everybody."""
        if self._server is not None:
            self._server.close()
        for talk in tuple(self._talks):
            talk.abort()
        await asyncio.gather(*self._talks.values())
        self._place.door.unlink(missing_ok=True)

    def knows(self, token: str) -> bool:
        """Whether this is the secret; takes equally long either way."""
        return hmac.compare_digest(token.encode(), self._token.encode())

    async def take_over(self, talk: _Talk, attach: Attach) -> None:
        """Make `talk` the controller; EngineUnavailable where it is an older one."""
        await self.engine.attach(attach.epoch, attach.provision, attach.engine, attach.heard, talk.tell)
        earlier, self._controller = self._controller, talk
        if earlier is not None and earlier is not talk:
            earlier.cut("ENGINE_FENCED", "a younger center has attached")

    def controls(self, talk: _Talk) -> bool:
        """Whether `talk` is the one to obey."""
        return self._controller is talk

    def obeys_another(self, talk: _Talk) -> bool:
        """Whether somebody else than `talk` is the one to obey."""
        return self._controller not in {None, talk}

    async def _greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        talk = _Talk(self, writer)
        self._talks[talk] = task
        try:
            await talk.go_on(from_center(reader))
        except WireError as error:
            talk.cut(error.code, error.text)
        except TimeoutError:
            talk.cut("LINK_SILENT", f"nothing was said for {SILENCE:.0f} s")
        except OSError as error:
            log.info("link ended: %s", error)
        finally:
            del self._talks[talk]
            if self._controller is talk:
                self._controller = None
                await self.engine.detach()
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()


class _Talk:
    """One connection."""

    def __init__(self, server: LinkServer, writer: asyncio.StreamWriter) -> None:
        self._server = server
        self._writer = writer

    async def go_on(self, reader: Reader[FromCenter]) -> None:
        """Hear until the other side has nothing more to say."""
        if not await self._is_let_in(reader):
            return
        while (message := await self._next(reader)) is not None:
            await self._hear(message)
            await self._writer.drain()

    async def _next(self, reader: Reader[FromCenter]) -> FromCenter | None:
        async with asyncio.timeout(SILENCE):
            return await reader.next()

    async def _is_let_in(self, reader: Reader[FromCenter]) -> bool:
        hello = await self._next(reader)
        if not isinstance(hello, Hello) or not self._server.knows(hello.token):
            self.cut("LINK_TOKEN", "say hello with the token of the engine's token file")
            return False
        if hello.version != VERSION:
            self.cut("LINK_VERSION", f"this engine speaks version {VERSION}; run both from one release")
            return False
        self._say(self._server.welcome)
        return True

    async def _hear(self, message: FromCenter) -> None:
        if isinstance(message, Attach):
            await self._attach(message)
        elif isinstance(message, Beat):
            self._say(Beat())
        elif isinstance(message, Count):
            self._say(Counted(figures=dict(self._server.figures())))
        elif isinstance(message, Stop) and not self._server.obeys_another(self):
            self._server.stop()
        elif not self._server.controls(self):
            raise WireError("LINK_NOT_ATTACHED", "attach first")
        elif isinstance(message, Verbs):
            self._server.engine.send(message.verbs)
        elif isinstance(message, Acknowledge):
            self._server.engine.acknowledge(message.number)
        elif isinstance(message, AttachAudio | RestartAudio | DetachAudio):
            self._say(await self._answer(message))
        else:
            raise WireError("LINK_HELLO_TWICE", "hello is said once")

    async def _answer(self, question: AttachAudio | RestartAudio | DetachAudio) -> Message:
        engine, sdp = self._server.engine, ""
        try:
            if isinstance(question, AttachAudio):
                sdp = (await engine.attach_audio(question.offer)).sdp
            elif isinstance(question, RestartAudio):
                sdp = await engine.restart_audio(question.attachment, question.sdpfrag)
            else:
                await engine.detach_audio(question.attachment)
        except AudioRefused as refusal:
            return AudioRefusal(number=question.number, code=refusal.code, text=refusal.text)
        return AudioAnswer(number=question.number, sdp=sdp)

    async def _attach(self, message: Attach) -> None:
        try:
            await self._server.take_over(self, message)
        except EngineUnavailable as reason:
            code, _, text = str(reason).partition(": ")
            self.cut(code, text)
        else:
            self._say(Attached())

    def tell(self, heard: Heard) -> None:
        """Pass on a signal."""
        self._say(Tell(heard=heard))

    def cut(self, code: str, text: str) -> None:
        """Say why, and end the connection."""
        log.warning("link ended: %s: %s", code, text)
        self._say(Refused(code=code, text=text))
        self._writer.close()

    def abort(self) -> None:
        """End the connection without a word."""
        self._writer.transport.abort()

    def _say(self, message: Message) -> None:
        if self._writer.is_closing():
            return
        self._writer.write(frame(message))
        if self._writer.transport.get_write_buffer_size() > BACKLOG:
            log.warning("link ended: LINK_BACKLOG: the center does not read")
            self.abort()
