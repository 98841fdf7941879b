"""Calls that wait in a slot."""

from cordboard.contract.record import Event
from cordboard.contract.types.calls import CallInfo, ParkedCallInfo


class CallParked(Event):
    """callParked"""

    callSessionId: str | None = None


class CallReparked(Event):
    """callReparked"""

    callinfo: CallInfo | None = None


class ParkedCallsChanged(Event):
    """parkedCallsChanged"""

    parkedCalls: tuple[ParkedCallInfo, ...] = ()


class ParkedCallDisconnected(Event):
    """parkedCallDisconnected"""

    callSessionId: str | None = None


class ParkError(Event):
    """parkError"""

    callSessionId: str | None = None
    cause: str | None = None
    operation: str | None = None
