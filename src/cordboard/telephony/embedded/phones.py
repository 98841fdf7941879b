"""Agents' phones: where each is registered, whether it answers, and when it comes and goes."""

from __future__ import annotations

from math import inf

from cordboard.sip import Address, Binding, NameAddr, RegistrationChanged, RequestId, RequestResult, parse_uri
from cordboard.vcc.ids import Milliseconds, StationId

from .authority import station_of
from .causes import THERE_NOT
from .parts import Parts

NO_ANSWER = "no answer"
NOT_REGISTERED = "not registered"
UNKNOWN = "unknown"


class Phones:
    """The registered phones of one engine."""

    def __init__(self, parts: Parts, probe_timeout: float) -> None:
        self._agent = parts.agent
        self._directory = parts.directory
        self._board = parts.board
        self._reports = parts.reports
        self._moment = parts.moment
        self._patience = Milliseconds(int(probe_timeout * 1000))
        self._there: dict[StationId, None] = {}
        self._questions: dict[RequestId, StationId] = {}

    def place(self, station: StationId) -> Binding | None:
        """Where a phone is reached, None where it is not registered."""
        now = self._moment.now()
        fixed = self._directory.place_of(station)
        if fixed is not None:
            return _at(*fixed)
        records = self._directory.records.get(station, ())
        found = [binding for record in records for binding in self._agent.bindings(record, now)]
        return max(found, key=lambda binding: (binding.q, binding.expires_at), default=None)

    def registered(self) -> tuple[StationId, ...]:
        """The phones that are registered now."""
        return tuple(self._there)

    def changed(self, event: RegistrationChanged) -> None:
        """A phone said where it is, or has gone: tell it when that is news."""
        station = station_of(event.address_of_record)
        records = self._directory.records.setdefault(station, set())
        (records.add if event.bindings else records.discard)(event.address_of_record)
        there = self.place(station) is not None
        if there and station not in self._there:
            self._there[station] = None
            self._reports.registered(station)
        elif not there and station in self._there:
            del self._there[station]
            self._reports.lost(station)

    def probe(self, station: StationId, asker: NameAddr) -> None:
        """Ask a phone with OPTIONS."""
        place = self.place(station)
        if place is None:
            self._reports.probed(station, NOT_REGISTERED if station in self._directory.stations else UNKNOWN)
            return
        question = self._agent.options(place.contact, place.source, asker, self._moment.now())
        self._questions[question] = station
        due = Milliseconds(self._board.clock() + self._patience)
        self._board.timers.set(f"probe:{station}", due, lambda: self._silent(question))

    def answered(self, event: RequestResult) -> None:
        """The phone's answer to OPTIONS; one that comes too late is not news."""
        station = self._questions.pop(event.request, None)
        if station is not None:
            self._board.timers.cancel(f"probe:{station}")
            trouble = f"{event.status} {event.reason}" if event.status in THERE_NOT else None
            self._reports.probed(station, trouble)

    def _silent(self, question: RequestId) -> None:
        station = self._questions.pop(question, None)
        if station is not None:
            self._reports.probed(station, NO_ANSWER)


def _at(contact: str, address: Address) -> Binding:
    """The place of a phone that does not register."""
    return Binding(contact=parse_uri(contact), expires_at=inf, q=1.0, call_id="", cseq=0, source=address)
