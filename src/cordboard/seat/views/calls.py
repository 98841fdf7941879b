"""How the contract shows calls, who is in them, and how long they took."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.agents import Agent, Occupation, Presence, ReadyState
from cordboard.vcc.calls import Call, CallState, CallType, HandOver
from cordboard.vcc.ids import AgentId
from cordboard.vcc.previews import Preview

from .previews import preview_info

CALL_TYPES: Final[Mapping[CallType, codes.CallType]] = {
    CallType.INBOUND: codes.CallType.INBOUND,
    CallType.MANUAL: codes.CallType.MANUAL,
    CallType.PREVIEW: codes.CallType.MANUAL,
    CallType.QUEUE_CALLBACK: codes.CallType.QUEUE_CALLBACK,
    CallType.INTERNAL: codes.CallType.INTERNAL,
    CallType.TEST: codes.CallType.TEST,
    CallType.INBOUND_VM: codes.CallType.INBOUND_VOICEMAIL,
    CallType.OUTBOUND_VM: codes.CallType.OUTBOUND_VOICEMAIL,
    CallType.INTERNAL_VM: codes.CallType.INTERNAL_VOICEMAIL,
}


TALKING: Final = frozenset({CallState.TALKING, CallState.ON_HOLD, CallState.CONSULTING, CallState.DEPOSITING})

ON_CALL: Final = frozenset({Occupation.ON_CALL, Occupation.WRAP_UP, Occupation.MONITORING})


_FROM_OUTSIDE: Final = frozenset({CallType.INBOUND, CallType.QUEUE_CALLBACK})
"""Somebody outside wanted these calls first."""


def call_info(call: Call) -> contract.CallInfo:
    """A call as `callInfo`."""
    sender = sender_of(call)
    return contract.CallInfo(
        agentInitiated=call.type not in _FROM_OUTSIDE and not call.called,
        ani=call.ani,
        autoRecord=call.auto_record and not call.recording_secret,
        avgSessionTime=0,
        callSessionId=call.id,
        callType=CALL_TYPES[call.type],
        callbackId=call.callback or 0,
        campaignId=call.campaign or codes.NO_CAMPAIGN,
        comments=call.comments,
        consult=call.warm,
        dnis=call.dnis,
        inboundPause=0,
        internalReceiver=call.type is CallType.INTERNAL,
        number=call.number,
        transfer=sender is not None,
        userTransferringId=sender or 0,
    )


def queued_call(call: Call) -> contract.QueuedCall:
    """A call that waits; `created` is since when it does."""
    return contract.QueuedCall(
        callSessionId=call.id,
        campaignId=call.campaign or codes.NO_CAMPAIGN,
        created=call.queued_at,
        customer=call.caller_name or call.number,
        personal=call.for_agent is not None,
        priority=call.priority,
    )


def live_callback_info(call: Call) -> contract.LiveCallbackInfo:
    """The offer to call back somebody who has kept their place."""
    return contract.LiveCallbackInfo(
        callSessionId=call.id,
        campaignId=call.campaign or codes.NO_CAMPAIGN,
        number=call.dnis,
        callbackNumber=call.number,
        offerId=call.offer,
        skillId=call.skill or 0,
        transferModule="",
    )


def sender_of(call: Call) -> AgentId | None:
    """Who sends the call to its agent, or has sent it; None where nobody has."""
    part = call.hand_over
    return call.transferred_by if part is None or part.by == call.agent else part.by


def parked_call(call: Call) -> contract.ParkedCallInfo:
    """A call that waits in a slot as `parkedCallInfo`: who waits there."""
    return contract.ParkedCallInfo(
        address=call.number,
        addressType=codes.AddressType.EXTERNAL,
        callSessionId=call.id,
        campaignId=call.campaign or codes.NO_CAMPAIGN,
        number=call.number,
        worksheetFinished=call.worksheet_complete,
    )


def participant(call: Call) -> contract.ParticipantInfo:
    """Somebody in a conference as `participantInfo`."""
    return contract.ParticipantInfo(
        callSessionId=call.id,
        campaignId=call.campaign or codes.NO_CAMPAIGN,
        customerTitle=call.customer or call.caller_name or call.number,
    )


def part_length(part: HandOver) -> int:
    """How long an agent's part of a call lasted."""
    return max(0, part.at - part.started)


def status(
    agent: Agent | None, call: Call | None, preview: Preview | None = None
) -> contract.AgentBridgeStatus:
    """An agent and their call as `agentBridgeStatus`.

    `onCall` is true from the pick-up (or the start of a manual call) to the disposition, and of a supervisor
    who monitors; `callConnected` while agent and outside party are connected, also on hold. An offered call
    is `currentCall` already, and so is a preview; a call that the agent is done with is not any more.
    """
    if agent is None:
        return contract.AgentBridgeStatus(
            callConnected=False, loggedIn=False, onCall=False, ready=False, restarting=False
        )
    theirs = call if call is not None and agent.call == call.id else None
    return contract.AgentBridgeStatus(
        callConnected=theirs is not None and theirs.state in TALKING,
        currentCall=_current(theirs, preview if agent.occupation is Occupation.PREVIEW else None),
        loggedIn=agent.presence is Presence.LOGGED_IN,
        onCall=agent.occupation in ON_CALL,
        ready=agent.readiness.state is not ReadyState.NOT_READY,
        restarting=agent.presence is Presence.CONNECTING or agent.restarting,
    )


def _current(call: Call | None, preview: Preview | None) -> contract.CallInfo | None:
    """The agent's call, or else what they preview."""
    if call is not None:
        return call_info(call)
    return None if preview is None else preview_info(preview)


def call_length(call: Call) -> int:
    """How long agent and other party were connected, holds included; 0 where never or not yet over."""
    started = call.joined_at or call.connected_at
    return max(0, call.ended_at - started) if started and call.ended_at else 0


def wrapup_time(call: Call) -> int:
    """From the end of the conversation to the disposition; 0 before that."""
    return call.finished_at - call.ended_at if call.ended_at and call.finished_at else 0


def handle_time(call: Call) -> int:
    """The agent's whole work on the call: its length and its wrap-up."""
    return call_length(call) + wrapup_time(call)
