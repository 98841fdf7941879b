"""Who attaches, who asks, and who loses the audio: with the real core and the memory engine."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from softphone_room import FRAGMENT, Room
from standing_clock import settle

from cordboard.contract import ContractFault
from cordboard.contract.softphone import (
    AudioHeld,
    SoftphoneDetached,
    SoftphoneNews,
    SoftphoneQuestion,
    SoftphoneReply,
    SoftphoneState,
)
from cordboard.http import Refusal
from cordboard.telephony.memory import OFFER
from cordboard.vcc.ids import StationId
from cordboard.vcc.softphones import AudioAttached, AudioDetached, SoftphoneLevelChanged, SoftphoneTroubled

STATION = StationId("softphone:anna@demo")


async def holding(room: Room, user: str = "anna") -> Any:
    return room.tokens.hold((await room.page(user)).token)


async def attached(room: Room, mine: Any, holder: str = "Firefox", *, take: bool = False) -> str:
    attachment, _ = await room.attaching.attach(mine, holder, OFFER, take=take)
    room.flow()
    return attachment


async def refused(answer: Any) -> tuple[int, str]:
    with pytest.raises(Refusal) as caught:
        await answer
    return caught.value.status, caught.value.code


def facts(room: Room, *kinds: type) -> list[Any]:
    return [each.fact for each in room.rig.journal if isinstance(each.fact, kinds)]


async def test_audio_is_attached_and_given_back(room: Room) -> None:
    mine = await holding(room)
    attachment = await attached(room, mine)
    found = await room.attaching.holder("anna@demo")
    assert (found.attached, found.holder, found.attachment) == (True, "Firefox", attachment)
    await room.attaching.detach(mine, attachment)
    room.flow()
    assert (await room.attaching.holder("anna@demo")).attached is False
    assert [type(each) for each in facts(room, AudioAttached, AudioDetached)] == [
        AudioAttached,
        AudioDetached,
    ]


async def test_who_has_it_keeps_it_unless_it_is_taken(room: Room) -> None:
    # given
    mine, other = await holding(room), await holding(room)
    first = await attached(room, mine)
    said = room.attaching.questions(mine, first)
    heard = await said
    assert await anext(heard) is None
    # when another comes
    with pytest.raises(AudioHeld, match="Firefox"):
        await attached(room, other, "Chromium")
    second = await attached(room, other, "Chromium", take=True)
    # then the first one hears who has it now
    assert await anext(heard) == SoftphoneDetached(cause="taken", holder="Chromium")
    assert (await room.attaching.holder("anna@demo")).attachment == second
    assert await refused(room.attaching.detach(mine, first)) == (404, "NOT_ATTACHED")


async def test_nobody_touches_the_softphone_of_another(room: Room) -> None:
    mine, stranger = await holding(room), await holding(room, "bob")
    attachment = await attached(room, mine)
    desk = room.attaching
    for attempt in (
        desk.detach(stranger, attachment),
        desk.restart(stranger, attachment, FRAGMENT),
        desk.questions(stranger, attachment),
        desk.answer(stranger, attachment, "f" * 32, SoftphoneReply()),
        desk.tell(stranger, None, attachment, SoftphoneNews(problem="boo")),
    ):
        assert await refused(attempt) == (404, "NOT_ATTACHED")
    assert facts(room, SoftphoneTroubled, AudioDetached) == []


async def test_a_restart_is_answered_and_candidates_are_not(room: Room) -> None:
    mine = await holding(room)
    attachment = await attached(room, mine)
    assert "a=ice-ufrag:" in (await room.attaching.restart(mine, attachment, FRAGMENT) or "")
    more = "a=ice-ufrag:abcd\r\na=candidate:1 1 udp 1 192.0.2.1 1 typ host\r\n"
    assert await room.attaching.restart(mine, attachment, more) is None


async def test_what_is_no_offer_is_refused(room: Room) -> None:
    mine = await holding(room)
    assert await refused(room.attaching.attach(mine, "x", "hello", take=False)) == (400, "BAD_OFFER")


async def test_without_an_engine_nothing_is_attached(room: Room) -> None:
    await room.engine.detach()
    with pytest.raises(ContractFault) as caught:
        await attached(room, await holding(room))
    assert caught.value.code == "ENGINE_UNAVAILABLE"


async def test_so_many_offers_and_no_more(room: Room) -> None:
    mine, other = await holding(room), await holding(room, "bob")
    for _ in range(10):
        await attached(room, mine, take=True)
    assert await refused(attached(room, mine, take=True)) == (429, "TOO_MANY_OFFERS")
    await attached(room, other)
    await room.pass_seconds(6)
    await attached(room, mine, take=True)


async def test_so_many_restarts_and_no_more(room: Room) -> None:
    mine = await holding(room)
    attachment = await attached(room, mine)
    for _ in range(20):
        await room.attaching.restart(mine, attachment, FRAGMENT)
    once_more = room.attaching.restart(mine, attachment, FRAGMENT)
    assert await refused(once_more) == (429, "TOO_MANY_OFFERS")


# -- leases -------------------------------------------------------------------------------------------


async def test_a_token_that_is_refreshed_changes_nothing(room: Room) -> None:
    page = await room.page()
    await attached(room, room.tokens.hold(page.token))
    room.tokens.refresh(page.refresh)
    await room.pass_seconds(3600)
    assert (await room.attaching.holder("anna@demo")).attached is True


@pytest.mark.parametrize("how", ["revoked", "copied", "new password", "never refreshed"])
async def test_audio_ends_with_its_lease(room: Room, how: str) -> None:
    # given
    page = await room.page()
    mine = room.tokens.hold(page.token)
    attachment = await attached(room, mine)
    heard = await room.attaching.questions(mine, attachment)
    assert await anext(heard) is None
    # when
    room.tokens.refresh(page.refresh)
    match how:
        case "revoked":
            room.tokens.revoke(page.token)
        case "copied":
            with pytest.raises(Refusal):
                room.tokens.refresh(page.refresh)
        case "new password":
            room.passwords.known["anna@demo"] = "new"
        case "never refreshed":
            await room.pass_seconds(12 * 3600)
    await room.pass_seconds(5)
    # then
    assert await anext(heard) == SoftphoneDetached(cause="revoked")
    assert (await room.attaching.holder("anna@demo")).attached is False


async def test_a_center_that_comes_back_lets_the_softphone_speak_again(room: Room) -> None:
    # given
    mine = await holding(room)
    attachment = await attached(room, mine)
    await room.attaching.close()
    room.rig.vcc_restarts()
    room.rig.work()
    room.open()
    # then nobody else gets at it, and it goes on
    assert await refused(room.attaching.detach(await holding(room, "bob"), attachment))
    assert await anext(await room.attaching.questions(mine, attachment)) is None
    # and it lives by the lease that was shown
    room.passwords.known["anna@demo"] = "new"
    await room.pass_seconds(5)
    assert (await room.attaching.holder("anna@demo")).attached is False


async def test_an_offer_that_led_to_nothing_is_forgotten(room: Room) -> None:
    room.engine.world.blocks_softphones()
    mine = await holding(room)
    attachment = await attached(room, mine)
    room.flow(30_000)
    await room.pass_seconds(45)
    assert await refused(room.attaching.restart(mine, attachment, FRAGMENT)) == (404, "NOT_ATTACHED")


async def test_who_waits_for_audio_that_never_comes_hears_so(room: Room) -> None:
    room.engine.world.blocks_softphones()
    mine = await holding(room)
    attachment = await attached(room, mine)
    heard = await room.attaching.questions(mine, attachment)
    assert await anext(heard) is None
    room.flow(30_000)
    await room.pass_seconds(45)
    assert await anext(heard) == SoftphoneDetached(cause="failed")


async def test_a_lease_that_ends_before_the_audio_comes(room: Room) -> None:
    # given an offer whose audio does not get through, and which the engine has given up
    room.engine.world.blocks_softphones()
    page = await room.page()
    mine = room.tokens.hold(page.token)
    attachment = await attached(room, mine)
    room.flow(30_000)
    # when
    room.tokens.revoke(page.token)
    await room.pass_seconds(5)
    # then it is forgotten, and said once
    again = await holding(room)
    assert await refused(room.attaching.detach(again, attachment)) == (404, "NOT_ATTACHED")


# -- its channel --------------------------------------------------------------------------------------


async def test_a_question_is_answered(room: Room) -> None:
    # given
    mine = await holding(room)
    attachment = await attached(room, mine)
    heard = await room.attaching.questions(mine, attachment)
    await anext(heard)
    # when
    asked = asyncio.ensure_future(room.asking.ask(attachment))
    question = await anext(heard)
    assert isinstance(question, SoftphoneQuestion)
    state = SoftphoneState(inputs=("Headset",))
    await room.attaching.answer(mine, attachment, question.id or "", SoftphoneReply(state=state))
    # then
    assert await asked == state
    late = room.attaching.answer(mine, attachment, question.id or "", SoftphoneReply(state=state))
    assert await refused(late) == (404, "UNKNOWN_QUESTION")


async def test_what_a_softphone_tells_is_heard_at_the_seat(room: Room) -> None:
    mine = await holding(room)
    attachment = await attached(room, mine)
    news = SoftphoneNews(microphoneLevel=30, speakerVolume=70, problem="The headset is gone.")
    await room.attaching.tell(mine, "anna", attachment, news)
    levels = facts(room, SoftphoneLevelChanged)
    assert [(each.seat, each.level, each.value) for each in levels] == [
        ("anna@demo", "microphone", 30),
        ("anna@demo", "speaker", 70),
    ]
    assert facts(room, SoftphoneTroubled)[0].attachment.trouble == "The headset is gone."
    with pytest.raises(ContractFault):
        await room.attaching.tell(mine, "anna", attachment, SoftphoneNews(microphoneLevel=101))


async def test_who_tells_too_much_is_heard_no_more(room: Room) -> None:
    mine = await holding(room)
    attachment = await attached(room, mine)
    for value in range(20):
        await room.attaching.tell(mine, "anna", attachment, SoftphoneNews(speakerVolume=value))
    once_more = room.attaching.tell(mine, "anna", attachment, SoftphoneNews(speakerVolume=99))
    assert await refused(once_more) == (429, "TOO_MANY_NEWS")


async def test_audio_is_released_from_the_seat(room: Room) -> None:
    attachment = await attached(room, await holding(room))
    for _ in range(2):
        await room.asking.release(attachment)
    room.flow()
    await settle()
    assert (await room.attaching.holder("anna@demo")).attached is False
