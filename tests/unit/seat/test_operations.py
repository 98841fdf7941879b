"""Every operation that is alive: what it asks of the VCC, what it answers, how it refuses."""

from __future__ import annotations

import asyncio
from types import CodeType, FunctionType
from typing import Any

import pytest

from cordboard import contract
from cordboard.contract import ALL_OPERATIONS, X1, ContractFault, FaultCode
from cordboard.contract.faults import EXPLANATIONS
from cordboard.contract.once import acts
from cordboard.seat import alive_operations
from cordboard.seat.faults import FAULT_CODES, fault_for, prose
from cordboard.seat.operations.table import find
from cordboard.vcc.agents import LoginFailed, LoginFinished
from cordboard.vcc.errors import Reason

ACT_WITHOUT_A_COMMAND = """
    checkEvent claimPage releaseAudio setSoftphoneDevices setSoftphoneMicrophoneAgc
    cancelDownloadSkillPrompt saveRecording saveVoicemail
"""
"""They change a listener, a claim or a softphone; or refuse to write files on the agent's machine."""

ALIVE = """
    login loginAsync loginAsync2 loginAsync3 cachedLogin reconnect restartStation changePassword
    logoutAndExit logout setReadyState setNotReadyState
    makeCall disconnectCall finishCall toggleHold recordCall sendDTMF
    softphonePickupPhone softphoneHangupPhone
    getSoftphoneInputDevices getSoftphoneOutputDevices getSoftphoneDevices setSoftphoneDevices
    getSoftphoneMicrophoneAgc setSoftphoneMicrophoneAgc getSoftphoneMicrophoneLevel
    setSoftphoneMicrophoneLevel getSoftphoneSpeakerVolume setSoftphoneSpeakerVolume
    getSoftphoneAutoHungup getSoftphoneAutoHangup setSoftphoneAutoHungup setSoftphoneAutoHangup
    addListener removeListener checkEvent
    answerLiveCallback rejectLiveCallback
    getStatus getUserDetails getVersion getCampaignDispositions getAvailableSkills
    getAvailableCampaigns getAgentPermissions getReasonCodes getNotReadyReasonCodes
    getCallAttachedVariables
    setActiveSkills getAllSkills getSkillGroups getCampaigns getCampaignInfo getAvailableAgents
    getAgentInfo getAgentStates getAgentStateValues getLoggedUsers getSelfInfo getCampaignDispositions2
    getDispositionsInfo getSpeedDials addNumberToDnc getManualCallsConfig getAddressType isAddressValid
    checkCanMakeCallsTo checkCanTransferTo checkCanCreateConferenceWith checkLocalTime getOption setOption
    getCurrentWebserver
    finishCall2 rejectCall setMute isSoftphoneAnswerRequired setCallAttachedVariable getCAVFieldViews
    getForceCavView getCRMMap getCrmFieldDataTypes
    transferCall transferCall2 completeTransfer cancelTransfer conferenceIn completeConference
    cancelConference addToConference removeConferenceParticipant leaveConference leaveConference2
    getSkillPrompts playSkillPrompt pauseSkillPrompt stopSkillPrompt startDownloadSkillPrompt
    cancelDownloadSkillPrompt getAudioPlayerVolume setAudioPlayerVolume setAudioPlayingPosition
    pauseAudioPlaying resumeAudioPlaying stopAudioPlaying playFile
    makeTestCall runVoiceConnectivityTest startClick2Dial makeAnswerOnHungup
    requestScript requestWorksheet hasWorksheet getWorksheetAnswers saveWorksheetAnswers
    updateWorksheetAnswers isWorksheetComplete
    requestConnectors processConnector openBrowser
    createChat createChatSession acceptChatRequest processChatInvite inviteUserToChat kickUserFromChat
    sendChatMessage requestHelpChat endChat exitChat sendUserMessage sendBroadcastMessage
    sendSkillBroadcastMessage
    acknowledgeNotice
    getCallbacks addCallback addCallback2 addCallback3 updateCallback removeCallback dismissCallback
    snoozeCallback resetRemindedCallback checkAndFilterCallback getCRMForCallbackId
    requestRecordings playRecording stopPlayingRecording saveRecording removeRecording uploadGreeting
    resetGreeting acceptVoicemail rejectVoicemail playVoicemail saveVoicemail processVoicemail
    transferVoicemail deleteVoicemail
    leaveConference3 parkCall retrieveCall retreiveCall parkConferenceParticipant disconnectParkedcalls
    makePreviewCall setSkipPreviewCall setSkipPreviewCall2 skipPreviewCall renewPreviewCall endPreviewCall
    continuePreview getPreviewSkipDispositions getPreviewSkipDispositions2
"""

