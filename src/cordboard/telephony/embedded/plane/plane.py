"""The room where all calls are audible: opens legs, joins them, plays to them, records them.

One thread drives it: its owner calls `tick` every 5 ms, and each tick serves a quarter of the legs. Deadlines
are real: a turn that is missed is skipped and never made up. Every verb may be repeated without harm.
"""

from __future__ import annotations

import socket
from collections import deque
from pathlib import Path

import numpy as np

from cordboard.media import tones
from cordboard.media.g711 import Law
from cordboard.media.recording import Side
from cordboard.media.telephone_event import DIGITS
from cordboard.telephony.embedded.plane import mmsg
from cordboard.telephony.embedded.plane.intake import Intake
from cordboard.telephony.embedded.plane.legs import Leg, LegTable
from cordboard.telephony.embedded.plane.model import (
    BadRequestError,
    BridgeUnknownError,
    LegCounters,
    LegElsewhereError,
    LegLevels,
    LegMediaLost,
    PlaneCounters,
    PlaneEvent,
    PlaneSettings,
    PlayEnd,
    PlayFinished,
    Source,
)
from cordboard.telephony.embedded.plane.plain import PlainWire
from cordboard.telephony.embedded.plane.plan import Bridge, PhasePlan
from cordboard.telephony.embedded.plane.plays import PlayQueue
from cordboard.telephony.embedded.plane.ports import PortPool
from cordboard.telephony.embedded.plane.recorder import Recorder
from cordboard.telephony.embedded.plane.turn import Turn
from cordboard.telephony.embedded.plane.wire import Wire

PHASES = 4
TICK_SECONDS = 0.005
_WATCH_SLOTS = 100
_DRAINS = 4


def system_wire() -> Wire:
    """The fastest wire that this system has."""
    return mmsg.MmsgWire() if mmsg.available() else PlainWire()


