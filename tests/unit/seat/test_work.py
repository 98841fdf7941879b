"""What a seat tells of colleagues, work, numbers and settings, and the calls that agents shape."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode, codes
from cordboard.vcc.center import (
    CallVariable,
    Center,
    ConferenceDispositioning,
    DataType,
    Disposition,
    DispositionKind,
    Restrictions,
    SpeedDial,
    WrapUp,
)

ANNA, BORIS, SUPPORT, HOTLINE = 300000000000001, 300000000000002, 300000000000010, 300000000000020
SOLD, LATER, LUNCH, AMOUNT = 300000000000030, 300000000000039, 300000000000040, 300000000000050
SYSTEM_ANI = 100000000001008


@pytest.fixture
def center(plain_center: Center) -> Center:
    """The usual center with everything that this page is about."""
    later = Disposition(
        id=LATER, name="Later", kind=DispositionKind.REDIAL, may_change_redial=True, redial_after=60_000
    )
    (hotline,) = plain_center.campaigns
    amount = CallVariable(
        id=AMOUNT,
        group="Order",
        group_id=7,
        name="amount",
        type=DataType.NUMBER,
        default="0",
        restrictions=Restrictions(maximum="100"),
        width=40,
    )
    return replace(
        plain_center,
        dispositions=(*plain_center.dispositions, later),
        campaigns=(
            replace(
                hotline,
                dispositions=(SOLD, LATER),
                wrap_up=WrapUp(timeout=9_000, disposition=SOLD, not_ready=LUNCH),
            ),
        ),
        speed_dials=(SpeedDial(id=60, code="*1", number="+12025550111", description="Security"),),
        call_variables=(amount, replace(amount, id=AMOUNT + 1, name="hidden", width=0)),
        options=replace(
            plain_center.options,
            force_call_view=True,
            conference_dispositioning=ConferenceDispositioning.INITIATOR_DECIDES,
        ),
    )


async def refused(answer: Any) -> ContractFault:
    with pytest.raises(ContractFault) as caught:
        await answer
    return caught.value


@pytest.fixture
async def anna(client: Any, link: Any) -> Any:
    """Anna's application; she is logged in."""
    await client.log_in(link)
    return client


@pytest.fixture
async def talking(anna: Any, link: Any) -> Any:
    """Anna's application; she talks with a customer of the hotline."""
    await anna(contract.SetReadyState(stateId=2))
    link.customer_calls()
    await anna(contract.SoftphonePickupPhone())
    link.phone_answers()
    return anna


async def test_colleagues_and_their_states(anna: Any, at_seat: Any, link: Any) -> None:
    boris = at_seat("boris")
    boris_info = contract.AgentInfo(agentId=BORIS, name="boris@demo.example")
    assert await anna(contract.GetAvailableAgents()) == ()
    assert await anna(contract.GetAgentStates()) == (contract.AgentState(agentId=BORIS, state=0),)
    assert await anna(contract.GetAgentInfo(agentId=BORIS)) == boris_info

    await boris.log_in(link, "boris", "1002")

    assert await anna(contract.GetAvailableAgents()) == (boris_info,)
    (value,) = await anna(contract.GetAgentStateValues())
    assert value == contract.AgentStateValue(
        agentId=BORIS,
        state="NOT_READY",
        fullname="Boris",
        stateSince="2023-11-14T22:13:20.123Z",
        callType=0,
        availableSkills=(SUPPORT,),
    )
    assert [user.id for user in await anna(contract.GetLoggedUsers())] == [ANNA, BORIS]


async def test_a_colleague_on_a_call_is_seen_with_its_type(talking: Any, at_seat: Any, link: Any) -> None:
    boris = at_seat("boris")
    await boris.log_in(link, "boris", "1002")
    (value,) = await boris(contract.GetAgentStateValues())
    assert (value.state, value.callType) == ("ON_CALL", codes.CallType.INBOUND)


async def test_who_one_is_for_others(anna: Any) -> None:
    assert await anna(contract.GetSelfInfo()) == contract.UserInfo(
        id=ANNA, name="anna@demo.example", role="Agent", uniqueId=str(ANNA)
    )
    assert (await refused(anna(contract.GetAgentInfo(agentId=1)))).code is FaultCode.BAD_VALUE


async def test_the_work_of_the_center(anna: Any) -> None:
    skill = contract.SkillInfo(name="Support", skillId=SUPPORT)
    assert await anna(contract.GetAllSkills()) == (skill,)
    group = contract.SkillGroup(skillId=SUPPORT, userIds=(ANNA, BORIS))
    assert await anna(contract.GetSkillGroups()) == (group,)
    assert [each.id for each in await anna(contract.GetCampaigns())] == [HOTLINE]
    assert (await anna(contract.GetCampaignInfo(campaignId=HOTLINE))).name == "Hotline"
    assert (await refused(anna(contract.GetCampaignInfo()))).code is FaultCode.UNKNOWN_CAMPAIGN
    config = contract.ManualCallsConfig(defCampaign=0, maySelect=True, maySelectNone=True)
    assert await anna(contract.GetManualCallsConfig()) == config


