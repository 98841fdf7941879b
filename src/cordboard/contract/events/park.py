"""Calls that wait in a slot."""

from cordboard.contract.record import Event
from cordboard.contract.types.calls import CallInfo, ParkedCallInfo


class CallParked(Event):
    """The call waits in a slot."""

    callSessionId: str | None = None


class CallReparked(Event):
    """A call waits in the agent's slot again: nobody took it, or the agent's phone failed; our reading."""

    callinfo: CallInfo | None = None


class ParkedCallsChanged(Event):
    """The calls that wait in slots."""

    parkedCalls: tuple[ParkedCallInfo, ...] = ()


class ParkedCallDisconnected(Event):
    """A parked call is hung up."""

    callSessionId: str | None = None


class ParkError(Event):
    """Parking or taking back failed.

    operation: what.
    cause: why.
    """

    callSessionId: str | None = None
    cause: str | None = None
    operation: str | None = None
