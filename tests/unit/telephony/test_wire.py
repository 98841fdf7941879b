"""The wire: what goes in comes out, and nothing else gets in."""

from __future__ import annotations

import asyncio

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.telephony.port import AudioFault, Provision, SoftphoneOffer
from cordboard.telephony.wire import (
    MAX_FRAME,
    Attach,
    AttachAudio,
    AudioAnswer,
    AudioRefusal,
    Beat,
    DetachAudio,
    Hello,
    Message,
    RestartAudio,
    Tell,
    Verbs,
    Welcome,
    WireError,
    frame,
    from_center,
    from_engine,
)
from cordboard.vcc.center import Station, Trunk
from cordboard.vcc.ids import AttachmentId, EngineId, LegId, Milliseconds, StationId, TrunkId, WishId
from cordboard.vcc.telephony import EngineUp, Heard, LegInventory, Originate, ToNumber


def stream(octets: bytes) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    reader.feed_data(octets)
    reader.feed_eof()
    return reader


CALL = Originate(id=WishId("w"), leg=LegId("l"), to=ToNumber("+33140000001", TrunkId("carrier")))
UP = EngineUp(at=Milliseconds(1), engine=EngineId("e"), legs=(LegInventory(LegId("l"), True),))


OFFER = SoftphoneOffer(
    station=StationId("softphone:mia@demo"), attachment=AttachmentId("a"), holder="somebody", sdp="secret"
)


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
        AttachAudio(number=1, offer=OFFER),
        RestartAudio(number=2, attachment=AttachmentId("a"), sdpfrag="a=ice-ufrag:x"),
        DetachAudio(number=3, attachment=AttachmentId("a")),
    ],
    ids=lambda message: type(message).__name__,
)
async def test_what_a_center_says_arrives(message: Message) -> None:
    reader = from_center(stream(frame(message)))
    assert [await reader.next(), await reader.next()] == [message, None]


@pytest.mark.parametrize(
    "message",
    [
        Welcome(engine=EngineId("e")),
        Tell(heard=Heard(engine=EngineId("e"), number=1, signal=UP)),
        Beat(),
        AudioAnswer(number=1, sdp="v=0"),
        AudioRefusal(number=2, code=AudioFault.HELD, text="somebody"),
    ],
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


@pytest.mark.parametrize(
    "message",
    [
        Hello(token="secret"),
        AttachAudio(number=1, offer=OFFER),
        RestartAudio(number=2, attachment=AttachmentId("a"), sdpfrag="secret"),
        AudioAnswer(number=3, sdp="secret"),
    ],
    ids=lambda message: type(message).__name__,
)
def test_a_secret_is_never_shown(message: Message) -> None:
    assert "secret" not in repr(message)


async def test_what_follows_a_message_in_its_frame_is_refused() -> None:
    body = msgspec.msgpack.encode(Beat()) + b"\x00"
    with pytest.raises(WireError):
        await from_center(stream(len(body).to_bytes(4, "big") + body)).next()
