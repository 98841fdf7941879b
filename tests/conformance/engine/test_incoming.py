"""Calls that come to us: told, rung, answered, refused, left."""

from __future__ import annotations

import pytest
from staging.stage import CENTER, CUSTOMER, TRUNK, Ability, Stage

from cordboard.vcc.telephony import (
    Answer,
    By,
    HangUp,
    HangupCause,
    LegAnswered,
    LegEnded,
    LegIncoming,
    Ring,
    VerbDone,
    VerbFailed,
)


async def test_a_customer_calls_and_is_answered(stage: Stage) -> None:
    # given
    customer = await stage.customer()
    # when a customer calls
    await customer.calls(CENTER)
    arrived = await stage.until(LegIncoming)
    # then we know who, whom and how
    assert (arrived.caller, arrived.called, arrived.trunk) == (CUSTOMER, CENTER, TRUNK)
    # when it rings and is answered
    await stage.until(VerbDone, settles=stage.ask(Ring, leg=arrived.leg))
    wish = stage.ask(Answer, leg=arrived.leg)
    # then
    assert (await stage.until(LegAnswered, leg=arrived.leg)).settles == wish


async def test_they_hang_up_what_we_answered(stage: Stage) -> None:
    # given
    leg, customer = await stage.taken_call()
    # when
    await customer.hangs_up()
    # then
    ended = await stage.until(LegEnded, leg=leg)
    assert (ended.cause, ended.by) == (HangupCause.NORMAL, By.THEM)


async def test_we_hang_up_what_we_answered(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    # when
    stage.ask(HangUp, leg=leg)
    # then
    ended = await stage.until(LegEnded, leg=leg)
    assert (ended.cause, ended.by) == (HangupCause.NORMAL, By.US)


async def test_a_caller_is_refused(stage: Stage) -> None:
    # given
    customer = await stage.customer()
    await customer.calls(CENTER)
    leg = (await stage.until(LegIncoming)).leg
    # when
    stage.ask(HangUp, leg=leg, cause=HangupCause.BUSY)
    # then
    ended = await stage.until(LegEnded, leg=leg)
    assert (ended.cause, ended.by) == (HangupCause.BUSY, By.US)


async def test_a_caller_gives_up(stage: Stage) -> None:
    # given a caller who hears it ring
    customer = await stage.customer()
    await customer.calls(CENTER)
    leg = (await stage.until(LegIncoming)).leg
    await stage.until(VerbDone, settles=stage.ask(Ring, leg=leg))
    # when
    await customer.hangs_up()
    # then they have left, and cannot be answered any more
    ended = await stage.until(LegEnded, leg=leg)
    assert (ended.cause, ended.by) == (HangupCause.CANCELLED, By.THEM)
    wish = stage.ask(Answer, leg=leg)
    assert (await stage.until(VerbFailed, settles=wish)).code == "NO_SUCH_LEG"


async def test_a_call_is_answered_once(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    # when it is answered again, under another wish
    wish = stage.ask(Answer, leg=leg)
    # then
    assert (await stage.until(VerbFailed, settles=wish)).code == "WRONG_STATE"


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_a_center_that_says_nothing(stage: Stage) -> None:
    # given
    customer = await stage.customer()
    # when nobody decides
    await customer.calls(CENTER)
    arrived = await stage.until(LegIncoming)
    # then the caller is let go after half a minute
    ended = await stage.until(LegEnded, leg=arrived.leg)
    assert (ended.cause, ended.by) == (HangupCause.NO_ANSWER, By.SYSTEM)
    assert ended.at - arrived.at == 30_000
