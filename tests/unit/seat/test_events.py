"""The table from facts to events covers what the core can say, and says it alike each time."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from cordboard import contract
from cordboard.contract import X1, codes
from cordboard.seat import alive_events, views
from cordboard.seat.events import TABLE, events_of, seats_of
from cordboard.vcc.agents import Agent, LoggedOut, LoginFailed, StationType
from cordboard.vcc.calls import CallAbandoned, CallArrived, CallQueued, Party, RecordingSaved
from cordboard.vcc.center import SUPERVISION, Permission
from cordboard.vcc.errors import Reason
from cordboard.vcc.facts import AnyFact
from cordboard.vcc.ids import NO_REASON, AgentId, DomainId, LoginId, Milliseconds, SeatId, StationId
from cordboard.vcc.kernel import Fact, Recorded

ALIVE = """
    skillPromptPauseFailed skillPromptStopFailed skillPromptDownloadFailed
    loginProcessStarted restartStationStarted restartStationDone restartStationFailed bridgeConnected
    permissionsUpdated reasonCodesEnabled optionsUpdated skillsInitialized activeSkillsChanged
    skillAdded readyStatesUpdated loginProcessFinished updateStatus readyStateChanged logoutProcessFinished
    bridgeForcedLogout forceSelfLogout passwordChangeRequired userUpdate stationDisconnected incomingCall
    answerCallIncoming callInitiated callStarted callOnHold callOffHold recordingStarted recordingStopped
    callEnded callFinished callAbandoned callError makeCallFailed failedAddingNumberToDNC timeout
    callWrapupTimerStarted callEndedByACW callUpdated skillsChanged campaignUpdate
    transferStarted transferCompleted transferError transferCallDisconnected consultCallDisconnected
    conferenceParticipantAdded conferenceParticipantRemoved conferenceCompleted conferenceCreateFailed
    conferenceError
    callParked callReparked parkedCallsChanged parkedCallDisconnected parkError
    softphoneError setSoftphoneStatus softphoneVolumeChanged
    openURL
    chatInvite chatInviteCancelled chatParticipantStarted chatParticipantUpdated chatLoggedUsersUpdated
    chatUserJoined chatUserLeft chatUserDeclined chatUserDidNotRespond chatKickedFrom chatKilled chatEnded
    chatHelpRequested chatMessage chatMessageDialog chatMessageReceived chatBroadcastMessageReceived
    incomingCallInfo callCRMRecordChanged
    callsQueueUpdated
    liveCallbackInitiating liveCallbackEnded liveCallbackInitiatingFailed liveCallbackCRMRecordChanged
    maintenanceNotice maintenanceAnounce maintenanceStarted maintenanceCompleted maintenanceCanceled
    maintenanceRelogin maintenanceStateChanged
    callbackAdded callbackRemoved callbackOverdue callbacksChanged
    previewInitiated previewCRMRecordChanged previewDialingStarted previewCallInitiated
    previewWaitDisposition previewRenewed previewEnded endOfPreviewingFailed recordRestrictionsChanged
    click2DialInitiated skillPromptsChanged skillPromptsPermissionChanged skillPromptDownloadProgress
    skillPromptDownloaded skillPromptPlayFailed recordingPlayFinished
    recordingsChanged recordingAdded voicemailAdded voicemailDelivered voicemailAccepted voicemailEnded
    voicemailPostponed voicemailResumed voicemailStateChanged voicemailCRMRecordChanged
