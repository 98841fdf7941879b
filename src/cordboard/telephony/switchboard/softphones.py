"""Softphones at the switchboard: who holds the audio of each, and which leg it is joined to.

Audio comes and goes apart from legs. A leg without audio lives on in silence for a grace; the next audio
of the same softphone is joined to it. Newer audio takes the place of older only once it flows, so that an
agent is never without; of several legs to one softphone, the newest has the audio.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cordboard.telephony.port import AudioFault, AudioRefused, Provision, SoftphoneOffer
from cordboard.vcc.ids import AttachmentId, LegId, Milliseconds, StationId
from cordboard.vcc.telephony import (
    By,
    DetachCause,
    HangupCause,
    Originate,
    SoftphoneAttached,
    SoftphoneDetached,
    SoftphoneInventory,
    StationReachable,
    StationUnreachable,
    ToStation,
)

from .board import Board

ALIVE = Milliseconds(3_000)
"""Audio that was heard so recently is there: it is not replaced unasked, and routing may count on it."""
SILENCE = Milliseconds(30_000)
"""Audio that was not heard for so long is gone; so is an offer that never led to any."""
NO_ATTACHMENT = "no audio attached"
SILENT = "no audio"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One softphone's audio that was answered; `taking`: its agent has said that another one has to go."""

    id: AttachmentId
    station: StationId
    holder: str
    taking: bool


