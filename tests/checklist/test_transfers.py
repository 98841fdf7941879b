"""Calls that go on: transfers, conferences, parked calls."""

from __future__ import annotations

from checklist.workplace import EXPERT

from checklist import MARKS, Workplace, shows

pytestmark = MARKS

BEN = "2002"
GONE = "2004"
"""A colleague who is not logged in."""


def to(number: str, **more: object) -> dict[str, object]:
    """A transfer of the agent's own call."""
    given = {"callSessionId": "", "number": number, "timeout": 0, "dispositionId": 0, "warm": False}
    return {**given, "checkDnc": True, **more}


@shows(
    "transferCall completeTransfer checkCanTransferTo",
    events="transferStarted callOnHold transferCompleted callFinished incomingCall",
    faults="transferCall:NO_CALL completeTransfer:NO_CALL cancelTransfer:NO_CALL"
    " completeTransfer:WRONG_STATE",
)
async def test_a_warm_transfer_to_a_colleague(place: Workplace) -> None:
    ada, ben = place["ada"].program, place["ben"].program
    assert await ada.does("checkCanTransferTo", type=1) is True
    assert await ada.is_refused("transferCall", **to(BEN)) == "NO_CALL"
    assert await ada.is_refused("completeTransfer") == "NO_CALL"
    assert await ada.is_refused("cancelTransfer") == "NO_CALL"

    await place.talk("ada")
    assert await ada.is_refused("completeTransfer") == "WRONG_STATE"
    await ada.does("transferCall", **to(BEN, warm=True))
    await ada.sees("transferStarted", "callOnHold")
    await place.answers("ben")
    await ada.sees("callStarted")
    await ada.does("completeTransfer")
    await ada.sees("transferCompleted", "callFinished")
    await ben.sees("incomingCall", "callStarted")


@shows(
    "cancelTransfer transferCall2",
    events="transferStarted consultCallDisconnected callOffHold transferError transferCompleted",
)
async def test_transfers_that_are_given_up_refused_and_done(place: Workplace) -> None:
    ada = place["ada"].program
    await place.talk("ada")
    await ada.does("transferCall", **to(EXPERT, warm=True))
    await ada.sees("callStarted")
    await ada.does("cancelTransfer")
    await ada.sees("consultCallDisconnected", "callOffHold")

    await ada.does("transferCall", **to(GONE))
    assert (await ada.sees("transferError")).errorCode

    given = to(EXPERT, dispositionId=await place.disposition(), redialTimeout=None)
    del given["checkDnc"]
    await ada.does("transferCall2", **given)
    await ada.sees("transferStarted", "transferCompleted", "callFinished")


@shows(events="transferCallDisconnected")
async def test_the_customer_leaves_in_mid_consultation(place: Workplace) -> None:
    ada = place["ada"].program
    await place.talk("ada")
    await ada.does("transferCall", **to(EXPERT, warm=True))
    await ada.sees("callStarted")
    await place.customer.hang_up()
    await ada.sees("transferCallDisconnected")


@shows(events="callReparked parkedCallsChanged")
async def test_a_transfer_that_nobody_takes_in_time(place: Workplace) -> None:
    ada = place["ada"].program
    call = await place.talk("ada")
    await place["ben"].program.does("setReadyState", stateId=1)
    await ada.does("transferCall", **to(BEN, timeout=1000))
    await ada.sees("transferStarted")
    assert (await ada.sees("callReparked")).callinfo.callSessionId == call
    await ada.sees("parkedCallsChanged")


@shows(
    "conferenceIn completeConference removeConferenceParticipant leaveConference"
    " checkCanCreateConferenceWith",
    events="conferenceParticipantAdded conferenceCompleted conferenceParticipantRemoved callFinished",
    faults="conferenceIn:NO_CALL completeConference:NO_CALL removeConferenceParticipant:NO_CALL"
    " leaveConference:NO_CALL cancelConference:NO_CALL addToConference:NO_CALL"
    " parkConferenceParticipant:NO_CALL",
)
async def test_a_conference_that_goes_on_without_its_creator(place: Workplace) -> None:
    ada, ben = place["ada"].program, place["ben"].program
    assert await ada.does("checkCanCreateConferenceWith", type=1) is True
    for operation, given in (
        ("conferenceIn", {"numberToConference": BEN, "isWarmTransfer": False, "checkDnc": False}),
        ("completeConference", {}),
        ("cancelConference", {}),
        ("leaveConference", {"dispositionId": 0}),
        ("addToConference", {"callSessionId": "0" * 32}),
        ("removeConferenceParticipant", {"callSessionId": "0" * 32}),
        ("parkConferenceParticipant", {"callSessionId": "0" * 32}),
    ):
        assert await ada.is_refused(operation, **given) == "NO_CALL", operation

    await place.talk("ada")
    await ada.does("conferenceIn", numberToConference=EXPERT, isWarmTransfer=True, checkDnc=False)
    await ada.sees("callStarted")
    await ada.does("completeConference")
    added = await ada.sees("conferenceParticipantAdded", where=lambda event: event.info is not None)
    await ada.does("removeConferenceParticipant", callSessionId=added.info.callSessionId)
    await ada.sees("conferenceParticipantRemoved")

    await ada.does("conferenceIn", numberToConference=BEN, isWarmTransfer=False, checkDnc=False)
    await place.answers("ben")
    await ada.sees("conferenceParticipantAdded")
    await ada.does("leaveConference", dispositionId=await place.disposition())
    await ada.sees("callFinished")
    await ben.sees("callStarted")


