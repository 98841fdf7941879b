"""One SIP call behind one leg: who began it, what was agreed about its audio."""

from __future__ import annotations

from dataclasses import dataclass

from cordboard.sip import CallId, sdp
from cordboard.vcc.ids import LegId


@dataclass(slots=True)
class Call:
    """A call that lives; what we say of our audio, and what was agreed."""

    id: CallId
    leg: LegId
    incoming: bool
    local: sdp.LocalAudio
    origin: sdp.Origin
    answered: bool = False
    offer: bytes | None = None
    """The caller's offer, until we answer it."""

    def next_origin(self) -> sdp.Origin:
        """For a description that differs from the last."""
        self.origin = self.origin.next()
        return self.origin


class Calls:
    """The living calls, found by leg and by call."""

    def __init__(self) -> None:
        self._by_leg: dict[LegId, Call] = {}
        self._by_id: dict[CallId, Call] = {}

    def add(self, call: Call) -> None:
        """A call begins."""
        self._by_leg[call.leg] = call
        self._by_id[call.id] = call

    def of_leg(self, leg: LegId) -> Call | None:
        """The call of a leg."""
        return self._by_leg.get(leg)

    def of_id(self, call: CallId) -> Call | None:
        """The call that the user agent speaks of."""
        return self._by_id.get(call)

    def forget(self, call: Call) -> None:
        """A call is over."""
        self._by_leg.pop(call.leg, None)
        self._by_id.pop(call.id, None)
