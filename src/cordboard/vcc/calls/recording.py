"""Call recordings: begun by the agent or by rule, stopped with the call, saved when the file is whole.

A recording listens to the call's bridge: the agent on the right, everybody else on the left. While the agent
consults somebody, who is in another bridge, it pauses, and so it does while the agent leaves something out.
It is the recording of one agent: whoever takes the call over begins their own, where the rules say so.

Where the center does not show what is recorded by rule, such a recording is *secret*: nobody at the seat
hears of it. An agent who asks for a recording meanwhile *claims* it: to them it begins then, and ends when
they say so, and it goes on all the same.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import Agent
from ..ids import Milliseconds, RecordingId
from ..stations import StationLegState
from ..telephony import (
    PauseRecording,
    RecordingFinished,
    ResumeRecording,
    StartRecording,
    StopRecording,
    VerbFailed,
)
from ..work import Work
from ..world import World
from .commands import PauseRecord, RecordCall
from .facts import (
    RecordingClaimed,
    RecordingMissing,
    RecordingPaused,
    RecordingResumed,
    RecordingSaved,
    RecordingStarted,
    RecordingStopped,
)
from .model import Call, LeftOut
from .parties import CONVERSATION, members_of
from .people import agent_of, call_of


def record_call(work: Work, command: RecordCall) -> None:
    """Start or stop; also an automatic recording is stopped only by those who may make recordings."""
    agent, call = call_of(work.world, command.seat)
    if call.recording is not None and call.recording_secret:
        _claim(work, call, agent, claims=command.on)
    elif command.on:
        _start(work, call, agent, automatic=False)
    else:
        stop(work, call, agent)


def pause_record(work: Work, command: PauseRecord) -> None:
    """Leave something out, such as the number of a card, or record on."""
    agent, call = call_of(work.world, command.seat)
    assert agent.seat is not None
    assert call.recording is not None
    if not command.on:
        _record_on(work, call, agent)
        return
    after = replace(call, recording_paused_at=work.at)
    work.record(RecordingPaused(seat=agent.seat, call=after, agent=agent, recording=call.recording))
    if not call.consults:
        work.wish(PauseRecording(id=work.fresh_wish(), recording=call.recording))


def _record_on(work: Work, call: Call, agent: Agent) -> Call:
    """Nothing is left out any more. Answer: the call with its gap."""
    assert call.recording is not None
    if not call.consults:
        work.wish(ResumeRecording(id=work.fresh_wish(), recording=call.recording))
    return _resume(work, call, agent)


def _resume(work: Work, call: Call, agent: Agent) -> Call:
    """The pause is over. Answer: the call with its gap."""
    assert agent.seat is not None
    assert call.recording is not None
    gap = LeftOut(call.recording_paused_at, work.at)
    after = replace(call, recording_paused_at=Milliseconds(0), recording_gaps=(*call.recording_gaps, gap))
    work.record(RecordingResumed(seat=agent.seat, call=after, agent=agent, recording=call.recording))
    return after


def is_shown(call: Call) -> bool:
    """Is the call being recorded, as far as its agent knows?"""
    return call.recording is not None and (call.recording_claimed or not call.recording_secret)


def _claim(work: Work, call: Call, agent: Agent, *, claims: bool) -> None:
    """Let the agent take the secret recording for theirs, or think that it has ended."""
    assert agent.seat is not None
    if call.recording_paused_at:  # who thinks that it has ended, leaves nothing out of it
        call = _record_on(work, call, agent)
    after = replace(call, recording_claimed=claims)
    work.record(RecordingClaimed(seat=agent.seat, call=after, agent=agent))


def with_outside(world: World, call: Call) -> bool:
    """Does the agent, whose call it is, speak with somebody outside?"""
    return any(each.customer_leg is not None for each in (call, *members_of(world, call)))


def company_changed(work: Work, call: Call) -> None:
    """Somebody has come or gone: who speaks with nobody outside any more is not recorded, and who begins to
    is, by the rules, unless that was recorded before."""
    if call.agent is None or call.main is not None or call.state not in CONVERSATION:
        return
    outside = with_outside(work.world, call)
    agent = agent_of(work.world, call)
    if call.recording is not None and not outside:
        stop(work, call, agent)
    elif call.recording is None and outside and not call.auto_record:
        start_automatically(work, call, agent)


def start_automatically(work: Work, call: Call, agent: Agent) -> None:
    """Record from the first word where the campaign or the agent is always recorded."""
    if call.station_leg_state is not StationLegState.UP:
        return
    directory = work.world.directory
    campaign = None if call.campaign is None else directory.campaigns.get(call.campaign)
    by_campaign = campaign is not None and campaign.auto_record
    if by_campaign or directory.users[agent.id].always_recorded:
        _start(work, call, agent, automatic=True)


def stop(work: Work, call: Call, agent: Agent) -> Call:
    """Stop the recording that runs, if any. Answer: the call without it."""
    if call.recording is None:
        return call
    assert agent.seat is not None
    if call.recording_paused_at:
        call = _resume(work, call, agent)
    after = replace(call, recording=None)
    assert call.recording is not None
    work.record(RecordingStopped(seat=agent.seat, call=after, agent=agent, recording=call.recording))
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
    call_id = work.world.recordings.get(verb.recording)
    if call_id is not None:
        work.record(RecordingMissing(call_id=call_id, recording=verb.recording))


def _ended_by_itself(work: Work, recording: RecordingId, *, failed: bool) -> None:
    call = (
        work.world.calls.get(work.world.recordings[recording]) if recording in work.world.recordings else None
    )
    if call is None or call.recording != recording:
        return
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    if call.recording_paused_at:
        call = _resume(work, call, agent)
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
    assert call.bridge is not None
    assert call.station_leg is not None
    recording = RecordingId(work.fresh())
    count = call.recordings + 1
    after = replace(
        call,
        recording=recording,
        recording_secret=automatic and not work.world.directory.options.show_automatic_recording,
        recording_claimed=False,
        recordings=count,
        auto_record=call.auto_record or automatic,
    )
    work.record(
        RecordingStarted(seat=agent.seat, call=after, agent=agent, recording=recording, automatic=automatic)
    )
    work.wish(
        StartRecording(
            id=work.fresh_wish(),
            recording=recording,
            bridge=call.bridge,
            right=call.station_leg,
            name=f"{call.id}-{count}.wav",
        )
    )
    if call.consults:
        work.wish(PauseRecording(id=work.fresh_wish(), recording=recording))
