"""Softphones: audio comes, goes and comes again; legs outlive it for a while, and one at a time holds it."""

from __future__ import annotations

import pytest
from staging.stage import PHONE, Ability, Stage

from cordboard.telephony.port import AudioFault, AudioRefused, EngineUnavailable, SoftphoneOffer
from cordboard.vcc.ids import AttachmentId, BridgeId, PlayId
from cordboard.vcc.telephony import (
    By,
    CreateBridge,
    DetachCause,
    DtmfReceived,
    HangUp,
    HangupCause,
    Hold,
    LegAnswered,
    LegEnded,
    Mute,
    Originate,
    Play,
    ProbeStation,
    SendDtmf,
    SoftphoneAttached,
    SoftphoneDetached,
    SoftphoneInventory,
    StationReachable,
    StationUnreachable,
    Tone,
    ToneSource,
    ToStation,
)

pytestmark = pytest.mark.needs(Ability.SOFTPHONES)
BRIDGE = BridgeId("bridge-1")
GRACE = 90_000
SILENCE = 30_000
A_WHILE = 40_000


async def test_audio_that_flows_is_told_with_its_holder(stage: Stage) -> None:
    # given / when
    browser = await stage.browser()
    await browser.attaches(holder="Chromium on Linux, 127.0.0.1")
    # then
    told = await stage.until(SoftphoneAttached, station=PHONE)
    assert (told.attachment, told.holder) == (browser.attachment, "Chromium on Linux, 127.0.0.1")
    inventory = (await stage.attach(epoch=2)).softphones
    assert inventory == (SoftphoneInventory(PHONE, browser.attachment, "Chromium on Linux, 127.0.0.1"),)


async def test_a_call_to_attached_audio_is_answered_at_once(stage: Stage) -> None:
    # given a softphone
    browser = await stage.browser()
    await browser.attaches()
    await stage.until(SoftphoneAttached)
    # when it is called
    leg = stage.fresh_leg()
    wish = stage.ask(Originate, leg=leg, to=ToStation(PHONE))
    # then
    await stage.until(LegAnswered, leg=leg, settles=wish)


async def test_a_call_to_a_softphone_without_audio_ends(stage: Stage) -> None:
    leg = stage.fresh_leg()
    wish = stage.ask(Originate, leg=leg, to=ToStation(PHONE))
    ended = await stage.until(LegEnded, leg=leg, settles=wish)
    assert (ended.cause, ended.by) == (HangupCause.UNREACHABLE, By.SYSTEM)


async def test_a_probe_finds_audio(stage: Stage) -> None:
    # given no audio
    missed = await stage.until(StationUnreachable, settles=stage.ask(ProbeStation, station=PHONE))
    # when it comes
    browser = await stage.browser()
    await browser.attaches()
    await stage.until(SoftphoneAttached)
    # then
    assert missed.cause == "no audio attached"
    await stage.until(StationReachable, settles=stage.ask(ProbeStation, station=PHONE))


async def test_softphone_and_customer_hear_each_other(stage: Stage) -> None:
    # given
    agent, browser = await stage.talk_to_browser()
    caller, customer = await stage.taken_call()
    # when
    stage.ask(CreateBridge, bridge=BRIDGE, legs=(agent, caller))
    # then
    await browser.hears(customer)
    await customer.hears(browser)


async def test_hold_and_mute_count_for_a_softphone(stage: Stage) -> None:
    # given two who talk
    agent, browser = await stage.talk_to_browser()
    caller, customer = await stage.taken_call()
    stage.ask(CreateBridge, bridge=BRIDGE, legs=(agent, caller))
    await customer.hears(browser)
    # when / then
    stage.ask(Mute, leg=agent, muted=True)
    await customer.hears_not(browser)
    stage.ask(Mute, leg=agent, muted=False)
    await customer.hears(browser)
    stage.ask(Hold, leg=agent, music=True)
    await browser.hears_sound()
    await customer.hears_not(browser)


async def test_keys_go_both_ways(stage: Stage) -> None:
    # given
    leg, browser = await stage.talk_to_browser()
    # when
    await browser.presses("5")
    stage.ask(SendDtmf, leg=leg, digits="12")
    # then
    await stage.until(DtmfReceived, leg=leg, digit="5")
    await browser.is_sent("12")


