"""Who holds the audio of a seat, so that a program may have it let go and another may attach."""

from cordboard.contract.record import Acting, Answered, Event, Record
from cordboard.contract.scalars import Long


class HeldAudio(Record):
    """Who has the audio of a seat, which is that of its agent's softphone.

    attached: somebody has; all the rest is absent where nobody has.
    holder: who, in words for people, such as a browser and where it runs.
    since: epoch milliseconds.
    attachment: its id.
    """

    attached: bool | None = None
    holder: str | None = None
    since: Long | None = None
    attachment: str | None = None


class GetAudioHolder(Answered[HeldAudio]):
    """Who has the audio of the seat. Needs no login; at the machine's own seat nobody has without one."""


class ReleaseAudio(Acting[None]):
    """Makes whoever has the audio of the seat let go, so that another page or program may attach.

    attachment: who is meant, as `getAudioHolder` named them; refused where they have it no more.
        Absent: whoever has it.
    A call goes on in silence for a while, and is heard again where audio is attached next. Needs no login.
    Causes `audioHolderChanged`.
    """

    attachment: str | None = None


class AudioHolderChanged(Event):
    """Somebody else has the audio of the seat now, or nobody.

    audio: who has it.
    takenFrom: who had it until now, where it was taken over.
    cause: why nobody has it: left, silent or failed.
    """

    audio: HeldAudio | None = None
    takenFrom: str | None = None
    cause: str | None = None
