"""Calls in and out, from the offer to the disposition."""

from __future__ import annotations

from checklist.workplace import CARE, EXPERT

from checklist import MARKS, Workplace, shows

pytestmark = MARKS

LISTED = "+15550100666"
NOBODY = "0000"


@shows(
    "setReadyState softphonePickupPhone toggleHold setMute sendDTMF disconnectCall finishCall getStatus"
    " setNotReadyState isSoftphoneAnswerRequired",
    events="readyStateChanged incomingCall answerCallIncoming callStarted callOnHold callOffHold callEnded"
    " callFinished updateStatus",
    faults="toggleHold:NO_CALL finishCall:NO_CALL softphonePickupPhone:NO_CALL disconnectCall:NO_CALL"
    " setMute:NO_CALL sendDTMF:NO_CALL setReadyState:UNKNOWN_READY_STATE",
)
async def test_a_customer_calls_and_is_helped(place: Workplace) -> None:
    ada = place["ada"].program
    for operation, given in (
        ("toggleHold", {"flag": True}),
        ("finishCall", {"disposition": 1, "comments": ""}),
        ("softphonePickupPhone", {}),
        ("disconnectCall", {}),
        ("setMute", {"mute": True}),
        ("sendDTMF", {"digit": "5"}),
    ):
        assert await ada.is_refused(operation, **given) == "NO_CALL"
    assert await ada.is_refused("setReadyState", stateId=17) == "UNKNOWN_READY_STATE"

    call = await place.talk("ada")
    await ada.does("toggleHold", flag=True)
    assert (await ada.sees("callOnHold")).callSessionId == call
    await ada.does("toggleHold", flag=False)
    await ada.sees("callOffHold")
    await ada.does("setMute", mute=True)
    await ada.does("setMute", mute=False)
    await ada.does("sendDTMF", digit="5")
    assert (await ada.does("getStatus")).callConnected is True
    assert await ada.does("isSoftphoneAnswerRequired") in {True, False}

    await ada.does("disconnectCall")
    assert (await ada.sees("callEnded")).party == 1
    await ada.does("finishCall", disposition=await place.disposition(), comments="all well")
    assert (await ada.sees("callFinished")).callSessionId == call


@shows(
    "makeCall finishCall2 getManualCallsConfig checkCanMakeCallsTo",
    events="callInitiated callStarted callEnded callFinished makeCallFailed",
    faults="makeCall:UNKNOWN_CAMPAIGN finishCall2:BAD_VALUE",
)
async def test_an_agent_dials_a_customer(place: Workplace) -> None:
    ben = place["ben"].program
    assert await ben.does("checkCanMakeCallsTo", type=0) is True
    assert (await ben.does("getManualCallsConfig")) is not None
    wrong = await ben.is_refused("makeCall", number=EXPERT, campaignId=17, checkDnc=True, callbackId=0)
    assert wrong == "UNKNOWN_CAMPAIGN"

    # a number that asked not to be called is asked about first
    campaign = await place.campaign("Welcome Calls")
    await ben.does("makeCall", number=LISTED, campaignId=campaign, checkDnc=True, callbackId=0)
    assert (await ben.sees("makeCallFailed")).errorCode == 1001

    await ben.does("makeCall", number=EXPERT, campaignId=campaign, checkDnc=True, callbackId=0)
    assert (await ben.sees("callInitiated")).number == EXPERT
    await ben.sees("callStarted")
    await place.expert.hang_up()
    assert (await ben.sees("callEnded")).party == 2
    sale, busy = [await place.disposition(name, "Welcome Calls") for name in ("Sale", "Busy")]
    assert await ben.is_refused("finishCall2", disposition=sale, comments="", timeout=1000) == "BAD_VALUE"
    await ben.does("finishCall2", disposition=busy, comments="", timeout=600_000)
    await ben.sees("callFinished")


@shows("rejectCall", events="callAbandoned", faults="rejectCall:NO_CALL")
async def test_an_offer_is_refused(place: Workplace) -> None:
    ada = place["ada"].program
    assert await ada.is_refused("rejectCall") == "NO_CALL"
    await ada.does("setReadyState", stateId=1)
    calling = await place.customer_calls()
    await ada.sees("incomingCall")
    await ada.does("rejectCall")
    await ada.sees("callAbandoned")
    await calling