async def test_a_page_that_leaves_ends_the_audio_not_the_leg(stage: Stage) -> None:
    # given
    leg, browser = await stage.talk_to_browser()
    # when
    await browser.leaves()
    # then
    gone = await stage.until(SoftphoneDetached, station=PHONE)
    assert (gone.attachment, gone.cause) == (browser.attachment, DetachCause.LEFT)
    assert [one.leg for one in (await stage.attach(epoch=2)).legs] == [leg]


async def test_audio_that_comes_again_is_joined_to_the_leg(stage: Stage) -> None:
    # given a conversation whose agent reloads the page
    agent, browser = await stage.talk_to_browser()
    caller, customer = await stage.taken_call()
    stage.ask(CreateBridge, bridge=BRIDGE, legs=(agent, caller))
    await customer.hears(browser)
    await browser.leaves()
    await stage.until(SoftphoneDetached)
    await customer.hears_not(browser)
    # when
    await browser.attaches()
    await stage.until(SoftphoneAttached, attachment=browser.attachment)
    # then
    await customer.hears(browser)
    await browser.hears(customer)
    assert not stage.told(LegEnded)


async def test_what_is_played_to_a_leg_without_audio_goes_on(stage: Stage) -> None:
    # given a tone
    leg, browser = await stage.talk_to_browser()
    stage.ask(Play, play=PlayId("tone"), leg=leg, source=ToneSource(Tone.RINGBACK), loop=True)
    await browser.hears_sound()
    # when
    await browser.leaves()
    await stage.until(SoftphoneDetached)
    await browser.attaches()
    await stage.until(SoftphoneAttached, attachment=browser.attachment)
    # then
    await browser.hears_sound()


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_a_leg_without_audio_ends_after_its_grace(stage: Stage) -> None:
    # given
    leg, browser = await stage.talk_to_browser()
    await browser.leaves()
    gone = await stage.until(SoftphoneDetached)
    # when / then
    ended = await stage.until(LegEnded, leg=leg)
    assert (ended.cause, ended.by) == (HangupCause.MEDIA_LOST, By.SYSTEM)
    assert ended.at - gone.at == GRACE


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_audio_within_the_grace_ends_it(stage: Stage) -> None:
    # given
    leg, browser = await stage.talk_to_browser()
    await browser.leaves()
    await stage.pass_time(GRACE - 1_000)
    # when
    await browser.attaches()
    await stage.pass_time(GRACE)
    # then
    assert not stage.told(LegEnded)
    assert [one.leg for one in (await stage.attach(epoch=2)).legs] == [leg]


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_audio_that_falls_silent_is_gone_after_half_a_minute(stage: Stage) -> None:
    # given
    _, browser = await stage.talk_to_browser()
    began = stage.told(SoftphoneAttached)[0].at
    await stage.pass_time(A_WHILE)
    assert not stage.told(SoftphoneDetached)
    # when
    await browser.vanishes()
    # then
    gone = await stage.until(SoftphoneDetached, attachment=browser.attachment)
    assert gone.cause is DetachCause.SILENT
    assert gone.at - began == A_WHILE + SILENCE


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_audio_that_is_heard_again_stays(stage: Stage) -> None:
    # given
    _, browser = await stage.talk_to_browser()
    await browser.vanishes()
    await stage.pass_time(SILENCE - 1_000)
    # when
    await browser.changes_network()
    await stage.pass_time(A_WHILE)
    # then
    assert not stage.told(SoftphoneDetached)


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_a_probe_misses_audio_that_has_just_fallen_silent(stage: Stage) -> None:
    # given
    _, browser = await stage.talk_to_browser()
    await browser.vanishes()
    await stage.pass_time(5_000)
    # when / then
    missed = await stage.until(StationUnreachable, settles=stage.ask(ProbeStation, station=PHONE))
    assert missed.cause == "no audio"


async def test_who_is_heard_holds_the_softphone(stage: Stage) -> None:
    # given
    first, second = await stage.browser(), await stage.browser()
    await first.attaches(holder="Chromium on Linux, 192.0.2.1")
    await stage.until(SoftphoneAttached)
    # when / then
    with pytest.raises(AudioRefused, match="Chromium on Linux") as refused:
        await second.attaches()
    assert refused.value.code is AudioFault.HELD
    assert not stage.told(SoftphoneDetached)


