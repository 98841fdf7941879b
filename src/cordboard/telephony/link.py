"""The center's end of the link: an engine in another process, as if it were in this one.

A link that breaks is made again and told on from the last signal acknowledged: one that was heard but
is not in the journal yet must stay with the engine, so it is told twice. Only when the engine's process
has ended, `EngineLost` is told. It takes no place in the order of numbers: it carries the number of the
last signal that was heard of that life.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

from cordboard.vcc.ids import AttachmentId, EngineId, Milliseconds
from cordboard.vcc.telephony import AnyVerb, EngineLost, Heard

from .fence import CODE as FENCED
from .fence import EngineFenced
from .place import Place
from .port import AudioRefused, EngineUnavailable, Provision, SignalSink, SoftphoneAnswer, SoftphoneOffer
from .wire import (
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
    FromEngine,
    Hello,
    Message,
    Question,
    Reader,
    Refused,
    RestartAudio,
    Stop,
    Tell,
    Verbs,
    Welcome,
    WireError,
    frame,
    from_engine,
)

log = logging.getLogger(__name__)

ANSWER = 10.0
"""Seconds that the engine has for an answer."""
BEAT = 2.0
SILENCE = 10.0
PARTING = 2.0
FAREWELL = 30.0
AGAIN = 0.1
"""Seconds between two tries to find an engine that lives but does not listen."""


_AnswerT = TypeVar("_AnswerT", Welcome, Attached, Counted)


@dataclass(frozen=True, slots=True)
class _Claim:
    """What `attach` was called with, for attaching again."""

    epoch: int
    provision: Provision
    sink: SignalSink


class LinkedEngine:
    """An `Engine` (see `telephony.port`) at a place on this machine.

    `revive` starts an engine there; `attach` awaits it where none lives. `clock` gives the time of
    an `EngineLost`.
    """

    def __init__(
        self,
        place: Place,
        clock: Callable[[], Milliseconds],
        revive: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._place = place
        self._clock = clock
        self._revive = revive
        self._reviving: asyncio.Future[None] | None = None  # it goes on where nobody waits for it
        self._claim: _Claim | None = None
        self._heard: tuple[EngineId | None, int] = (None, 0)
        self._acknowledged: tuple[EngineId | None, int] = (None, 0)
        self._connection: _Connection | None = None
        self._numbers = count(1)
        self._keeper: asyncio.Task[None] | None = None
        self.welcome: Welcome | None = None
        """What the engine said of itself when it was last reached."""

    @property
    def is_up(self) -> bool:
        """Whether the engine hears us now."""
        return self._connection is not None

    async def attach(
        self, epoch: int, provision: Provision, engine: EngineId | None, heard: int, sink: SignalSink
    ) -> None:
        """See `Engine.attach`; an engine that does not live is started first."""
        await self.detach()
        if self._revive is not None and not self._place.lives():
            self._reviving = asyncio.ensure_future(self._revive())
            await asyncio.shield(self._reviving)
        self._claim = _Claim(epoch, provision, sink)
        self._heard = self._acknowledged = (engine, heard)
        connection = await self._reach()
        self._keeper = asyncio.create_task(self._keep(connection), name="engine link")

    def send(self, verbs: Sequence[AnyVerb]) -> None:
        """See `Engine.send`; without a link they are lost, and sent again after the next EngineUp."""
        if self._connection is not None and verbs:
            self._connection.say(Verbs(verbs=tuple(verbs)))

    def acknowledge(self, number: int) -> None:
        """See `Engine.acknowledge`; it counts also where no link is there to say it on."""
        life, _ = self._heard
        if self._acknowledged[0] != life or self._acknowledged[1] < number:
            self._acknowledged = (life, number)
        if self._connection is not None:
            self._connection.say(Acknowledge(number=number))

    async def detach(self) -> None:
        """See `Engine.detach`."""
        self._claim = None
        if self._keeper is not None:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)
            self._keeper = None
        await self._drop()

    async def attach_audio(self, offer: SoftphoneOffer) -> SoftphoneAnswer:
        """See `Engine.attach_audio`."""
        return SoftphoneAnswer(sdp=await self._ask(AttachAudio(number=next(self._numbers), offer=offer)))

    async def restart_audio(self, attachment: AttachmentId, sdpfrag: str) -> str:
        """See `Engine.restart_audio`."""
        question = RestartAudio(number=next(self._numbers), attachment=attachment, sdpfrag=sdpfrag)
        return await self._ask(question)

    async def detach_audio(self, attachment: AttachmentId) -> None:
        """See `Engine.detach_audio`."""
        await self._ask(DetachAudio(number=next(self._numbers), attachment=attachment))

    async def _ask(self, question: Question) -> str:
        if self._connection is None:
            raise EngineUnavailable("ENGINE_UNATTENDED: there is no link to the engine now")
        return await self._connection.ask(question)

    async def stop(self) -> None:
        """End the engine: its calls are hung up, its recordings finished. Returns when it has ended.

        EngineUnavailable where it has not, after `FAREWELL` seconds.
        """
        await self.detach()
        if self._reviving is not None:  # what is being started has no lock yet
            await asyncio.gather(self._reviving, return_exceptions=True)
        if not self._place.lives():
            return
        connection = await _Connection.open(self._place)
        connection.say(Stop())
        try:
            async with asyncio.timeout(FAREWELL):
                while self._place.lives():  # noqa: ASYNC110 - another process's end shows only in its lock
                    await asyncio.sleep(AGAIN)
        except TimeoutError:
            raise EngineUnavailable("ENGINE_LINGERS: the engine does not end; end its process") from None
        finally:
            await connection.close()

    async def greet(self) -> Welcome:
        """What the engine says of itself; it need not be attached."""
        connection = await _Connection.open(self._place)
        await connection.close()
        self.welcome = connection.welcome
        return connection.welcome

    async def counters(self) -> dict[str, int]:
        """What the engine has counted, by name."""
        connection = await _Connection.open(self._place)
        try:
            connection.say(Count())
            answer = await connection.expect(Counted)
            return answer.figures
        finally:
            await connection.close()

    # -- one connection after the other -----------------------------------------------------------

    async def _reach(self) -> _Connection:
        """Connect and attach; EngineUnavailable says why not."""
        claim = self._claim
        assert claim is not None
        await self._drop()
        connection = await _Connection.open(self._place)
        try:
            self.welcome = connection.welcome
            connection.hear = self._hear
            engine, heard = self._acknowledged
            connection.say(Attach(epoch=claim.epoch, provision=claim.provision, engine=engine, heard=heard))
            self._connection = connection
            await connection.expect(Attached)
        except BaseException:
            self._connection = None
            await connection.close()
            raise
        return connection

    def _hear(self, heard: Heard) -> None:
        self._heard = (heard.engine, heard.number)
        if self._claim is not None:
            self._claim.sink(heard)

    async def _keep(self, connection: _Connection | None) -> None:
        """Keep the link until the engine has died, or somebody else has it.

        Nobody else would notice that the engine has died, so nothing that goes wrong here may end this.
        """
        while connection is not None:
            try:
                await self._attend(connection)
            except Exception:
                log.exception("the link to the engine crashed")
            connection = await self._reach_again()

    async def _attend(self, connection: _Connection) -> None:
        """Hear and beat until the connection has ended."""
        beats = asyncio.create_task(connection.beat())
        try:
            await connection.run_down()
        finally:
            beats.cancel()
            await asyncio.gather(beats, return_exceptions=True)
            await self._drop()

    async def _reach_again(self) -> _Connection | None:
        """A new connection; None where the engine has died or obeys a younger center."""
        log.warning("the link to the engine is down, trying again")
        while self._claim is not None and self._still_lives():
            try:
                return await self._reach()
            except EngineFenced as reason:
                log.error("the link to the engine stays down: %s", reason)  # noqa: TRY400 - no trace needed
                return None
            except EngineUnavailable:
                pass
            except Exception:
                log.exception("the link to the engine could not be made again")
            await asyncio.sleep(AGAIN)
        self._tell_loss()
        return None

    def _still_lives(self) -> bool:
        """Whether the engine lives; it does as long as nobody can know better."""
        try:
            return self._place.lives()
        except OSError:
            log.exception("nobody can say whether the engine lives")
            return True

    def _tell_loss(self) -> None:
        engine, number = self._heard
        if self._claim is not None and engine is not None:
            log.error("the engine's process has ended, and its calls with it")
            lost = EngineLost(at=self._clock())
            self._claim.sink(Heard(engine=engine, number=number, signal=lost))

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()


class _Connection:
    """One connection to the engine, past the greeting."""

    def __init__(self, reader: Reader[FromEngine], writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._questions: dict[int, asyncio.Future[str]] = {}
        self.welcome: Welcome
        self.hear: Callable[[Heard], None] = lambda _: None

    @classmethod
    async def open(cls, place: Place) -> _Connection:
        """Connect and greet; EngineUnavailable says why not."""
        try:
            connected = place.connect()
        except OSError as error:
            raise EngineUnavailable("ENGINE_ABSENT: no engine listens; is it running?") from error
        try:
            reader, writer = await asyncio.open_unix_connection(sock=connected)
        except OSError as error:
            connected.close()
            raise EngineUnavailable("ENGINE_HUNG_UP: the engine ended the link") from error
        connection = cls(from_engine(reader), writer)
        try:
            connection.say(Hello(token=place.read_token()))
            connection.welcome = await connection.expect(Welcome)
        except BaseException:
            await connection.close()
            raise
        return connection

    def say(self, message: Message) -> None:
        """Send a message; on a connection that is gone it is lost."""
        if not self._writer.is_closing():
            self._writer.write(frame(message))

    async def expect(self, kind: type[_AnswerT]) -> _AnswerT:
        """The answer of this kind; signals that come before it are passed on."""
        try:
            async with asyncio.timeout(ANSWER):
                while not isinstance(message := await self._next(), kind):
                    self._take(message)
        except TimeoutError as error:
            raise EngineUnavailable("ENGINE_SILENT: the engine does not answer") from error
        return message

    async def _next(self) -> FromEngine:
        try:
            message = await self._reader.next()
        except WireError as error:
            raise EngineUnavailable(str(error)) from error
        if message is None:
            raise EngineUnavailable("ENGINE_HUNG_UP: the engine ended the link")
        if isinstance(message, Refused):
            kind = EngineFenced if message.code == FENCED else EngineUnavailable
            raise kind(f"{message.code}: {message.text}")
        return message

    async def ask(self, question: Question) -> str:
        """Ask a question and await its answer; AudioRefused, or EngineUnavailable where none comes."""
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._questions[question.number] = answer
        self.say(question)
        try:
            await asyncio.wait({answer}, timeout=ANSWER)  # doors ask outside of any task: no asyncio.timeout
            if not answer.done():
                raise EngineUnavailable("ENGINE_SILENT: the engine does not answer")
            return answer.result()
        finally:
            del self._questions[question.number]

    def _take(self, message: FromEngine) -> None:
        if isinstance(message, Tell):
            self.hear(message.heard)
        elif isinstance(message, AudioAnswer | AudioRefusal):
            answer = self._questions.get(message.number)
            if answer is None or answer.done():
                return
            if isinstance(message, AudioAnswer):
                answer.set_result(message.sdp)
            else:
                answer.set_exception(AudioRefused(message.code, message.text))

    def _leave_unanswered(self) -> None:
        for answer in self._questions.values():
            if not answer.done():
                answer.set_exception(EngineUnavailable("ENGINE_HUNG_UP: the engine ended the link"))

    async def run_down(self) -> None:
        """Pass on what comes until the connection ends, or the engine has been silent too long."""
        with contextlib.suppress(EngineUnavailable, TimeoutError):
            while True:
                async with asyncio.timeout(SILENCE):
                    message = await self._next()
                self._take(message)

    async def beat(self) -> None:
        """Say that we are here, now and then."""
        while True:
            await asyncio.sleep(BEAT)
            self.say(Beat())

    async def close(self) -> None:
        """End the connection; the engine has let go of us when this returns, if it still answers."""
        self._leave_unanswered()
        try:
            with contextlib.suppress(OSError, RuntimeError):  # uvloop raises the latter for a lost peer
                self._writer.write_eof()
                async with asyncio.timeout(PARTING):
                    await self._reader.skip()
        finally:
            self._writer.close()
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()
