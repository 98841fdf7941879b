"""What an agent can ask of their own voicemails, and of those of their skills."""

from __future__ import annotations

from ..ids import VoicemailId
from ..kernel import Command


class RequestRecordings(Command, frozen=True, kw_only=True):
    """Tell the agent's programs what lies in their own box."""


class PlayRecording(Command, frozen=True, kw_only=True):
    """Let the agent hear one of their own voicemails, on their phone."""

    voicemail: VoicemailId


class RemoveRecording(Command, frozen=True, kw_only=True):
    """Throw one of them away."""

    voicemail: VoicemailId


class ChooseGreeting(Command, frozen=True, kw_only=True):
    """Let a file of the prompt library, by its name, be the greeting of the agent's box."""

    name: str


class ResetGreeting(Command, frozen=True, kw_only=True):
    """Let the box have the greeting of the center file again."""


class TellMail(Command, frozen=True, kw_only=True):
    """What became of the e-mail about a voicemail. The shell's word; told again it is old news."""

    voicemail: VoicemailId
    sent: bool
    cause: str = ""


class AcceptVoicemail(Command, frozen=True, kw_only=True):
    """Begin the work on the voicemail that is offered."""


class RejectVoicemail(Command, frozen=True, kw_only=True):
    """Let the next agent have it."""


class PlayVoicemail(Command, frozen=True, kw_only=True):
    """Let the agent hear the voicemail that they work on, on their phone."""


class ProcessVoicemail(Command, frozen=True, kw_only=True):
    """It is done."""

    comments: str = ""


class TransferVoicemail(Command, frozen=True, kw_only=True):
    """Put it into the box of whom `number` designates: an agent, or a skill."""

    number: str


class DeleteVoicemail(Command, frozen=True, kw_only=True):
    """Throw it away, unheard or not."""

    comments: str = ""


class ForgetVoicemails(Command, frozen=True, kw_only=True):
    """Let the files go of voicemails that have been done with for long. The shell's word."""

    voicemails: tuple[VoicemailId, ...]