NEEDS_AN_AGENT = [
    contract.Logout(),
    contract.LogoutAndExit(),
    contract.CachedLogin(password="anna's"),
    contract.Reconnect(forced=True),
    contract.RestartStation(),
    contract.ChangePassword(newPassword="long enough"),
    contract.SetReadyState(stateId=1),
    contract.SetNotReadyState(reasonId=0),
    contract.MakeCall(number="+12025550123"),
    contract.MakeTestCall(),
    contract.AcknowledgeNotice(noticeid=1, accept=True),
    contract.GetCallbacks(),
    contract.AddCallback(number="+12025550123", duedate=1_700_000_900_000),
    contract.AddCallback2(number="+12025550123", duedate=1_700_000_900_000),
    contract.AddCallback3(number="+12025550123", duedate=1_700_000_900_000),
    contract.UpdateCallback(info=contract.CallbackInfo(id=1, number="+12025550123", dueDate=1)),
    contract.RemoveCallback(id=1),
    contract.DismissCallback(id=1),
    contract.SnoozeCallback(id=1, time=1_700_000_900_000),
    contract.ResetRemindedCallback(id=1),
    contract.CheckAndFilterCallback(number="+12025550123"),
    contract.GetCRMForCallbackId(id=1),
    contract.RunVoiceConnectivityTest(),
    contract.GetSkillPrompts(),
    contract.PlaySkillPrompt(id=1),
    contract.PlayFile(filename="welcome"),
    contract.PauseSkillPrompt(),
    contract.StopSkillPrompt(),
    contract.StartDownloadSkillPrompt(id=1),
    contract.CancelDownloadSkillPrompt(),
    contract.GetAudioPlayerVolume(),
    contract.SetAudioPlayerVolume(volume=0.5),
    contract.SetAudioPlayingPosition(position=1),
    contract.PauseAudioPlaying(),
    contract.ResumeAudioPlaying(),
    contract.StopAudioPlaying(),
    contract.RequestRecordings(),
    contract.PlayRecording(voicemailId=1),
    contract.StopPlayingRecording(),
    contract.SaveRecording(voicemailId=1),
    contract.RemoveRecording(voicemailId=1),
    contract.UploadGreeting(arg0="welcome"),
    contract.ResetGreeting(),
    contract.AcceptVoicemail(),
    contract.RejectVoicemail(),
    contract.PlayVoicemail(),
    contract.SaveVoicemail(),
    contract.ProcessVoicemail(),
    contract.TransferVoicemail(number="1002"),
    contract.DeleteVoicemail(),
    contract.StartClick2Dial(arg0="+12025550123"),
    contract.MakeAnswerOnHungup(),
    contract.DisconnectCall(),
    contract.FinishCall(disposition=1),
    contract.ToggleHold(flag=True),
    contract.RecordCall(flag=True),
    contract.SendDTMF(digit="1"),
    contract.SoftphonePickupPhone(),
    contract.SoftphoneHangupPhone(),
    contract.GetUserDetails(),
    contract.GetAgentPermissions(),
    contract.GetAvailableSkills(),
    contract.GetAvailableCampaigns(),
    contract.GetCallAttachedVariables(),
    contract.GetCRMMap(),
    contract.GetCrmFieldDataTypes(),
]


async def refused(asked: Any) -> ContractFault:
    with pytest.raises(ContractFault) as fault:
        await asked
    return fault.value