class Softphones:
    """The softphones of one engine: what the center asks, and what their audio tells."""

    def __init__(self, board: Board, connected: Callable[[LegId], None]) -> None:
        """`connected` reports that a leg is up."""
        self._board = board
        self._connected = connected
        self._grace = Provision(realm="").softphone_grace
        self._flowing: dict[StationId, Attachment] = {}
        self._coming: dict[StationId, Attachment] = {}
        self._legs: dict[StationId, list[LegId]] = {}
        self._silent: set[StationId] = set()
        """Those of whom it was told that nothing is heard, though they are attached."""

    def provision(self, provision: Provision) -> None:
        """Know how long a leg lives without audio; what began before ends as it was begun."""
        self._grace = provision.softphone_grace

    def inventory(self) -> tuple[SoftphoneInventory, ...]:
        """The softphones whose audio flows."""
        return tuple(SoftphoneInventory(one.station, one.id, one.holder) for one in self._flowing.values())

    # -- what the center asks ---------------------------------------------------------------------

    def attach(self, offer: SoftphoneOffer) -> str:
        """Answer an offer; AudioRefused where another holds the softphone, or the offer is no good."""
        if self._find(offer.attachment) is not None:
            raise AudioRefused(AudioFault.BAD_OFFER, "there is an attachment of this id; choose a fresh one")
        holding = self._flowing.get(offer.station)
        if holding is not None and not offer.take and self._is_alive(holding):
            raise AudioRefused(AudioFault.HELD, holding.holder)
        answer = self._board.audio_door.open(offer.attachment, offer.sdp)
        older = self._coming.get(offer.station)
        if older is not None:
            self._end(older, DetachCause.REPLACED)
        new = Attachment(offer.attachment, offer.station, offer.holder, offer.take)
        self._coming[offer.station] = new
        self._watch(new, SILENCE)
        return answer

    def restart(self, attachment: AttachmentId, sdpfrag: str) -> str:
        """Let an attachment find a new way through the network."""
        self._known(attachment)
        return self._board.audio_door.restart(attachment, sdpfrag)

    def detach(self, attachment: AttachmentId) -> None:
        """End an attachment."""
        self._end(self._known(attachment), DetachCause.LEFT)

    def _known(self, attachment: AttachmentId) -> Attachment:
        found = self._find(attachment)
        if found is None:
            raise AudioRefused(AudioFault.NOT_ATTACHED, "there is no such attachment (any more); offer anew")
        return found

    def _find(self, attachment: AttachmentId) -> Attachment | None:
        return next((one for one in self._all() if one.id == attachment), None)

    def _all(self) -> Iterator[Attachment]:
        yield from self._flowing.values()
        yield from self._coming.values()

    def call(self, verb: Originate) -> None:
        """Begin a leg: it is up at once where there is audio for it."""
        assert isinstance(verb.to, ToStation)
        flowing = self._flowing.get(verb.to.station)
        if flowing is None or not self._board.audio_door.begin(verb.leg):
            cause = HangupCause.UNREACHABLE if flowing is None else HangupCause.CONGESTION
            self._board.end_leg(self._board.legs[verb.leg], cause, By.SYSTEM)
            return
        self._part(flowing.station)
        self._legs.setdefault(flowing.station, []).append(verb.leg)
        self._join(flowing)
        self._connected(verb.leg)

    def probe(self, station: StationId) -> None:
        """Say whether audio was heard a moment ago."""
        board, flowing = self._board, self._flowing.get(station)
        trouble = NO_ATTACHMENT if flowing is None else SILENT
        is_there = flowing is not None and self._is_recent(board.audio_door.spoke_at(flowing.id))
        for wish in board.probes.pop(station, []):
            if is_there:
                board.tell(StationReachable(at=board.clock(), station=station, settles=wish))
            else:
                board.tell(StationUnreachable(at=board.clock(), station=station, cause=trouble, settles=wish))
        board.wishes.ended(station)

    def ended(self, station: StationId, leg: LegId) -> None:
        """A leg is over; an older one of the same softphone has its audio back."""
        legs = self._legs.get(station, [])
        if leg not in legs:
            return
        legs.remove(leg)
        flowing = self._flowing.get(station)
        if not legs:
            del self._legs[station]
            self._board.timers.cancel(f"grace:{station}")
        elif flowing is not None:
            self._join(flowing)

    # -- what the audio tells ---------------------------------------------------------------------

    def flows(self, attachment: AttachmentId) -> None:
        """An attachment is heard: it is the softphone's audio from now on."""
        new = self._find(attachment)
        if new is None or self._flowing.get(new.station) is new:
            return
        before = self._flowing.get(new.station)
        if before is not None:
            self._end(before, DetachCause.TAKEN if new.taking else DetachCause.REPLACED)
        del self._coming[new.station]
        self._flowing[new.station] = new
        self._board.timers.cancel(f"grace:{new.station}")
        self._join(new)
        now = self._board.clock()
        self._board.tell(SoftphoneAttached(at=now, station=new.station, attachment=new.id, holder=new.holder))

    def gone(self, attachment: AttachmentId, cause: DetachCause) -> None:
        """An attachment has come to its end by itself."""
        found = self._find(attachment)
        if found is not None:
            self._end(found, cause)

    def fell_silent(self, leg: LegId) -> None:
        """Nothing is heard on a leg, though its softphone is attached: nobody can speak with its agent."""
        station = self._station_heard_on(leg)
        if station is not None and station not in self._silent:
            self._silent.add(station)
            self._board.tell(StationUnreachable(at=self._board.clock(), station=station, cause=SILENT))

    def heard_again(self, leg: LegId) -> None:
        """Something is heard on a leg."""
        station = self._station_heard_on(leg)
        if station is not None and station in self._silent:
            self._silent.discard(station)
            self._board.tell(StationReachable(at=self._board.clock(), station=station))

    # -- inside -----------------------------------------------------------------------------------

    def _station_heard_on(self, leg: LegId) -> StationId | None:
        """The softphone whose audio a leg has now."""
        found = self._board.legs.get(leg)
        station = None if found is None else found.station
        has_it = station in self._flowing and self._legs.get(station, [])[-1:] == [leg]
        return station if has_it else None

    def _end(self, over: Attachment, cause: DetachCause) -> None:
        board, station = self._board, over.station
        board.timers.cancel(f"audio:{over.id}")
        if self._flowing.get(station) is over:
            self._silent.discard(station)
            self._part(station)
            del self._flowing[station]
            if station in self._legs:
                due = Milliseconds(board.clock() + self._grace)
                board.timers.set(f"grace:{station}", due, lambda: self._grace_is_over(station))
        else:
            del self._coming[station]
        board.audio_door.close(over.id)
        board.tell(SoftphoneDetached(at=board.clock(), station=station, attachment=over.id, cause=cause))

    def _grace_is_over(self, station: StationId) -> None:
        for leg in tuple(self._legs.get(station, ())):
            self._board.end_leg(self._board.legs[leg], HangupCause.MEDIA_LOST, By.SYSTEM)

    def _join(self, flowing: Attachment) -> None:
        """Give the newest leg this audio."""
        legs = self._legs.get(flowing.station)
        if legs:
            self._board.audio_door.join(legs[-1], flowing.id)

    def _part(self, station: StationId) -> None:
        """Leave the newest leg in silence."""
        legs = self._legs.get(station)
        if legs:
            self._board.audio_door.part(legs[-1])

    def _is_alive(self, one: Attachment) -> bool:
        return self._is_recent(self._board.audio_door.heard_at(one.id))

    def _is_recent(self, moment: Milliseconds) -> bool:
        return self._board.clock() - moment < ALIVE

    def _watch(self, one: Attachment, delay: Milliseconds) -> None:
        due = Milliseconds(self._board.clock() + delay)
        self._board.timers.set(f"audio:{one.id}", due, lambda: self._look(one))

    def _look(self, one: Attachment) -> None:
        """End what has not been heard for too long, or never; look again when it may be so far."""
        silent = Milliseconds(self._board.clock() - self._board.audio_door.heard_at(one.id))
        if self._flowing.get(one.station) is not one:
            self._end(one, DetachCause.FAILED)
        elif silent >= SILENCE:
            self._end(one, DetachCause.SILENT)
        else:
            self._watch(one, Milliseconds(SILENCE - silent))
