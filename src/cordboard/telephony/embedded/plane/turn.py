"""One turn of a phase: 20 ms of sound for each of its legs, from the rings to the wire.

A leg's voice is what others may hear of it: nothing while it is muted or on hold. A leg on hold hears music
or nothing, and what is played to it alone.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cordboard.media import g711, mixing, telephone_event
from cordboard.media.jitter import Repairs
from cordboard.media.music import hold_music
from cordboard.media.rtp import HEADER_OCTETS
from cordboard.media.samples import FRAME, UNIT, Integers, Samples, frames_of
from cordboard.media.telephone_event import TelephoneEvent
from cordboard.telephony.embedded.plane.gauge import Gauge
from cordboard.telephony.embedded.plane.legs import Leg, LegTable
from cordboard.telephony.embedded.plane.plan import Hearing, PhasePlan
from cordboard.telephony.embedded.plane.wire import PACKET

_EVENT_OCTETS = HEADER_OCTETS + 4
_MARKER = 0x80


class Turn:
    """Serves plans; `ended` is told the id of each play that is over, `measured` each gauge that is full."""

    def __init__(
        self, legs: LegTable, ended: Callable[[str], None], measured: Callable[[Leg, Gauge], None]
    ) -> None:
        self._legs = legs
        self._ended = ended
        self._measured = measured
        self._music = frames_of(hold_music())

    def serve(self, plan: PhasePlan, number: int, skipped: int) -> tuple[int, bool]:
        """Do turn `number`; return how many packets were refused and whether the plan is stale now."""
        if not plan.legs and not plan.sounding:
            return 0, False
        said = self._listen(plan, skipped)
        stale = self._mix(plan)
        stale |= self._play(plan, skipped)
        stale |= self._dial_tones(plan)
        stale |= self._measure(plan, said)
        for law, index in plan.laws:
            self._encode(plan, law, index)
        self._address(plan, number)
        stale |= self._dial_events(plan)
        refused = plan.outbox.send()
        return refused, stale

    def _listen(self, plan: PhasePlan, skipped: int) -> list[Samples]:
        """Fill the voices; return what the measured legs said, though nobody may hear it."""
        repairs = self._legs.rings.pull_frames(plan.rows, plan.octets_in, skipped)
        if len(plan.laws) == 1:
            g711.decode_into(plan.octets_in, plan.voices, plan.laws[0][0])
        else:
            for law, index in plan.laws:
                plan.voices[index] = g711.decode(plan.octets_in[index], law)
        if repairs is not None:
            self._fade(plan, repairs)
        said = [plan.voices[leg.index].copy() for leg in plan.gauged]
        if len(plan.gated):
            plan.voices[plan.gated] = 0
        for leg in plan.recorded:
            leg.voice = plan.voices[leg.index].copy()
            leg.voice_number += 1
        return said

    def _measure(self, plan: PhasePlan, said: list[Samples]) -> bool:
        full = False
        for leg, voice in zip(plan.gauged, said, strict=True):
            for gauge in tuple(leg.gauges):
                if gauge.take(voice, plan.heard[leg.index], echoes=leg.echoes):
                    leg.gauges.remove(gauge)
                    self._measured(leg, gauge)
                    full = True
        return full

    def _fade(self, plan: PhasePlan, repairs: Repairs) -> None:
        halves = plan.voices.reshape(-1, UNIT)
        halves[repairs.halves] = halves[repairs.halves] * repairs.gains[:, None]

    def _mix(self, plan: PhasePlan) -> bool:
        voices, heard = plan.voices, plan.heard
        pairs, sums = plan.pairs_end, plan.sums_end
        if pairs:
            mixing.swap_pairs(voices[:pairs], heard[:pairs])
        if sums > pairs:
            mixing.sum_minus_self(voices[pairs:sums], plan.sum_starts, plan.sum_sizes, heard[pairs:sums])
        fading = [self._mix_by_hearing(plan, hearing) for hearing in plan.hearings]
        heard[plan.bridged :] = 0
        if len(plan.echoing):
            heard[plan.echoing] = mixing.added(heard[plan.echoing], voices[plan.echoing])
        return any(fading)

    def _mix_by_hearing(self, plan: PhasePlan, hearing: Hearing) -> bool:
        """Mix a bridge in which not everybody hears everybody; a change is faded in over one turn."""
        place = hearing.place
        voices, heard = plan.voices[place.low : place.high], plan.heard[place.low : place.high]
        mixing.mix_by_matrix(voices, hearing.now, heard)
        if hearing.before is None:
            return False
        before = np.empty_like(heard)
        mixing.mix_by_matrix(voices, hearing.before, before)
        mixing.cross_fade(before, heard)
        place.bridge.before = None
        return True

    def _play(self, plan: PhasePlan, skipped: int) -> bool:
        """Plays to bridges, then hold, then plays to legs: each covers or joins what was before."""
        stale = False
        for place in plan.sounding:
            frame, over = place.bridge.plays.next_frame(skipped)
            place.bridge.played = frame
            if frame is not None:
                heard = plan.heard[place.low : place.high]
                heard[:] = mixing.added(heard, frame)
            stale |= self._tell_ended(over)
        self._hold(plan, skipped)
        return stale | self._play_to_legs(plan, skipped)

    def _play_to_legs(self, plan: PhasePlan, skipped: int) -> bool:
        stale = False
        joined: list[tuple[int, Samples]] = []
        for leg in plan.playing:
            frame, over = leg.plays.next_frame(skipped)
            stale |= self._tell_ended(over)
            if frame is None:
                continue
            if leg.held or (leg.bridge_id is None and not leg.echoes):
                plan.heard[leg.index] = frame
            else:
                joined.append((leg.index, frame))
        if joined:
            index = [place for place, _ in joined]
            frames = np.stack([frame for _, frame in joined])
            plan.heard[index] = mixing.added(plan.heard[index], frames)
        return stale

    def _tell_ended(self, play_id: str | None) -> bool:
        if play_id is None:
            return False
        self._ended(play_id)
        return True

    def _hold(self, plan: PhasePlan, skipped: int) -> None:
        if len(plan.held):
            plan.heard[plan.held] = 0
        if len(plan.musical):
            place = self._legs.music_frame[plan.musical_rows] + skipped
            plan.heard[plan.musical] = self._music[place % len(self._music)]
            self._legs.music_frame[plan.musical_rows] = place + 1

    def _dial_tones(self, plan: PhasePlan) -> bool:
        stale = False
        for leg in plan.dialing:
            if leg.dtmf_payload is None:
                tone = leg.keypad.next_step(as_tones=True)
                if isinstance(tone, np.ndarray):
                    plan.heard[leg.index] = tone
                stale |= not leg.keypad
        return stale

    def _encode(self, plan: PhasePlan, law: g711.Law, index: Integers) -> None:
        if len(plan.laws) == 1:
            g711.encode_into(plan.heard, plan.octets_out, law)
            plan.outbox.payloads[:] = plan.octets_out
        else:
            plan.outbox.payloads[index] = g711.encode(plan.heard[index], law)

    def _address(self, plan: PhasePlan, number: int) -> None:
        """Sequence numbers count packets, timestamps follow the clock: a skipped turn is a hole in time."""
        legs, rows, header = self._legs, plan.rows, plan.outbox.headers
        sequence = (legs.sequence[rows] + 1) & 0xFFFF
        passed = np.where(legs.number[rows] < 0, 1, np.maximum(number - legs.number[rows], 1))
        timestamp = (legs.timestamp[rows] + FRAME * passed) & 0xFFFFFFFF
        header["sequence"], header["timestamp"] = sequence, timestamp
        legs.sequence[rows], legs.timestamp[rows], legs.number[rows] = sequence, timestamp, number
        legs.packets_out[rows] += plan.wanted
        legs.octets_out[rows] += plan.wanted * FRAME

    def _dial_events(self, plan: PhasePlan) -> bool:
        stale = False
        for leg in plan.dialing:
            if leg.dtmf_payload is not None:
                self._report(plan, leg, leg.keypad.next_step(as_tones=False))
                stale |= not leg.keypad
        return stale

    def _report(self, plan: PhasePlan, leg: Leg, report: object) -> None:
        """Put a telephone event in the place of the sound, or give the place back."""
        header, row = plan.outbox.headers, leg.index
        if not isinstance(report, TelephoneEvent):
            header["second"][row] = leg.law.payload_type
            plan.outbox.set_length(row, PACKET)
            return
        second = leg.dtmf_payload or 0
        if leg.keypad.started_at is None:
            leg.keypad.started_at = int(header["timestamp"][row])
            second |= _MARKER
        header["second"][row] = second
        header["timestamp"][row] = leg.keypad.started_at
        plan.outbox.payloads[row, :4] = np.frombuffer(telephone_event.encode(report), np.uint8)
        plan.outbox.set_length(row, _EVENT_OCTETS)