def a_login(**changed: str | None) -> contract.Login:
    values = {"userName": "anna", "password": "anna's", "stationId": "1001", "stationType": "VoIP"}
    return contract.Login(**{**values, **changed})


# -- the table ---------------------------------------------------------------------------------


def test_what_is_alive_is_read_from_the_handlers() -> None:
    assert alive_operations() == frozenset(ALIVE.split()) | X1.operations.keys()


def test_a_second_spelling_is_served_like_the_first() -> None:
    class Logoff(contract.Logout):
        """Another spelling."""

    assert find(Logoff) is find(contract.Logout)


def words(code: CodeType) -> set[str]:
    """The names in a function, and in those that are written in it."""
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    return {*code.co_names, *(name for each in inner for name in words(each))}


def submits(serve: Any) -> bool:
    """Whether a function of the seat, or one that it calls by name, sends a command."""
    seen, todo = set(), [serve]
    while todo:
        one = todo.pop()
        seen.add(one)
        named = [one.__globals__.get(name) for name in words(one.__code__)]
        ours = [each for each in named if isinstance(each, FunctionType) and "seat" in each.__module__]
        todo += [each for each in ours if each not in seen]
    return any("submit" in words(one.__code__) for one in seen)


@pytest.mark.parametrize("name", sorted(alive_operations()))
def test_who_sends_a_command_is_declared_to_act(name: str) -> None:
    request = ALL_OPERATIONS[name].request
    assert submits(find(request)) is (acts(request) and name not in ACT_WITHOUT_A_COMMAND.split())


async def test_an_operation_without_a_handler_is_named(client: Any) -> None:
    fault = await refused(client(contract.SendHttpServerMessage()))

    assert fault.code is FaultCode.NOT_YET_ALIVE
    assert "sendHttpServerMessage" in fault.message
    assert fault.by_client is False


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_of_the_core_has_a_fault(reason: Reason) -> None:
    assert set(FAULT_CODES) == set(Reason)
    assert fault_for(reason, "because").message == "Because."


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("nobody is logged in; log in first", "Nobody is logged in.", "Log in first."),
        ("no 'a; b' here; use another", "No 'a; b' here.", "Use another."),
        ("the agent has no call.", "The agent has no call.", EXPLANATIONS[FaultCode.NO_CALL].remedy),
        ("", EXPLANATIONS[FaultCode.NO_CALL].message, EXPLANATIONS[FaultCode.NO_CALL].remedy),
    ],
)
def test_what_the_core_says_becomes_sentences(text: str, message: str, remedy: str) -> None:
    fault = fault_for(Reason.NO_CALL, text)

    assert (fault.message, fault.remedy) == (message, remedy)
    assert prose(text) in {f"{message} {remedy}", message, ""}


@pytest.mark.parametrize("request_", NEEDS_AN_AGENT, ids=lambda one: type(one).__name__)
async def test_without_an_agent_there_is_nothing_to_do(client: Any, request_: contract.Request) -> None:
    assert (await refused(client(request_))).code is FaultCode.NOT_LOGGED_IN


# -- login -------------------------------------------------------------------------------------


async def test_login_answers_when_the_login_has_finished(client: Any, link: Any, settle: Any) -> None:
    link.register("1001")
    waiting = asyncio.ensure_future(client(a_login()))
    await settle()
    assert not waiting.done()

    link.probe_finds()

    assert await waiting is None
    assert (await client(contract.GetStatus())).loggedIn is True


@pytest.mark.parametrize("user", ["anna", "anna@demo.example", " Anna@Demo.example "])
async def test_a_user_name_may_be_bare_or_full(client: Any, link: Any, settle: Any, user: str) -> None:
    waiting = asyncio.ensure_future(client(a_login(userName=user)))
    await settle()
    link.probe_finds()
    await waiting

    assert (await client(contract.GetUserDetails())).username == "anna@demo.example"


@pytest.mark.parametrize("wrong", [{"password": "wrong"}, {"password": None}, {"userName": "nobody"}])
async def test_a_wrong_name_or_password_is_one_and_the_same_fault(
    client: Any, link: Any, wrong: dict[str, str | None]
) -> None:
    fault = await refused(client(a_login(**wrong)))

    assert fault.code is FaultCode.LOGIN_REFUSED
    assert "wrong" in fault.message
    assert link.verified == 1


