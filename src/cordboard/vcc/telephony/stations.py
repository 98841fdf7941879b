"""The agents' phones, apart from any call: registered, there, gone."""

from __future__ import annotations

from ..ids import StationId
from .words import Signal, Verb


class ProbeStation(Verb, frozen=True, kw_only=True, tag="probe_station"):
    """Is the agent's phone there? Registered and answering OPTIONS.

    Signals: StationReachable or StationUnreachable. Any final answer but 408 and 503 counts as there.
    """

    station: StationId


class StationRegistered(Signal, frozen=True, kw_only=True, tag="station_registered"):
    """A phone registered that was not registered before (refreshes are not told)."""

    station: StationId


class StationLost(Signal, frozen=True, kw_only=True, tag="station_lost"):
    """A phone's registration ended or expired."""

    station: StationId


class StationReachable(Signal, frozen=True, kw_only=True, tag="station_reachable"):
    """The probe found the phone; unasked: a softphone that was silent is heard again."""

    station: StationId


class StationUnreachable(Signal, frozen=True, kw_only=True, tag="station_unreachable"):
    """The probe did not find the phone; `cause` says why in the trade's words.

    Unasked: nothing is heard of a softphone, though it is attached.
    """

    station: StationId
    cause: str
