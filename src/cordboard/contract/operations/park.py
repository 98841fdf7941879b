"""A call waits in a slot while the agent does something else."""

from cordboard.contract.record import Answered


class ParkCall(Answered[None]):
    """Parks the current call: the customer waits with music and the agent is free for another call.

    Causes `callParked` and `parkedCallsChanged`; or `parkError`.
    """


class ParkConferenceParticipant(Answered[None]):
    """Parks one participant of the conference; the original one cannot be parked.

    callSessionId: the participant.
    Causes `conferenceParticipantRemoved` and `parkedCallsChanged`.
    """

    callSessionId: str | None = None


class RetrieveCall(Answered[None]):
    """Takes a parked call back.

    callSessionId: the parked call.
    Causes `parkedCallsChanged` and `callStarted`.
    """

    callSessionId: str | None = None


class RetreiveCall(RetrieveCall):
    """The other published spelling of `retrieveCall`; the same operation."""


class DisconnectParkedcalls(Answered[None]):
    """Hangs up a parked call.

    callSessionId: the parked call.
    silent: true without asking the agent for anything.
    Causes `parkedCallDisconnected` and `parkedCallsChanged`.
    """

    callSessionId: str | None = None
    silent: bool | None = None