async def test_login_async_answers_at_once(client: Any, link: Any, settle: Any) -> None:
    listener = await client.listen()

    await client(
        contract.LoginAsync(userName="anna", password="anna's", stationId="1001", stationType="VoIP")
    )

    assert isinstance(await client.poll(listener), contract.LoginProcessStarted)
    await settle()
    link.probe_finds()
    assert (await client(contract.GetStatus())).loggedIn is True


async def test_a_client_that_hangs_up_cancels_no_login(client: Any, link: Any, settle: Any) -> None:
    waiting = asyncio.ensure_future(client(a_login()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    waiting.cancel()
    await settle()
    link.probe_finds()

    assert (await client(contract.GetStatus())).loggedIn is True


async def test_a_login_that_takes_too_long_is_rolled_back(client: Any, link: Any, settle: Any) -> None:
    waiting = asyncio.ensure_future(client(a_login()))
    await settle()

    link.login_times_out()

    assert (await refused(waiting)).code is FaultCode.LOGIN_TIMEOUT
    assert (await client(contract.GetStatus())).loggedIn is False


async def test_a_journal_that_fails_for_a_moment_fails_no_login(
    client: Any, link: Any, clock: Any, settle: Any
) -> None:
    waiting = asyncio.ensure_future(client(a_login()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    link.unwritable = 2

    await clock.advance(2)
    link.probe_finds()

    assert await waiting is None


async def test_a_journal_that_fails_is_a_fault_of_ours(client: Any, link: Any) -> None:
    link.unwritable = 1

    fault = await refused(client(a_login()))

    assert (fault.code, fault.by_client) == (FaultCode.JOURNAL_UNAVAILABLE, False)


async def test_two_logins_in_turn_each_hear_their_own_outcome(client: Any, link: Any) -> None:
    first = await refused(client(a_login(password="wrong")))
    await client.log_in(link)

    assert first.code is FaultCode.LOGIN_REFUSED
    outcomes = [one.fact for one in link.recorded if isinstance(one.fact, LoginFinished | LoginFailed)]
    assert [type(outcome) for outcome in outcomes] == [LoginFailed, LoginFinished]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"stationType": "PSTN"}, FaultCode.TARGET_NOT_ALIVE),
        ({"stationType": "telepathy"}, FaultCode.BAD_VALUE),
        ({"stationType": ""}, FaultCode.BAD_VALUE),
        ({"stationType": None}, FaultCode.BAD_VALUE),
        ({"userName": None}, FaultCode.BAD_VALUE),
        ({"stationId": "9999"}, FaultCode.STATION_UNKNOWN),
        ({"stationId": None}, FaultCode.STATION_UNKNOWN),
    ],
)
async def test_a_login_that_cannot_be_is_refused_at_once(
    client: Any, link: Any, changed: dict[str, str | None], code: FaultCode
) -> None:
    before = link.last

    assert (await refused(client(a_login(**changed)))).code is code
    assert (link.last, link.verified) == (before, 0)


async def test_a_hosted_seat_is_its_users_own(at_seat: Any, link: Any) -> None:
    fault = await refused(at_seat("anna")(a_login(userName="boris", password="boris's")))

    assert fault.code is FaultCode.WRONG_SEAT
    assert link.verified == 0


async def test_one_seat_has_one_agent(client: Any, link: Any) -> None:
    await client.log_in(link)

    fault = await refused(client(a_login(userName="boris", password="boris's", stationId="1002")))

    assert fault.code is FaultCode.ALREADY_LOGGED_IN


async def test_one_agent_has_one_seat(client: Any, at_seat: Any, link: Any) -> None:
    await client.log_in(link)

    assert (await refused(at_seat("anna")(a_login()))).code is FaultCode.DUPLICATE_LOGIN


