"""The memory engine's stage: waiting turns the clock to the next thing that is planned."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TypeVar

from cordboard.telephony.memory import OFFER, Manners, MemoryEngine, World
from cordboard.telephony.port import Engine, SoftphoneOffer
from cordboard.vcc.center import Station, Transfer, Trunk
from cordboard.vcc.ids import AttachmentId, LegId, Milliseconds, ReferId, StationId
from cordboard.vcc.telephony import HangupCause

from .stage import (
    CUSTOMER,
    DESK,
    OTHER_DESK,
    PHONE,
    TRUNK,
    Ability,
    Browser,
    Customer,
    FarEnd,
    Stage,
    provision,
)

FoundT = TypeVar("FoundT")
UNHURRIED = Manners(rings=None)
"""Nothing happens before the story says so."""
RESTART = "a=ice-ufrag:anew\r\na=ice-pwd:a-password-of-22-characters\r\n"
CAUSES = {486: HangupCause.BUSY, 603: HangupCause.REJECTED, 480: HangupCause.NO_ANSWER}


class MemoryFarEnd:
    """A person in the engine's world."""

    note = 0.0

    def __init__(self, stage: MemoryStage, who: str) -> None:
        self._stage = stage
        self._world = stage.world
        self._who = who
        self._first: LegId | None = None
        self._refer: ReferId | None = None

    @property
    def leg(self) -> LegId:
        """The call this person is in."""
        leg = self._world.leg_at(self._who)
        assert leg is not None, f"{self._who} is in no call"
        return leg

    async def is_called(self) -> None:
        await self._stage.settle()
        assert self._world.leg_at(self._who) is not None

    async def rings(self) -> None:
        self._world.rings(self.leg)

    async def answers(self) -> None:
        self._world.far_end_answers(self.leg)

    async def lifts_when_asked(self) -> None:
        """Every phone in memory does so by itself."""

    async def refuses(self, status: int) -> None:
        self._world.refuses(self.leg, CAUSES[status], status)

    async def hangs_up(self) -> None:
        self._world.hangs_up(self.leg)

    async def presses(self, digit: str) -> None:
        self._world.presses(self.leg, digit)

    async def presses_by_message(self, digit: str) -> None:
        self._world.presses(self.leg, digit)

    async def falls_silent(self) -> None:
        self._world.quiet(self.leg)

    async def holds(self) -> None:
        self._world.holds(self.leg)

    async def unholds(self) -> None:
        self._world.unholds(self.leg)

    async def hears(self, other: FarEnd) -> None:
        await self._stage.settle()
        assert isinstance(other, MemoryFarEnd)
        assert other.leg in self._world.hears(self.leg).people

    async def hears_not(self, other: FarEnd) -> None:
        await self._stage.settle()
        assert isinstance(other, MemoryFarEnd)
        assert other.leg not in self._world.hears(self.leg).people

    async def hears_sound(self) -> None:
        await self._stage.settle()
        assert self._world.hears(self.leg).sounds

    async def hears_silence(self) -> None:
        await self._stage.settle()
        hearing = self._world.hears(self.leg)
        assert not hearing.people
        assert not hearing.sounds

    async def calls(self, called: str) -> None:
        self._first = self._world.leg_at(self._who)
        self._world.dials(StationId(self._who), called)

    async def hears_ringing(self) -> None:
        await self._stage.settle()

    async def is_refused(self, status: int) -> None:
        await self._stage.settle()
        assert self._world.leg_at(self._who) is None

    async def picks_up(self, other: FarEnd, called: str) -> None:
        assert isinstance(other, MemoryFarEnd)
        self._world.dials(StationId(self._who), called, replaces=other.leg)

    async def transfers(self, target: str) -> None:
        self._refer = self._world.refers(self.leg, target, referred_by=self._who)

    async def insists(self, target: str) -> None:
        await self.transfers(target)

    async def joins(self) -> None:
        assert self._first is not None
        self._refer = self._world.refers(self._first, "somebody", replaces=self.leg)

    async def is_told(self, *statuses: int) -> None:
        await self._stage.settle()
        assert self._refer is not None
        assert self._world.told(self._refer) == statuses

    async def is_sent(self, digits: str) -> None:
        await self._stage.settle()
        assert self._world.digits(self.leg) == digits