async def test_dispositions_say_when_a_number_may_be_dialed_again(anna: Any) -> None:
    sold, later = await anna(contract.GetCampaignDispositions2(campaignId=HOTLINE))
    assert (sold.timeout, later.timeout) == (0, 60_000)
    flags = codes.DispositionFlag(later.flags)
    assert flags == codes.DispositionFlag.REDIAL | codes.DispositionFlag.ALLOW_SET_REDIAL_TIMER
    info = await anna(contract.GetDispositionsInfo(campaignId=HOTLINE))
    assert info.dispositionValue == (sold, later)
    assert info.conferenceDispositioning == codes.ConferenceDispositioning.INITIATOR_DECIDES


async def test_skills_are_chosen_and_every_listener_hears_of_it(anna: Any, names: Any) -> None:
    listener = await anna.listen()
    await anna(contract.SetActiveSkills(skills=()))
    await anna(contract.SetActiveSkills(skills=(SUPPORT, SUPPORT)))
    assert [event.activeSkills for event in await anna.story(listener)] == [(), (SUPPORT,)]


@pytest.mark.parametrize(
    ("number", "kind", "valid"),
    [
        ("+12025550123", codes.AddressType.EXTERNAL, True),
        ("*1", codes.AddressType.EXTERNAL, True),
        ("001", codes.AddressType.AGENT, True),
        ("support", codes.AddressType.SKILL, True),
        ("900", codes.AddressType.CAMPAIGN, True),
        ("nonsense", codes.AddressType.EXTERNAL, False),
    ],
)
async def test_what_a_text_reaches(anna: Any, number: str, kind: codes.AddressType, valid: bool) -> None:
    assert await anna(contract.GetAddressType(number=number)) == kind
    assert await anna(contract.IsAddressValid(number=number)) is valid


@pytest.mark.parametrize(
    "ask", [contract.CheckCanMakeCallsTo, contract.CheckCanTransferTo, contract.CheckCanCreateConferenceWith]
)
async def test_who_may_be_reached(anna: Any, ask: type[contract.Request]) -> None:
    assert await anna(ask(type=codes.AddressType.AGENT.value)) is True
    unknown = await refused(anna(ask(type=9)))
    assert (unknown.code, "4 (VOICEMAIL)" in unknown.message) == (FaultCode.BAD_VALUE, True)


async def test_speed_dials_are_listed_and_dialed(anna: Any, link: Any) -> None:
    dial = contract.SpeedDialInfo(code="*1", description="Security", id=60, number="+12025550111")
    assert await anna(contract.GetSpeedDials()) == (dial,)
    listener = await anna.listen()
    await anna(contract.MakeCall(number="*1"))
    link.phone_answers()
    (initiated,) = [event for event in await anna.story(listener) if hasattr(event, "number")]
    assert initiated.number == "+12025550111"


async def test_a_number_goes_onto_the_list_or_an_event_says_why_not(anna: Any) -> None:
    listener = await anna.listen()
    await anna(contract.AddNumberToDnc(number="+12025550123"))
    assert await anna.story(listener) == []
    await anna(contract.AddNumberToDnc(number="+12025550123"))
    await anna(contract.AddNumberToDnc(number="one"))
    told = [(event.cause, event.number) for event in await anna.story(listener)]
    assert told == [("ALREADY_LISTED", "+12025550123"), ("INVALID_NUMBER", "one")]


async def test_settings_are_told_to_every_application(anna: Any) -> None:
    listener = await anna.listen()
    assert await anna(contract.GetOption(option="PLAY_RINGER")) == "true"
    await anna(contract.SetOption(option="play_ringer", value="False"))
    assert await anna(contract.GetOption(option="PLAY_RINGER")) == "false"
    (updated,) = await anna.story(listener)
    assert updated.options.as_dict() == {
        "SHOW_SELECT_SKILLS": "true",
        "AUTO_ANSWER": "false",
        "PLAY_RINGER": "false",
        "CALL_LOGGING": "true",
        "PREVIEW_WINDOW": "true",
        "AUTO_HANG_UP": "false",
    }


@pytest.mark.parametrize(
    "request_",
    [
        contract.GetOption(option="VOLUME"),
        contract.GetOption(),
        contract.SetOption(option="PLAY_RINGER", value="loud"),
        contract.SetOption(option="PLAY_RINGER"),
    ],
)
async def test_settings_that_there_are_not_are_refused(anna: Any, request_: contract.Request) -> None:
    assert (await refused(anna(request_))).code is FaultCode.BAD_VALUE


async def test_the_clock_and_the_server_are_told_before_a_login_too(client: Any, link: Any) -> None:
    result = contract.CheckLocalTimeResult(ok=True, localTime=link.now, serverTime=link.now)
    assert await client(contract.CheckLocalTime(initial=True)) == result
    assert await client(contract.GetCurrentWebserver()) == "http://localhost:8080"


