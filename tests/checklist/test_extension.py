"""The extension: what the published contract cannot carry, by zeep and its own WSDL."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from by_tone import PATIENCE
from checklist.workplace import CARE, CUSTOMER, EXPERT

from checklist import MARKS, Workplace, shows, softphone_of
from cordboard.contract import X1
from cordboard.seat import alive_operations
from cordboard.simulator.softphone import SoftphoneRefused

pytestmark = MARKS

NEEDS_NOBODY = {"getEvents", "getOperationsAllowed", "getAudioHolder", "releaseAudio"}
WANTS_AN_AGENT = sorted((alive_operations() & X1.operations.keys()) - NEEDS_NOBODY)


def allowed(operations: list[Any]) -> set[str]:
    """Operations, with their variants behind a dot."""
    return {f"{each.operation}.{each.variant}" if each.variant else each.operation for each in operations}


@shows(
    "getEvents getOperationsAllowed",
    events="incomingCall callStarted callEnded callFinished operationsAllowedChanged",
    faults="getEvents:BAD_VALUE",
)
async def test_what_happens_in_batches_and_what_may_be_asked(place: Workplace) -> None:
    ada = place["ada"].extended
    assert await ada.is_refused("getEvents", after="yesterday") == "BAD_VALUE"
    start = await ada.does("getEvents")
    assert "makeCall" in allowed(await ada.does("getOperationsAllowed"))
    await ada.listen()

    # a call comes and goes, and with each step something else may be asked
    call = await place.talk("ada")
    assert (await ada.sees("incomingCall", "callStarted")).callSessionId == call
    await ada.sees(
        "operationsAllowedChanged", where=lambda told: "toggleHold.true" in allowed(told.operations)
    )
    assert "makeCall" not in allowed(await ada.does("getOperationsAllowed"))
    await place.finish("ada")
    await ada.sees("callEnded", "callFinished")
    await ada.sees("operationsAllowedChanged", where=lambda told: "makeCall" in allowed(told.operations))

    # who was away reads it all again, a few at a time
    first = await ada.does("getEvents", after=start.position, limit=3, timeout=0)
    rest = await ada.does("getEvents", after=first.position, limit=1000, timeout=0)
    assert (len(first.events), first.more, rest.more) == (3, True, False)
    assert type(rest.events[-1].event).__name__ == "operationsAllowedChanged"


@shows(
    "makeCallTo getParkedCalls findTarget",
    events="callInitiated callStarted callParked",
    faults="makeCallTo:BAD_VALUE makeCallTo:INVALID_NUMBER findTarget:INVALID_NUMBER"
    " makeCallTo:IDEMPOTENCY_KEY_REUSED",
)
async def test_a_call_to_a_number_made_once(place: Workplace) -> None:
    ben, plain = place["ben"].extended, place["ben"].program
    await ben.listen()
    assert (await ben.does("findTarget", text=CARE)).kind == "CAMPAIGN"
    assert (await ben.does("findTarget", text="2001")).kind == "AGENT"
    assert await ben.is_refused("findTarget", text="nobody") == "INVALID_NUMBER"
    assert await ben.is_refused("makeCallTo", target={"kind": "FRIEND"}) == "BAD_VALUE"
    assert await ben.is_refused("makeCallTo", target={"kind": "SKILL", "name": "2001"}) == "INVALID_NUMBER"

    # asked for twice with one key
    expert, campaign = {"kind": "NUMBER", "number": EXPERT}, await place.campaign("Welcome Calls")
    for _ in range(2):
        await ben.does("makeCallTo", target=expert, campaignId=campaign, idempotencyKey="one call")
    another = {"kind": "NUMBER", "number": "+12025550100"}
    assert (
        await ben.is_refused("makeCallTo", target=another, idempotencyKey="one call")
        == "IDEMPOTENCY_KEY_REUSED"
    )

    # and who waits in the slot then
    await ben.sees("callInitiated", "callStarted")
    await plain.does("parkCall")
    await ben.sees("callParked")
    (parked,) = await ben.does("getParkedCalls")
    assert (parked.party.kind, parked.party.number, parked.campaignId) == ("NUMBER", EXPERT, campaign)
    await plain.does("retrieveCall", callSessionId=parked.callSessionId)
    await ben.sees("callStarted")
    await plain.does("disconnectCall")
    await plain.does("finishCall", disposition=await place.disposition("Sale", "Welcome Calls"), comments="")
    await ben.sees("callFinished")


@shows(
    "conferenceWith transferCallTo",
    events="conferenceParticipantAdded transferStarted callReparked",
    faults="transferCallTo:NO_CALL conferenceWith:NO_CALL",
)
async def test_a_colleague_is_named_as_such(place: Workplace) -> None:
    ada = place["ada"].extended
    ben = {"kind": "AGENT", "name": "ben"}
    await ada.listen()
    assert await ada.is_refused("transferCallTo", target=ben) == "NO_CALL"
    assert await ada.is_refused("conferenceWith", target=ben) == "NO_CALL"

    await place.talk("ada")
    await ada.does("conferenceWith", target=ben, warm=False)
    await place.answers("ben")
    added = await ada.sees("conferenceParticipantAdded", where=lambda event: event.info is not None)
    await place["ada"].program.does("removeConferenceParticipant", callSessionId=added.info.callSessionId)
    await ada.sees("conferenceParticipantRemoved")
    await ada.does("transferCallTo", target=ben, timeout=1000)
    await ada.sees("transferStarted", "callReparked")


@shows(
    "pauseRecording resumeRecording getRecordingState",
    events="recordingPaused recordingResumed",
    faults="pauseRecording:WRONG_STATE pauseRecording:NO_CALL resumeRecording:WRONG_STATE",
)
async def test_something_is_left_out_of_a_recording(place: Workplace) -> None:
    ada, plain = place["ada"].extended, place["ada"].program
    await ada.listen()
    assert await ada.is_refused("pauseRecording") == "NO_CALL"
    call = await place.talk("ada")
    assert (await ada.does("getRecordingState")).recorded is False
    assert await ada.is_refused("pauseRecording") == "WRONG_STATE"
    await plain.does("recordCall", flag=True)
    assert await ada.is_refused("resumeRecording") == "WRONG_STATE"

    await ada.does("pauseRecording", idempotencyKey="card")
    await ada.does("pauseRecording", idempotencyKey="card")
    assert (await ada.sees("recordingPaused")).callSessionId == call
    assert (await ada.does("getRecordingState")).paused is True
    await ada.does("resumeRecording")
    pause = (await ada.sees("recordingResumed")).pause
    state = await ada.does("getRecordingState")
    assert (state.recorded, state.paused, len(state.pauses)) == (True, False, 1)
    assert (state.pauses[0].since, state.pauses[0].until) == (pause.since, pause.until)
    await place.finish("ada")


@shows("noteCall", events="callNoted", faults="noteCall:UNKNOWN_CALL noteCall:BAD_VALUE")
async def test_what_is_being_written_about_a_call_is_kept(place: Workplace) -> None:
    ada, plain = place["ada"].extended, place["ada"].program
    await ada.listen()
    assert await ada.is_refused("noteCall", callSessionId="0" * 32, comments="x") == "UNKNOWN_CALL"
    call = await place.talk("ada")
    assert await ada.is_refused("noteCall", callSessionId=call, comments="x" * 4001) == "BAD_VALUE"

    await ada.does("noteCall", callSessionId=call, comments="wants an offer")
    noted = await ada.sees("callNoted")
    assert (noted.callSessionId, noted.comments) == (call, "wants an offer")
    assert (await plain.does("getStatus")).currentCall.comments == "wants an offer"
    await place.finish("ada")


@shows("getRoutingReason", faults="getRoutingReason:UNKNOWN_CALL")
async def test_why_a_call_came_to_this_agent(place: Workplace) -> None:
    ada = place["ada"].extended
    assert await ada.is_refused("getRoutingReason", callSessionId="0" * 32) == "UNKNOWN_CALL"
    call = await place.talk("ada")
    reason = await ada.does("getRoutingReason", callSessionId=call)
    assert (reason.callSessionId, reason.decided) == (call, "NOBODY_ELSE")
    assert reason.candidates[0].userName.startswith("ada")
    await place.finish("ada")


@shows("claimPage", faults="claimPage:BAD_VALUE")
async def test_one_of_several_programs_shows_a_page(place: Workplace) -> None:
    ada = place["ada"].extended
    assert await ada.is_refused("claimPage") == "BAD_VALUE"
    page = {"url": "https://crm.example/1", "timestamp": "2026-11-27T08:00:00.000Z"}
    claims = [await ada.does("claimPage", idempotencyKey=key, **page) for key in ("one", "two", "one")]
    assert claims == [True, False, True]


@shows("getCallHistory", faults="getCallHistory:BAD_VALUE")
async def test_what_an_agent_has_done_today(place: Workplace) -> None:
    ada, plain = place["ada"].extended, place["ada"].program
    assert await ada.is_refused("getCallHistory", limit=201) == "BAD_VALUE"
    older = await place.talk("ada")
    await place.finish("ada")
    newer = await place.talk("ada")

    # the one that lasts has a beginning only
    lasting = (await ada.does("getCallHistory", limit=1)).calls[0]
    assert (lasting.callSessionId, lasting.direction, lasting.campaignName) == (newer, "INBOUND", CARE)
    assert (lasting.left, lasting.end, lasting.dispositionName) == (None, None, None)

    # the next page has the one before
    page = await ada.does("getCallHistory", limit=1, before=lasting.position, direction="INBOUND")
    (past,) = page.calls
    assert (past.callSessionId, past.number, past.dispositionName) == (older, CUSTOMER, "Solved")
    assert past.begin <= past.answered <= past.end <= past.left + 1000
    assert past.recorded is False
    (later,) = (await ada.does("getCallHistory", after=past.position)).calls
    assert later.callSessionId == newer
    assert (await ada.does("getCallHistory", number="999999")).calls == []
    await plain.does("disconnectCall")
    await place.finish("ada")


@shows(
    "getAudioHolder releaseAudio",
    events="audioHolderChanged",
    faults="releaseAudio:NO_SOFTPHONE releaseAudio:NOT_ATTACHED releaseAudio:IDEMPOTENCY_KEY_REUSED",
)
async def test_a_program_makes_whoever_has_the_audio_let_go(place: Workplace) -> None:
    ben = place["ben"].extended
    await ben.listen()
    assert (await ben.does("getAudioHolder")).attached is False
    assert await ben.is_refused("releaseAudio") == "NO_SOFTPHONE"
    async with (
        softphone_of(place, "ben") as first,
        softphone_of(place, "ben") as second,
        softphone_of(place, "ben") as third,
    ):
        # one holds it, and another may not attach
        await first.attach()
        held = (await ben.sees("audioHolderChanged")).audio
        assert (held.attached, bool(held.holder)) == (True, True)
        assert await ben.does("getAudioHolder") == held
        with pytest.raises(SoftphoneRefused, match="AUDIO_HELD"):
            await second.attach()
        assert await ben.is_refused("releaseAudio", attachment="0" * 32) == "NOT_ATTACHED"

        # it is made to let go, once for two requests with one key, and hears of it
        for _ in range(2):
            await ben.does("releaseAudio", attachment=held.attachment, idempotencyKey="let go")
        gone = await ben.sees("audioHolderChanged")
        assert (gone.audio.attached, gone.cause) == (False, "left")
        await asyncio.wait_for(first.over.wait(), PATIENCE)
        assert first.detached["cause"] == "left"
        assert await ben.is_refused("releaseAudio", idempotencyKey="let go") == "IDEMPOTENCY_KEY_REUSED"

        # and the other one attaches, until a third takes the audio over
        await second.attach()
        came = (await ben.sees("audioHolderChanged")).audio
        assert came.attachment != held.attachment
        await third.attach(take=True)
        taken = await ben.sees("audioHolderChanged")
        assert (taken.audio.attached, taken.takenFrom) == (True, came.holder)


@shows("getMissedCalls", events="incomingCall", faults="getMissedCalls:BAD_VALUE")
async def test_what_an_agent_did_not_take(place: Workplace) -> None:
    ada, plain = place["ada"].extended, place["ada"].program
    assert await ada.is_refused("getMissedCalls", after="yesterday") == "BAD_VALUE"
    await plain.does("setReadyState", stateId=1)
    calling = await place.customer_calls()
    offered = (await plain.sees("incomingCall")).callinfo.callSessionId
    await plain.does("rejectCall")
    (missed,) = (await ada.does("getMissedCalls", limit=1)).calls
    assert (missed.callSessionId, missed.why, missed.number) == (offered, "REJECTED", CUSTOMER)
    assert (await ada.does("getMissedCalls", after=missed.position)).calls == []
    await place.customer.hang_up()
    calling.cancel()


@shows("", faults=" ".join(f"{name}:NOT_LOGGED_IN" for name in WANTS_AN_AGENT))
async def test_nobody_is_logged_in(place: Workplace) -> None:
    ben = place["ben"]
    await ben.program.does("logout", reasonId=0)
    assert "login" in allowed(await ben.extended.does("getOperationsAllowed"))
    somebody = {"target": {"kind": "NUMBER", "number": EXPERT}, "manner": "LISTEN", "idempotencyKey": None}
    for name in WANTS_AN_AGENT:
        given = ben.extended.anything(name)
        given |= {each: value for each, value in somebody.items() if each in given}
        assert await ben.extended.is_refused(name, **given) == "NOT_LOGGED_IN", name
