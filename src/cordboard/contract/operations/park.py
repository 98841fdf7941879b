"""A call waits in a slot while the agent does something else."""

from cordboard.contract.record import Answered


class ParkCall(Answered[None]):
    """Parks current call."""


class ParkConferenceParticipant(Answered[None]):
    """Parks conference participant."""

    callSessionId: str | None = None


class RetrieveCall(Answered[None]):
    """Retrieves parked call."""

    callSessionId: str | None = None


class RetreiveCall(RetrieveCall):
    """Retrieves parked call."""


class DisconnectParkedcalls(Answered[None]):
    """disconnectParkedcalls."""

    callSessionId: str | None = None
    silent: bool | None = None
