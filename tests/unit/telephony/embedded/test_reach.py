"""Phones at a fixed address, phones that lift when asked, keys by INFO, and carriers that want a proof."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hand_written import secrets_of
from staging.telephones import Telephone, eventually

from cordboard import sip
from cordboard.telephony.embedded import EmbeddedEngine
from cordboard.telephony.port import Provision
from cordboard.telephony.settings import EngineSettings
from cordboard.vcc.center import Station, Trunk, read_pattern
from cordboard.vcc.ids import LegId, StationId, TrunkId, WishId
from cordboard.vcc.telephony import (
    DtmfReceived,
    Heard,
    LegAnswered,
    LegEnded,
    LegIncoming,
    Lift,
    Originate,
    ProbeStation,
    StationReachable,
    StationUnreachable,
    ToNumber,
    ToStation,
    VerbDone,
    VerbFailed,
)

T = TypeVar("T")
LEG, DESK, CARRIER = LegId("L"), StationId("201"), TrunkId("carrier")


class Place:
    """An engine and what it has told."""

    def __init__(self, engine: EmbeddedEngine) -> None:
        self.engine = engine
        self.heard: list[Any] = []

    def hear(self, heard: Heard) -> None:
        self.heard.append(heard.signal)

    async def told(self, kind: type[T]) -> T:
        return await eventually(
            lambda: next((each for each in self.heard if isinstance(each, kind)), None), kind.__name__
        )

    def ask(self, verb: Any) -> None:
        self.engine.send([verb])


Open = Callable[..., Awaitable[Place]]


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as stack:
        yield stack


@pytest.fixture
def place(stack: AsyncExitStack, tmp_path: Path) -> Open:
    async def open_place(
        realm: str = "demo",
        stations: tuple[Station, ...] = (),
        trunks: tuple[Trunk, ...] = (),
        allowed: tuple[str, ...] = (),
    ) -> Place:
        settings = EngineSettings(
            data=tmp_path, sip_host="127.0.0.1", sip_port=0, rtp_first=0, rtp_last=0, probe_timeout=1
        )
        engine = await EmbeddedEngine.open(settings)
        stack.push_async_callback(engine.close)
        place = Place(engine)
        folder = str(tmp_path)
        patterns = tuple(filter(None, map(read_pattern, allowed)))
        provision = Provision(
            realm=realm,
            stations=stations,
            station_addresses=patterns,
            trunks=trunks,
            prompts=folder,
            recordings=folder,
        )
        await engine.attach(1, provision, None, 0, place.hear)
        return place

    return open_place


@pytest.fixture
async def phone(stack: AsyncExitStack) -> Telephone:
    phone = await Telephone.open("201", 1000.0)
    stack.push_async_callback(phone.close)
    return phone


def at_its_address(phone: Telephone) -> Station:
    return Station(id=DESK, address=f"sip:201@127.0.0.1:{phone.port}")


def call_desk() -> Originate:
    return Originate(id=WishId("W"), leg=LEG, to=ToStation(DESK, auto_answer=False), caller="1")


async def test_a_phone_that_does_not_register_is_probed_and_called(place: Open, phone: Telephone) -> None:
    center = await place(stations=(at_its_address(phone),))
    phone.meet(center.engine.sip_address)

    center.ask(ProbeStation(id=WishId("P"), station=DESK))
    await center.told(StationReachable)
    center.ask(call_desk())
    await phone.is_called()
    await phone.answers()

    assert (await center.told(LegAnswered)).leg == LEG


async def test_nobody_at_an_address_is_nobody(place: Open) -> None:
    center = await place(stations=(Station(id=DESK, address="sip:201@127.0.0.1:9"),))
    center.ask(ProbeStation(id=WishId("P"), station=DESK))
    assert (await center.told(StationUnreachable)).station == DESK


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_a_phone_that_is_not_listed_is_reached_where_its_address_is_allowed(
    host: str, place: Open, phone: Telephone
) -> None:
    # given a pattern, with an address or with a name that is looked up
    center = await place(allowed=(f"sip:2??@{host}:{phone.port}",))
    phone.meet(center.engine.sip_address)
    station = StationId(f"sip:201@{host}:{phone.port}")

    # when it is probed and called
    center.ask(ProbeStation(id=WishId("P"), station=station))
    assert (await center.told(StationReachable)).station == station
    center.ask(Originate(id=WishId("W"), leg=LEG, to=ToStation(station), caller="1"))
    await phone.is_called()
    await phone.answers()

    # then
    assert (await center.told(LegAnswered)).leg == LEG


@pytest.mark.parametrize("user", ["301", "2011", "+19005550100", "*"])
async def test_no_other_address_is_reached(user: str, place: Open, phone: Telephone) -> None:
    # given
    center = await place(allowed=(f"sip:2??@127.0.0.1:{phone.port}",))
    station = StationId(f"sip:{user}@127.0.0.1:{phone.port}")

    # when somebody asks the engine for an address that is not allowed
    center.ask(ProbeStation(id=WishId("P"), station=station))
    center.ask(Originate(id=WishId("W"), leg=LEG, to=ToStation(station), caller="1"))

    # then nothing is sent
    assert (await center.told(StationUnreachable)).cause == "unknown"
    assert (await center.told(LegEnded)).leg == LEG
    assert phone.events == []


async def test_a_phone_that_rings_is_asked_to_lift(place: Open, phone: Telephone) -> None:
    center = await place(stations=(at_its_address(phone),))
    phone.meet(center.engine.sip_address)
    center.ask(call_desk())
    await phone.is_called()
    await phone.rings()

    # given its ringing has come, which makes the dialog
    await eventually(lambda: len(center.heard) > 1, "the ringing")
    center.ask(Lift(id=WishId("T"), leg=LEG))

    asked = await phone._event(sip.NotifyReceived)
    assert asked.event == "talk"
    assert (await center.told(VerbDone)).settles == "T"
    await phone.answers()
    await center.told(LegAnswered)


async def test_a_phone_that_does_not_ring_yet_cannot_be_asked(place: Open, phone: Telephone) -> None:
    center = await place(stations=(at_its_address(phone),))
    center.ask(call_desk())
    center.ask(Lift(id=WishId("T"), leg=LEG))
    assert (await center.told(VerbFailed)).code == "WRONG_STATE"


@pytest.mark.parametrize(
    ("kind", "body"),
    [("application/dtmf-relay", b"Signal=5\r\nDuration=160\r\n"), ("application/dtmf", b"5")],
)
async def test_a_key_comes_by_info(place: Open, phone: Telephone, kind: str, body: bytes) -> None:
    center = await place(stations=(at_its_address(phone),))
    phone.meet(center.engine.sip_address)
    center.ask(call_desk())
    await phone.is_called()
    await phone.answers()
    await center.told(LegAnswered)

    phone._act(lambda agent, now: agent.info(phone._call, kind, body, now))

    pressed = await center.told(DtmfReceived)
    assert (pressed.leg, pressed.digit) == (LEG, "5")


@pytest.mark.parametrize(("secret", "outcome"), [("sesame", LegIncoming), ("wrong", LegEnded)])
async def test_a_carrier_that_wants_a_proof_gets_it(place: Open, secret: str, outcome: type[Any]) -> None:
    # given a carrier with a realm of its own, which knows us by a secret
    us = Trunk(id=TrunkId("us"), host="192.0.2.1", user="us", ha1=secrets_of("us", "sesame", "carrier.test"))
    carrier = await place(realm="carrier.test", trunks=(us,))
    host, port = carrier.engine.sip_address
    line = Trunk(id=CARRIER, host=host, port=port, user="us", secret=secret)
    center = await place(trunks=(line,))

    # when we call
    center.ask(Originate(id=WishId("W"), leg=LEG, to=ToNumber("+12025550123", CARRIER)))

    # then it lets in whoever knows the secret
    where = {LegIncoming: carrier, LegEnded: center}[outcome]
    await where.told(outcome)
    assert "sesame" not in repr(line)
