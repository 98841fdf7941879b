"""Transfers: phones ask us, carriers are asked by us; and the second call of a phone that comes before."""

from __future__ import annotations

import pytest
from staging.stage import CENTER, CUSTOMER, DESK, OTHER_DESK, Ability, Customer, FarEnd, Stage

from cordboard.vcc.ids import LegId, Milliseconds, ReferId
from cordboard.vcc.telephony import (
    Answer,
    HangUp,
    HangupCause,
    LegAnswered,
    LegEnded,
    LegIncoming,
    Refer,
    ReferDone,
    ReferExpired,
    ReferFailed,
    ReferProgress,
    ReferRequested,
    ReportRefer,
    Ring,
    VerbDone,
    VerbFailed,
)

TARGET = "+33140000009"
A_WHILE = Milliseconds(400)


async def asked(stage: Stage, target: str) -> tuple[ReferRequested, FarEnd]:
    """A phone in a call has asked for a transfer."""
    _, phone = await stage.talk_to_desk()
    await phone.transfers(target)
    return await stage.until(ReferRequested), phone


async def report(stage: Stage, refer: ReferId, status: int) -> None:
    await stage.until(VerbDone, settles=stage.ask(ReportRefer, refer=refer, status=status))


# -- a phone asks ------------------------------------------------------------------------------------


async def test_a_phone_asks_for_a_transfer_and_hears_how_it_goes(stage: Stage) -> None:
    # given
    leg, phone = await stage.talk_to_desk()
    # when
    await phone.transfers(TARGET)
    request = await stage.until(ReferRequested)
    # then we know which call it is about, and whom they want
    assert (request.leg, request.target, request.replaces) == (leg, TARGET, None)
    assert request.referred_by == DESK
    # when it goes well, then they hear it, step by step
    await phone.is_told(100)
    await report(stage, request.refer, 180)
    await phone.is_told(100, 180)
    await report(stage, request.refer, 200)
    await phone.is_told(100, 180, 200)
    # and the call goes on until somebody hangs up
    assert stage.told(LegEnded) == []
    await phone.hangs_up()
    await stage.until(LegEnded, leg=leg)


async def test_the_target_is_busy(stage: Stage) -> None:
    # given
    request, phone = await asked(stage, TARGET)
    # when
    await report(stage, request.refer, 486)
    # then they hear it, and may ask again
    await phone.is_told(100, 486)
    await phone.transfers(OTHER_DESK)
    assert (await stage.until(ReferRequested)).target == OTHER_DESK


async def test_a_phone_hangs_up_as_soon_as_it_has_asked(stage: Stage) -> None:
    # given
    request, phone = await asked(stage, TARGET)
    # when
    await phone.hangs_up()
    await stage.until(LegEnded, leg=request.leg)
    # then what becomes of it can still be reported, heard or not
    await report(stage, request.refer, 180)
    await report(stage, request.refer, 200)
    await report(stage, request.refer, 200)


async def test_a_phone_asks_for_one_transfer_at_a_time(stage: Stage) -> None:
    # given one that runs
    _, phone = await asked(stage, TARGET)
    await phone.is_told(100)
    # when another is asked for
    await phone.insists(OTHER_DESK)
    # then it is refused, and nobody decides on it
    await phone.is_told(491)
    assert len(stage.told(ReferRequested)) == 1


async def test_customers_do_not_have_us_call_others(stage: Stage) -> None:
    # given
    _, customer = await stage.talk_to_customer()
    # when
    await customer.transfers(TARGET)
    # then
    await customer.is_told(403)
    assert stage.told(ReferRequested) == []


async def test_a_report_is_a_status(stage: Stage) -> None:
    request, _ = await asked(stage, TARGET)
    wish = stage.ask(ReportRefer, refer=request.refer, status=99)
    assert (await stage.until(VerbFailed, settles=wish)).code == "BAD_STATUS"


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_nobody_decides_on_a_transfer(stage: Stage) -> None:
    # given
    request, phone = await asked(stage, TARGET)
    # when half a minute goes by
    expired = await stage.until(ReferExpired, refer=request.refer)
    # then they are told, and it must not be done any more
    await phone.is_told(100, 503)
    assert expired.at - request.at == 30_000
    await report(stage, request.refer, 200)
    await phone.is_told(100, 503)


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_a_transfer_does_not_ring_for_ever(stage: Stage) -> None:
    # given
    request, phone = await asked(stage, TARGET)
    await report(stage, request.refer, 180)
    # when nothing more is said
    expired = await stage.until(ReferExpired, refer=request.refer)
    # then
    await phone.is_told(100, 180, 503)
    assert expired.at - request.at == 180_000


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_a_phone_waits_shortly_for_a_center_that_is_gone(stage: Stage) -> None:
    # given
    request, phone = await asked(stage, TARGET)
    # when the center goes
    await stage.engine.detach()
    await stage.pass_time(5_000)
    # then the phone knows, and the center when it is back
    await stage.attach(heard=len(stage.log))
    await stage.until(ReferExpired, refer=request.refer)
    await phone.is_told(100, 503)


