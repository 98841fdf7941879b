"""What the programs of a seat hear of test calls and of clicked numbers."""

from __future__ import annotations

from typing import Any

import pytest

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode, codes
from cordboard.vcc.calls.measuring import Trouble
from cordboard.vcc.telephony import LegMeasured, MeasureLeg, Quality


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


@pytest.mark.parametrize(
    ("quality", "verdict"),
    [
        (Quality(sent=250, received=250, said_dbov=-20.0), "OK"),
        (Quality(sent=250, received=0), "NO_AUDIO"),
        (Quality(sent=250, received=200, lost=50, said_dbov=-20.0), "LOSS"),
        (Quality(sent=250, received=250, jitter_ms=45.0, round_trip_ms=240), "JITTER SILENCE ECHO"),
    ],
)
async def test_a_voice_connectivity_test_says_what_is_wrong(
    client: Any, link: Any, names: Any, quality: Quality, verdict: str
) -> None:
    # given an agent whose phone is measured
    await client.log_in(link)
    await client(contract.RunVoiceConnectivityTest())
    link.phone_answers()
    listener = await client.listen()
    measure = next(verb for verb in link.core.outstanding if isinstance(verb, MeasureLeg))

    # when the measurement is done
    link.engine(
        LegMeasured(
            at=link.now, settles=measure.id, leg=measure.leg, duration=measure.duration, quality=quality
        )
    )

    # then the call says what was found and ends, and trouble is an error of the phone
    story = await client.story(listener)
    told = story[0].callinfo.comments
    errors = [event.message for event in story if isinstance(event, contract.SoftphoneError)]
    assert told.startswith(f"{verdict}: 250 packets sent, {quality.received} received, ")
    assert errors == [told] * (verdict != "OK")
    assert names(story)[-3:] == ["callEnded", "callFinished", "updateStatus"]
    assert set(verdict.split()) <= {"OK", *codes.VoiceTrouble}


def test_every_trouble_has_its_code() -> None:
    assert {each.value for each in Trouble} == {each.value for each in codes.VoiceTrouble}