@shows("softphoneHangupPhone", events="callEnded", faults="softphoneHangupPhone:NO_CALL")
async def test_the_receiver_is_put_down(place: Workplace) -> None:
    ben = place["ben"].program
    assert await ben.is_refused("softphoneHangupPhone") == "NO_CALL"
    await place.talk("ben")
    await ben.does("softphoneHangupPhone")
    assert (await ben.sees("callEnded")).party == 1


@shows(
    "recordCall getCallAttachedVariables setCallAttachedVariable getCAVFieldViews getForceCavView",
    events="recordingStarted recordingStopped callUpdated",
    faults="recordCall:NO_CALL setCallAttachedVariable:NO_CALL getCallAttachedVariables:NO_CALL",
)
async def test_what_is_recorded_and_known_of_a_call(place: Workplace) -> None:
    ada = place["ada"].program
    assert await ada.is_refused("recordCall", flag=True) == "NO_CALL"
    assert await ada.is_refused("getCallAttachedVariables") == "NO_CALL"
    assert await ada.is_refused("setCallAttachedVariable", id=1, value="x") == "NO_CALL"

    await place.talk("ada")
    await ada.does("recordCall", flag=True)
    await ada.sees("recordingStarted")
    await ada.does("recordCall", flag=False)
    await ada.sees("recordingStopped")

    known = await ada.does("getCallAttachedVariables")
    order = next(each for each in known if (each.groupName, each.name) == ("Order", "number"))
    await ada.does("setCallAttachedVariable", id=order.id, value="AB123456")
    await ada.sees("callUpdated")
    again = await ada.does("getCallAttachedVariables")
    assert next(each.value for each in again if each.id == order.id) == "AB123456"
    assert await ada.does("getCAVFieldViews")
    assert await ada.does("getForceCavView") is True


@shows(events="callError callAbandoned")
async def test_the_agents_phone_is_busy(place: Workplace) -> None:
    ada = place["ada"]
    await ada.phone.call(place.expert.address, EXPERT)
    await ada.program.does("setReadyState", stateId=1)
    await place.customer_calls()
    await ada.program.sees("incomingCall")
    await ada.program.does("softphonePickupPhone")
    assert (await ada.program.sees("callError")).operation == "softphonePickupPhone"
    await ada.program.sees("callAbandoned")


@shows(events="callWrapupTimerStarted callEndedByACW")
async def test_a_wrap_up_that_takes_too_long(place: Workplace) -> None:
    await place.reload(
        lambda document: document["campaigns"][0].update(
            wrap_up={"timeout": "1s", "disposition": "Passed On", "not_ready": "Paperwork"}
        )
    )
    await place.talk("ada")
    ada = place["ada"].program
    await ada.does("disconnectCall")
    await ada.sees("callWrapupTimerStarted")
    assert (await ada.sees("callEndedByACW")).dispositionId == await place.disposition("Passed On", CARE)
    await place.reload(lambda document: document["campaigns"][0].pop("wrap_up"))


@shows(
    "makeTestCall runVoiceConnectivityTest",
    events="callStarted callUpdated softphoneError",
    faults="makeTestCall:WRONG_STATE",
)
async def test_an_agent_tries_the_line(place: Workplace) -> None:
    fay = place["fay"].program
    await fay.does("makeTestCall")
    await fay.sees("callStarted")
    assert await fay.is_refused("makeTestCall") == "WRONG_STATE"
    await fay.does("disconnectCall")
    await fay.sees("callFinished")
    await fay.does("runVoiceConnectivityTest")
    await fay.sees("callUpdated")
    assert (await fay.sees("softphoneError")).message.startswith("SILENCE")


@shows(
    "startClick2Dial makeAnswerOnHungup", events="click2DialInitiated", faults="makeAnswerOnHungup:NO_CALL"
)
async def test_a_click_on_a_number_and_an_answer_with_the_phone_down(place: Workplace) -> None:
    ada = place["ada"].program
    await ada.does("startClick2Dial", arg0=EXPERT)
    assert (await ada.sees("click2DialInitiated")).number == EXPERT

    assert await ada.is_refused("makeAnswerOnHungup") == "NO_CALL"
    await ada.does("setReadyState", stateId=1)
    await place.customer_calls()
    await ada.sees("incomingCall")
    await ada.does("makeAnswerOnHungup")
    await ada.sees("callStarted")