# -- a phone's second call ---------------------------------------------------------------------------


async def consulting(stage: Stage) -> tuple[LegId, LegId, FarEnd]:
    """A phone has a call, and dials another number beside it."""
    first, phone = await stage.talk_to_desk()
    await phone.calls(TARGET)
    return first, (await stage.until(LegIncoming)).leg, phone


async def test_a_phone_in_a_call_dials_beside_it(stage: Stage) -> None:
    # given a phone in a call
    first, phone = await stage.talk_to_desk()
    # when it dials
    await phone.calls(TARGET)
    # then we know who and whom, and the first call goes on
    arrived = await stage.until(LegIncoming)
    assert (arrived.station, arrived.caller, arrived.called) == (DESK, DESK, TARGET)
    assert (arrived.trunk, arrived.replaces) == (None, None)
    # when it rings and is answered
    await stage.until(VerbDone, settles=stage.ask(Ring, leg=arrived.leg))
    await phone.hears_ringing()
    stage.ask(Answer, leg=arrived.leg)
    await stage.until(LegAnswered, leg=arrived.leg)
    assert stage.told(LegEnded) == []
    # and it ends alone
    stage.ask(HangUp, leg=arrived.leg)
    await stage.until(LegEnded, leg=arrived.leg)
    assert stage.told(LegEnded, leg=first) == []


@pytest.mark.parametrize(
    ("cause", "status"),
    [(HangupCause.BUSY, 486), (HangupCause.INVALID_NUMBER, 404), (HangupCause.REJECTED, 603)],
)
async def test_a_second_call_is_refused_with_its_cause(stage: Stage, cause: HangupCause, status: int) -> None:
    # given
    _, second, phone = await consulting(stage)
    # when
    stage.ask(HangUp, leg=second, cause=cause)
    # then
    assert (await stage.until(LegEnded, leg=second)).cause is cause
    await phone.is_refused(status)


@pytest.mark.parametrize("answered", [True, False])
async def test_a_phone_joins_its_two_calls(stage: Stage, answered: bool) -> None:
    # given a second call, answered or ringing
    first, second, phone = await consulting(stage)
    await stage.until(VerbDone, settles=stage.ask(Ring, leg=second))
    await phone.hears_ringing()
    await (answer if answered else let_ring)(stage, second)
    # when the phone is to be left out of both
    await phone.joins()
    # then we know which two are meant
    request = await stage.until(ReferRequested)
    assert (request.leg, request.replaces) == (first, second)
    await report(stage, request.refer, 200)
    await phone.is_told(100, 200)


async def answer(stage: Stage, leg: LegId) -> None:
    stage.ask(Answer, leg=leg)
    await stage.until(LegAnswered, leg=leg)


async def let_ring(stage: Stage, leg: LegId) -> None:
    """Nothing is to be done."""


async def test_a_phone_picks_up_another_s_call(stage: Stage) -> None:
    # given
    leg, agent = await stage.talk_to_desk()
    other = await stage.desk(OTHER_DESK)
    # when
    await other.picks_up(agent, DESK)
    # then we know whose place it wants; what becomes of that call is ours to say
    arrived = await stage.until(LegIncoming)
    assert (arrived.station, arrived.called, arrived.replaces) == (OTHER_DESK, DESK, leg)
    assert stage.told(LegEnded) == []


# -- a carrier is asked ------------------------------------------------------------------------------


async def test_a_carrier_transfers_a_customer(stage: Stage) -> None:
    # given
    leg, customer = await stage.taken_call()
    # when
    wish = stage.ask(Refer, leg=leg, to=TARGET)
    await customer.is_asked_for(TARGET)
    await customer.agrees()
    await customer.says(180)
    # then we hear how it goes
    assert (await stage.until(ReferProgress)).status == 180
    await customer.says(200)
    done = await stage.until(ReferDone)
    assert (done.leg, done.status, done.settles) == (leg, 200, wish)
    # and the leg is still there to be hung up
    stage.ask(HangUp, leg=leg)
    await stage.until(LegEnded, leg=leg)


