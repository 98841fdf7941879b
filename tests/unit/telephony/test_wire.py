"""The wire: what goes in comes out, and nothing else gets in."""

from __future__ import annotations

import asyncio

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.telephony.port import Provision
from cordboard.telephony.wire import (
    MAX_FRAME,
    Attach,
    Beat,
    Hello,
    Message,
    Tell,
    Verbs,
    Welcome,
    WireError,
    frame,
    from_center,
    from_engine,
)
from cordboard.vcc.center import Station, Trunk
from cordboard.vcc.ids import EngineId, LegId, Milliseconds, StationId, TrunkId, WishId
from cordboard.vcc.telephony import EngineUp, Heard, LegInventory, Originate, ToNumber


def stream(octets: bytes) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    reader.feed_data(octets)
    reader.feed_eof()
    return reader


CALL = Originate(id=WishId("w"), leg=LegId("l"), to=ToNumber("+33140000001", TrunkId("carrier")))
UP = EngineUp(at=Milliseconds(1), engine=EngineId("e"), legs=(LegInventory(LegId("l"), True),))


@pytest.mark.parametrize(
    "message",
    [
        Hello(token="t"),
        Attach(
            epoch=3,
            provision=Provision(
                realm="demo",
                stations=(Station(id=StationId("101"), ha1={"MD5": "0" * 32}),),
                trunks=(Trunk(id=TrunkId("carrier"), host="192.0.2.1"),),
            ),
            engine=EngineId("e"),
            heard=7,
        ),
        Verbs(verbs=(CALL,)),
        Beat(),
    ],
    ids=lambda message: type(message).__name__,
)
async def test_what_a_center_says_arrives(message: Message) -> None:
    reader = from_center(stream(frame(message)))
    assert [await reader.next(), await reader.next()] == [message, None]


@pytest.mark.parametrize(
    "message",
    [Welcome(engine=EngineId("e")), Tell(heard=Heard(engine=EngineId("e"), number=1, signal=UP)), Beat()],
    ids=lambda message: type(message).__name__,
)
async def test_what_an_engine_says_arrives(message: Message) -> None:
    reader = from_engine(stream(frame(message)))
    assert [await reader.next(), await reader.next()] == [message, None]


@given(st.binary(max_size=200))
def test_noise_is_refused(noise: bytes) -> None:
    async def read() -> None:
        reader = from_center(stream(len(noise).to_bytes(4, "big") + noise))
        with pytest.raises(WireError, match="FRAME_MALFORMED"):
            await reader.next()

    asyncio.run(read())


async def test_a_frame_has_a_largest_size() -> None:
    with pytest.raises(WireError, match="FRAME_TOO_LARGE"):
        await from_center(stream((MAX_FRAME + 1).to_bytes(4, "big"))).next()


async def test_what_breaks_off_is_the_end() -> None:
    assert await from_center(stream(frame(Beat())[:-1])).next() is None


async def test_an_engine_s_word_from_a_center_is_refused() -> None:
    with pytest.raises(WireError):
        await from_center(stream(frame(Welcome(engine=EngineId("e"))))).next()


def test_a_token_is_never_shown() -> None:
    assert "secret" not in repr(Hello(token="secret"))


async def test_what_follows_a_message_in_its_frame_is_refused() -> None:
    body = msgspec.msgpack.encode(Beat()) + b"\x00"
    with pytest.raises(WireError):
        await from_center(stream(len(body).to_bytes(4, "big") + body)).next()
