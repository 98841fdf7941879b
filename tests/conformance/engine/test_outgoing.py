"""Calls that we make: who lifts, who refuses, who gives up, and what the center is told."""

from __future__ import annotations

import pytest
from staging.stage import CENTER, CUSTOMER, DESK, TRUNK, Ability, Stage

from cordboard.vcc.ids import Milliseconds
from cordboard.vcc.telephony import (
    By,
    HangUp,
    HangupCause,
    LegAnswered,
    LegEnded,
    LegRinging,
    Originate,
    StationRegistered,
    ToNumber,
    ToStation,
    VerbDone,
    VerbFailed,
)


async def test_a_customer_lifts(stage: Stage) -> None:
    # given a customer who can be called
    customer = await stage.customer()
    leg = stage.fresh_leg()
    # when we call and they lift
    wish = stage.ask(Originate, leg=leg, to=ToNumber(CUSTOMER, TRUNK), caller=CENTER)
    await customer.is_called()
    await customer.rings()
    await stage.until(LegRinging, leg=leg)
    await customer.answers()
    # then the answer settles the wish
    assert (await stage.until(LegAnswered, leg=leg)).settles == wish


async def test_a_desk_phone_lifts(stage: Stage) -> None:
    # given / when
    leg, _ = await stage.talk_to_desk()
    # then
    assert len(stage.told(LegAnswered, leg=leg)) == 1
    assert len(stage.told(LegRinging, leg=leg)) <= 1


async def test_ringing_is_told_once(stage: Stage) -> None:
    # given a call that rings
    customer = await stage.customer()
    leg = stage.fresh_leg()
    stage.ask(Originate, leg=leg, to=ToNumber(CUSTOMER, TRUNK))
    await customer.is_called()
    # when it rings again and again
    await customer.rings()
    await customer.rings()
    await customer.answers()
    await stage.until(LegAnswered, leg=leg)
    # then
    assert len(stage.told(LegRinging, leg=leg)) == 1


async def test_we_hang_up(stage: Stage) -> None:
    # given
    leg, _ = await stage.talk_to_customer()
    # when
    wish = stage.ask(HangUp, leg=leg)
    # then
    ended = await stage.until(LegEnded, leg=leg)
    assert (ended.cause, ended.by, ended.settles) == (HangupCause.NORMAL, By.US, wish)


async def test_they_hang_up(stage: Stage) -> None:
    # given
    leg, customer = await stage.talk_to_customer()
    # when
    await customer.hangs_up()
    # then
    ended = await stage.until(LegEnded, leg=leg)
    assert (ended.cause, ended.by, ended.settles) == (HangupCause.NORMAL, By.THEM, None)


async def test_we_cancel_while_it_rings(stage: Stage) -> None:
    # given a call that rings
    customer = await stage.customer()
    leg = stage.fresh_leg()
    call = stage.ask(Originate, leg=leg, to=ToNumber(CUSTOMER, TRUNK))
    await customer.is_called()
    await customer.rings()
    await stage.until(LegRinging, leg=leg)
    # when
    wish = stage.ask(HangUp, leg=leg)
    # then the leg has ended, and the call that never came up is settled as well
    ended = await stage.until(LegEnded, leg=leg)
    assert (ended.cause, ended.by, ended.settles) == (HangupCause.CANCELLED, By.US, wish)
    assert (await stage.until(VerbFailed, settles=call)).code == "LEG_ENDED"


@pytest.mark.parametrize(
    ("status", "cause"), [(486, HangupCause.BUSY), (603, HangupCause.REJECTED), (480, HangupCause.NO_ANSWER)]
)
async def test_they_refuse(stage: Stage, status: int, cause: HangupCause) -> None:
    # given
    customer = await stage.customer()
    leg = stage.fresh_leg()
    wish = stage.ask(Originate, leg=leg, to=ToNumber(CUSTOMER, TRUNK))
    await customer.is_called()
    # when
    await customer.refuses(status)
    # then
    ended = await stage.until(LegEnded, leg=leg)
    assert (ended.cause, ended.by, ended.status, ended.settles) == (cause, By.THEM, status, wish)


async def test_nobody_lifts(stage: Stage) -> None:
    # given a customer who lets it ring
    customer = await stage.customer()
    leg = stage.fresh_leg()
    # when
    wish = stage.ask(Originate, leg=leg, to=ToNumber(CUSTOMER, TRUNK), ring_timeout=Milliseconds(700))
    await customer.is_called()
    await customer.rings()
    # then
    ended = await stage.until(LegEnded, leg=leg)
    assert (ended.cause, ended.by, ended.settles) == (HangupCause.NO_ANSWER, By.SYSTEM, wish)


async def test_a_phone_that_is_not_there(stage: Stage) -> None:
    # given a phone that never registered
    leg = stage.fresh_leg()
    # when
    stage.ask(Originate, leg=leg, to=ToStation(DESK))
    # then
    ended = await stage.until(LegEnded, leg=leg)
    assert (ended.cause, ended.by) == (HangupCause.UNREACHABLE, By.SYSTEM)


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_a_minute_without_an_answer(stage: Stage) -> None:
    # given a phone that nobody lifts
    phone = await stage.desk()
    await stage.until(StationRegistered, station=DESK)
    leg = stage.fresh_leg()
    # when nobody says how long to try
    stage.ask(Originate, leg=leg, to=ToStation(DESK))
    await phone.is_called()
    await phone.rings()
    # then we give up after a minute
    ringing = await stage.until(LegRinging, leg=leg)
    assert (await stage.until(LegEnded, leg=leg)).at - ringing.at == 60_000


async def test_hanging_up_twice_is_as_good_as_once(stage: Stage) -> None:
    # given a leg that has ended
    leg, _ = await stage.talk_to_customer()
    stage.ask(HangUp, leg=leg)
    await stage.until(LegEnded, leg=leg)
    # when
    wish = stage.ask(HangUp, leg=leg)
    # then
    await stage.until(VerbDone, settles=wish)
    assert len(stage.told(LegEnded, leg=leg)) == 1


async def test_a_leg_id_names_one_leg(stage: Stage) -> None:
    # given a leg
    leg, _ = await stage.talk_to_customer()
    # when another call takes its name
    wish = stage.ask(Originate, leg=leg, to=ToNumber(CUSTOMER, TRUNK))
    # then it is refused, and the first one lives
    assert (await stage.until(VerbFailed, settles=wish)).code == "LEG_EXISTS"
    assert stage.told(LegEnded, leg=leg) == []
