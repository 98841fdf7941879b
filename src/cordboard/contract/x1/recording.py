"""Something is left out of a call's recording, such as the number of a card."""

from cordboard.contract.record import Acting, Answered, Event, Record
from cordboard.contract.scalars import Long


class RecordingPause(Record):
    """What was left out.

    since, until: epoch milliseconds; no until: it is being left out now.
    """

    since: Long | None = None
    until: Long | None = None


class RecordingState(Record):
    """How the current call is being recorded, as far as its agent is to know.

    recorded: a recording runs, paused or not.
    paused: something is being left out.
    pauses: what has been left out of the call's recordings so far; the files have silence there.
    """

    callSessionId: str | None = None
    recorded: bool | None = None
    paused: bool | None = None
    pauses: tuple[RecordingPause, ...] = ()


class PauseRecording(Acting[None]):
    """Leaves something out of the recording of the current call, until `resumeRecording` or the call's end.

    Needs the permission to make recordings.
    Causes `recordingPaused`.
    """


class ResumeRecording(Acting[None]):
    """Records on. Needs the permission to make recordings.

    Causes `recordingResumed`.
    """


class GetRecordingState(Answered[RecordingState]):
    """Whether the current call is being recorded, and what has been left out."""


class RecordingPaused(Event):
    """Something is left out of the recording from here on."""

    callSessionId: str | None = None


class RecordingResumed(Event):
    """The recording goes on, or ended while it was paused.

    pause: what was left out.
    """

    callSessionId: str | None = None
    pause: RecordingPause | None = None