@shows("cancelConference", events="consultCallDisconnected conferenceCreateFailed callOffHold")
async def test_conferences_that_come_to_nothing(place: Workplace) -> None:
    ada = place["ada"].program
    await place.talk("ada")
    await ada.does("conferenceIn", numberToConference=EXPERT, isWarmTransfer=True, checkDnc=False)
    await ada.sees("callStarted")
    await ada.does("cancelConference")
    await ada.sees("callOffHold")
    await ada.does("conferenceIn", numberToConference=GONE, isWarmTransfer=False, checkDnc=False)
    assert (await ada.sees("conferenceCreateFailed")).errorCode


@shows(
    "parkCall retrieveCall retreiveCall disconnectParkedcalls",
    events="callParked parkedCallsChanged parkedCallDisconnected callStarted",
    faults="parkCall:NO_CALL retrieveCall:UNKNOWN_CALL retreiveCall:UNKNOWN_CALL",
)
async def test_parked_calls(place: Workplace) -> None:
    ada = place["ada"].program
    assert await ada.is_refused("parkCall") == "NO_CALL"
    assert await ada.is_refused("retrieveCall", callSessionId="0" * 32) == "UNKNOWN_CALL"
    assert await ada.is_refused("retreiveCall", callSessionId="0" * 32) == "UNKNOWN_CALL"

    call = await place.talk("ada")
    await ada.does("parkCall")
    await ada.sees("callParked", "parkedCallsChanged")
    await ada.does("retrieveCall", callSessionId=call)
    await ada.sees("parkedCallsChanged", "callStarted")
    await ada.does("parkCall")
    await ada.sees("callParked")
    await ada.does("retreiveCall", callSessionId=call)
    await ada.sees("callStarted")
    await ada.does("parkCall")
    await ada.sees("callParked")
    await ada.does("disconnectParkedcalls", callSessionId=call, silent=False)
    await ada.sees("parkedCallDisconnected")


@shows(
    "addToConference parkConferenceParticipant leaveConference2",
    events="conferenceParticipantAdded callParked",
)
async def test_parked_calls_and_conferences(place: Workplace) -> None:
    ada = place["ada"].program
    call = await place.talk("ada")
    await ada.does("parkCall")
    await ada.sees("callParked")
    campaign = await place.campaign()
    await ada.does("makeCall", number=EXPERT, campaignId=campaign, checkDnc=True, callbackId=0)
    await ada.sees("callStarted")
    await ada.does("addToConference", callSessionId=call)
    added = await ada.sees("conferenceParticipantAdded")
    await ada.does("parkConferenceParticipant", callSessionId=added.info.callSessionId)
    await ada.sees("callParked")
    await ada.does("addToConference", callSessionId=call)
    await ada.sees("conferenceParticipantAdded")
    await ada.does("leaveConference2", dispositionId=await place.disposition(), redialTimeout=None)
    await ada.sees("callFinished")


@shows(events="callReparked parkError")
async def test_a_parked_call_is_fetched_while_the_phone_is_busy(place: Workplace) -> None:
    ada = place["ada"]
    call = await place.talk("ada")
    await ada.program.does("parkCall")
    await ada.program.sees("callParked")
    await ada.phone.hang_up()
    await ada.phone.call(place.expert.address, EXPERT)
    await ada.program.does("retrieveCall", callSessionId=call)
    await ada.program.sees("callReparked", "parkError")


@shows("leaveConference3", events="conferenceParticipantAdded callFinished")
async def test_a_conference_is_left_to_a_colleague(place: Workplace) -> None:
    await place.reload(
        lambda document: document["options"].update(conference_dispositioning="initiator_decides")
    )
    ada = place["ada"].program
    await place.talk("ada")
    await ada.does("conferenceIn", numberToConference=BEN, isWarmTransfer=False, checkDnc=False)
    await place.answers("ben")
    await ada.sees("conferenceParticipantAdded")
    await ada.does("leaveConference3", dispositionCallId=0)
    await place["ben"].program.sees("callStarted")
    await place.reload(lambda document: document["options"].pop("conference_dispositioning"))
