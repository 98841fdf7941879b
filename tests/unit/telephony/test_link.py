"""The link when things go wrong: it breaks and comes back, a younger center comes, somebody babbles."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from itertools import chain, repeat
from operator import methodcaller
from pathlib import Path

import pytest

from cordboard.eventloop import loop_factory
from cordboard.telephony.fence import EngineFenced
from cordboard.telephony.link import LinkedEngine
from cordboard.telephony.link_server import LinkServer
from cordboard.telephony.memory import MemoryEngine
from cordboard.telephony.place import Place
from cordboard.telephony.port import EngineUnavailable, Provision, SoftphoneAnswer, SoftphoneOffer
from cordboard.telephony.wire import Beat, Hello, Refused, Verbs, Welcome, frame, from_engine
from cordboard.vcc.ids import AttachmentId, EngineId, Milliseconds, StationId, TrunkId
from cordboard.vcc.telephony import EngineLost, EngineUp, Heard, LegIncoming, StationRegistered

ENGINE = EngineId("memory-1")
NOTHING = Provision(realm="demo")
PATIENCE = 30.0


class House:
    """A memory engine behind a link, and an ear."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.machine = MemoryEngine(lambda: Milliseconds(0), ENGINE)
        self.stops = 0
        self.server = LinkServer(
            self.machine,
            place,
            Welcome(engine=ENGINE),
            stop=self._stopped,
            figures=lambda: {"legs": 0},
        )
        self.log: list[Heard] = []
        self._news = asyncio.Event()

        self.farewell: Callable[[], object] = lambda: None

    def _stopped(self) -> None:
        self.stops += 1
        self.farewell()

    def hear(self, heard: Heard) -> None:
        self.log.append(heard)
        self._news.set()

    async def until(self, reached: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not reached():
                self._news.clear()
                await self._news.wait()

    def link(self) -> LinkedEngine:
        return LinkedEngine(self.place, lambda: Milliseconds(0))

    async def talk(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection without our client."""
        return await asyncio.open_unix_connection(sock=self.place.connect())


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    place = Place.of(tmp_path)
    place.prepare()
    with place.taken():
        house = House(place)
        await house.server.open()
        yield house
        await house.server.close()


def signals(house: House, kind: type) -> list[Heard]:
    return [heard for heard in house.log if isinstance(heard.signal, kind)]


async def test_a_broken_link_is_made_again_and_nothing_is_lost(house: House) -> None:
    # given a center that is attached
    link = house.link()
    await link.attach(1, NOTHING, None, 0, house.hear)
    # when the link breaks, and something happens meanwhile
    await house.server.close()
    house.machine.world.register(StationId("101"))
    await house.server.open()
    # then it is told after the return, once, and the numbers go on from what was acknowledged
    await house.until(lambda: len(signals(house, EngineUp)) == 2)
    assert len(signals(house, StationRegistered)) == 1
    assert sorted({heard.number for heard in house.log}) == [1, 2, 3]
    await link.detach()


async def test_what_was_heard_but_not_acknowledged_is_told_again(house: House) -> None:
    # given a center that has heard two phones, and has only the first one in its journal
    link = house.link()
    await link.attach(1, NOTHING, None, 0, house.hear)
    house.machine.world.register(StationId("101"))
    house.machine.world.register(StationId("102"))
    await house.until(lambda: len(signals(house, StationRegistered)) == 2)
    link.acknowledge(signals(house, StationRegistered)[0].number)
    # when the link breaks and is made again
    house.log.clear()
    await house.server.close()
    await house.server.open()
    await house.until(lambda: signals(house, EngineUp))
    # then the second one is told again, the first is not
    [told] = signals(house, StationRegistered)
    assert told.signal.station == "102"
    # and a center that is killed now and comes back gets it too
    await link.detach()
    house.log.clear()
    younger = house.link()
    await younger.attach(2, NOTHING, ENGINE, told.number - 1, house.hear)
    await house.until(lambda: signals(house, EngineUp))
    assert [each.number for each in signals(house, StationRegistered)] == [told.number]
    await younger.detach()


async def test_what_is_acknowledged_without_a_link_is_not_told_again(house: House) -> None:
    # given a center that loses the link before it can say what it has written down
    link = house.link()
    await link.attach(1, NOTHING, None, 0, house.hear)
    house.machine.world.register(StationId("101"))
    await house.until(lambda: signals(house, StationRegistered))
    await house.server.close()
    link.acknowledge(house.log[-1].number)
    # when the link is made again
    house.log.clear()
    await house.server.open()
    await house.until(lambda: signals(house, EngineUp))
    # then nothing is told twice
    assert signals(house, StationRegistered) == []
    await link.detach()


@pytest.mark.parametrize("turns", range(8))
def test_a_death_is_told_whenever_we_were_speaking(tmp_path: Path, turns: int) -> None:
    """On the event loop of our processes: uvloop has a manner of its own with a peer that is gone."""

    async def die() -> House:
        # given a center that is attached to an engine
        place = Place.of(tmp_path)
        place.prepare()
        with place.taken():
            house = House(place)
            await house.server.open()
            link = house.link()
            await link.attach(1, NOTHING, None, 0, house.hear)
            # when it goes without a word, and a little later the center has something to say to it
            [talk] = house.server._talks
            talk.abort()
            for _ in range(turns):
                await asyncio.sleep(0)
            link.acknowledge(house.log[-1].number)
            await house.server.close()
        # then its death is told
        await house.until(lambda: signals(house, EngineLost))
        await link.detach()
        return house

    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        house = runner.run(die())
    assert len(signals(house, EngineLost)) == 1


async def test_nothing_that_crashes_ends_the_watch_over_the_engine(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    # given a center that stumbles over the second thing it hears
    ears = chain([house.hear, methodcaller("stumble")], repeat(house.hear))
    link = house.link()
    await link.attach(1, NOTHING, None, 0, lambda heard: next(ears)(heard))
    # when
    house.machine.world.register(StationId("101"))
    # then the link is made again, and what was not acknowledged is told again
    await house.until(lambda: signals(house, StationRegistered))
    assert "stumble" in caplog.text
    await link.detach()


async def test_a_younger_center_takes_over(house: House) -> None:
    # given two centers
    older, younger = house.link(), house.link()
    await older.attach(1, NOTHING, None, 0, lambda _: None)
    await younger.attach(2, NOTHING, None, 0, house.hear)
    # when something happens, and the older one asks for something
    house.machine.world.arrive(TrunkId("t"), "+331", "+332")
    await house.until(lambda: signals(house, LegIncoming))
    # then the older one cannot come back
    with pytest.raises(EngineFenced):
        await older.attach(1, NOTHING, None, 0, lambda _: None)
    await older.detach()
    await younger.detach()


async def test_who_does_not_know_the_token_is_sent_away(house: House) -> None:
    reader, writer = await house.talk()
    writer.write(frame(Hello(token="guess")))
    refused = await from_engine(reader).next()
    assert isinstance(refused, Refused)
    assert refused.code == "LINK_TOKEN"
    writer.close()


async def test_who_speaks_another_version_is_sent_away(house: House) -> None:
    reader, writer = await house.talk()
    writer.write(frame(Hello(token=house.place.read_token(), version=99)))
    refused = await from_engine(reader).next()
    assert isinstance(refused, Refused)
    assert refused.code == "LINK_VERSION"
    writer.close()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (frame(Verbs(verbs=())), "LINK_NOT_ATTACHED"),
        (b"\x00\x00\x00\x01\xc1", "FRAME_MALFORMED"),
        (b"\xff\xff\xff\xff", "FRAME_TOO_LARGE"),
    ],
)
async def test_who_talks_nonsense_is_sent_away(house: House, words: bytes, code: str) -> None:
    # given one who was let in
    reader, writer = await house.talk()
    talk = from_engine(reader)
    writer.write(frame(Hello(token=house.place.read_token())))
    assert isinstance(await talk.next(), Welcome)
    # when
    writer.write(words)
    # then
    refused = await talk.next()
    assert isinstance(refused, Refused)
    assert refused.code == code
    assert await talk.next() is None
    writer.close()


async def test_a_beat_is_answered(house: House) -> None:
    reader, writer = await house.talk()
    talk = from_engine(reader)
    writer.write(frame(Hello(token=house.place.read_token())) + frame(Beat()))
    assert [type(await talk.next()), type(await talk.next())] == [Welcome, Beat]
    writer.close()


async def test_an_engine_that_is_not_there(tmp_path: Path) -> None:
    link = LinkedEngine(Place.of(tmp_path), lambda: Milliseconds(0))
    with pytest.raises(EngineUnavailable, match="ENGINE_ABSENT"):
        await link.attach(1, NOTHING, None, 0, lambda _: None)


async def test_an_engine_that_is_just_being_started_is_stopped_too(tmp_path: Path) -> None:
    # given a center that starts an engine, which holds no lock yet
    place, begun, go_on = Place.of(tmp_path), asyncio.Event(), asyncio.Event()
    place.prepare()
    house, life = House(place), ExitStack()
    house.farewell = life.close

    async def revive() -> None:
        begun.set()
        await go_on.wait()
        life.enter_context(place.taken())
        await house.server.open()

    link = LinkedEngine(place, lambda: Milliseconds(0), revive)
    attaching = asyncio.create_task(link.attach(1, NOTHING, None, 0, house.hear))
    await begun.wait()

    # when the center stops, and the engine comes up only then
    attaching.cancel()
    stopping = asyncio.create_task(link.stop())
    asyncio.get_running_loop().call_later(0.01, go_on.set)
    await stopping

    # then it is told to stop, and does
    assert house.stops == 1
    assert not place.lives()
    await house.server.close()


async def test_figures_need_no_attachment(house: House) -> None:
    assert await house.link().counters() == {"legs": 0}


async def test_verbs_without_a_link_are_lost_without_harm(house: House) -> None:
    link = house.link()
    link.send([])
    link.acknowledge(3)
    await link.detach()


OFFER = SoftphoneOffer(
    station=StationId("softphone:mia@demo"), attachment=AttachmentId("a"), holder="somebody", sdp="v=0"
)


async def test_a_question_without_a_link_is_refused(house: House) -> None:
    with pytest.raises(EngineUnavailable, match="ENGINE_UNATTENDED"):
        await house.link().attach_audio(OFFER)


async def test_a_question_whose_link_breaks_is_not_waited_for(house: House) -> None:
    # given an engine whose link breaks over the question
    async def break_off(offer: SoftphoneOffer) -> SoftphoneAnswer:
        raise ConnectionResetError

    house.machine.attach_audio = break_off  # type: ignore[method-assign]
    link = house.link()
    await link.attach(1, NOTHING, None, 0, house.hear)
    # when / then
    with pytest.raises(EngineUnavailable, match="ENGINE_HUNG_UP"):
        await link.attach_audio(OFFER)
    await link.detach()
