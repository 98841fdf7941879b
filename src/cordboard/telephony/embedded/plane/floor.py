"""Who is in the room and who is with whom: legs, bridges, and what is being played to them.

A verb that cannot be done changes nothing. Every verb may be repeated without harm, but pressing
keys and playing what has ended: who sends each wish once is the switchboard.
"""

from __future__ import annotations

import socket
from collections import deque

import numpy as np

from cordboard.media.g711 import Law
from cordboard.media.telephone_event import DIGITS
from cordboard.telephony.embedded.plane.intake import Intake
from cordboard.telephony.embedded.plane.legs import Leg, LegTable
from cordboard.telephony.embedded.plane.model import (
    BadRequestError,
    BridgeUnknownError,
    LegElsewhereError,
    PlaneEvent,
    PlaneSettings,
    PlayEnd,
    PlayFinished,
    PlayUnknownError,
    Source,
)
from cordboard.telephony.embedded.plane.plan import Bridge, PhasePlan
from cordboard.telephony.embedded.plane.plays import Play, PlayQueue
from cordboard.telephony.embedded.plane.ports import PortPool
from cordboard.telephony.embedded.plane.recorder import Recorder
from cordboard.telephony.embedded.plane.secured import FIRST_LINE, LINE_END, NOWHERE
from cordboard.telephony.embedded.plane.wire import Wire

PHASES = 4
_NOWHERE = 0
"""0.0.0.0 in an SDP: hold as it was before RFC 3264."""
_MULTICAST = 0xE0000000


