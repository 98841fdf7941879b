"""A skill's voicemail is offered to an agent like a call."""

from cordboard.contract.record import Answered


class AcceptVoicemail(Answered[None]):
    """Accepts the offered voicemail of a skill.

    Causes `voicemailAccepted`.
    """


class RejectVoicemail(Answered[None]):
    """Refuses the offered voicemail, which goes to the next agent.

    Causes `voicemailEnded`.
    """


class PlayVoicemail(Answered[None]):
    """Plays the accepted voicemail to the agent."""


class SaveVoicemail(Answered[None]):
    """Saves the accepted voicemail as a file on the agent's machine.

    path: where to. This service writes no files on anybody's machine: it refuses, with the address to read
    it from.
    """

    path: str | None = None


class ProcessVoicemail(Answered[None]):
    """Marks the accepted voicemail as done.

    comments: free text kept with it.
    Causes `voicemailEnded`.
    """

    comments: str | None = None


class TransferVoicemail(Answered[None]):
    """Sends the accepted voicemail to somebody else.

    number: the agent or skill.
    Causes `voicemailEnded`.
    """

    number: str | None = None


class DeleteVoicemail(Answered[None]):
    """Deletes the accepted voicemail; needs the permission.

    comments: free text.
    Causes `voicemailEnded`.
    """

    comments: str | None = None
