"""How well a leg is heard: what a measurement tells, and when."""

from __future__ import annotations

import pytest
from staging.stage import Ability, Stage

from cordboard.vcc.ids import LegId, Milliseconds, PlayId
from cordboard.vcc.telephony import (
    HangUp,
    LegEnded,
    LegMeasured,
    MeasureLeg,
    Play,
    PlayFinished,
    PlayStarted,
    Tone,
    ToneSource,
    VerbFailed,
)


async def test_a_leg_is_measured(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    # when
    wish = stage.ask(MeasureLeg, leg=leg, duration=Milliseconds(1000))
    # then about fifty packets have gone each way
    found = await stage.until(LegMeasured, settles=wish)
    assert (found.leg, found.duration) == (leg, 1000)
    assert 40 <= found.quality.sent <= 60
    assert 40 <= found.quality.received <= 60
    assert found.quality.lost <= 5
    assert found.quality.said_dbov > -40


@pytest.mark.needs(Ability.AUDIO)
async def test_loudness_is_measured_both_ways(stage: Stage) -> None:
    # given a customer who hums, and hears a tone
    leg, customer = await stage.taken_call()
    stage.ask(Play, play=PlayId("tone"), leg=leg, source=ToneSource(Tone.CONGESTION))
    await customer.hears_sound()
    # when
    wish = stage.ask(MeasureLeg, leg=leg, duration=Milliseconds(500))
    # then
    quality = (await stage.until(LegMeasured, settles=wish)).quality
    assert quality.said_dbov == pytest.approx(-12, abs=2)
    assert -30 < quality.heard_dbov < -10
    assert quality.round_trip_ms is None


async def test_a_measurement_is_taken_once(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    verb = MeasureLeg(id=stage.wish(), leg=leg, duration=Milliseconds(100))
    # when it is asked for twice, and again after its end
    stage.engine.send([verb, verb])
    await stage.until(LegMeasured, settles=verb.id)
    stage.engine.send([verb])
    await stage.settle()
    # then
    assert len(stage.told(LegMeasured)) == 1


async def test_a_leg_that_ends_is_not_measured(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    wish = stage.ask(MeasureLeg, leg=leg, duration=Milliseconds(60_000))
    # when
    stage.ask(HangUp, leg=leg)
    # then, before the end of the leg is told
    assert (await stage.until(VerbFailed, settles=wish)).code == "LEG_ENDED"
    await stage.until(LegEnded, leg=leg)
    kinds = [type(heard.signal) for heard in stage.log]
    assert kinds.index(VerbFailed) < kinds.index(LegEnded)


@pytest.mark.parametrize("duration", [0, 99, 60_001])
async def test_what_cannot_be_measured(stage: Stage, duration: int) -> None:
    # given
    leg, _ = await stage.taken_call()
    # when / then
    wish = stage.ask(MeasureLeg, leg=leg, duration=Milliseconds(duration))
    assert (await stage.until(VerbFailed, settles=wish)).code == "BAD_DURATION"
    wish = stage.ask(MeasureLeg, leg=LegId("gone"))
    assert (await stage.until(VerbFailed, settles=wish)).code == "NO_SUCH_LEG"


async def test_the_probe_lasts_a_second(stage: Stage) -> None:
    # given
    leg, customer = await stage.taken_call()
    # when
    stage.ask(Play, play=PlayId("probe"), leg=leg, source=ToneSource(Tone.PROBE))
    # then
    assert (await stage.until(PlayStarted)).length == 1000
    await customer.hears_sound()
    assert (await stage.until(PlayFinished)).complete
