"""Browsers at the own engine: by TCP, strangers, forgers, goodbyes, and nothing left behind."""

from __future__ import annotations

import dataclasses
import gc
import socket
import weakref
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from staging.browsers import BrowserFarEnd
from staging.embedded import EmbeddedStage
from staging.stage import PHONE
from staging.telephones import eventually

from cordboard.telephony.embedded import EmbeddedEngine
from cordboard.telephony.port import AudioFault, AudioRefused, Provision, SoftphoneOffer
from cordboard.telephony.settings import EngineSettings
from cordboard.telephony.switchboard import softphones
from cordboard.vcc.ids import AttachmentId, BridgeId, LegId, Milliseconds
from cordboard.vcc.telephony import (
    CreateBridge,
    DetachCause,
    HangupCause,
    LegAnswered,
    LegEnded,
    LegMeasured,
    MeasureLeg,
    Originate,
    ProbeStation,
    SoftphoneAttached,
    SoftphoneDetached,
    StationReachable,
    StationUnreachable,
    ToStation,
)
from cordboard.webrtc import DtlsState, stun

RTP = bytes.fromhex("80000001000000a000000005") + bytes(160)


@pytest.fixture
async def stage() -> AsyncIterator[EmbeddedStage]:
    stage = EmbeddedStage()
    await stage.open()
    await stage.attach()
    yield stage
    await stage.close()


async def browser_of(stage: EmbeddedStage) -> BrowserFarEnd:
    browser = await stage.browser()
    assert isinstance(browser, BrowserFarEnd)
    return browser


def where(answer: str) -> tuple[str, int]:
    """Our UDP candidate."""
    line = next(line for line in answer.split("\r\n") if line.startswith("a=candidate") and " udp " in line)
    words = line.split()
    return words[4], int(words[5])


async def counted(stage: EmbeddedStage, what: str, times: int = 1) -> None:
    """Wait until the engine has counted something so often."""
    await eventually(lambda: stage.machine.counters().get(what, 0) >= times, f"{times} times {what}")


async def test_audio_over_tcp_is_heard_both_ways(stage: EmbeddedStage) -> None:
    # given
    browser = await browser_of(stage)
    await browser.attaches(by_tcp=True)
    await stage.until(SoftphoneAttached)
    leg = stage.fresh_leg()
    stage.ask(Originate, leg=leg, to=ToStation(PHONE))
    await stage.until(LegAnswered, leg=leg)
    caller, customer = await stage.taken_call()
    # when
    stage.ask(CreateBridge, bridge=BridgeId("b"), legs=(leg, caller))
    # then
    await customer.hears(browser)
    await browser.hears(customer)


async def test_a_connection_that_breaks_is_not_sent_to(stage: EmbeddedStage) -> None:
    # given
    browser = await browser_of(stage)
    await browser.attaches(by_tcp=True)
    await stage.until(SoftphoneAttached)
    # when
    assert browser.line._tcp is not None
    browser.line._tcp.transport.abort()
    # then nothing breaks, and another attachment is heard
    await browser.attaches(take=True)
    await stage.until(SoftphoneAttached, attachment=browser.attachment)
    assert stage.machine.counters()["softphones"] == 1