# -- readiness ---------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [None, 0, 3, 4, -1, 2**62])
async def test_a_ready_state_that_was_not_offered_is_unknown(
    client: Any, link: Any, state: int | None
) -> None:
    await client.log_in(link)

    assert (
        await refused(client(contract.SetReadyState(stateId=state)))
    ).code is FaultCode.UNKNOWN_READY_STATE


async def test_a_reason_of_another_kind_is_unknown(client: Any, link: Any) -> None:
    await client.log_in(link)
    lunch = (await client(contract.GetNotReadyReasonCodes()))[0].id

    assert (await refused(client(contract.Logout(reasonId=lunch)))).code is FaultCode.UNKNOWN_REASON


async def test_an_agent_leaves_for_a_reason(client: Any, link: Any) -> None:
    await client.log_in(link)
    home = (await client(contract.GetReasonCodes()))[0].id

    await client(contract.Logout(reasonId=home))

    assert link.recorded[-1].fact.reason == home


# -- calls -------------------------------------------------------------------------------------


async def test_nobody_calls_for_a_callback_that_there_is_not(client: Any, link: Any) -> None:
    await client.log_in(link)

    fault = await refused(client(contract.MakeCall(number="+12025550123", callbackId=7)))

    assert fault.code is FaultCode.UNKNOWN_CALLBACK


@pytest.mark.parametrize("number", [None, "", "abc"])
async def test_what_is_no_number_cannot_be_dialed(client: Any, link: Any, number: str | None) -> None:
    await client.log_in(link)

    assert (await refused(client(contract.MakeCall(number=number)))).code is FaultCode.INVALID_NUMBER


async def test_an_unknown_campaign_is_a_fault(client: Any, link: Any) -> None:
    await client.log_in(link)

    fault = await refused(client(contract.MakeCall(number="+12025550123", campaignId=1)))

    assert fault.code is FaultCode.UNKNOWN_CAMPAIGN


@pytest.mark.parametrize("request_", [contract.ToggleHold(), contract.RecordCall(), contract.SendDTMF()])
async def test_a_flag_or_digit_must_be_there(client: Any, link: Any, request_: contract.Request) -> None:
    await client.log_in(link)

    assert (await refused(client(request_))).code is FaultCode.BAD_VALUE


async def test_without_a_call_there_is_nothing_to_end(client: Any, link: Any) -> None:
    await client.log_in(link)

    assert (await refused(client(contract.DisconnectCall()))).code is FaultCode.NO_CALL


async def test_an_agent_may_hang_up_their_phone(client: Any, link: Any) -> None:
    listener = await client.listen()
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=2))
    link.customer_calls()
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()
    await client.story(listener)

    await client(contract.SoftphoneHangupPhone())

    ended = {type(event): event for event in await client.story(listener)}[contract.CallEnded]
    assert ended.party == 1


async def test_an_unknown_disposition_changes_nothing(client: Any, link: Any) -> None:
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=2))
    link.customer_calls()
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()

    for request_ in (contract.FinishCall(), contract.FinishCall(disposition=1)):
        assert (await refused(client(request_))).code is FaultCode.UNKNOWN_DISPOSITION

    assert (await client(contract.GetStatus())).callConnected is True


async def test_comments_have_an_end(client: Any, link: Any) -> None:
    await client.log_in(link)
    for request_ in (contract.FinishCall, contract.FinishCall2):
        fault = await refused(client(request_(disposition=1, comments="x" * 4001)))
        assert fault.code is FaultCode.BAD_VALUE


# -- data --------------------------------------------------------------------------------------


async def test_before_login_the_status_is_logged_out(client: Any) -> None:
    assert await client(contract.GetStatus()) == contract.AgentBridgeStatus(
        callConnected=False, loggedIn=False, onCall=False, ready=False, restarting=False
    )


async def test_what_an_agent_can_learn_about_themselves(client: Any, link: Any) -> None:
    await client.log_in(link)

    assert await client(contract.GetUserDetails()) == contract.UserDetails(
        domain="demo.example",
        domainId=300000000000000,
        extension="001",
        flags=0b101,
        fullName="Anna",
        station="1001",
        stationType="VoIP",
        username="anna@demo.example",
    )
    rights = await client(contract.GetAgentPermissions())
    assert (rights.canHold, rights.canDialDNC, rights.reasonCodesEnabled) == (True, False, True)
    skills = await client(contract.GetAvailableSkills())
    assert [(skill.skillId, skill.name) for skill in skills] == [(300000000000010, "Support")]