class Floor:
    """All legs and bridges of one engine, and the verbs that change them."""

    def __init__(self, settings: PlaneSettings, now: float, wire: Wire) -> None:
        self._settings = settings
        self._now = now
        self._wire = wire
        self._events: deque[PlaneEvent] = deque()
        self._legs = LegTable()
        self._bridges: dict[str, Bridge] = {}
        self._intake = Intake(self._legs, self._events.append, self._moved)
        self._ports = PortPool(settings, wire, self._intake.learning)
        self._recorder = Recorder(self._touch)
        self._phase_legs: list[dict[str, Leg]] = [{} for _ in range(PHASES)]
        self._plans: list[PhasePlan | None] = [None] * PHASES

    # --- legs ---------------------------------------------------------------------------------------------

    def open_leg(self, leg_id: str) -> tuple[str, int]:
        """Give a leg a local address for its SDP; NoPortError when the range is used up."""
        leg = self._legs.find(leg_id)
        if leg is None:
            local = self._ports.take()
            phase = self._quietest_phase()
            host = self._settings.advertised_host or self._settings.host
            leg = self._legs.add(leg_id, phase, local.socket, host, local.port)
            self._intake.reserve(leg)
            self._phase_legs[phase][leg_id] = leg
            self._touch(leg)
        return leg.host, leg.port

    def connect_leg(
        self,
        leg_id: str,
        remote: tuple[str, int],
        codec: str,
        dtmf_payload: int | None,
        *,
        send: bool = True,
        receive: bool = True,
    ) -> None:
        """Take what the SDP agreed; after a re-INVITE again, then the source is learned anew.

        `codec` is PCMU or PCMA; without `dtmf_payload` digits are sent as tones.
        """
        leg = self._legs.get(leg_id)
        law, address = _codec(codec), _address(remote)
        if law is not leg.law or not receive:
            self._legs.rings.pause(leg.row)  # what still waits there must not sound
        leg.law, leg.dtmf_payload, leg.receive, leg.connected = law, dtmf_payload, receive, True
        leg.learn_until = self._now + self._settings.learn_seconds
        self._intake.listen(leg, address)
        self._legs.payload_type[leg.row] = law.payload_type
        self._legs.wanted[leg.row] = send and address[0] != _NOWHERE
        self._moved(leg)

    def close_leg(self, leg_id: str) -> None:
        """End a leg, wherever it is; what was played to it ends with TARGET_GONE."""
        leg = self._legs.find(leg_id)
        if leg is None:
            return
        if leg.bridge_id is not None:
            self.remove_from_bridge(leg.bridge_id, leg_id)
        self._recorder.unseat(leg)
        self._drop_plays(leg.plays)
        self._intake.forget(leg)
        if leg.socket < FIRST_LINE:
            self._ports.give_back(leg.socket, self._now)
        del self._phase_legs[leg.phase][leg_id]
        self._touch(leg)
        self._legs.remove(leg)

    def open_line_leg(self, leg_id: str) -> None:
        """Begin a leg without a port, in silence; a browser's audio is joined to it later."""
        if self._legs.find(leg_id) is None:
            phase = self._quietest_phase()
            leg = self._legs.add(leg_id, phase, NOWHERE, "", 0)
            self._phase_legs[phase][leg_id] = leg
            self._touch(leg)

    def join_line(self, leg_id: str, line: int, codec: str, dtmf_payload: int | None) -> None:
        """Let a leg be heard and hear over this line."""
        self.part_line(leg_id)
        leg = self._legs.get(leg_id)
        leg.socket = self._legs.socket[leg.row] = line
        self.connect_leg(leg_id, LINE_END, codec, dtmf_payload)

    def part_line(self, leg_id: str) -> None:
        """Leave a leg in silence, without a line."""
        leg = self._legs.get(leg_id)
        self._intake.forget(leg)
        self._legs.rings.pause(leg.row)
        leg.socket = self._legs.socket[leg.row] = NOWHERE
        leg.connected = self._legs.wanted[leg.row] = False
        self._touch(leg)

    def mute(self, leg_id: str, muted: bool) -> None:
        """Let nobody hear a leg, or let it be heard again."""
        leg = self._legs.get(leg_id)
        leg.muted = muted
        self._touch(leg)

    def echo(self, leg_id: str, echoes: bool) -> None:
        """Let a leg hear itself, as others would, or not."""
        leg = self._legs.get(leg_id)
        leg.echoes = echoes
        self._touch(leg)

    def hold(self, leg_id: str, *, music: bool = True) -> None:
        """Put a leg on hold: it hears music or nothing, and nobody hears it."""
        leg = self._legs.get(leg_id)
        if not leg.held:
            self._legs.music_frame[leg.row] = 0
        leg.held, leg.hold_music = True, music
        self._touch(leg)

    def unhold(self, leg_id: str) -> None:
        """Take a leg off hold."""
        leg = self._legs.get(leg_id)
        leg.held = False
        self._touch(leg)

    def send_dtmf(self, leg_id: str, digits: str, duration_ms: int = 160) -> None:
        """Press keys towards a leg's far end, one after the other; each call presses again."""
        leg = self._legs.get(leg_id)
        if not digits or any(digit not in DIGITS for digit in digits):
            raise BadRequestError(f"only the keys {DIGITS} can be pressed")
        if not 40 <= duration_ms <= 6000:
            raise BadRequestError("a key is pressed for 40 to 6000 milliseconds")
        leg.keypad.press(digits, duration_ms)
        self._touch(leg)

    # --- bridges ------------------------------------------------------------------------------------------

    def bridge(self, bridge_id: str, leg_ids: list[str]) -> None:
        """Join legs, so that each hears the others; a bridge that exists stays as it is."""
        if bridge_id in self._bridges:
            return
        legs = [self._free_leg(leg_id) for leg_id in dict.fromkeys(leg_ids)]
        self._bridges[bridge_id] = Bridge(bridge_id, self._quietest_phase())
        for leg in legs:
            self._join(self._bridges[bridge_id], leg)

    def add_to_bridge(self, bridge_id: str, leg_id: str) -> None:
        """Join one more leg; LegElsewhereError when it is in another bridge."""
        bridge, leg = self._bridge(bridge_id), self._legs.get(leg_id)
        if leg.bridge_id != bridge_id:
            self._join(bridge, self._free_leg(leg_id))

    def remove_from_bridge(self, bridge_id: str, leg_id: str) -> None:
        """Take a leg out of a bridge; it stays open."""
        bridge, leg = self._bridge(bridge_id), self._legs.find(leg_id)
        if leg is None or leg not in bridge.legs:
            return
        bridge.legs.remove(leg)
        leg.bridge_id = leg.audience = None
        self._plans[bridge.phase] = None

    def destroy_bridge(self, bridge_id: str) -> None:
        """Part the legs; what was played to the bridge ends with TARGET_GONE."""
        bridge = self._bridges.get(bridge_id)
        if bridge is None:
            return
        for leg in list(bridge.legs):
            self.remove_from_bridge(bridge_id, leg.leg_id)
        self._drop_plays(bridge.plays)
        self._plans[bridge.phase] = None
        del self._bridges[bridge_id]

    def set_audience(self, bridge_id: str, leg_id: str, audience: frozenset[str] | None) -> None:
        """Let only these legs of its bridge hear a leg, none of them, or all (None), until it leaves.

        Whom it hears itself does not change. The change is faded in, so that nobody hears a click.
        """
        bridge, leg = self._bridge(bridge_id), self._legs.get(leg_id)
        if leg.bridge_id != bridge_id:
            raise BadRequestError(f"leg {leg_id!r} is not in bridge {bridge_id!r}; add it first")
        if leg.audience != audience:
            bridge.before = bridge.pairs() if bridge.before is None else bridge.before
            leg.audience = audience
            self._plans[bridge.phase] = None

    # --- plays --------------------------------------------------------------------------------------------

    def play(self, play_id: str, target_id: str, source: Source, volume: float = 1.0) -> None:
        """Play to a leg or a bridge, after what is being played to it; PlayFinished tells the end."""
        if source.samples.ndim != 1 or source.samples.dtype != np.int16:
            raise BadRequestError("what is played has one channel of 16-bit samples; convert it first")
        target: Leg | Bridge = self._bridges.get(target_id) or self._legs.get(target_id)
        target.plays.add(play_id, source, volume)
        self._plans[target.phase] = None

    def stop_play(self, play_id: str) -> None:
        """End a play, or take it out of its queue; one that is over already is left alone."""
        for target in (*self._bridges.values(), *self._legs):
            if target.plays and target.plays.remove(play_id):
                self._events.append(PlayFinished(self._now, play_id, PlayEnd.STOPPED))
                self._plans[target.phase] = None

    def pause_play(self, play_id: str, paused: bool) -> None:
        """Let a play stand still where it is, or go on."""
        self._play(play_id).paused = paused

    def seek_play(self, play_id: str, milliseconds: int) -> None:
        """Let a play go on somewhere else; behind its end it is over."""
        self._play(play_id).seek(milliseconds)

    def set_play_volume(self, play_id: str, volume: float) -> None:
        """Make a play louder or softer, from 0 to 1, without a click."""
        self._play(play_id).volume = volume

    def play_position(self, play_id: str) -> int:
        """Where a play stands, in milliseconds from its start."""
        return self._play(play_id).position_ms

    # --- inside -------------------------------------------------------------------------------------------

    def _quietest_phase(self) -> int:
        return min(range(PHASES), key=lambda phase: len(self._phase_legs[phase]))

    def _touch(self, changed: Leg | Bridge) -> None:
        self._plans[changed.phase] = None

    def _moved(self, leg: Leg) -> None:
        """A far end is somewhere else: send there."""
        if leg.source is not None:
            self._legs.ip[leg.row], self._legs.port[leg.row] = leg.source
        self._touch(leg)

    def _bridge(self, bridge_id: str) -> Bridge:
        bridge = self._bridges.get(bridge_id)
        if bridge is None:
            raise BridgeUnknownError(bridge_id)
        return bridge

    def _free_leg(self, leg_id: str) -> Leg:
        leg = self._legs.get(leg_id)
        if leg.bridge_id is not None:
            raise LegElsewhereError(leg_id, leg.bridge_id)
        return leg

    def _join(self, bridge: Bridge, leg: Leg) -> None:
        """Seat a leg; all legs of a bridge are served in the same phase, which the first one settles."""
        self._touch(leg)
        del self._phase_legs[leg.phase][leg.leg_id]
        if not bridge.legs:
            self._plans[bridge.phase] = None
            bridge.phase = self._quietest_phase()
        leg.phase, leg.bridge_id = bridge.phase, bridge.bridge_id
        self._phase_legs[leg.phase][leg.leg_id] = leg
        bridge.legs.append(leg)
        self._touch(leg)

    def _play(self, play_id: str) -> Play:
        targets: list[Leg | Bridge] = [*self._bridges.values(), *self._legs]
        for target in targets:
            play = target.plays.find(play_id)
            if play is not None:
                return play
        raise PlayUnknownError(play_id)

    def _drop_plays(self, plays: PlayQueue) -> None:
        for play_id in plays.clear():
            self._events.append(PlayFinished(self._now, play_id, PlayEnd.TARGET_GONE))


def _codec(name: str) -> Law:
    try:
        return Law(name)
    except ValueError:
        raise BadRequestError(f"codec {name!r} is not spoken here; offer PCMU or PCMA") from None


def _address(remote: tuple[str, int]) -> tuple[int, int]:
    ip, port = remote
    try:
        number = int.from_bytes(socket.inet_pton(socket.AF_INET, ip), "big")
    except OSError:
        raise BadRequestError(f"{ip!r} is not an IPv4 address") from None
    if number >= _MULTICAST:
        raise BadRequestError(f"{ip} is not the address of one machine")
    if not 0 < port < 65536:
        raise BadRequestError(f"{port} is not a UDP port")
    return number, port
