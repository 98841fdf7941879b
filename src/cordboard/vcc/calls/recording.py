"""Call recordings: begun by the agent or by rule, stopped with the call, saved when the file is whole."""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from ..agents import Agent, require
from ..center import Permission
from ..errors import Reason, Refusal
from ..ids import LegId, RecordingId
from ..telephony import RecordingFinished, StartRecording, StopRecording, VerbFailed
from ..work import Work
from .commands import RecordCall
from .facts import RecordingSaved, RecordingStarted, RecordingStopped
from .model import Call, CallState
from .people import agent_of, call_of

_CONVERSATION = frozenset({CallState.TALKING, CallState.ON_HOLD})


def record_call(work: Work, command: RecordCall) -> None:
    """Start or stop; also an automatic recording is stopped only by those who may make recordings."""
    agent, call = call_of(work.world, command.seat)
    require(work.world.directory.users[agent.id], Permission.MAKE_RECORDINGS)
    if call.state not in _CONVERSATION:
        raise Refusal(Reason.WRONG_STATE, "there is no conversation to record")
    if command.on == (call.recording is not None):
        raise Refusal(
            Reason.WRONG_STATE,
            "the call is being recorded already" if command.on else "the call is not being recorded",
        )
    if command.on and call.customer_leg is None:
        raise Refusal(Reason.WRONG_STATE, "only a call with somebody outside is recorded")
    if command.on and call.station_leg is None:
        raise Refusal(Reason.WRONG_STATE, "the agent's phone is not connected; record when it is")
    if command.on:
        _start(work, call, agent, automatic=False)
    else:
        stop(work, call, agent, gone=frozenset())


def start_automatically(work: Work, call: Call, agent: Agent) -> None:
    """Record from the first word where the campaign or the agent is always recorded."""
    directory = work.world.directory
    campaign = None if call.campaign is None else directory.campaigns.get(call.campaign)
    by_campaign = campaign is not None and campaign.auto_record
    if by_campaign or directory.users[agent.id].always_recorded:
        _start(work, call, agent, automatic=True)


def stop(work: Work, call: Call, agent: Agent, gone: Container[LegId]) -> Call:
    """Stop the recording that runs, if any. Answer: the call without it."""
    if call.recording is None:
        return call
    assert agent.seat is not None
    after = replace(call, recording=None)
    work.record(RecordingStopped(seat=agent.seat, call=after, agent=agent, recording=call.recording))
    if call.customer_leg not in gone or call.station_leg not in gone:
        work.wish(StopRecording(id=work.fresh_wish(), recording=call.recording))
    return after


def recording_finished(work: Work, signal: RecordingFinished) -> None:
    """The file is whole, perhaps long after the call."""
    work.settle_about(signal.recording, StopRecording)
    call_id = work.world.recordings.get(signal.recording)
    if call_id is None:
        return
    _ended_by_itself(work, signal.recording, failed=False)
    work.record(
        RecordingSaved(
            call_id=call_id,
            recording=signal.recording,
            name=signal.name,
            length=signal.length,
            gaps=signal.gaps,
            sha256=signal.sha256,
        )
    )


def recording_failed(work: Work, verb: StartRecording, signal: VerbFailed) -> None:
    """The engine cannot record: nobody is to believe that it does."""
    _ended_by_itself(work, verb.recording, failed=True)


def _ended_by_itself(work: Work, recording: RecordingId, *, failed: bool) -> None:
    call = (
        work.world.calls.get(work.world.recordings[recording]) if recording in work.world.recordings else None
    )
    if call is None or call.recording != recording:
        return
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    work.record(
        RecordingStopped(
            seat=agent.seat,
            call=replace(call, recording=None),
            agent=agent,
            recording=recording,
            failed=failed,
        )
    )


def _start(work: Work, call: Call, agent: Agent, *, automatic: bool) -> None:
    assert agent.seat is not None
    assert call.customer_leg is not None
    assert call.station_leg is not None
    recording = RecordingId(work.fresh())
    count = call.recordings + 1
    after = replace(call, recording=recording, recordings=count, auto_record=call.auto_record or automatic)
    work.record(
        RecordingStarted(seat=agent.seat, call=after, agent=agent, recording=recording, automatic=automatic)
    )
    work.wish(
        StartRecording(
            id=work.fresh_wish(),
            recording=recording,
            left=call.customer_leg,
            right=call.station_leg,
            name=f"{call.id}-{count}.wav",
        )
    )