"""

SEAT = SeatId("local")
SILENT = [
    name
    for name in (fact.__name__ for fact in get_args(AnyFact))
    if name not in {fact.__name__ for fact in TABLE}
]


def recorded(fact: Fact, at: int = 1_700_000_000_007) -> Recorded:
    return Recorded(number=1, domain=DomainId(1), at=Milliseconds(at), fact=fact)


def a_failure(reason: Reason, agent: Agent | None) -> LoginFailed:
    return LoginFailed(
        seat=SEAT,
        login=LoginId("L"),
        user_name="anna@demo.example",
        station_type=StationType.VOIP,
        station=StationId("1001"),
        reason=reason,
        text="no",
        agent=agent,
    )


ANNA = Agent(id=AgentId(1), name="anna@demo.example")


def test_what_is_alive_is_read_from_the_table() -> None:
    assert alive_events() == frozenset(ALIVE.split()) | X1.events.keys()


def test_every_fact_with_a_row_belongs_to_a_seat() -> None:
    assert all({"seat", "seats"} & {*fact.__struct_fields__} for fact in TABLE)


def test_facts_without_a_row_are_silent_on_purpose() -> None:
    assert sorted(SILENT) == sorted(
        [
            "WishIssued",
            "ErrandBegun",
            "WorksheetClosed",
            "WishSettled",
            "SignalHeard",
            "TimerSet",
            "WrongPasswordShown",
            "TimerCancelled",
            "TimerFired",
            "EngineAdopted",
            "EngineGone",
            "CampaignReset",
            "CampaignSwitched",
            "CenterReplaced",
            "HeldLegCalled",
            "HoldingChanged",
            "StationLegParted",
            "StationLegRejoined",
            "ListenerAdded",
            "ListenerRemoved",
            "ReachabilityChanged",
            "NumberAddedToDnc",
            "NewsDue",
            "NewsSettled",
            "NoticeAccepted",
            "SessionGivenUp",
            "ReadinessPending",
            "CallArrived",
            "ContactCreated",
            "CallGreeted",
            "CallTurnedAway",
            "CallLeftBox",
            "DepositBegan",
            "DepositCut",
            "DepositSettled",
            "PlaybackChanged",
            "VoicemailLeftBehind",
            "VoicemailOpenToAll",
            "VoicemailsForgotten",
            "CallerRecognised",
            "MailDue",
            "MailSettled",
            "CallOpenToAll",
            "MuteChanged",
            "CallQueued",
            "CallAbandoned",
            "CallRinging",
            "RecordingMissing",
            "RecordingSaved",
            "FurtherCallMoved",
            "PhoneHeld",
            "PlaybackStopping",
            "OutsideCallEnded",
            "PlaybackStarted",
            "PlaybackBegan",
            "PlaybackPaused",
            "PlaybackResumed",
            "VolumeSet",
            "WatchingBegun",
            "WatchingEnded",
            "RecordsOffered",
            "RecordMarked",
            "PreviewDialed",
            "PreviewPostponed",
            "StandingChanged",
            "CallAtMenu",
            "CallForwarded",
            "CallerAsked",
            "VisitMoved",
            "MenuLeft",
            "CallOverflowed",
            "CallAnnounced",
            "AnnouncementOver",
            "AskingMoved",
            "AskingOver",
            "CallbackAgreed",
            "PlaceKept",
            "CallbackRests",
            "CallbackDue",
        ]
    )


@pytest.mark.parametrize("fact", TABLE, ids=lambda fact: fact.__name__)
def test_every_row_fills_fields_that_its_event_has(fact: type[Fact]) -> None:
    for row in TABLE[fact]:
        assert set(row.fields) <= set(row.event.__struct_fields__)


@pytest.mark.parametrize("fact", [CallArrived, CallQueued, CallAbandoned, RecordingSaved])
def test_what_happens_at_no_seat_is_told_to_nobody(fact: type[Fact]) -> None:
    assert fact not in TABLE


def test_a_moment_has_milliseconds_and_a_zone() -> None:
    told = events_of(recorded(LoggedOut(seat=SEAT, agent=ANNA, reason=NO_REASON)))

    assert [event.timestamp for event in told] == ["2023-11-14T22:13:20.007Z"] * 2
    assert seats_of(recorded(LoggedOut(seat=SEAT, agent=ANNA, reason=NO_REASON))) == (SEAT,)


@pytest.mark.parametrize(
    ("reason", "agent", "cause"),
    [
        (Reason.STATION_UNREACHABLE, ANNA, ["NO_ANSWER"]),
        (Reason.LOGIN_TIMEOUT, ANNA, ["HARDWARE_TIMEOUT"]),
        (Reason.LOGIN_TIMEOUT, None, []),
        (Reason.LOGIN_REFUSED, None, []),
        (Reason.DUPLICATE_LOGIN, ANNA, []),
    ],
)
def test_only_a_station_that_was_tried_has_failed(
    reason: Reason, agent: Agent | None, cause: list[str]
) -> None:
    told = events_of(recorded(a_failure(reason, agent)))

    failures = [event.cause for event in told if isinstance(event, contract.RestartStationFailed)]
    assert failures == cause
    assert isinstance(told[-1], contract.LoginProcessFinished)
    assert (told[-1].successfull, told[-1].message) == (False, "No.")


def test_a_forced_logout_says_so_first() -> None:
    told = events_of(recorded(LoggedOut(seat=SEAT, agent=ANNA, reason=NO_REASON, forced=True)))

    assert [type(event) for event in told] == [
        contract.BridgeForcedLogout,
        contract.LogoutProcessFinished,
        contract.UpdateStatus,
    ]


def test_every_permission_of_agents_is_shown_as_its_own_flag() -> None:
    for permission in frozenset(Permission) - SUPERVISION:
        shown = msgspec.structs.asdict(views.permissions([permission], reason_codes_enabled=False))
        assert [name for name, value in shown.items() if value] == [views.PERMISSION_FIELDS[permission]]
        assert None not in shown.values()


def test_the_cores_party_is_the_contracts() -> None:
    assert [party.value for party in Party] == [party.value for party in codes.Party]