async def test_what_an_agent_works_for(client: Any, link: Any) -> None:
    await client.log_in(link)

    assert await client(contract.GetAvailableCampaigns()) == (
        contract.CampaignInfo(
            id=300000000000020, name="Hotline", flags=0b1000001, state=1, mode=0, extension="900"
        ),
    )
    sold = contract.DispositionValue(description="Money", flags=1 | 1 << 9, id=300000000000030, name="Sold")
    found = await client(contract.GetCampaignDispositions(campaignId=300000000000020))
    assert sold in found
    system = await client(contract.GetCampaignDispositions(campaignId=None))
    assert [(one.name, one.flags) for one in system] == [("No Disposition", 1 << 9 | 1 << 13)]


async def test_only_reasons_that_may_be_given_are_shown(client: Any, link: Any) -> None:
    await client.log_in(link)

    assert [one.name for one in await client(contract.GetNotReadyReasonCodes())] == ["Lunch"]
    assert [one.name for one in await client(contract.GetReasonCodes())] == ["Home"]


@pytest.mark.parametrize(
    ("asked", "told"), [("agent", "agent"), ("VCC", "vcc"), (None, "cti"), ("", "cti"), ("softphone",) * 2]
)
async def test_every_component_has_a_version(client: Any, asked: str | None, told: str) -> None:
    answer = await client(contract.GetVersion(componentName=asked))

    assert answer.endswith(f" CORDBOARD {{{told}}}")
    assert answer[0].isdigit()


async def test_an_unknown_component_has_no_version(client: Any) -> None:
    fault = await refused(client(contract.GetVersion(componentName="teapot")))

    assert fault.code is FaultCode.UNKNOWN_COMPONENT


async def test_a_screen_pop_reads_the_call_at_call_started(client: Any, link: Any) -> None:
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=2))
    link.now += 1_000
    link.customer_calls("+12025550199")
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()

    variables = await client(contract.GetCallAttachedVariables())

    status = await client(contract.GetStatus())
    values = {(one.groupName, one.name): one.value for one in variables}
    assert values["Call", "session_id"] == status.currentCall.callSessionId
    assert values["Call", "type"] == "2"
    assert values["Call", "type_name"] == "INBOUND"
    assert values["Call", "campaign_name"] == "Hotline"
    assert values["Call", "skill_name"] == "Support"
    assert values["Call", "ANI"] == values["Call", "number"] == "+12025550199"
    assert values["Call", "start_timestamp"] == "2023-11-14 22:13:21.123"
    assert values["Call", "end_timestamp"] == values["Call", "length"] == ""
    assert values["Call", "queue_time"] == "00:00:00.000"
    assert values["Agent", "first_agent"] == values["Agent", "user_name"] == "anna@demo.example"
    assert values["Agent", "station_type"] == "VoIP"
    assert values["Customer", "first_name"] == ""
    assert values["IVR", "last_state"] == ""


async def test_every_variable_has_its_own_lasting_id(client: Any, link: Any) -> None:
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=2))
    caller = link.customer_calls()
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()
    link.now += 3_723_004
    link.hangs_up(caller)

    variables = await client(contract.GetCallAttachedVariables())

    by_id = {one.id: one for one in variables}
    assert len(by_id) == len(variables) == 26 + 11 + 6 + 4
    session, length = by_id[100_000_000_001_001], by_id[100_000_000_001_012]
    assert (session.name, session.cavGroupId, session.systemId, session.type) == ("session_id", 1, 1001, 0)
    assert (length.name, length.value, length.type) == ("length", "01:02:03.004", 11)


async def test_a_name_without_end_is_nobodys_and_is_not_written_down(client: Any, link: Any) -> None:
    before = link.last

    fault = await refused(client(a_login(userName="u" * 257)))

    assert fault.code is FaultCode.LOGIN_REFUSED
    assert link.last == before
