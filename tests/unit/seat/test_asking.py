"""What softphones are asked, within three seconds, also where their channel breaks in between."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from standing_clock import StandingClock, settle

from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.softphone import (
    SoftphoneChange,
    SoftphoneDetached,
    SoftphoneQuestion,
    SoftphoneReply,
    SoftphoneState,
)
from cordboard.seat import Asking

STATE = SoftphoneState(inputs=("Headset",), microphoneLevel=50)


class Desk:
    """An asking on a clock of its own, with one softphone."""

    def __init__(self) -> None:
        self.clock = StandingClock()
        self.asking = Asking(self.clock)

    def ask(self, change: SoftphoneChange | None = None) -> asyncio.Future[SoftphoneState]:
        return asyncio.ensure_future(self.asking.ask("a1", change))

    async def hears(self) -> Any:
        """The softphone's channel, which has shown that it lives."""
        channel = self.asking.follow("a1")
        assert await anext(channel) is None
        return channel


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def fault(asked: asyncio.Future[SoftphoneState]) -> FaultCode:
    with pytest.raises(ContractFault) as caught:
        await asked
    return caught.value.code


async def question(channel: Any) -> SoftphoneQuestion:
    found = await anext(channel)
    assert isinstance(found, SoftphoneQuestion)
    return found


async def test_a_question_and_its_answer(desk: Desk) -> None:
    channel = await desk.hears()
    asked = desk.ask(SoftphoneChange(microphoneLevel=50))
    heard = await question(channel)
    assert (heard.ask, heard.change) == ("change", SoftphoneChange(microphoneLevel=50))
    assert desk.asking.answer("a1", heard.id or "", SoftphoneReply(state=STATE))
    assert await asked == STATE
    assert not desk.asking.answer("a1", heard.id or "", SoftphoneReply(state=STATE))


async def test_who_says_nothing_for_three_seconds_is_silent(desk: Desk) -> None:
    await desk.hears()
    asked = desk.ask()
    await desk.clock.advance(2.9)
    assert not asked.done()
    await desk.clock.advance(0.1)
    assert await fault(asked) is FaultCode.SOFTPHONE_SILENT


async def test_a_question_waits_for_a_channel_and_is_heard_again_on_the_next(desk: Desk) -> None:
    # given a question that nobody hears yet
    asked = desk.ask()
    await settle()
    # when
    first = desk.asking.follow("a1")
    heard = await question(first)
    # then a page that comes again hears it too, and the channel before ends
    second = desk.asking.follow("a1")
    assert await question(second) == heard
    with pytest.raises(StopAsyncIteration):
        await anext(first)
    desk.asking.answer("a1", heard.id or "", SoftphoneReply(state=STATE))
    assert await asked == STATE


async def test_a_former_channel_takes_no_news_from_the_next(desk: Desk) -> None:
    # given a softphone that hears on a second channel, while the first is held up behind a sign of life
    former, channel = await desk.hears(), await desk.hears()
    listening = asyncio.ensure_future(question(channel))
    await settle()

    # when the first goes on, and something is asked
    ending = asyncio.ensure_future(anext(former, "ended"))
    await settle()
    desk.ask()
    await settle()

    # then the second hears it
    assert listening.done()
    assert await ending == "ended"


@pytest.mark.parametrize("reply", [SoftphoneReply(problem="No device there."), SoftphoneReply()])
async def test_a_softphone_that_cannot(desk: Desk, reply: SoftphoneReply) -> None:
    channel = await desk.hears()
    asked = desk.ask()
    desk.asking.answer("a1", (await question(channel)).id or "", reply)
    assert await fault(asked) is FaultCode.SOFTPHONE_FAILED


async def test_an_attachment_that_ends_leaves_no_question_open(desk: Desk) -> None:
    channel = await desk.hears()
    asked = desk.ask()
    await question(channel)
    desk.asking.end("a1", SoftphoneDetached(cause="left"))
    assert await fault(asked) is FaultCode.NO_SOFTPHONE
    assert await anext(channel) == SoftphoneDetached(cause="left")
    with pytest.raises(StopAsyncIteration):
        await anext(channel)


async def test_who_never_answers_is_asked_nothing_more(desk: Desk) -> None:
    waiting = [desk.ask() for _ in range(16)]
    await settle()
    assert await fault(desk.ask()) is FaultCode.SOFTPHONE_SILENT
    await desk.clock.advance(3)
    assert {await fault(each) for each in waiting} == {FaultCode.SOFTPHONE_SILENT}


async def test_silence_shows_that_the_channel_lives(desk: Desk) -> None:
    channel = await desk.hears()
    sign = asyncio.ensure_future(anext(channel))
    await desk.clock.advance(14.9)
    assert not sign.done()
    await desk.clock.advance(0.1)
    assert await sign is None


async def test_without_an_engine_nothing_is_released(desk: Desk) -> None:
    with pytest.raises(ContractFault):
        await desk.asking.release("a1")
