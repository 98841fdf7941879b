"""What the programs of a seat hear of test calls and of clicked numbers."""

from __future__ import annotations

from typing import Any

import pytest

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode, codes


async def test_a_test_call_is_told_like_any_call_with_its_type(client: Any, link: Any, names: Any) -> None:
    # given an agent
    await client.log_in(link)
    listener = await client.listen()

    # when she tries out her phone, and ends it
    await client(contract.MakeTestCall())
    link.phone_answers()
    status = await client(contract.GetStatus())
    variables = await client(contract.GetCallAttachedVariables())
    await client(contract.DisconnectCall())

    # then her programs hear it all, and she owes no disposition
    story = await client.story(listener)
    assert names(story) == [
        "updateStatus",
        "callInitiated",
        "callStarted",
        "updateStatus",
        "callEnded",
        "callFinished",
        "updateStatus",
    ]
    assert story[1].type == codes.CallType.TEST == status.currentCall.callType
    assert (story[4].party, story[6].status.onCall) == (codes.Party.AGENT, False)
    assert status.callConnected
    assert {each.value for each in variables if each.name == "type_name"} == {"TEST"}


async def test_every_program_of_the_seat_hears_of_a_clicked_number(
    client: Any, link: Any, names: Any
) -> None:
    await client.log_in(link)
    listeners = [await client.listen() for _ in range(2)]

    await client(contract.StartClick2Dial(arg0="(202) 555-0199"))

    for listener in listeners:
        (event,) = await client.story(listener)
        assert event == contract.Click2DialInitiated(
            timestamp="2023-11-14T22:13:20.123Z", number="(202) 555-0199"
        )


@pytest.mark.parametrize(
    ("number", "code"), [(None, FaultCode.BAD_VALUE), ("call me", FaultCode.INVALID_NUMBER)]
)
async def test_what_is_no_number_is_not_told(client: Any, link: Any, number: Any, code: FaultCode) -> None:
    await client.log_in(link)
    listener = await client.listen()

    with pytest.raises(ContractFault) as caught:
        await client(contract.StartClick2Dial(arg0=number))

    assert caught.value.code is code
    assert await client.story(listener) == []


async def test_an_offer_is_taken_although_the_phone_may_be_hung_up(
    client: Any, link: Any, names: Any
) -> None:
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=1))
    link.customer_calls()
    listener = await client.listen()

    await client(contract.MakeAnswerOnHungup())
    link.phone_answers()

    assert "callStarted" in names(await client.story(listener))
