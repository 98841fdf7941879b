"""The agents, each with a program at their seat: they act on what they are told, as people in a hurry do."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from cordboard import contract
from cordboard.contract import ContractFault, Event, Request, wire_name
from cordboard.telephony.memory import Manners
from cordboard.vcc.ids import Milliseconds, SeatId, StationId

from .center import AGAIN, BREAK, PASSWORD, SOLVED, HourCenter
from .lists import CONTACT

OUTSIDE = "+14155550001"
POLL_MS = 60_000
TALK_SECONDS, LEAST_SECONDS, WRAP_UP_SECONDS = 100, 5, 15


class Floor:
    """What all agents have in common: chance, and what was seen of them."""

    def __init__(self, center: HourCenter, chance: Random) -> None:
        self.center = center
        self.chance = chance
        self.latency: list[float] = []
        """Milliseconds from what somebody did to the event in a program's hands."""
        self.told: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.closing = False
        center.world.behaves(CONTACT, Manners(answers=Milliseconds(4_000)))
        center.world.behaves(OUTSIDE, Manners(answers=Milliseconds(3_000)))


class Agent:
    """One agent and their program."""

    def __init__(self, floor: Floor, number: int) -> None:
        self._floor = floor
        self._center = floor.center
        self._chance = floor.chance
        self.seat = f"agent{number}@demo"
        self._callbacks: dict[int, str] = {}
        """Whom the agent has promised to call, by the callback's id."""
        self.station = StationId(f"{10_000 + number}")
        self._center.world.behaves(self.station, Manners(answers=Milliseconds(500)))
        self._react: dict[type[Event], Callable[[Any], None]] = {
            contract.IncomingCall: self._offered,
            contract.CallStarted: self._started,
            contract.CallEnded: self._ended,
            contract.CallParked: self._parked,
            contract.PreviewInitiated: self._looks,
            contract.PreviewWaitDisposition: self._is_done_with,
            contract.LiveCallbackInitiating: self._is_to_call_back,
            contract.VoicemailDelivered: lambda _event: self._later(1, 4, contract.AcceptVoicemail()),
            contract.VoicemailAccepted: self._has_voicemail,
            contract.VoicemailResumed: self._hears_the_rest,
            contract.VoicemailAdded: self._has_message,
            contract.CallbackAdded: self._promised,
            contract.CallbackOverdue: self._is_due,
            contract.ReadyStateChanged: self._readiness,
            contract.MakeCallFailed: lambda _event: self._soon(1, 5, self._be_ready),
        }

    async def log_in(self) -> None:
        """The agent's day begins."""
        listener = await self._center.ask(self.seat, contract.AddListener(name=self.seat))
        self._center.begin(self._follow(listener))
        await self._center.ask(
            self.seat,
            contract.Login(userName=self.seat, password=PASSWORD, stationId=self.station, stationType="VoIP"),
        )
        self._soon(0, 60, self._be_ready)
        self._soon(60, 1_800, self._take_a_break)

    def tidy_up(self) -> None:
        """In the evening: nothing stays that was promised and could not be kept."""
        for callback in self._callbacks.keys() & self._center.core.callbacks.all.keys():
            self._do(contract.RemoveCallback(id=callback))

    # -- the program ------------------------------------------------------------------------------

    async def _follow(self, listener: str) -> None:
        poll = contract.CheckEvent(listenerId=listener, timeout=POLL_MS)
        while True:
            event = await self._center.ask(self.seat, poll)
            if isinstance(event, contract.Timeout):
                continue
            self._floor.latency.append((time.perf_counter() - self._center.clock.began) * 1000)
            self._floor.told[wire_name(type(event))] += 1
            react = self._react.get(type(event))
            if react is not None:
                react(event)

    def _do(self, request: Request) -> None:
        self._center.begin(self._ask(request))

    async def _ask(self, request: Request) -> None:
        name = wire_name(type(request))
        try:
            await self._center.ask(self.seat, request)
        except ContractFault as fault:
            self._floor.refused[f"{name} {fault.code}"] += 1
        else:
            self._floor.done[name] += 1

    def _soon(self, least: float, most: float, action: Callable[..., None], *args: object) -> None:
        self._center.clock.plan(self._chance.uniform(least, most) * 1000, action, *args)

    def _later(self, least: float, most: float, request: Request) -> None:
        self._soon(least, most, self._do, request)

    # -- what the agent does ------------------------------------------------------------------------

    def _be_ready(self) -> None:
        if not self._floor.closing:
            self._do(contract.SetReadyState(stateId=1))

    def _take_a_break(self) -> None:
        if self._floor.closing:
            return
        self._do(contract.SetNotReadyState(reasonId=BREAK))
        if self._chance.random() < 0.5:
            self._later(2, 10, contract.MakeCall(number=OUTSIDE, campaignId=0, checkDnc=True, callbackId=0))
        self._soon(60, 240, self._be_ready)
        self._soon(600, 2_400, self._take_a_break)

    def _readiness(self, event: contract.ReadyStateChanged) -> None:
        if event.forced:  # somebody let a call ring
            self._soon(10, 60, self._be_ready)

    def _offered(self, _event: contract.IncomingCall) -> None:
        luck = self._chance.random()
        if luck < 0.97:
            self._later(0.5, 4, contract.SoftphonePickupPhone())
        elif luck < 0.99:
            self._later(0.5, 4, contract.RejectCall())

    def _started(self, event: contract.CallStarted) -> None:
        luck, call = self._chance.random(), event.callSessionId or ""
        talk = LEAST_SECONDS + self._chance.expovariate(1 / TALK_SECONDS)
        if luck < 0.15:
            self._later(1, 4, contract.ToggleHold(flag=True))
            self._later(5, 9, contract.ToggleHold(flag=False))
        elif luck < 0.20:
            self._later(1, 4, contract.ParkCall())
        elif luck < 0.25:
            self._later(2, 4, self._transfer(call))
        elif luck < 0.28:
            self._later(2, 4, contract.ConferenceIn(numberToConference=OUTSIDE, isWarmTransfer=False))
        elif luck < 0.30:
            self._later(1, 3, contract.RecordCall(flag=True))
        patience = self._chance.uniform(-30, 30)  # either may be the first to hang up
        self._later(talk, talk, contract.DisconnectCall())
        self._soon(talk + patience, talk + patience, self._customer_hangs_up, call)

    def _is_to_call_back(self, _event: contract.LiveCallbackInitiating) -> None:
        """Somebody has kept their place in the queue."""
        if self._chance.random() < 0.95:
            self._later(0.5, 4, contract.AnswerLiveCallback())
        else:
            self._later(0.5, 4, contract.RejectLiveCallback())

    def _transfer(self, call: str) -> contract.TransferCall:
        number = self._chance.choice([OUTSIDE, f"Skill {self._chance.randrange(20)}"])
        return contract.TransferCall(
            callSessionId=call, number=number, timeout=0, dispositionId=SOLVED, warm=False, checkDnc=True
        )

    def _customer_hangs_up(self, call_id: str) -> None:
        call = self._center.core.calls.get(call_id)  # type: ignore[call-overload]
        if call is not None and call.customer_leg is not None:
            self._center.world.hangs_up(call.customer_leg)

    def _parked(self, event: contract.CallParked) -> None:
        self._later(5, 40, contract.RetrieveCall(callSessionId=event.callSessionId))

    def _looks(self, _event: contract.PreviewInitiated) -> None:
        if self._chance.random() < 0.9:
            self._later(2, 25, contract.MakePreviewCall(number=""))
        else:
            self._later(2, 10, contract.SetSkipPreviewCall(dispositionId=SOLVED))

    def _is_done_with(self, event: contract.PreviewWaitDisposition) -> None:
        self._later(1, 5, contract.EndPreviewCall(dispositionId=event.dispositionId))

    def _has_voicemail(self, _event: contract.VoicemailAccepted) -> None:
        self._later(0, 1, contract.PlayVoicemail())
        self._later(5, 20, contract.ProcessVoicemail(comments="heard"))

    def _hears_the_rest(self, _event: contract.VoicemailResumed) -> None:
        """A call had come between."""
        self._later(2, 8, contract.ProcessVoicemail(comments="heard at last"))

    def _has_message(self, event: contract.VoicemailAdded) -> None:
        assert event.value is not None
        self._later(10, 60, contract.RemoveRecording(voicemailId=event.value.id))

    def _promised(self, event: contract.CallbackAdded) -> None:
        assert event.info is not None
        self._callbacks[event.info.id or 0] = event.info.number or ""

    def _is_due(self, event: contract.CallbackOverdue) -> None:
        """Call back, or in the middle of something else put it off."""
        callback = event.id or 0
        if self._floor.closing:
            self._do(contract.RemoveCallback(id=callback))
            return
        if self._has_a_call:
            later = self._center.clock.now() + self._chance.randint(60_000, 300_000)
            self._do(contract.SnoozeCallback(id=callback, time=later))
            return
        number = self._callbacks[callback]
        self._do(contract.MakeCall(number=number, campaignId=0, checkDnc=True, callbackId=callback))

    @property
    def _has_a_call(self) -> bool:
        world = self._center.core
        agent = world.agents.get(world.seats[SeatId(self.seat)])
        return agent is not None and agent.call is not None

    def _ended(self, _event: contract.CallEnded) -> None:
        if self._chance.random() < 0.05 and not self._floor.closing:
            due = self._center.clock.now() + self._chance.randint(120_000, 900_000)
            self._later(0, 1, contract.AddCallback(number=OUTSIDE, duedate=due, comments="as promised"))
        disposition = SOLVED if self._chance.random() < 0.8 else AGAIN
        wrap_up = self._chance.expovariate(1 / WRAP_UP_SECONDS)
        self._later(wrap_up, wrap_up, contract.FinishCall(disposition=disposition, comments="well"))