async def test_a_rejected_offer_is_closed_at_this_seat_and_comes_to_another(
    anna: Any, at_seat: Any, link: Any, names: Any
) -> None:
    await anna(contract.SetReadyState(stateId=2))
    boris = at_seat("boris")
    await boris.log_in(link, "boris", "1002")
    await boris(contract.SetReadyState(stateId=2))
    link.customer_calls()
    assert await anna(contract.IsSoftphoneAnswerRequired()) is True
    here, there = await anna.listen(), await boris.listen()

    await anna(contract.RejectCall())

    assert names(await anna.story(here)) == ["callAbandoned", "updateStatus"]
    assert names(await boris.story(there)) == ["incomingCall", "answerCallIncoming", "updateStatus"]
    assert (await anna(contract.GetStatus())).ready is True
    assert await anna(contract.IsSoftphoneAnswerRequired()) is False


async def test_auto_answer_says_that_nobody_need_pick_up(anna: Any, link: Any, names: Any) -> None:
    await anna(contract.SetOption(option="AUTO_ANSWER", value="true"))
    await anna(contract.SetReadyState(stateId=2))
    listener = await anna.listen()
    link.customer_calls()
    incoming, answer, *_ = await anna.story(listener)
    assert (names([incoming]), answer.flag) == (["incomingCall"], False)
    link.phone_answers()
    assert (await anna(contract.GetStatus())).callConnected is True


async def test_a_wrap_up_that_lasts_ends_by_itself(talking: Any, link: Any, names: Any) -> None:
    listener = await talking.listen()
    await talking(contract.DisconnectCall())
    _, ended, started, _ = await talking.story(listener)
    assert names([ended, started]) == ["callEnded", "callWrapupTimerStarted"]
    assert started.timeout == 9_000

    link.wrap_up_times_out()

    story = await talking.story(listener)
    assert names(story) == [
        "callEndedByACW",
        "callFinished",
        "updateStatus",
        "readyStateChanged",
        "updateStatus",
    ]
    assert (story[0].dispositionId, story[0].timeout) == (SOLD, 9_000)
    assert (story[3].id, story[3].reasonCodeId, story[3].whoForced) == (0, LUNCH, codes.WhoForced.SYSTEM)


async def test_a_call_can_be_finished_for_a_later_one(talking: Any, names: Any) -> None:
    at_once, never_again = (contract.FinishCall2(disposition=one, timeout=0) for one in (LATER, SOLD))
    assert (await refused(talking(at_once))).code is FaultCode.BAD_VALUE
    assert (await refused(talking(never_again))).code is FaultCode.BAD_VALUE
    listener = await talking.listen()
    await talking(contract.FinishCall2(disposition=LATER, comments="later", timeout=5_000))
    assert names(await talking.story(listener)) == [
        "recordingStopped",
        "callEnded",
        "updateStatus",
        "callFinished",
        "updateStatus",
    ]


async def test_an_absent_redial_time_is_the_usual_one(talking: Any) -> None:
    await talking(contract.FinishCall2(disposition=SOLD))
    assert (await talking(contract.GetStatus())).onCall is False


async def test_muting_tells_nobody(talking: Any) -> None:
    listener = await talking.listen()
    await talking(contract.SetMute(mute=True))
    await talking(contract.SetMute(mute=False))
    assert await talking.story(listener) == []
    assert (await refused(talking(contract.SetMute()))).code is FaultCode.BAD_VALUE


async def test_variables_of_the_center_are_set_and_told(talking: Any) -> None:
    listener = await talking.listen()
    await talking(contract.SetCallAttachedVariable(id=AMOUNT, value="42"))
    (updated,) = await talking.story(listener)
    assert updated.callinfo.callSessionId
    *_, amount, hidden = await talking(contract.GetCallAttachedVariables())
    assert amount == contract.CavFullValue(
        applyToAllDispositions=True,
        CCF=False,
        cavGroupId=7,
        defaultValue="0",
        description="",
        groupName="Order",
        id=AMOUNT,
        name="amount",
        systemId=0,
        type=codes.DataType.NUMBER,
        value="42",
    )
    assert hidden.value == "0"


async def test_system_variables_stay_as_they_are_and_unknown_ones_are_refused(talking: Any) -> None:
    before = await talking(contract.GetCallAttachedVariables())
    await talking(contract.SetCallAttachedVariable(id=SYSTEM_ANI, value="x"))
    assert await talking(contract.GetCallAttachedVariables()) == before
    for request in (
        contract.SetCallAttachedVariable(id=17, value="x"),
        contract.SetCallAttachedVariable(id=AMOUNT, value="101"),
    ):
        assert (await refused(talking(request))).code is FaultCode.BAD_VALUE


async def test_even_a_system_variable_needs_a_call(anna: Any) -> None:
    request = contract.SetCallAttachedVariable(id=SYSTEM_ANI, value="x")
    assert (await refused(anna(request))).code is FaultCode.NO_CALL


async def test_the_call_view_shows_variables_that_have_a_width_after_the_contact(anna: Any) -> None:
    view = contract.CavViewFullValue(
        cavId=AMOUNT, editable=True, id=AMOUNT, name="Order.amount", order=11, type=1, width=40
    )
    assert (await anna(contract.GetCAVFieldViews()))[-1] == view
    assert await anna(contract.GetForceCavView()) is True