async def test_the_agent_may_take_it_over(stage: Stage) -> None:
    # given a leg that is heard by one browser
    agent, first = await stage.talk_to_browser()
    caller, customer = await stage.taken_call()
    stage.ask(CreateBridge, bridge=BRIDGE, legs=(agent, caller))
    second = await stage.browser()
    # when another takes it
    await second.attaches(take=True)
    # then
    taken = await stage.until(SoftphoneDetached, attachment=first.attachment)
    assert taken.cause is DetachCause.TAKEN
    await stage.until(SoftphoneAttached, attachment=second.attachment)
    await customer.hears(second)
    assert not stage.told(LegEnded)


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_who_has_fallen_silent_is_replaced_unasked(stage: Stage) -> None:
    # given
    _, first = await stage.talk_to_browser()
    await first.vanishes()
    await stage.pass_time(5_000)
    second = await stage.browser()
    # when
    await second.attaches()
    # then
    replaced = await stage.until(SoftphoneDetached, attachment=first.attachment)
    assert replaced.cause is DetachCause.REPLACED
    await stage.until(SoftphoneAttached, attachment=second.attachment)


async def test_an_ice_restart_is_answered(stage: Stage) -> None:
    # given
    agent, browser = await stage.talk_to_browser()
    caller, customer = await stage.taken_call()
    stage.ask(CreateBridge, bridge=BRIDGE, legs=(agent, caller))
    # when
    await browser.changes_network()
    # then
    await customer.hears(browser)
    await browser.hears(customer)
    assert not stage.told(SoftphoneDetached)


async def test_of_two_legs_the_newer_has_the_audio(stage: Stage) -> None:
    # given
    older, browser = await stage.talk_to_browser()
    caller, customer = await stage.taken_call()
    stage.ask(CreateBridge, bridge=BRIDGE, legs=(older, caller))
    await customer.hears(browser)
    # when a second one is called, and ended
    newer = stage.fresh_leg()
    stage.ask(Originate, leg=newer, to=ToStation(PHONE))
    await stage.until(LegAnswered, leg=newer)
    await customer.hears_not(browser)
    stage.ask(HangUp, leg=newer)
    await stage.until(LegEnded, leg=newer)
    # then
    await customer.hears(browser)


async def test_a_leg_that_is_hung_up_leaves_the_audio(stage: Stage) -> None:
    # given
    leg, browser = await stage.talk_to_browser()
    # when
    stage.ask(HangUp, leg=leg)
    await stage.until(LegEnded, leg=leg)
    # then the next call is answered as the first was
    again = stage.fresh_leg()
    stage.ask(Originate, leg=again, to=ToStation(PHONE))
    await stage.until(LegAnswered, leg=again)
    assert not stage.told(SoftphoneDetached, attachment=browser.attachment)


@pytest.mark.parametrize("sdp", ["", "v=0", "no offer", "v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n"])
async def test_what_is_no_offer_is_refused(stage: Stage, sdp: str) -> None:
    offer = SoftphoneOffer(station=PHONE, attachment=AttachmentId("a" * 32), holder="somebody", sdp=sdp)
    with pytest.raises(AudioRefused) as refused:
        await stage.engine.attach_audio(offer)
    assert refused.value.code is AudioFault.BAD_OFFER


async def test_an_attachment_that_is_not_there_is_said_so(stage: Stage) -> None:
    unknown = AttachmentId("b" * 32)
    with pytest.raises(AudioRefused) as refused:
        await stage.engine.detach_audio(unknown)
    with pytest.raises(AudioRefused) as refused_too:
        await stage.engine.restart_audio(unknown, "a=ice-ufrag:x")
    assert {refused.value.code, refused_too.value.code} == {AudioFault.NOT_ATTACHED}


async def test_without_a_center_nobody_is_answered(stage: Stage) -> None:
    browser = await stage.browser()
    await stage.engine.detach()
    with pytest.raises(EngineUnavailable):
        await browser.attaches()


async def test_audio_and_leg_outlive_the_center(stage: Stage) -> None:
    # given a softphone in a call
    leg, browser = await stage.talk_to_browser()
    # when the center goes and another comes
    await stage.engine.detach()
    stage.engine = await stage.relaunch()
    up = await stage.attach(epoch=2)
    # then
    assert [one.leg for one in up.legs] == [leg]
    assert [one.attachment for one in up.softphones] == [browser.attachment]
    await browser.presses("7")
    await stage.until(DtmfReceived, leg=leg, digit="7")


def test_an_offer_does_not_show_its_secrets() -> None:
    offer = SoftphoneOffer(station=PHONE, attachment=AttachmentId("c"), holder="", sdp="a=ice-pwd:secret")
    assert "secret" not in repr(offer)
