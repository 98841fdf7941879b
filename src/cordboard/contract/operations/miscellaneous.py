"""Numbers, speed dials, options and the clock."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Int
from cordboard.contract.types.calls import SpeedDialInfo
from cordboard.contract.types.media import CheckLocalTimeResult


class AddNumberToDnc(Answered[None]):
    """Puts a number on the do-not-call list; needs the permission.

    number: the number. A failure comes as `failedAddingNumberToDNC`, see DncFailure in the codes.
    """

    number: str | None = None


class GetSpeedDials(Answered[tuple[SpeedDialInfo, ...]]):
    """The center's speed dials."""


class PlayFile(Answered[None]):
    """Plays an audio file to the caller, heard by both sides; needs the permission to play prompts.

    filename: on a hosted seat a file of the center's prompt library, with or without `.wav`; never a path.
    It takes the place of what the player plays already. At its end `recordingPlayFinished`; a failure comes
    as `callError`, see PlayFailure in the codes.
    """

    filename: str | None = None


class GetAddressType(Answered[Int]):
    """What a text would reach: an outside number, an agent, a skill, a campaign or a voicemail.

    number: the text; `voicemail:` before an agent or a skill is their box. See AddressType in the codes.
    """

    number: str | None = None


class IsAddressValid(Answered[bool]):
    """Whether a text can be called.

    number: the text.
    """

    number: str | None = None


class CheckCanMakeCallsTo(Answered[bool]):
    """Whether the agent may call this kind of target.

    type: see AddressType in the codes.
    """

    type: Int | None = None


class CheckCanTransferTo(Answered[bool]):
    """Whether the agent may transfer to this kind of target.

    type: see AddressType in the codes.
    """

    type: Int | None = None


class CheckCanCreateConferenceWith(Answered[bool]):
    """Whether the agent may hold a conference with this kind of target.

    type: see AddressType in the codes.
    """

    type: Int | None = None


class CheckLocalTime(Answered[CheckLocalTimeResult]):
    """Compares the clock of the agent's machine with the center's.

    initial: true for the first check; our reading.
    """

    initial: bool | None = None


class GetOption(Answered[str]):
    """A setting of the agent; see Option in the codes for the names.

    option: its name.
    """

    option: str | None = None


class SetOption(Answered[None]):
    """Changes a setting of the agent.

    option: its name.
    value: as text.
    Causes `optionsUpdated`.
    """

    option: str | None = None
    value: str | None = None


class AcknowledgeNotice(Answered[None]):
    """Answers a maintenance notice that must be seen before work.

    noticeid: from `maintenanceNotice`.
    accept: true when the agent has read it.
    """

    noticeid: Id | None = None
    accept: bool | None = None
