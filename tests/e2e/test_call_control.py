"""Every way a call can go, with real SIP and real audio: who hears whom is told by each one's tone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from switchroom import OUTSIDE, Switchroom

from cordboard import contract

pytestmark = [
    pytest.mark.live,
    pytest.mark.timeout(180),
    pytest.mark.asyncio(loop_scope="module"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def building(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Switchroom]:
    place = await Switchroom.open(tmp_path_factory.mktemp("center"))
    yield place
    await place.close()


@pytest_asyncio.fixture(loop_scope="module")
async def room(building: Switchroom) -> AsyncIterator[Switchroom]:
    yield building
    await building.everybody_hangs_up()


async def test_a_warm_transfer_to_a_colleague(room: Switchroom) -> None:
    # given a customer who talks to Ada
    await room.talks("ada")
    await room.hears(customer="ada", ada="customer")
    ada, ben = room.agents["ada"], room.agents["ben"]

    # when Ada has a word with Ben first
    await ada.ask(contract.TransferCall(number="2002", warm=True))
    await ada.sees(contract.TransferStarted, contract.CallOnHold)
    await room.answers("ben")
    await ada.sees(contract.CallStarted)

    # then the two hear each other, and the customer neither
    await room.hears(customer="", ada="ben", ben="ada")

    # and when she completes, then Ben has the customer
    await ada.ask(contract.CompleteTransfer())
    await ada.sees(contract.TransferCompleted, contract.CallFinished)
    await ben.sees(contract.IncomingCall, contract.CallStarted)
    await room.hears(customer="ben", ben="customer")
    await asyncio.wait_for(ada.line.over.wait(), 20)
    assert (await ada.ask(contract.GetStatus())).onCall is False


async def test_a_warm_transfer_that_is_given_up(room: Switchroom) -> None:
    await room.talks("ada")
    ada = room.agents["ada"]

    # when Ada asks somebody outside, and goes back to the customer
    await ada.ask(contract.TransferCall(number=OUTSIDE, warm=True))
    await ada.sees(contract.CallStarted)
    await room.hears(customer="", ada="expert", expert="ada")
    await ada.ask(contract.CancelTransfer())

    # then they talk as before
    await ada.sees(contract.CallOffHold)
    await room.hears(customer="ada", ada="customer")
    await asyncio.wait_for(room.line("expert").over.wait(), 20)


async def test_a_cold_transfer_to_an_outside_number(room: Switchroom) -> None:
    await room.talks("ada")
    ada = room.agents["ada"]

    # when Ada sends the customer on
    await ada.ask(contract.TransferCall(number=OUTSIDE, warm=False))

    # then she is free, and the two outside talk by themselves
    await ada.sees(contract.TransferStarted, contract.TransferCompleted, contract.CallFinished)
    await room.hears(customer="expert", expert="customer")
    await asyncio.wait_for(ada.line.over.wait(), 20)

    # and when one of them leaves, then the other is hung up
    await room.people["expert"].hang_up()
    await asyncio.wait_for(room.line("customer").over.wait(), 20)


async def test_a_conference_of_four_which_its_creator_leaves(room: Switchroom) -> None:
    await room.talks("ada")
    ada, ben = room.agents["ada"], room.agents["ben"]

    # when a colleague and somebody outside join
    await ada.ask(contract.ConferenceIn(numberToConference="2002", isWarmTransfer=False))
    await room.answers("ben")
    await ada.sees(contract.ConferenceParticipantAdded)
    await ada.ask(contract.ConferenceIn(numberToConference=OUTSIDE, isWarmTransfer=False))
    await ada.sees(contract.ConferenceParticipantAdded)

    # then everybody hears everybody
    await room.hears(
        customer="ada ben expert", ada="customer ben expert", ben="customer ada expert",
        expert="customer ada ben",
    )  # fmt: skip

    # and when Ada leaves, then the others go on, with Ben
    await ada.ask(contract.LeaveConference(dispositionId=0))
    await ada.sees(contract.CallFinished)
    await ben.sees(contract.CallFinished, contract.IncomingCall, contract.CallStarted)
    await room.hears(customer="ben expert", ben="customer expert", expert="customer ben")


async def test_a_consultation_becomes_a_conference(room: Switchroom) -> None:
    await room.talks("ada")
    ada = room.agents["ada"]

    # when Ada speaks with the expert first, and lets them join
    await ada.ask(contract.ConferenceIn(numberToConference=OUTSIDE, isWarmTransfer=True))
    await ada.sees(contract.CallStarted)
    await room.hears(customer="", ada="expert", expert="ada")
    await ada.ask(contract.CompleteConference())
    added = await ada.sees(contract.ConferenceCompleted, contract.ConferenceParticipantAdded)

    # then all three hear each other
    await room.hears(customer="ada expert", ada="customer expert", expert="customer ada")

    # and when the expert is removed, then two are left
    participant = added.info.callSessionId
    await ada.ask(contract.RemoveConferenceParticipant(callSessionId=participant))
    await ada.sees(contract.ConferenceParticipantRemoved)
    await room.hears(customer="ada", ada="customer")


async def test_a_parked_call_and_another_one_meanwhile(room: Switchroom) -> None:
    first = await room.talks("ada")
    ada = room.agents["ada"]

    # when Ada parks the customer and talks to somebody else
    await ada.ask(contract.ParkCall())
    await ada.sees(contract.CallParked, contract.ParkedCallsChanged)
    await room.hears(customer="")
    second = await room.talks("ada", "caller")
    await room.hears(customer="", caller="ada", ada="caller")

    # then the two can be brought together
    await ada.ask(contract.AddToConference(callSessionId=first))
    await ada.sees(contract.ConferenceParticipantAdded)
    await room.hears(customer="ada caller", caller="ada customer", ada="customer caller")

    # and the second caller leaves, parked in his turn, and is fetched back at the end
    assert second != first
    await ada.ask(contract.ParkConferenceParticipant(callSessionId=first))
    await ada.sees(contract.ConferenceParticipantRemoved, contract.ParkedCallsChanged)
    await room.hears(customer="", caller="ada", ada="caller")


async def test_a_parked_call_is_fetched(room: Switchroom) -> None:
    parked = await room.talks("ada")
    ada = room.agents["ada"]
    await ada.ask(contract.ParkCall())
    await ada.sees(contract.CallParked)
    await room.hears(customer="")

    await ada.ask(contract.RetrieveCall(callSessionId=parked))

    started = await ada.sees(contract.CallStarted)
    assert started.callSessionId == parked
    await room.hears(customer="ada", ada="customer")


async def test_a_transfer_that_nobody_takes_comes_back_parked(room: Switchroom) -> None:
    call = await room.talks("ada")
    ada = room.agents["ada"]

    # when Ben does not react in time
    await ada.ask(contract.TransferCall(number="2002", warm=False, timeout=1500))
    await room.agents["ben"].sees(contract.IncomingCall, contract.CallAbandoned)

    # then the customer waits with Ada again
    back = await ada.sees(contract.TransferError, contract.CallReparked)
    assert back.callinfo.callSessionId == call
    await ada.ask(contract.RetrieveCall(callSessionId=call))
    await ada.sees(contract.CallStarted)
    await room.hears(customer="ada", ada="customer")


async def test_two_colleagues_talk_and_one_holds_the_other(room: Switchroom) -> None:
    ada, ben = room.agents["ada"], room.agents["ben"]

    # when Ada calls Ben
    await ada.ask(contract.MakeCall(number="2002"))
    await room.answers("ben")
    await ada.sees(contract.CallStarted)
    await room.hears(ada="ben", ben="ada")

    # then either can hold, mute and end it
    await ada.ask(contract.ToggleHold(flag=True))
    await ada.sees(contract.CallOnHold)
    await room.hears(ada="", ben="")
    await ada.ask(contract.ToggleHold(flag=False))
    await room.hears(ada="ben", ben="ada")
    await ben.ask(contract.DisconnectCall())
    await ada.sees(contract.CallEnded, contract.CallFinished)
    await asyncio.wait_for(ada.line.over.wait(), 20)


async def test_a_colleague_is_parked_fetched_and_sent_outside(room: Switchroom) -> None:
    ada, ben = room.agents["ada"], room.agents["ben"]

    # given Ada, who has called Ben; when he parks her, then she hears music, and him again afterwards
    await ada.ask(contract.MakeCall(number="2002"))
    await room.answers("ben")
    await ben.sees(contract.CallStarted)
    await ben.ask(contract.ParkCall())
    await ben.sees(contract.CallParked)
    await room.hears(ada="")
    await ben.ask(contract.RetrieveCall())
    await ben.sees(contract.CallStarted)
    await room.hears(ada="ben", ben="ada")

    # when he sends her to somebody outside, then she speaks with them, as with a participant
    await ben.ask(contract.TransferCall(number=OUTSIDE, warm=False))
    await ben.sees(contract.TransferStarted, contract.TransferCompleted, contract.CallFinished)
    await ada.sees(contract.ConferenceParticipantAdded)
    await room.hears(ada="expert", expert="ada")

    # and when those leave, then her call is over
    await room.people["expert"].hang_up()
    await ada.sees(contract.ConferenceParticipantRemoved, contract.CallFinished)
    await asyncio.wait_for(ada.line.over.wait(), 20)