async def test_who_checks_but_says_nothing_cannot_be_reached(
    stage: EmbeddedStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given an agent whose browser is attached
    plane = stage.machine._parts.plane
    monkeypatch.setattr(plane, "_settings", dataclasses.replace(plane._settings, lost_seconds=0.6))
    leg, browser = await stage.talk_to_browser()
    assert isinstance(browser, BrowserFarEnd)
    await eventually(lambda: plane.counters(leg).packets_in > 3, "audio on the leg")
    # when its microphone gives nothing any more
    browser.line.speaks = False
    # then
    missed = await stage.until(StationUnreachable, station=PHONE)
    assert (missed.cause, missed.settles) == ("no audio", None)
    # and when it gives something again
    browser.line.speaks = True
    await stage.until(StationReachable, station=PHONE)
    assert not stage.told(SoftphoneDetached)
    assert not stage.told(LegEnded, leg=leg)


async def test_a_check_for_nobody_is_not_answered(stage: EmbeddedStage) -> None:
    # given
    browser = await browser_of(stage)
    await browser.attaches()
    address = where(browser.line.answer)
    check = stun.build(stun.Kind.REQUEST, b"transaction.", [(stun.USERNAME, b"nobody:here")], "password")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.setblocking(False)
        # when
        stranger.sendto(check, address)
        stranger.sendto(b"\x00\x01\x00\x00 no STUN at all", address)
        # then
        await counted(stage, "webrtc.stranger")
        await counted(stage, "webrtc.stun")
        with pytest.raises(BlockingIOError):
            stranger.recv(2_000)


async def test_a_wrong_password_is_told_so_and_leads_nowhere(stage: EmbeddedStage) -> None:
    # given
    browser = await browser_of(stage)
    await browser.attaches()
    line = browser.line
    line.answers.clear()
    # when
    line.check_password = "0" * 32
    refused = await eventually(
        lambda: [one for one in line.answers if one.kind is stun.Kind.ERROR], "a refusal"
    )
    # then
    assert refused[0].attributes[stun.ERROR_CODE][2:4] == bytes([4, 1])


async def test_forged_audio_is_not_heard(stage: EmbeddedStage) -> None:
    # given
    browser = await browser_of(stage)
    await browser.attaches()
    await stage.until(SoftphoneAttached)
    address = where(browser.line.answer)
    # when somebody else sends, and somebody on the browser's own way without its keys
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.sendto(RTP, address)
    browser.line._throw(RTP)
    browser.line._throw(RTP + bytes(16))
    # then
    await counted(stage, "webrtc.source")
    await counted(stage, "webrtc.authentic", times=2)
    assert not stage.told(SoftphoneDetached)


async def test_a_handshake_on_a_way_that_was_not_checked_is_dropped(stage: EmbeddedStage) -> None:
    browser = await browser_of(stage)
    await browser.attaches()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.sendto(b"\x16\xfe\xfd" + bytes(60), where(browser.line.answer))
    await counted(stage, "webrtc.stranger")


async def test_another_certificate_fails_the_audio(stage: EmbeddedStage) -> None:
    # given an offer with the fingerprint of another certificate
    browser = await browser_of(stage)
    await browser.attaches(fingerprint="00" * 32)
    # then
    gone = await stage.until(SoftphoneDetached)
    assert (gone.attachment, gone.cause) == (browser.attachment, DetachCause.FAILED)
    assert not stage.told(SoftphoneAttached)


async def test_a_page_that_closes_says_goodbye(stage: EmbeddedStage) -> None:
    browser = await browser_of(stage)
    await browser.attaches()
    await stage.until(SoftphoneAttached)
    browser.line.hang_up()
    assert (await stage.until(SoftphoneDetached)).cause is DetachCause.LEFT


async def test_an_offer_that_leads_to_nothing_ends_by_itself(
    stage: EmbeddedStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given half a minute that is shorter
    monkeypatch.setattr(softphones, "SILENCE", 200)
    browser = await browser_of(stage)
    # when
    await browser.attaches()
    browser.line.is_there = False
    # then
    gone = await stage.until(SoftphoneDetached)
    assert gone.cause is DetachCause.FAILED
    assert stage.machine.counters()["softphones"] == 0


async def test_a_browser_that_vanishes_is_gone_after_a_while(
    stage: EmbeddedStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given
    monkeypatch.setattr(softphones, "SILENCE", 800)
    browser = await browser_of(stage)
    await browser.attaches()
    began = await stage.until(SoftphoneAttached)
    # when it is there for longer than that, and then is not
    await stage.until(LegMeasured, leg=await measured_call(stage))
    assert not stage.told(SoftphoneDetached)
    await browser.vanishes()
    # then
    gone = await stage.until(SoftphoneDetached)
    assert gone.cause is DetachCause.SILENT
    assert gone.at - began.at > 1_600


async def test_checks_alone_keep_audio_attached_but_not_reachable(
    stage: EmbeddedStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a browser that goes on to check, and says nothing
    browser = await browser_of(stage)
    await browser.attaches()
    await stage.until(SoftphoneAttached)
    monkeypatch.setattr(softphones, "ALIVE", 200)
    browser.line.srtp = None
    # when
    await stage.until(LegMeasured, leg=await measured_call(stage))
    # then
    missed = await stage.until(StationUnreachable, settles=stage.ask(ProbeStation, station=PHONE))
    assert missed.cause == "no audio"
    with pytest.raises(AudioRefused, match="HELD"):
        await (await browser_of(stage)).attaches()


async def measured_call(stage: EmbeddedStage) -> LegId:
    """A call to the softphone that is measured for a second."""
    leg = stage.fresh_leg()
    stage.ask(Originate, leg=leg, to=ToStation(PHONE))
    await stage.until(LegAnswered, leg=leg)
    stage.ask(MeasureLeg, leg=leg, duration=Milliseconds(1_000))
    return leg


async def test_a_leg_without_audio_ends_after_its_grace(stage: EmbeddedStage) -> None:
    # given a grace of a moment
    stage.provision = replace(stage.provision, softphone_grace=Milliseconds(200))
    await stage.attach(epoch=2)
    leg, browser = await stage.talk_to_browser()
    # when
    await browser.leaves()
    # then
    assert (await stage.until(LegEnded, leg=leg)).cause is HangupCause.MEDIA_LOST


async def test_an_engine_that_ends_says_goodbye(stage: EmbeddedStage) -> None:
    browser = await browser_of(stage)
    await browser.attaches()
    await stage.until(SoftphoneAttached)
    await stage.machine.close()
    assert browser.line.dtls is not None
    await eventually(lambda: browser.line.dtls.state is DtlsState.CLOSED, "a goodbye")


async def test_what_has_gone_leaves_nothing_behind(stage: EmbeddedStage) -> None:
    # given an engine that collects no garbage, and audio that flowed
    browser = await browser_of(stage)
    await browser.attaches()
    await stage.until(SoftphoneAttached)
    door = stage.machine._door
    [guest] = door._guests.values()
    traces = [weakref.ref(each) for each in (guest.peer, guest.peer.srtp)]
    gc.disable()
    try:
        # when
        del guest
        await browser.leaves()
        # then
        assert [trace() for trace in traces] == [None, None]
        assert (door._guests, door._by_ufrag, door._by_path, door._unsettled) == ({}, {}, {}, {})
    finally:
        gc.enable()


async def test_without_a_free_port_softphones_are_refused(tmp_path: Path) -> None:
    # given a range without a port for them
    settings = EngineSettings(
        data=tmp_path, sip_host="127.0.0.1", sip_port=0, rtp_first=39_990, rtp_last=39_990
    )
    engine = await EmbeddedEngine.open(settings)
    await engine.attach(1, Provision(realm="demo"), None, 0, lambda heard: None)
    offer = SoftphoneOffer(station=PHONE, attachment=AttachmentId("a"), holder="", sdp="v=0")
    # when / then
    with pytest.raises(AudioRefused) as refused:
        await engine.attach_audio(offer)
    assert refused.value.code is AudioFault.NO_PORT
    await engine.close()
