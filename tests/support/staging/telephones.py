"""Far ends on real sockets: a telephone of our own SIP and RTP for each person, who hums one note."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from typing import TypeVar, cast

from cordboard import sip
from cordboard.media import g711, tones
from cordboard.media.samples import Samples
from cordboard.simulator.line import AudioLine
from cordboard.sip import sdp

PATIENCE = 45.0
WINDOW = 0.2
LOUD, QUIET = -30.0, -45.0
LAWS = {"PCMU": g711.Law.PCMU, "PCMA": g711.Law.PCMA}
T = TypeVar("T")


async def eventually(look: Callable[[], T | None], what: str) -> T:
    """Wait until `look` gives something true; AssertionError where it never does."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not (found := look()):
        assert loop.time() < end, f"waited {PATIENCE} s in vain: {what}"
        await asyncio.sleep(0.01)
    return found


class Telephone(asyncio.DatagramProtocol):
    """One telephone; `note` is the frequency that its owner hums."""

    def __init__(self, user: str, note: float, line: AudioLine) -> None:
        self.user = user
        self.note = note
        self.line = line
        self.events: list[sip.Event] = []
        self._call = sip.CallId("")
        self._first = sip.CallId("")
        self._asked: sip.ReferReceived
        self._credentials: sip.Credentials | None = None
        self._offer: bytes | None = None
        self._origin = sdp.Origin(secrets.randbits(32))
        self._alarm: asyncio.TimerHandle | None = None
        self._transport: asyncio.DatagramTransport
        self._agent: sip.UserAgent
        self._engine = sip.Address("127.0.0.1", 0)

    @classmethod
    async def open(cls, user: str, note: float) -> Telephone:
        line = await AudioLine.open()
        loop = asyncio.get_running_loop()
        _, phone = await loop.create_datagram_endpoint(
            lambda: cls(user, note, line), local_addr=("127.0.0.1", 0)
        )
        return phone

    def meet(self, engine: tuple[str, int]) -> None:
        """Know where the engine is."""
        self._engine = sip.Address(*engine)

    @property
    def port(self) -> int:
        return int(self._transport.get_extra_info("sockname")[1])

    async def close(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._transport.close()
        await self.line.close()

    # -- what a person does -----------------------------------------------------------------------

    async def register(self, realm: str, secret: str) -> None:
        credentials = self._credentials = sip.Credentials(self.user, secret)
        record = f"sip:{self.user}@{realm}"
        self._act(lambda agent, now: agent.register(record, self._engine, 300, now, credentials=credentials))
        assert (await self._event(sip.RegisterResult)).status == 200

    async def calls(self, called: str) -> None:
        self._dial(called, ())

    def _dial(self, called: str, headers: tuple[tuple[str, str], ...]) -> None:
        me = sip.NameAddr(sip.parse_uri(f"sip:{self.user}@127.0.0.1:{self.port}"))
        offer = sdp.make_offer(self._audio(), self._origin)
        self._first, target = self._call, self._at_engine(called)
        self._call = self._act(
            lambda agent, now: agent.invite(
                target, self._engine, me, offer, now, headers=headers, credentials=self._credentials
            )
        )

    def _at_engine(self, user: str) -> str:
        return f"sip:{user}@{self._engine.host}:{self._engine.port}"

    async def hears_ringing(self) -> None:
        assert (await self._event(sip.CallProgress)).status == 180

    async def is_refused(self, status: int) -> None:
        assert (await self._event(sip.CallFailed)).status == status

    # -- transfers --------------------------------------------------------------------------------

    async def picks_up(self, other: object, called: str) -> None:
        assert isinstance(other, Telephone)
        dialog = other._agent._core.calls[other._call].dialog
        assert dialog is not None
        replaces = sip.Replaces(dialog.call_id, dialog.remote.tag, dialog.local.tag)
        self._dial(called, (("Replaces", str(replaces)), ("Require", "replaces")))

    async def transfers(self, target: str) -> None:
        self._forget_reports()
        self._act(lambda agent, now: agent.refer(self._call, self._at_engine(target), now))

    async def insists(self, target: str) -> None:
        self._act(lambda agent, now: agent.forget_refer(self._call))
        await self.transfers(target)

    async def joins(self) -> None:
        self._forget_reports()
        self._act(lambda agent, now: agent.refer_into(self._first, self._call, now))

    def _forget_reports(self) -> None:
        self.events = [one for one in self.events if not isinstance(one, sip.ReferProgress | sip.ReferResult)]

    async def is_told(self, *statuses: int) -> None:
        await eventually(lambda: self._reports() == statuses, f"{self.user} is told {statuses}")

    def _reports(self) -> tuple[int, ...]:
        kinds = sip.ReferProgress | sip.ReferResult
        return tuple(one.status for one in self.events if isinstance(one, kinds))

    async def is_asked_for(self, number: str) -> None:
        self._asked = await self._event(sip.ReferReceived)
        assert (self._asked.target.number, self._asked.replaces) == (number, None)

    async def is_asked_to_join(self) -> None:
        self._asked = await self._event(sip.ReferReceived)
        assert (self._asked.replaces, self._asked.missing) == (self._call, 0)

    async def agrees(self) -> None:
        self._act(lambda agent, now: agent.accept_refer(self._asked.refer, 60, now))

    async def says(self, status: int) -> None:
        self._act(lambda agent, now: agent.report_refer(self._asked.refer, status, now))

    async def declines(self, status: int) -> None:
        self._act(lambda agent, now: agent.refuse_refer(self._asked.refer, status, "No", now))

    # -- calls that are answered ------------------------------------------------------------------

    async def is_called(self) -> None:
        event = await self._event(sip.CallIncoming)
        self._call, self._offer = event.call, event.offer

    async def rings(self) -> None:
        self._act(lambda agent, now: agent.ring(self._call, now))

    async def answers(self) -> None:
        assert self._offer is not None
        answer, agreed = sdp.make_answer(self._offer, self._audio(), self._origin)
        self._act(lambda agent, now: agent.answer(self._call, answer, now))
        self._talk(agreed)

    async def lifts_when_asked(self) -> None:
        assert (await self._event(sip.NotifyReceived)).event == "talk"
        await self.answers()

    async def refuses(self, status: int) -> None:
        self._act(lambda agent, now: agent.reject(self._call, status, "No", now))

    async def hangs_up(self) -> None:
        self._act(lambda agent, now: agent.hang_up(self._call, now))
        await eventually(lambda: self._call not in self._agent.calls(), "the end of the call")

    async def presses(self, digit: str) -> None:
        self.line.press(digit)

    async def presses_by_message(self, digit: str) -> None:
        body = f"Signal={digit}\r\nDuration=160\r\n".encode()
        self._act(lambda agent, now: agent.info(self._call, "application/dtmf-relay", body, now))

    async def falls_silent(self) -> None:
        self.line.say(None)

    async def holds(self) -> None:
        await self._offers(sdp.Direction.SENDONLY)

    async def unholds(self) -> None:
        await self._offers(sdp.Direction.SENDRECV)

    async def _offers(self, direction: sdp.Direction) -> None:
        self._origin = self._origin.next()
        offer = sdp.make_offer(self._audio(direction), self._origin)
        self._act(lambda agent, now: agent.reinvite(self._call, offer, now))
        await self._event(sip.ReinviteAnswered)

    # -- what a person hears ----------------------------------------------------------------------

    async def hears(self, other: object) -> None:
        assert isinstance(other, Telephone)
        await eventually(lambda: self._level(other.note) > LOUD, f"{self.user} hears {other.user}")

    async def hears_not(self, other: object) -> None:
        assert isinstance(other, Telephone)
        await eventually(lambda: self._level(other.note) < QUIET, f"{self.user} hears not {other.user}")

    async def hears_sound(self) -> None:
        await eventually(lambda: tones.level(self._lately()) > LOUD, f"{self.user} hears something")

    async def hears_silence(self) -> None:
        await eventually(self._is_quiet, f"{self.user} hears nothing")

    async def is_sent(self, digits: str) -> None:
        await eventually(lambda: "".join(self.line.heard.keys) == digits, f"{self.user} gets {digits}")

    def _is_quiet(self) -> bool:
        lately = self._lately()
        return len(lately) > 0 and tones.level(lately) < QUIET

    def _level(self, note: float) -> float:
        lately = self._lately()
        return tones.tone_level(lately, note) if len(lately) else 0.0

    def _lately(self) -> Samples:
        now = asyncio.get_running_loop().time()
        return self.line.heard.between(now - WINDOW, now)

    # -- the machine ------------------------------------------------------------------------------

    def _audio(self, direction: sdp.Direction = sdp.Direction.SENDRECV) -> sdp.LocalAudio:
        host, port = self.line.address
        return sdp.LocalAudio(host, port, direction=direction)

    def _talk(self, agreed: sdp.AgreedAudio) -> None:
        self.line.connect((agreed.host, agreed.port), LAWS[agreed.codec.name], agreed.telephone_event)
        self.line.say(tones.sine(self.note, 1000))

    async def _event(self, kind: type[T]) -> T:
        found = await eventually(
            lambda: next((one for one in self.events if isinstance(one, kind)), None), f"{kind.__name__}"
        )
        self.events.remove(cast("sip.Event", found))
        return found

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)
        settings = sip.Settings(sip.Address("127.0.0.1", self.port), contact_user=self.user, transfers=True)
        self._agent = sip.UserAgent(settings, lambda: secrets.token_hex(8))

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self._act(lambda agent, now: agent.receive_datagram(data, sip.Address(*addr[:2]), now))

    def _act(self, command: Callable[[sip.UserAgent, float], T]) -> T:
        loop = asyncio.get_running_loop()
        result = command(self._agent, loop.time())
        while (event := self._agent.next_event()) is not None:
            self.events.append(event)
            if isinstance(event, sip.CallAnswered) and event.sdp is not None:
                self._talk(sdp.read_answer(event.sdp, self._audio()))
        for datagram, address in self._agent.datagrams_to_send():
            if not self._transport.is_closing():
                self._transport.sendto(datagram, address[:2])
        if self._alarm is not None:
            self._alarm.cancel()
        due = self._agent.next_timer()
        if due is not None:
            self._alarm = loop.call_at(due, lambda: self._act(lambda agent, now: agent.handle_timers(now)))
        return result
