"""What two programs at one seat hear, with the real core behind it."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace

from cordboard import contract
from cordboard.vcc.center import Center

LOGIN = [
    "loginProcessStarted",
    "restartStationStarted",
    "restartStationDone",
    "bridgeConnected",
    "permissionsUpdated",
    "reasonCodesEnabled",
    "optionsUpdated",
    "skillsInitialized",
    "readyStatesUpdated",
    "parkedCallsChanged",
    "loginProcessFinished",
    "updateStatus",
    "readyStateChanged",
    "callbacksChanged",
]


async def test_a_login_is_told_step_by_step(client, link, names):
    listener = await client.listen()

    await client.log_in(link)

    story = await client.story(listener)
    assert names(story) == LOGIN
    told = {type(event): event for event in story}
    assert told[contract.LoginProcessStarted].user == "anna@demo.example"
    assert told[contract.LoginProcessFinished] == contract.LoginProcessFinished(
        timestamp="2023-11-14T22:13:20.123Z",
        successfull=True,
        user="anna@demo.example",
        stationNumber="1001",
        stationType="VoIP",
    )
    assert told[contract.SkillsInitialized].skills == (
        contract.SkillInfo(name="Support", skillId=300000000000010),
    )
    assert told[contract.ReadyStatesUpdated].states == (
        contract.ReadyStateValue(id=1, name="Ready"),
        contract.ReadyStateValue(id=2, name="Ready for Calls"),
    )
    assert told[contract.PermissionsUpdated].permissions.canHold is True
    assert told[contract.PermissionsUpdated].permissions.canDialDNC is False
    assert told[contract.UpdateStatus].status.loggedIn is True
    assert told[contract.ReadyStateChanged].id == 0


async def test_two_listeners_hear_the_same_story_of_an_inbound_call(client, link, names):
    first, second = await client.listen("one"), await client.listen("two")
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=2))
    await client.story(first)
    await client.story(second)

    caller = link.customer_calls()
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()
    await client(contract.ToggleHold(flag=True))
    await client(contract.ToggleHold(flag=False))
    await client(contract.RecordCall(flag=False))
    link.now += 60_000
    link.hangs_up(caller)
    link.now += 5_000
    await client(contract.FinishCall(disposition=300000000000030, comments="well"))

    story = await client.story(first)
    assert names(story) == [
        "incomingCall",
        "answerCallIncoming",
        "updateStatus",
        "updateStatus",
        "callStarted",
        "updateStatus",
        "recordingStarted",
        "callOnHold",
        "callOffHold",
        "recordingStopped",
        "callEnded",
        "updateStatus",
        "callFinished",
        "updateStatus",
    ]
    assert await client.story(second) == story


async def test_an_inbound_call_is_described_where_it_matters(client, link):
    listener = await client.listen()
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=1))
    await client.story(listener)
    begun = link.now

    caller = link.customer_calls("+12025550199")
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()
    link.now += 60_000
    link.hangs_up(caller)
    link.now += 5_000
    await client(contract.FinishCall(disposition=300000000000030, comments="well"))

    told = {type(event): event for event in await client.story(listener)}
    info = told[contract.IncomingCall].callinfo
    session = info.callSessionId
    assert info == contract.CallInfo(
        agentInitiated=False,
        ani="+12025550199",
        autoRecord=False,
        avgSessionTime=0,
        callSessionId=session,
        callType=2,
        callbackId=0,
        campaignId=300000000000020,
        comments="",
        consult=False,
        dnis="+12025550100",
        inboundPause=0,
        internalReceiver=False,
        number="+12025550199",
        transfer=False,
        userTransferringId=0,
    )
    assert told[contract.AnswerCallIncoming].flag is True
    assert told[contract.RecordingStarted].autoRecording is True
    assert (told[contract.CallEnded].callSessionId, told[contract.CallEnded].party) == (session, 2)
    finished = told[contract.CallFinished]
    assert (finished.callStarted, finished.callLength) == (begun, 60_000)
    assert (finished.callWrapupTime, finished.callHandleTime) == (5_000, 65_000)
    assert told[contract.UpdateStatus].status.currentCall is None


async def test_the_status_follows_the_call(client, link):
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=2))

    async def status():
        found = await client(contract.GetStatus())
        return found.currentCall is not None, found.onCall, found.callConnected

    assert await status() == (False, False, False)
    caller = link.customer_calls()
    assert await status() == (True, False, False)
    await client(contract.SoftphonePickupPhone())
    assert await status() == (True, True, False)
    link.phone_answers()
    assert await status() == (True, True, True)
    await client(contract.ToggleHold(flag=True))
    assert await status() == (True, True, True)
    link.hangs_up(caller)
    assert await status() == (True, True, False)
    await client(contract.FinishCall(disposition=300000000000030))
    assert await status() == (False, False, False)


async def test_two_listeners_hear_the_same_story_of_a_manual_call(client, link, names):
    first, second = await client.listen("one"), await client.listen("two")
    await client.log_in(link)
    await client.story(first)
    await client.story(second)

    await client(contract.MakeCall(number="202-555-0123", campaignId=300000000000020, checkDnc=True))
    link.phone_answers()
    link.customer_answers()
    await client(contract.SendDTMF(digit="5"))
    await client(contract.DisconnectCall())
    await client(contract.FinishCall(disposition=300000000000030))

    story = await client.story(first)
    assert names(story) == [
        "updateStatus",
        "callInitiated",
        "callStarted",
        "updateStatus",
        "recordingStarted",
        "recordingStopped",
        "callEnded",
        "updateStatus",
        "callFinished",
        "updateStatus",
    ]
    assert (story[1].number, story[1].type) == ("+12025550123", 4)
    assert story[6].party == 1
    assert await client.story(second) == story


async def test_a_customer_who_is_busy_fails_the_call(client, link, names):
    listener = await client.listen()
    await client.log_in(link)
    await client.story(listener)

    await client(contract.MakeCall(number="+12025550123", campaignId=0, checkDnc=True))
    link.phone_answers()
    link.customer_dialed_is_busy()

    story = await client.story(listener)
    assert names(story) == ["updateStatus", "callInitiated", "makeCallFailed", "updateStatus"]
    failed = story[2]
    assert (failed.errorCode, failed.cause, failed.number) == (10003, "BUSY", "+12025550123")
    assert (failed.campaignId, failed.callbackId) == (0, 0)
    assert story[3].status.onCall is False


async def test_a_number_on_the_do_not_call_list_is_refused_by_event(client, link, names):
    listener = await client.listen()
    await client.log_in(link)
    await client.story(listener)

    await client(contract.MakeCall(number="+12025550666"))

    story = await client.story(listener)
    assert names(story) == ["makeCallFailed", "updateStatus"]
    assert story[0].errorCode == 10006


async def test_a_caller_who_leaves_closes_the_offer(client, link, names):
    listener = await client.listen()
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=2))
    await client.story(listener)

    caller = link.customer_calls()
    link.hangs_up(caller)

    assert names(await client.story(listener))[3:] == ["callAbandoned", "updateStatus"]


async def test_an_offer_that_nobody_takes_makes_the_agent_not_ready(client, link, names):
    listener = await client.listen()
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=2))
    await client.story(listener)

    link.customer_calls()
    link.offer_times_out()

    story = (await client.story(listener))[3:]
    assert names(story) == ["callAbandoned", "updateStatus", "readyStateChanged", "updateStatus"]
    assert (story[2].id, story[2].forced, story[2].whoForced) == (0, True, 2)
    assert story[3].status.ready is False


async def test_a_phone_that_fails_at_pick_up_is_named(client, link, names):
    listener = await client.listen()
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=2))
    link.customer_calls()
    await client(contract.SoftphonePickupPhone())
    await client.story(listener)

    link.phone_fails()

    story = await client.story(listener)
    assert names(story) == ["callError", "callAbandoned", "updateStatus", "readyStateChanged", "updateStatus"]
    assert (story[0].operation, story[0].cause) == ("softphonePickupPhone", "NO_ANSWER")


async def test_readiness_asked_for_in_a_call_comes_after_it(client, link, names):
    listener = await client.listen()
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=2))
    caller = link.customer_calls()
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()
    await client.story(listener)

    await client(contract.SetNotReadyState(reasonId=300000000000040))
    assert await client.story(listener) == []
    link.hangs_up(caller)
    await client(contract.FinishCall(disposition=300000000000030))

    story = await client.story(listener)
    assert names(story)[-3:] == ["updateStatus", "readyStateChanged", "updateStatus"]
    assert (story[-2].id, story[-2].reasonCodeId) == (0, 300000000000040)
    assert (story[-2].forced, story[-2].whoForced) == (False, 0)


async def test_a_logout_ends_the_session_and_not_the_listening(client, link, names):
    listener = await client.listen()
    await client.log_in(link)
    await client.story(listener)

    await client(contract.Logout(reasonId=None))

    story = await client.story(listener)
    assert names(story) == ["logoutProcessFinished", "updateStatus"]
    assert story[1].status.loggedIn is False
    await client.log_in(link)
    assert names(await client.story(listener)) == LOGIN


async def test_a_phone_that_is_not_there_fails_the_login(client, link, names, settle):
    listener = await client.listen()

    waiting = asyncio.ensure_future(
        client(contract.Login(userName="anna", password="anna's", stationId="1001", stationType="VoIP"))
    )
    await settle()
    link.probe_misses()

    with pytest.raises(contract.ContractFault) as refused:
        await waiting
    assert refused.value.code is contract.FaultCode.STATION_UNREACHABLE
    story = await client.story(listener)
    assert names(story) == [
        "loginProcessStarted",
        "restartStationStarted",
        "restartStationFailed",
        "loginProcessFinished",
    ]
    assert story[2].cause == "NO_ANSWER"
    assert story[3].successfull is False
    assert "1001" in story[3].message


async def test_a_seat_hears_nothing_of_another_seat(at_seat, link, names):
    anna, boris = at_seat("anna"), at_seat("boris@demo.example")
    hears_anna, hears_boris = await anna.listen(), await boris.listen()

    await anna.log_in(link, "anna", "1001")

    assert names(await anna.story(hears_anna)) == LOGIN
    assert await boris.story(hears_boris) == []


async def test_one_seat_answers_to_every_spelling_of_its_name(at_seat, link, names):
    listener = await at_seat("anna").listen()

    await at_seat("Anna@demo.example").log_in(link, "anna")

    assert names(await at_seat("anna@demo.example").story(listener)) == LOGIN


class TestASecretRecording:
    """Where the center does not show what is recorded by rule."""

    @pytest.fixture
    def center(self, plain_center: Center) -> Center:
        options = replace(plain_center.options, show_automatic_recording=False)
        return replace(plain_center, options=options)

    async def test_nobody_at_the_seat_hears_of_it(self, client, link, names):
        # given an agent in a call that is recorded by rule
        await client.log_in(link)
        await client(contract.SetReadyState(stateId=1))
        link.customer_calls()
        listener = await client.listen()
        await client(contract.SoftphonePickupPhone())
        link.phone_answers()

        # then she hears of her own recording only, of its beginning and its end
        before = await client.story(listener)
        assert "recordingStarted" not in names(before)
        assert not any(each.currentCall.autoRecord for each in statuses(before))
        await client(contract.RecordCall(flag=True))
        await client(contract.RecordCall(flag=False))
        started, stopped = await client.story(listener)
        assert (names([started, stopped]), started.autoRecording) == (
            ["recordingStarted", "recordingStopped"],
            False,
        )
        await client(contract.DisconnectCall())
        assert "recordingStopped" not in names(await client.story(listener))


def statuses(story):
    """The statuses with a call that a story tells."""
    told = [event.status for event in story if isinstance(event, contract.UpdateStatus)]
    return [status for status in told if status.currentCall is not None]
