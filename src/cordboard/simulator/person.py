"""A simulated person with a telephone: calls, is called, speaks and listens over real SIP and RTP.

One person is in one conversation at a time, as people are. A `Person` who registers is an agent at a
desk phone; one who just calls is a customer behind a trunk.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar, cast

from cordboard import sip
from cordboard.media import g711
from cordboard.media.samples import Samples
from cordboard.simulator.line import AudioLine, Heard
from cordboard.sip import sdp

_LAWS = {"PCMU": g711.Law.PCMU, "PCMA": g711.Law.PCMA}
_REGISTRATION_SECONDS = 300
T = TypeVar("T")


class NotConnected(Exception):
    """The call did not come about; `status` is the SIP status, 0 for a hang-up."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status


class Conversation:
    """One call of a person: its line, and whether it is up or over."""

    def __init__(self, call: sip.CallId, line: AudioLine) -> None:
        self.call = call
        self.line = line
        self.origin = sdp.Origin(secrets.randbits(32))
        self.up = asyncio.Event()
        self.over = asyncio.Event()
        self.status = 0
        self.reason = ""
        self.ended_at = 0.0
        """When it ended, on the event loop's clock."""

    @property
    def heard(self) -> Heard:
        """What this person heard."""
        return self.line.heard


class Person(asyncio.DatagramProtocol):
    """Open one with `Person.open`. `voice` is what they say, over and over, once connected."""

    def __init__(self, user: str, voice: Samples | None, host: str) -> None:
        self.user = user
        self.voice = voice
        self.host = host
        self.answers = True
        """Whether this person lifts a ringing phone."""
        self.conversation: Conversation | None = None
        self.rings = 0
        """How often the phone has rung so far."""
        self._transport: asyncio.DatagramTransport | None = None
        self._agent: sip.UserAgent | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._registered: asyncio.Future[int] | None = None
        self._refresh: asyncio.Task[None] | None = None
        self._called = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(
        cls, user: str, voice: Samples | None = None, host: str = "127.0.0.1", port: int = 0
    ) -> Person:
        """A person whose telephone listens on `host` and `port` (0: any free one)."""
        loop = asyncio.get_running_loop()
        _, person = await loop.create_datagram_endpoint(
            lambda: cls(user, voice, host), local_addr=(host, port)
        )
        return person

    @property
    def address(self) -> tuple[str, int]:
        """Where this person's telephone listens for SIP."""
        assert self._transport is not None
        host, port = self._transport.get_extra_info("sockname")[:2]
        return host, port

    # -- what a person does --------------------------------------------------------------------

    async def register(self, server: tuple[str, int], domain: str, secret: str) -> None:
        """Register as extension `user`, and stay registered; raise NotConnected if refused."""
        status = await self._register(server, domain, secret)
        if status != 200:
            raise NotConnected(status, "registration refused")
        self._refresh = asyncio.get_running_loop().create_task(self._stay_registered(server, domain, secret))

    async def call(self, server: tuple[str, int], number: str, patience: float = 30.0) -> Conversation:
        """Call `number` and wait until somebody answers; raise NotConnected if nobody does."""
        conversation = await self._converse(sip.CallId(""))
        offer = sdp.make_offer(self._audio(conversation), conversation.origin)
        target = f"sip:{number}@{server[0]}:{server[1]}"
        conversation.call = self._act(
            lambda agent, now: agent.invite(target, sip.Address(*server), self._name(), offer, now)
        )
        try:
            await _first_of(conversation.up, conversation.over, patience)
        except TimeoutError:
            await self.hang_up()
            raise NotConnected(408, "nobody answered") from None
        if not conversation.up.is_set():
            raise NotConnected(conversation.status, conversation.reason)
        return conversation

    async def be_called(self, patience: float = 30.0) -> Conversation:
        """Wait for a call that this person answers, unless they are in one that nobody has waited for yet."""
        await asyncio.wait_for(self._called.wait(), patience)
        self._called.clear()
        assert self.conversation is not None
        await asyncio.wait_for(self.conversation.up.wait(), patience)
        return self.conversation

    async def hang_up(self) -> None:
        """End the conversation, if there is one."""
        conversation = self.conversation
        if conversation is not None and not conversation.over.is_set():
            self._act(lambda agent, now: agent.hang_up(conversation.call, now))
            await self._end(conversation)

    async def close(self) -> None:
        """Hang up and put the telephone away."""
        self.answers = False
        await self._settled()
        await self.hang_up()
        await self._settled()
        if self._refresh is not None:
            self._refresh.cancel()
        if self._timer is not None:
            self._timer.cancel()
        if self._transport is not None:
            self._transport.close()

    # -- asyncio's side --------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Make the user agent for this address."""
        self._transport = cast("asyncio.DatagramTransport", transport)  # 3.11's own is no subclass
        settings = sip.Settings(sip.Address(*self.address), contact_user=self.user, product="Telephone")
        self._agent = sip.UserAgent(settings, lambda: secrets.token_hex(8))

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Hand a datagram to the user agent."""
        self._act(lambda agent, now: agent.receive_datagram(data, sip.Address(*addr[:2]), now))

    def _act(self, command: Callable[[sip.UserAgent, float], T]) -> T:
        assert self._agent is not None
        result = command(self._agent, asyncio.get_running_loop().time())
        self._settle()
        return result

    def _settle(self) -> None:
        assert self._agent is not None
        loop = asyncio.get_running_loop()
        while (event := self._agent.next_event()) is not None:
            self._take(event)
        if self._transport is not None and not self._transport.is_closing():
            for data, address in self._agent.datagrams_to_send():
                self._transport.sendto(data, address[:2])
        if self._timer is not None:
            self._timer.cancel()
        due = self._agent.next_timer()
        if due is not None:
            self._timer = loop.call_at(due, lambda: self._act(lambda agent, now: agent.handle_timers(now)))

    # -- the user agent's side -------------------------------------------------------------------

    def _take(self, event: sip.Event) -> None:
        match event:
            case sip.CallIncoming():
                self.rings += 1
                self._spawn(self._ring(event))
            case sip.CallAnswered(sdp=bytes() as answer):
                self._connect(answer)
            case sip.CallFailed(status=status, reason=reason) if self.conversation is not None:
                self.conversation.status, self.conversation.reason = status, reason
                self._spawn(self._end(self.conversation))
            case sip.CallEnded() if self.conversation is not None and self.conversation.call == event.call:
                self._spawn(self._end(self.conversation))
            case sip.ReinviteReceived(sdp=bytes() as offer):
                self._renew(event.call, offer)
            case sip.RegisterResult(status=status) if self._registered is not None:
                if not self._registered.done():
                    self._registered.set_result(status)
            case _:
                pass

    async def _ring(self, event: sip.CallIncoming) -> None:
        if self.conversation is not None and not self.conversation.over.is_set():
            self._act(lambda agent, now: agent.reject(event.call, 486, "Busy Here", now))
            return
        self._act(lambda agent, now: agent.ring(event.call, now))
        if not self.answers or event.offer is None:
            return
        conversation = await self._converse(event.call)
        answer, agreed = sdp.make_answer(event.offer, self._audio(conversation), conversation.origin)
        try:
            self._act(lambda agent, now: agent.answer(event.call, answer, now))
        except sip.WrongCallState:  # the caller has left meanwhile
            await self._end(conversation)
            return
        self._speak(conversation, agreed)
        self._called.set()

    def _connect(self, answer: bytes) -> None:
        conversation = self.conversation
        if conversation is not None:
            self._speak(conversation, sdp.read_answer(answer, self._audio(conversation)))

    def _renew(self, call: sip.CallId, offer: bytes) -> None:
        conversation = self.conversation
        if conversation is None:
            return
        conversation.origin = conversation.origin.next()
        answer, agreed = sdp.make_answer(offer, self._audio(conversation), conversation.origin)
        assert self._agent is not None
        self._agent.accept_reinvite(call, answer, asyncio.get_running_loop().time())
        self._speak(conversation, agreed)

    def _speak(self, conversation: Conversation, agreed: sdp.AgreedAudio) -> None:
        law = _LAWS[agreed.codec.name.upper()]
        conversation.line.connect((agreed.host, agreed.port), law, agreed.telephone_event)
        conversation.line.say(self.voice)
        conversation.up.set()

    async def _converse(self, call: sip.CallId) -> Conversation:
        self.conversation = Conversation(call, await AudioLine.open(self.host))
        return self.conversation

    async def _end(self, conversation: Conversation) -> None:
        if not conversation.over.is_set():
            conversation.ended_at = asyncio.get_running_loop().time()
            conversation.over.set()
            self._called.clear()  # who waits from now on waits for the next one
            await conversation.line.close()

    # -- registration ----------------------------------------------------------------------------

    async def _register(self, server: tuple[str, int], domain: str, secret: str) -> int:
        self._registered = asyncio.get_running_loop().create_future()
        credentials = sip.Credentials(self.user, secret)
        record = f"sip:{self.user}@{domain}"
        self._act(
            lambda agent, now: agent.register(
                record, sip.Address(*server), _REGISTRATION_SECONDS, now, credentials=credentials
            )
        )
        return await self._registered

    async def _stay_registered(self, server: tuple[str, int], domain: str, secret: str) -> None:
        while True:
            await asyncio.sleep(_REGISTRATION_SECONDS / 2)
            await self._register(server, domain, secret)

    # -- small things ----------------------------------------------------------------------------

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _settled(self) -> None:
        """Wait until what the telephone told has been done."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def _name(self) -> sip.NameAddr:
        host, port = self.address
        return sip.NameAddr(sip.parse_uri(f"sip:{self.user}@{host}:{port}"))

    def _audio(self, conversation: Conversation) -> sdp.LocalAudio:
        host, port = conversation.line.address
        return sdp.LocalAudio(host, port)


async def _first_of(one: asyncio.Event, other: asyncio.Event, patience: float) -> None:
    waits = [asyncio.ensure_future(event.wait()) for event in (one, other)]
    try:
        done, _ = await asyncio.wait(waits, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        if not done:
            raise TimeoutError
    finally:
        for wait in waits:
            wait.cancel()
