"""How a call is being recorded, as its agent may see it."""

from __future__ import annotations

from cordboard.contract import x1
from cordboard.vcc.calls import Call


def is_shown(call: Call) -> bool:
    """Is the agent to know of the recording?"""
    return call.recording is not None and (call.recording_claimed or not call.recording_secret)


def recording_state(call: Call) -> x1.RecordingState:
    """The recording of a call as `recordingState`."""
    paused = is_shown(call) and bool(call.recording_paused_at)
    gaps = tuple(x1.RecordingPause(since=gap.since, until=gap.until) for gap in call.recording_gaps)
    running = (x1.RecordingPause(since=call.recording_paused_at),) if paused else ()
    return x1.RecordingState(
        callSessionId=call.id, recorded=is_shown(call), paused=paused, pauses=(*gaps, *running)
    )


def last_pause(call: Call) -> x1.RecordingPause:
    """What was left out last."""
    gap = call.recording_gaps[-1]
    return x1.RecordingPause(since=gap.since, until=gap.until)
