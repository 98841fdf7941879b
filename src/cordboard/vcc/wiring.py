"""Who decides on what: every command, signal, failure, timer and query with its handler, in tables.

A signal may concern several capabilities; they act in the order written here. A signal that is in no
table concerns nobody yet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import queries, telephony, together
from .absence import handlers as absence
from .addresses import handlers as addresses
from .agents import (
    ChangePassword,
    ConfirmLogin,
    Logout,
    RestartStation,
    SetNotReady,
    SetReady,
    ShowPassword,
    StartLogin,
    held,
    lockout,
    outcome,
    password,
    readiness,
    session,
    settings,
    station,
)
from .agents import handlers as agents
from .allowed import operations_allowed
from .callbacks import wiring as callbacks
from .calls import (
    AddToConference,
    AnswerCallback,
    AnswerHungUp,
    CancelConference,
    CancelTransfer,
    CompleteConference,
    CompleteTransfer,
    ConferenceIn,
    DisconnectCall,
    DisconnectParkedCalls,
    FinishCall,
    HangUpStation,
    HoldCall,
    LeaveConference,
    MakeCall,
    MakeTestCall,
    ParkCall,
    ParkParticipant,
    PauseRecord,
    PickUp,
    RecordCall,
    RejectCall,
    RejectCallback,
    RemoveParticipant,
    RetrieveCall,
    SetCallVariable,
    TellDeposit,
    TransferCall,
    adoption,
    arrival,
    closing,
    conference,
    consequences,
    deposit,
    dialing,
    ending,
    failures,
    hold_key,
    holding,
    kept,
    legs,
    measuring,
    media,
    offer,
    park,
    phone,
    recording,
    returning,
    settling,
    transfer,
    wrapup,
)
from .calls import handlers as calls
from .calls import held as held_calls
from .calls import wiring as call_wiring
from .campaigns import wiring as campaigns
from .clicks import ClickNumber
from .clicks import handlers as clicks
from .colleagues import handlers as colleagues
from .configuration import ReplaceCenter
from .configuration import wiring as configuration
from .connectors import ProcessConnector
from .connectors import wiring as connectors
from .contacts import TellContacts
from .contacts import wiring as contacts
from .dispositions import handlers as dispositions
from .dnc import AddToDnc
from .dnc import handlers as dnc
from .listeners import AddListener, RemoveListener
from .listeners import handlers as listeners
from .maintenance import handlers as maintenance
from .menus import asking as menus
from .menus import wiring as menu_wiring
from .messages import wiring as messages
from .news import wiring as news
from .notices import AcknowledgeNotice
from .notices import handlers as notices
from .player import alone
from .player import handlers as player
from .player import wiring as player_wiring
from .preferences import SetPreference
from .previews import EndPreview, MakePreviewCall, RenewPreview, looking
from .previews import wiring as previews
from .queue import asking
from .queue import wiring as queue_wiring
from .reconnection import Reconnect
from .reconnection import handlers as reconnection
from .scripts import wiring as scripts
from .skills import SetActiveSkills
from .skills import handlers as skills
from .softphones import handlers as softphones
from .softphones import wiring as softphone_wiring
from .stations import handlers as stations
from .supervision import ForceLogout, monitoring
from .supervision import wiring as supervision
from .variables import handlers as variables
from .voicemail import PlayRecording, PlayVoicemail
from .voicemail import wiring as voicemail
from .work import Work
from .worksheets import wiring as worksheets
from .world import World

COMMANDS: dict[type, Callable[[Work, Any], Any]] = {
    AddListener: listeners.add,
    RemoveListener: listeners.remove,
    ReplaceCenter: together.replace_center,
    StartLogin: session.start_login,
    ConfirmLogin: together.confirm_login,
    Logout: together.logout,
    Reconnect: reconnection.reconnect,
    RestartStation: together.restart,
    ShowPassword: lockout.show,
    ChangePassword: password.change,
    SetReady: readiness.set_ready,
    SetActiveSkills: skills.set_active_skills,
    SetPreference: settings.set_preference,
    AddToDnc: dnc.add,
    SetNotReady: readiness.set_not_ready,
    MakeCall: together.make_call,
    MakeTestCall: dialing.make_test_call,
    PickUp: offer.pick_up,
    AnswerCallback: returning.answer,
    RejectCallback: offer.reject,
    AnswerHungUp: together.answer_hung_up,
    HoldCall: holding.hold,
    ParkCall: park.park,
    RetrieveCall: together.retrieve,
    DisconnectParkedCalls: park.disconnect,
    TransferCall: together.transfer_call,
    CompleteTransfer: transfer.complete,
    CancelTransfer: transfer.cancel,
    ConferenceIn: conference.confer,
    CompleteConference: conference.complete,
    CancelConference: conference.cancel,
    AddToConference: conference.add_parked,
    RemoveParticipant: conference.remove,
    ParkParticipant: conference.park_participant,
    LeaveConference: together.leave_conference,
    **call_wiring.COMMANDS,
    RecordCall: recording.record_call,
    PauseRecord: recording.pause_record,
    DisconnectCall: ending.disconnect,
    HangUpStation: together.hang_up_station,
    FinishCall: together.finish_call,
    RejectCall: offer.reject,
    TellDeposit: settling.tell,
    SetCallVariable: together.set_variable,
    ClickNumber: clicks.click,
    **player_wiring.COMMANDS,
    **supervision.COMMANDS,
    ForceLogout: together.force_logout,
    MakePreviewCall: together.make_preview_call,
    RenewPreview: together.renew_preview,
    EndPreview: together.end_preview,
    **previews.COMMANDS,
    **messages.COMMANDS,
    **contacts.COMMANDS,
    TellContacts: together.tell_contacts,
    **callbacks.COMMANDS,
    AcknowledgeNotice: notices.acknowledge,
    **connectors.COMMANDS,
    **worksheets.COMMANDS,
    **news.COMMANDS,
    **configuration.COMMANDS,
    ProcessConnector: together.process_connector,
    **voicemail.COMMANDS,
    PlayRecording: together.play_recording,
    PlayVoicemail: together.play_voicemail,
    **softphone_wiring.COMMANDS,
}

SIGNALS: dict[type, tuple[Callable[[Work, Any], None], ...]] = {
    telephony.EngineUp: (
        adoption.engine_up,
        stations.take_inventory,
        softphones.take_inventory,
        held.engine_up,
        monitoring.engine_up,
        alone.engine_up,
    ),
    telephony.EngineLost: (
        adoption.engine_lost,
        softphones.engine_lost,
        held.engine_lost,
        monitoring.engine_lost,
        settling.cut,
        alone.engine_lost,
    ),
    telephony.LegIncoming: (arrival.arrived, phone.dialed),
    telephony.ReferRequested: (phone.wants_transfer,),
    telephony.ReferDone: (consequences.carrier_has_connected_them,),
    telephony.LegRinging: (legs.ringing,),
    telephony.LegAnswered: (
        held.answered,
        held_calls.rejoined,
        monitoring.answered,
        alone.answered,
        legs.answered,
    ),
    telephony.LegHeld: (hold_key.held,),
    telephony.LegUnheld: (hold_key.unheld,),
    telephony.LegEnded: (held_calls.parted, held.ended, monitoring.left, alone.left, legs.left),
    telephony.PlayStarted: (player.began,),
    telephony.PlayFinished: (
        arrival.play_finished,
        deposit.play_finished,
        menus.said,
        asking.said,
        player.finished,
    ),
    telephony.DtmfReceived: (menus.pressed, asking.pressed),
    telephony.LegMeasured: (measuring.measured,),
    telephony.RecordingFinished: (recording.recording_finished, settling.recorded),
    telephony.SoftphoneAttached: (softphones.attached, held.attached),
    telephony.SoftphoneDetached: (softphones.detached,),
    telephony.StationRegistered: (stations.registered,),
    telephony.StationLost: (stations.lost,),
    telephony.StationReachable: (stations.found, session.station_reached, station.reached),
    telephony.StationUnreachable: (stations.missed, session.station_missed, station.missed),
}

FAILURES: dict[type, Callable[[Work, Any, telephony.VerbFailed], None]] = {
    telephony.Originate: together.leg_failed,
    telephony.Answer: legs.answer_failed,
    telephony.Play: together.play_failed,
    telephony.PausePlay: player.pause_failed,
    telephony.StopPlay: player.stop_failed,
    telephony.CreateBridge: failures.bridge_failed,
    telephony.AddToBridge: together.not_added,
    telephony.Hold: failures.hold_failed,
    telephony.Unhold: failures.unhold_failed,
    telephony.Mute: failures.mute_failed,
    telephony.Echo: ending.echo_failed,
    telephony.MeasureLeg: measuring.failed,
    telephony.StartRecording: recording.recording_failed,
    telephony.RecordLeg: settling.not_recorded,
    telephony.ProbeStation: together.probe_failed,
}
"""What follows where the engine cannot do a verb; the other verbs fail without consequence."""

TIMERS: dict[str, Callable[[Work, str], None]] = {
    outcome.LOGIN_TIMER: session.login_timed_out,
    station.RESTART_TIMER: station.timed_out,
    media.OFFER_TIMER: offer.not_answered,
    media.OFFER_AGAIN_TIMER: offer.open_to_all,
    wrapup.WRAP_UP_TIMER: closing.timed_out,
    park.PARK_TIMER: park.waited_too_long,
    media.TRANSFER_TIMER: consequences.transfer_timed_out,
    looking.LIMIT_TIMER: together.preview_timed_out,
    **previews.TIMERS,
    kept.RETRY_TIMER: kept.due,
    kept.HOURS_TIMER: kept.hours_over,
    kept.EXPIRY_TIMER: kept.expired,
    **messages.TIMERS,
    **queue_wiring.TIMERS,
    **callbacks.TIMERS,
    maintenance.MAINTENANCE_TIMER: maintenance.timed,
    readiness.GRACE_TIMER: readiness.grace_is_over,
    absence.REST_TIMER: absence.rest,
    absence.LEAVE_TIMER: absence.leave,
    **menu_wiring.TIMERS,
    **connectors.TIMERS,
    **voicemail.TIMERS,
}

QUERIES: dict[type, Callable[[World, Any], Any]] = {
    queries.GetStatus: agents.get_status,
    queries.GetSelf: agents.get_self,
    queries.GetLastLogin: agents.get_last_login,
    queries.IsDoubted: lockout.is_doubted,
    queries.GetPasswordRules: password.rules,
    queries.GetPermissions: agents.get_permissions,
    queries.ListReasons: agents.list_reasons,
    queries.ListSkills: skills.list_skills,
    queries.ListAllSkills: skills.list_all_skills,
    queries.ListSkillGroups: skills.list_skill_groups,
    **campaigns.QUERIES,
    **configuration.QUERIES,
    queries.ListColleagues: colleagues.list_colleagues,
    queries.ListLoggedIn: colleagues.list_logged_in,
    queries.GetColleague: colleagues.get_colleague,
    queries.ListPreferences: settings.list_preferences,
    queries.GetAddressType: addresses.get_type,
    queries.IsAddressValid: addresses.is_valid,
    queries.FindTarget: addresses.find_target,
    queries.ListParked: park.list_parked,
    queries.MayReach: addresses.may_reach,
    queries.ListSpeedDials: addresses.list_speed_dials,
    queries.ListVariables: variables.list_variables,
    queries.ListDispositions: dispositions.list_dispositions,
    **player_wiring.QUERIES,
    queries.GetCallVariables: calls.get_variables,
    **queue_wiring.QUERIES,
    **contacts.QUERIES,
    **callbacks.QUERIES,
    **connectors.QUERIES,
    **voicemail.QUERIES,
    queries.OperationsAllowed: operations_allowed,
    **previews.QUERIES,
    **worksheets.QUERIES,
    **news.QUERIES,
    **scripts.QUERIES,
    **softphone_wiring.QUERIES,
    **supervision.QUERIES,
}


def react(work: Work, signal: telephony.AnySignal) -> None:
    """Let everyone concerned act on `signal`, then settle the wish that it answers."""
    if type(signal) is telephony.VerbFailed:
        _fail(work, signal)
    for handler in SIGNALS.get(type(signal), ()):
        handler(work, signal)
    work.settle(signal.settles)


def _fail(work: Work, signal: telephony.VerbFailed) -> None:
    verb = None if signal.settles is None else work.world.wishes.get(signal.settles)
    handler = FAILURES.get(type(verb))
    if handler is not None:
        handler(work, verb, signal)