class MediaPlane:
    """All legs and bridges of one engine."""

    def __init__(self, settings: PlaneSettings, now: float, wire: Wire | None = None) -> None:
        self._settings = settings
        self._wire = wire if wire is not None else system_wire()
        self._epoch = self._now = now
        self._slot = -1
        self._events: deque[PlaneEvent] = deque()
        self._legs = LegTable()
        self._bridges: dict[str, Bridge] = {}
        self._intake = Intake(self._legs, self._events.append, self._moved)
        self._ports = PortPool(settings, self._wire, self._intake.learning)
        self._recorder = Recorder(self._touch)
        self._turn = Turn(self._legs, self._play_ended)
        self._phase_legs: list[dict[str, Leg]] = [{} for _ in range(PHASES)]
        self._plans: list[PhasePlan | None] = [None] * PHASES
        self._numbers = [-1] * PHASES
        self._send_failures = 0
        self._skipped = 0

    # --- time ---------------------------------------------------------------------------------------------

    def tick(self, now: float) -> float:
        """Take in what has come, serve the phases that are due; return when to be called again."""
        self._now = now
        self._drain(now)
        slot = int((now - self._epoch) / TICK_SECONDS)
        for due in range(max(self._slot + 1, slot - PHASES + 1), slot + 1):
            self._serve(due % PHASES, due // PHASES)
        if slot // _WATCH_SLOTS > self._slot // _WATCH_SLOTS:
            self._watch(now)
        self._slot = max(slot, self._slot)
        self._events.extend(self._recorder.collect(now))
        return self._epoch + (self._slot + 1) * TICK_SECONDS

    def _drain(self, now: float) -> None:
        for _ in range(_DRAINS):
            more = self._wire.drain()
            self._intake.take(self._wire.inbox, now)
            if not more:
                break
        self._intake.pass_time(now)

    def _serve(self, phase: int, number: int) -> None:
        skipped = number - self._numbers[phase] - 1 if self._numbers[phase] >= 0 else 0
        self._numbers[phase] = number
        self._skipped += skipped
        plan = self._plans[phase] or self._make_plan(phase)
        refused, stale = self._turn.serve(plan, number, skipped)
        self._send_failures += refused
        if stale:
            self._plans[phase] = None
        self._recorder.turn(phase, number)

    def _make_plan(self, phase: int) -> PhasePlan:
        bridges = [bridge for bridge in self._bridges.values() if bridge.phase == phase]
        plan = PhasePlan(list(self._phase_legs[phase].values()), bridges, self._legs, self._wire)
        self._plans[phase] = plan
        return plan

    def _watch(self, now: float) -> None:
        """Tell of legs whose far end has fallen silent."""
        table = self._legs
        silent = table.fast & (now - table.heard_at > self._settings.lost_seconds)
        for row in np.nonzero(silent)[0]:
            leg = table.by_row[row]
            if leg is not None and not leg.media_lost:
                leg.media_lost = True
                table.fast[row] = False  # the next packet is looked at, and tells that the leg is back
                silent_for = int((now - table.heard_at[row]) * 1000)
                self._events.append(LegMediaLost(now, leg.leg_id, silent_for))

    def next_event(self) -> PlaneEvent | None:
        """The oldest event that nobody has taken yet, or None."""
        return self._events.popleft() if self._events else None

    def fileno(self) -> int:
        """A descriptor that is readable when a datagram waits, -1 where there is none; ticking is enough."""
        return self._wire.fileno()

    def close(self) -> None:
        """Finish every recording and close every socket; takes as long as the disk needs."""
        self._recorder.close()
        self._events.extend(self._recorder.collect(self._now))
        self._wire.close()

    # --- legs ---------------------------------------------------------------------------------------------

    def open_leg(self, leg_id: str) -> tuple[str, int]:
        """Give a leg a local address for its SDP; NoPortError when the range is used up."""
        leg = self._legs.find(leg_id)
        if leg is None:
            local = self._ports.take()
            phase = min(range(PHASES), key=lambda number: len(self._phase_legs[number]))
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
        leg.law, leg.dtmf_payload, leg.receive, leg.connected = law, dtmf_payload, receive, True
        leg.learn_until = self._now + self._settings.learn_seconds
        self._intake.listen(leg, address)
        self._legs.payload_type[leg.row] = law.payload_type
        self._legs.wanted[leg.row] = send
        if not receive:
            self._legs.rings.pause(leg.row)
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
        self._ports.give_back(leg.socket, self._now)
        del self._phase_legs[leg.phase][leg_id]
        self._touch(leg)
        self._legs.remove(leg)

    def mute(self, leg_id: str, muted: bool) -> None:
        """Let nobody hear a leg, or let it be heard again."""
        leg = self._legs.get(leg_id)
        leg.muted = muted
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

    def counters(self, leg_id: str) -> LegCounters:
        """What has gone through a leg."""
        leg = self._legs.get(leg_id)
        table, row = self._legs, leg.row
        received = int(table.packets_in[row])
        return LegCounters(
            packets_in=received,
            octets_in=int(table.octets_in[row]),
            packets_out=int(table.packets_out[row]),
            octets_out=int(table.octets_out[row]),
            lost=max(self._intake.expected(row) - received, 0),
            late=int(table.rings.late[row]),
            concealed_ms=10 * int(table.rings.concealed[row]),
            jitter_ms=float(table.jitter[row]) / 8.0,
        )

    def levels(self, leg_id: str) -> LegLevels:
        """How loud a leg is, in the last 20 ms."""
        leg = self._legs.get(leg_id)
        plan = self._plans[leg.phase]
        if plan is None:
            return LegLevels(tones.QUIETEST, tones.QUIETEST)
        return LegLevels(tones.level(plan.voices[leg.index]), tones.level(plan.heard[leg.index]))

    def plane_counters(self) -> PlaneCounters:
        """What was dropped, refused and skipped since the start."""
        return PlaneCounters(dict(self._intake.dropped), self._send_failures, self._skipped)

    # --- bridges ------------------------------------------------------------------------------------------

    def bridge(self, bridge_id: str, leg_ids: list[str]) -> None:
        """Join legs, so that each hears the others; a bridge that exists stays as it is."""
        if bridge_id in self._bridges:
            return
        legs = [self._free_leg(leg_id) for leg_id in dict.fromkeys(leg_ids)]
        phase = legs[0].phase if legs else 0
        self._bridges[bridge_id] = Bridge(bridge_id, phase)
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
        bridge.deaf = {pair for pair in bridge.deaf if leg_id not in pair}
        leg.bridge_id = None
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

    def set_hearing(self, bridge_id: str, listener_id: str, speaker_id: str, hears: bool) -> None:
        """Keep one leg of a bridge from hearing another, or not: listening in, whispering and barging in."""
        bridge = self._bridge(bridge_id)
        members = {leg.leg_id for leg in bridge.legs}
        if not {listener_id, speaker_id} <= members:
            raise BadRequestError(f"both legs must be in bridge {bridge_id!r}; add them first")
        change = bridge.deaf.discard if hears else bridge.deaf.add
        change((listener_id, speaker_id))
        self._plans[bridge.phase] = None

    # --- plays --------------------------------------------------------------------------------------------

    def play(self, play_id: str, target_id: str, source: Source) -> None:
        """Play to a leg or a bridge, after what is being played to it; PlayFinished tells the end."""
        target: Leg | Bridge = self._bridges.get(target_id) or self._legs.get(target_id)
        target.plays.add(play_id, source)
        self._plans[target.phase] = None

    def stop_play(self, play_id: str) -> None:
        """End a play, or take it out of its queue; one that is over already is left alone."""
        for target in (*self._bridges.values(), *self._legs):
            if target.plays and target.plays.remove(play_id):
                self._events.append(PlayFinished(self._now, play_id, PlayEnd.STOPPED))
                self._plans[target.phase] = None

    # --- recordings ---------------------------------------------------------------------------------------

    def start_recording(
        self, recording_id: str, left_leg: str | None, right_leg: str | None, path: Path
    ) -> None:
        """Record into a new stereo WAV file: customer left, agent right, None = nobody yet."""
        self._recorder.start(recording_id, self._side(left_leg), self._side(right_leg), path)

    def set_recording_leg(self, recording_id: str, side: Side, leg_id: str | None) -> None:
        """Put another leg, or nobody, on a side of a recording."""
        self._recorder.seat(recording_id, side, self._side(leg_id))

    def pause_recording(self, recording_id: str) -> None:
        """Leave silence and a gap from here on."""
        self._recorder.pause(recording_id)

    def resume_recording(self, recording_id: str) -> None:
        """Record again."""
        self._recorder.resume(recording_id)

    def stop_recording(self, recording_id: str) -> None:
        """End a recording; RecordingFinished follows when the file is whole."""
        self._recorder.stop(recording_id)

    # --- inside -------------------------------------------------------------------------------------------

    def _touch(self, leg: Leg) -> None:
        self._plans[leg.phase] = None

    def _moved(self, leg: Leg) -> None:
        """A far end is somewhere else: send there."""
        if leg.source is not None:
            self._legs.ip[leg.row], self._legs.port[leg.row] = leg.source
        self._touch(leg)

    def _side(self, leg_id: str | None) -> Leg | None:
        return None if leg_id is None else self._legs.get(leg_id)

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
        """Seat a leg; all legs of a bridge are served in the same phase."""
        self._touch(leg)
        del self._phase_legs[leg.phase][leg.leg_id]
        leg.phase, leg.bridge_id = bridge.phase, bridge.bridge_id
        self._phase_legs[leg.phase][leg.leg_id] = leg
        bridge.legs.append(leg)
        self._touch(leg)

    def _drop_plays(self, plays: PlayQueue) -> None:
        for play_id in plays.clear():
            self._events.append(PlayFinished(self._now, play_id, PlayEnd.TARGET_GONE))

    def _play_ended(self, play_id: str) -> None:
        self._events.append(PlayFinished(self._now, play_id, PlayEnd.COMPLETED))


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
    if not 0 < port < 65536:
        raise BadRequestError(f"{port} is not a UDP port")
    return number, port