class MemoryBrowser(MemoryFarEnd):
    """A browser in the engine's world, which stands still while it is asked."""

    def __init__(self, stage: MemoryStage, station: StationId) -> None:
        super().__init__(stage, station)
        self._station = station
        self.attachment = AttachmentId("")

    async def attaches(self, *, take: bool = False, holder: str = "a browser") -> None:
        attachment = AttachmentId(secrets.token_hex(16))
        offer = SoftphoneOffer(
            station=self._station, attachment=attachment, holder=holder, sdp=OFFER, take=take
        )
        await self._stage.engine.attach_audio(offer)
        self.attachment = attachment

    async def vanishes(self) -> None:
        self._world.softphone_falls_silent(self._station)

    async def returns(self) -> None:
        self._world.softphone_falls_silent(self._station, silent=False)

    async def leaves(self) -> None:
        await self._stage.engine.detach_audio(self.attachment)

    async def changes_network(self) -> None:
        await self._stage.engine.restart_audio(self.attachment, RESTART)


class MemoryCustomer(MemoryFarEnd):
    """A person behind the trunk."""

    async def calls(self, called: str) -> None:
        self._world.arrive(TRUNK, self._who, called)

    async def is_asked_for(self, number: str) -> None:
        await self._stage.settle()
        assert self._world.asked[-1].to == number

    async def is_asked_to_join(self) -> None:
        await self._stage.settle()
        assert self._world.asked[-1].replaces == self.leg

    async def agrees(self) -> None:
        self._world.agrees(self._world.asked[-1].leg)

    async def says(self, status: int) -> None:
        self._world.says(self._world.asked[-1].leg, status)

    async def declines(self, status: int) -> None:
        self._world.says(self._world.asked[-1].leg, status)


class MemoryStage(Stage):
    """The memory engine, directly."""

    abilities = frozenset({Ability.SCRIPTED_TIME, Ability.SOFTPHONES})

    def __init__(self) -> None:
        super().__init__()
        self.now = Milliseconds(1_700_000_000_000)
        self.machine = MemoryEngine(lambda: self.now)
        self.engine: Engine = self.machine
        stations = tuple(Station(id=one) for one in (DESK, OTHER_DESK))
        self.provision = provision(stations, Trunk(id=TRUNK, host="198.51.100.1", transfer=Transfer.REFER))
        self.world.prompts({"greeting.wav": Milliseconds(600)})

    @property
    def world(self) -> World:
        """The world around the engine."""
        return self.machine.world

    async def wait(self, look: Callable[[], FoundT | None], what: str) -> FoundT:
        while True:
            found = look()
            if found is not None:
                return found
            due = self.machine.next_timer()
            assert due is not None, f"nothing is planned, and still no {what}"
            self.now = max(self.now, due)
            self.machine.handle_timers()

    async def pass_time(self, milliseconds: int) -> None:
        end = Milliseconds(self.now + milliseconds)
        while (due := self.machine.next_timer()) is not None and due <= end:
            self.now = due
            self.machine.handle_timers()
        self.now = end

    async def desk(self, station: StationId = DESK) -> FarEnd:
        self.world.behaves(station, UNHURRIED)
        self.world.register(station)
        return MemoryFarEnd(self, station)

    async def browser(self, station: StationId = PHONE) -> Browser:
        return MemoryBrowser(self, station)

    async def customer(self) -> Customer:
        self.world.behaves(CUSTOMER, UNHURRIED)
        return MemoryCustomer(self, CUSTOMER)

    async def relaunch(self) -> Engine:
        return self.machine

    async def close(self) -> None:
        """Nothing is left."""
