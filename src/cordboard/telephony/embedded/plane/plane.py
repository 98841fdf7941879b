"""The room where all calls are audible: opens legs, joins them, plays to them, records them.

One thread drives it: its owner calls `tick` every 5 ms, and each tick serves a quarter of the legs. Deadlines
are real: a turn that is missed is skipped and never made up. Every verb may be repeated without harm.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cordboard.media import tones
from cordboard.media.recording import Side
from cordboard.telephony.embedded.plane import mmsg
from cordboard.telephony.embedded.plane.floor import PHASES, Floor
from cordboard.telephony.embedded.plane.gauge import Gauge
from cordboard.telephony.embedded.plane.legs import Leg
from cordboard.telephony.embedded.plane.model import (
    LegCounters,
    LegLevels,
    LegMeasured,
    LegMediaLost,
    PlaneCounters,
    PlaneEvent,
    PlaneSettings,
    PlayEnd,
    PlayFinished,
)
from cordboard.telephony.embedded.plane.plain import PlainWire
from cordboard.telephony.embedded.plane.plan import PhasePlan
from cordboard.telephony.embedded.plane.plays import FRAME_MS
from cordboard.telephony.embedded.plane.recorder import Room
from cordboard.telephony.embedded.plane.turn import Turn
from cordboard.telephony.embedded.plane.voice import Voice
from cordboard.telephony.embedded.plane.wire import CAPACITY, SLOT, Wire

TICK_SECONDS = 0.005
_WATCH_SLOTS = 100
_DRAINS = 4


def system_wire(slot: int = SLOT, capacity: int = CAPACITY) -> Wire:
    """The fastest wire that this system has; its inbox takes `capacity` datagrams shorter than `slot`."""
    return mmsg.MmsgWire(slot, capacity) if mmsg.available() else PlainWire(slot, capacity)


class MediaPlane(Floor):
    """The floor with a clock: what its verbs say becomes sound."""

    def __init__(self, settings: PlaneSettings, now: float, wire: Wire | None = None) -> None:
        super().__init__(settings, now, wire if wire is not None else system_wire())
        self._epoch = now
        self._slot = -1
        self._turn = Turn(self._legs, self._play_ended, self._measured)
        self._numbers = [-1] * PHASES
        self._served: list[PhasePlan | None] = [None] * PHASES
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
        plan = self._served[phase] = self._plans[phase] or self._make_plan(phase)
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

    # --- recordings ---------------------------------------------------------------------------------------

    def start_recording(
        self, recording_id: str, left_leg: str | None, right_leg: str | None, path: Path
    ) -> None:
        """Record into a new stereo WAV file: customer left, agent right, None = nobody yet."""
        self._recorder.start(recording_id, self._side(left_leg), self._side(right_leg), path)

    def record_bridge(self, recording_id: str, bridge_id: str, agent_id: str, path: Path) -> None:
        """Record a bridge: the agent right, everybody else and what is played to all of them left."""
        self._recorder.start_room(recording_id, self._room(bridge_id, agent_id), path)

    def record_leg(self, recording_id: str, leg_id: str, path: Path, patience_ms: int) -> None:
        """Record what one leg says into a new mono WAV file.

        RecordingSilent tells once that it has said nothing for `patience_ms`; 0: never.
        """
        voice = Voice(self._legs.get(leg_id), patience_ms)
        self._recorder.start_voice(recording_id, voice, path)

    def move_recording(self, recording_id: str, bridge_id: str, agent_id: str) -> None:
        """Go on with this bridge and this agent in the same file."""
        self._recorder.move(recording_id, self._room(bridge_id, agent_id))

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

    def _room(self, bridge_id: str, agent_id: str) -> Room:
        return Room(self._bridge(bridge_id), self._legs.get(agent_id))

    def _side(self, leg_id: str | None) -> Leg | None:
        return None if leg_id is None else self._legs.get(leg_id)

    def _play_ended(self, play_id: str) -> None:
        self._events.append(PlayFinished(self._now, play_id, PlayEnd.COMPLETED))

    # --- figures -------------------------------------------------------------------------------------------

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

    def measure(self, measurement_id: str, leg_id: str, milliseconds: int) -> None:
        """Measure a leg for a while; LegMeasured tells what was found, unless the leg is closed before."""
        leg = self._legs.get(leg_id)
        leg.gauges.append(Gauge(measurement_id, max(milliseconds // FRAME_MS, 1), self.counters(leg_id)))
        self._touch(leg)

    def _measured(self, leg: Leg, gauge: Gauge) -> None:
        before, now = gauge.before, self.counters(leg.leg_id)
        found = LegMeasured(
            at=self._now,
            leg_id=leg.leg_id,
            measurement_id=gauge.measurement_id,
            packets_in=now.packets_in - before.packets_in,
            packets_out=now.packets_out - before.packets_out,
            lost=max(now.lost - before.lost, 0),
            late=now.late - before.late,
            jitter_ms=now.jitter_ms,
            said=gauge.said,
            heard=gauge.heard,
            round_trip_ms=gauge.round_trip_ms,
        )
        self._events.append(found)

    def levels(self, leg_id: str) -> LegLevels:
        """How loud a leg is, in the last 20 ms."""
        leg = self._legs.get(leg_id)
        plan = self._served[leg.phase]
        if plan is None or leg not in plan.legs:
            return LegLevels(tones.QUIETEST, tones.QUIETEST)
        index = plan.legs.index(leg)
        return LegLevels(tones.level(plan.voices[index]), tones.level(plan.heard[index]))

    def plane_counters(self) -> PlaneCounters:
        """What was dropped, refused and skipped since the start."""
        return PlaneCounters(dict(self._intake.dropped), self._send_failures, self._skipped)