async def test_a_carrier_agrees_and_hangs_up(stage: Stage) -> None:
    # given
    leg, customer = await stage.talk_to_customer()
    wish = stage.ask(Refer, leg=leg, to=TARGET)
    await customer.is_asked_for(TARGET)
    # when it says no more than that
    await customer.agrees()
    await customer.hangs_up()
    # then it is done, as far as can be known; and this is told before the end of the leg
    await stage.until(LegEnded, leg=leg)
    (done,) = stage.told(ReferDone)
    assert (done.leg, done.status, done.settles) == (leg, 202, wish)


async def test_a_carrier_hangs_up_without_a_word(stage: Stage) -> None:
    # given
    leg, customer = await stage.talk_to_customer()
    wish = stage.ask(Refer, leg=leg, to=TARGET)
    await customer.is_asked_for(TARGET)
    # when
    await customer.hangs_up()
    # then nobody knows
    assert (await stage.until(VerbFailed, settles=wish)).code == "LEG_ENDED"


async def refused(customer: Customer) -> None:
    await customer.declines(603)


async def in_vain(customer: Customer) -> None:
    await customer.agrees()
    await customer.says(486)


@pytest.mark.parametrize(("how", "status"), [(refused, 603), (in_vain, 486)])
async def test_a_carrier_s_transfer_fails(stage: Stage, how: object, status: int) -> None:
    # given
    leg, customer = await stage.talk_to_customer()
    wish = stage.ask(Refer, leg=leg, to=TARGET)
    await customer.is_asked_for(TARGET)
    # when
    await how(customer)  # type: ignore[operator]
    # then we still have them, and may try again
    failed = await stage.until(ReferFailed)
    assert (failed.leg, failed.status, failed.settles) == (leg, status, wish)
    stage.ask(Refer, leg=leg, to=CUSTOMER)
    await customer.is_asked_for(CUSTOMER)


async def test_a_carrier_agrees_and_says_nothing(stage: Stage) -> None:
    # given
    leg, customer = await stage.talk_to_customer()
    wish = stage.ask(Refer, leg=leg, to=TARGET, patience=A_WHILE)
    await customer.is_asked_for(TARGET)
    # when
    await customer.agrees()
    # then we wait no longer than we said
    failed = await stage.until(ReferFailed)
    assert (failed.leg, failed.status, failed.settles) == (leg, 408, wish)


async def test_a_carrier_joins_two_of_its_calls(stage: Stage) -> None:
    # given two calls over one trunk
    first, customer = await stage.taken_call()
    await customer.calls(CENTER)
    second = (await stage.until(LegIncoming)).leg
    await answer(stage, second)
    # when we want to be left out
    stage.ask(Refer, leg=first, replaces=second)
    # then the carrier knows which two are meant
    await customer.is_asked_to_join()


async def test_what_cannot_be_transferred_is_not(stage: Stage) -> None:
    # given a phone, which is on no trunk, and a customer
    desk, _ = await stage.talk_to_desk()
    leg, customer = await stage.talk_to_customer()

    async def code(**fields: object) -> str:
        return (await stage.until(VerbFailed, settles=stage.ask(Refer, **fields))).code

    # when / then
    assert await code(leg=desk, to=TARGET) == "NO_TRANSFERS"
    assert await code(leg="nobody", to=TARGET) == "NO_SUCH_LEG"
    assert await code(leg=leg) == "NO_TARGET"
    assert await code(leg=leg, replaces=leg) == "NO_TARGET"
    assert await code(leg=leg, replaces=desk) == "NO_TARGET"
    stage.ask(Refer, leg=leg, to=TARGET)
    await customer.is_asked_for(TARGET)
    assert await code(leg=leg, to=TARGET) == "WRONG_STATE"


async def test_we_hang_up_before_a_carrier_has_said_anything(stage: Stage) -> None:
    # given
    leg, customer = await stage.talk_to_customer()
    wish = stage.ask(Refer, leg=leg, to=TARGET)
    await customer.is_asked_for(TARGET)
    # when
    stage.ask(HangUp, leg=leg)
    # then
    assert (await stage.until(VerbFailed, settles=wish)).code == "LEG_ENDED"
