"""Listeners come, go, expire and outlive a restart; seats open to their own users only."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.seat import SeatHouse
from cordboard.vcc.agents import Logout
from cordboard.vcc.callbacks import CallbacksListed
from cordboard.vcc.ids import LOCAL_SEAT, NO_REASON, SeatId
from cordboard.vcc.listeners import AddListener, ListenerRemoved, Removal


async def refused(asked: Any) -> FaultCode:
    with pytest.raises(ContractFault) as fault:
        await asked
    return fault.value.code


# -- polls -------------------------------------------------------------------------------------


async def test_a_poll_without_news_ends_with_timeout(client: Any, clock: Any) -> None:
    listener = await client.listen()

    poll = asyncio.ensure_future(client.poll(listener, 5_000))
    await clock.advance(5)

    assert await poll == contract.Timeout(timestamp="2023-11-14T22:13:20.123Z", operation="checkEvent")


@pytest.mark.parametrize(("asked", "waited"), [(None, 5.0), (90_000, 60.0), (700, 0.7)])
async def test_a_poll_waits_as_long_as_it_may(
    client: Any, clock: Any, asked: int | None, waited: float
) -> None:
    listener = await client.listen()

    poll = asyncio.ensure_future(client(contract.CheckEvent(listenerId=listener, timeout=asked)))

    await clock.advance(waited - 0.1)
    assert not poll.done()
    await clock.advance(0.1)
    assert isinstance(await poll, contract.Timeout)


@pytest.mark.parametrize("asked", [0, -1, -(2**63)])
async def test_a_poll_that_may_not_wait_does_not(client: Any, asked: int) -> None:
    listener = await client.listen()

    assert isinstance(await client.poll(listener, asked), contract.Timeout)


async def test_a_house_that_closes_keeps_no_poll_waiting(client: Any, house: SeatHouse, settle: Any) -> None:
    listener = await client.listen()
    poll = asyncio.ensure_future(client.poll(listener, 60_000))
    await settle()

    house.release()

    assert isinstance(await poll, contract.Timeout)


async def test_an_event_that_could_not_leave_comes_again(client: Any, house: SeatHouse) -> None:
    listener = await client.listen()
    await client(contract.AddListener(name="other"))
    await _begin_login(client)
    request = contract.CheckEvent(listenerId=listener, timeout=0)
    event = await client(request)

    house.undelivered(None, request, event)

    assert await client(request) == event


async def test_other_answers_that_could_not_leave_change_nothing(client: Any, house: SeatHouse) -> None:
    listener = await client.listen()
    await _begin_login(client)
    request = contract.CheckEvent(listenerId="nobody", timeout=0)

    house.undelivered(None, contract.AddListener(name="x"), listener)
    house.undelivered(None, request, contract.Timeout(timestamp=""))

    assert isinstance(await client.poll(listener), contract.LoginProcessStarted)


async def _begin_login(client: Any) -> None:
    await client(contract.LoginAsync(userName="anna", password="wrong", stationId="1001", stationType="VoIP"))


# -- coming and going ---------------------------------------------------------------------------


async def test_a_listener_that_is_removed_is_unknown(client: Any) -> None:
    listener = await client.listen()

    await client(contract.RemoveListener(listenerId=listener))

    assert await refused(client.poll(listener)) is FaultCode.UNKNOWN_LISTENER
    assert await refused(client(contract.RemoveListener(listenerId=listener))) is FaultCode.UNKNOWN_LISTENER


@pytest.mark.parametrize("listener", [None, "", "nobody"])
async def test_an_unknown_listener_is_a_fault(client: Any, listener: str | None) -> None:
    asked = client(contract.CheckEvent(listenerId=listener, timeout=0))

    assert await refused(asked) is FaultCode.UNKNOWN_LISTENER


async def test_a_listener_belongs_to_its_seat(client: Any, at_seat: Any) -> None:
    listener = await at_seat("anna").listen()

    assert await refused(client.poll(listener)) is FaultCode.UNKNOWN_LISTENER


async def test_a_seat_has_only_so_many_listeners(client: Any, settings: Any) -> None:
    for _ in range(settings.listeners_per_seat):
        listener = await client.listen()

    assert await refused(client.listen()) is FaultCode.TOO_MANY_LISTENERS
    await client(contract.RemoveListener(listenerId=listener))
    assert await client.listen()


async def test_listeners_that_come_together_count_together(client: Any, settings: Any) -> None:
    asked = [client.listen() for _ in range(settings.listeners_per_seat + 5)]

    answers = await asyncio.gather(*asked, return_exceptions=True)

    faults = [answer for answer in answers if isinstance(answer, ContractFault)]
    assert [fault.code for fault in faults] == [FaultCode.TOO_MANY_LISTENERS] * 5


async def test_a_listener_that_never_polls_expires(client: Any, clock: Any, link: Any) -> None:
    idle, polling = await client.listen("idle"), await client.listen("polling")
    for _ in range(11):
        await clock.advance(60)
        await client.poll(polling)

    assert await refused(client.poll(idle)) is FaultCode.LISTENER_EXPIRED
    assert isinstance(await client.poll(polling), contract.Timeout)
    removed = [one.fact for one in link.recorded if isinstance(one.fact, ListenerRemoved)]
    assert [(fact.listener.id, fact.cause) for fact in removed] == [(idle, Removal.EXPIRED)]


async def test_a_listener_does_not_expire_in_a_poll(client: Any, clock: Any, settings: Any) -> None:
    listener = await client.listen()

    for _ in range(30):
        poll = asyncio.ensure_future(client.poll(listener, 60_000))
        await clock.advance(60)
        assert isinstance(await poll, contract.Timeout)


async def test_a_listener_that_cannot_be_removed_yet_is_removed_later(
    client: Any, clock: Any, link: Any
) -> None:
    listener = await client.listen()
    link.unwritable = 1

    await clock.advance(661)
    assert link.core.listeners
    assert await refused(client.poll(listener)) is FaultCode.LISTENER_EXPIRED
    await clock.advance(60)

    assert link.core.listeners == ()


async def test_a_listener_that_falls_behind_is_removed(client: Any, link: Any, settle: Any) -> None:
    slow, quick = await client.listen("slow"), await client.listen("quick")
    await client.log_in(link)
    for _ in range(500):
        await client(contract.SetReadyState(stateId=2))
        await client(contract.SetNotReadyState(reasonId=0))
        await client.story(quick)
    await settle()

    assert await refused(client.poll(slow)) is FaultCode.LISTENER_OVERRUN
    assert isinstance(await client.poll(quick), contract.Timeout)
    removed = [one.fact for one in link.recorded if isinstance(one.fact, ListenerRemoved)]
    assert [(fact.listener.id, fact.cause) for fact in removed] == [(slow, Removal.OVERRUN)]


# -- restart ------------------------------------------------------------------------------------


async def test_a_restart_tells_on_from_the_saved_cursor(
    client: Any, link: Any, clock: Any, new_house: Any, names: Any
) -> None:
    listener = await client.listen()
    await client.log_in(link)
    told = await client.story(listener)
    await clock.advance(1)
    await client(contract.SetReadyState(stateId=2))

    again = type(client)(new_house())

    assert names(told)[-1] == "callbacksChanged"
    assert names(await again.story(listener)) == ["readyStateChanged", "updateStatus"]


async def test_a_restart_repeats_rather_than_forgets(
    client: Any, link: Any, clock: Any, new_house: Any
) -> None:
    listener = await client.listen()
    await client.log_in(link)
    await clock.advance(1)
    whole = await client.story(listener)

    again = type(client)(new_house())  # nothing was saved since the first poll

    assert await again.story(listener) == whole


async def test_a_fact_that_is_half_told_is_told_again_whole(
    client: Any, link: Any, clock: Any, new_house: Any, names: Any
) -> None:
    listener = await client.listen()
    await client.log_in(link)
    for _ in range(5):
        await client.poll(listener)
    await clock.advance(1)

    again = type(client)(new_house())

    assert names(await again.story(listener))[:2] == ["restartStationDone", "bridgeConnected"]


async def test_a_listener_without_a_cursor_hears_all_since_it_came(
    client: Any, link: Any, cursors: Any, new_house: Any
) -> None:
    await client.log_in(link)
    listener = await client.listen()
    await client(contract.SetReadyState(stateId=2))
    whole = await client.story(listener)
    cursors.saved.clear()

    again = type(client)(new_house())

    assert await again.story(listener) == whole
    assert len(whole) == 2


async def test_cursors_of_a_future_that_was_lost_are_no_use(
    client: Any, link: Any, cursors: Any, new_house: Any
) -> None:
    listener = await client.listen()
    cursors.saved = {listener: 10_000}

    again = type(client)(new_house())
    await again.log_in(link)

    assert isinstance(await again.poll(listener), contract.LoginProcessStarted)


async def test_a_listener_before_the_journal_s_beginning_is_told_that_it_missed_something(
    client: Any, link: Any, cursors: Any, new_house: Any, house: SeatHouse, settle: Any
) -> None:
    # given two listeners, and a journal that begins after what the first one was told
    late, lost, current = await client.listen("late"), await client.listen("lost"), await client.listen("now")
    await client.log_in(link)
    await client.story(current)
    await client.poll(current)
    await house.close()
    link.first = link.last
    del cursors.saved[lost]

    # when the center starts anew
    again = type(client)(new_house())
    for listener in (late, lost):
        # then who missed something hears so, and is gone
        with pytest.raises(ContractFault) as caught:
            await again.poll(listener)
        assert caught.value.code is FaultCode.LISTENER_OVERRUN
    assert isinstance(await again.poll(current), contract.Timeout)
    await settle()
    removed = {one.fact.listener.id for one in link.recorded if isinstance(one.fact, ListenerRemoved)}
    assert removed == {late, lost}


async def test_the_journal_is_held_from_the_slowest_saved_cursor_on(
    client: Any, link: Any, clock: Any, house: SeatHouse
) -> None:
    assert house.reached == link.last
    slow, quick = await client.listen("slow"), await client.listen("quick")
    assert house.reached == 0  # nothing is saved yet
    await clock.advance(1)
    start = house.reached
    await client.log_in(link)
    await client.story(quick)
    await client.poll(quick)
    await clock.advance(1)
    assert 0 < house.reached <= start + 1

    await client.story(slow)
    await client.poll(slow)
    await clock.advance(1)
    assert house.reached == link.last


async def test_a_listener_with_nothing_to_hear_does_not_hold_the_journal(
    client: Any, link: Any, clock: Any, cursors: Any
) -> None:
    # given one that listens at a quiet seat
    await client.listen()
    await clock.advance(1)

    # when things happen elsewhere, for long
    await link.submit(AddListener(seat=SeatId("bob@demo"), name="other"))
    [quiet, _] = [each.id for each in link.core.listeners]
    await clock.advance(100)

    assert cursors.saved[quiet] == link.last


async def test_listeners_of_different_age_share_a_restart(
    client: Any, link: Any, clock: Any, new_house: Any
) -> None:
    early = await client.listen("early")
    await client.log_in(link)
    await client.story(early)
    late = await client.listen("late")
    await clock.advance(1)
    await client(contract.SetReadyState(stateId=2))
    expected = await client.story(late)

    again = type(client)(new_house())

    assert await again.story(late) == expected
    assert await again.story(early) == expected


async def test_a_closed_house_has_saved_its_cursors(
    client: Any, link: Any, cursors: Any, house: SeatHouse
) -> None:
    listener = await client.listen()
    await client.log_in(link)
    await client.story(listener)
    await client.poll(listener)

    await house.close()
    await link.submit(Logout(seat=LOCAL_SEAT, reason=NO_REASON))

    told = next(one.number for one in link.recorded if isinstance(one.fact, CallbacksListed))
    assert cursors.saved == {listener: told}
    assert isinstance(await client.poll(listener), contract.Timeout)


async def test_a_store_that_fails_is_tried_again(
    client: Any, cursors: Any, clock: Any, caplog: pytest.LogCaptureFixture
) -> None:
    cursors.broken = True
    with caplog.at_level(logging.WARNING):
        listener = await client.listen()
        await clock.advance(1)
    assert "cursors could not be saved" in caplog.text

    cursors.broken = False
    await clock.advance(1)

    assert listener in cursors.saved


async def test_only_who_has_moved_is_saved(client: Any, link: Any, cursors: Any, clock: Any) -> None:
    # given many who listen
    quick, *_ = [await client.listen(f"program {number}") for number in range(10)]
    await client.log_in(link)
    await clock.advance(1)
    written = cursors.written

    # when one of them hears something
    await client.poll(quick)
    await client.poll(quick)
    await clock.advance(1)

    assert cursors.written == written + 1


async def test_who_is_gone_is_forgotten(client: Any, cursors: Any, clock: Any, new_house: Any) -> None:
    listener, other = await client.listen("one"), await client.listen("other")
    await clock.advance(1)
    cursors.saved["stale"] = 1

    await client(contract.RemoveListener(listenerId=listener))
    await clock.advance(1)
    assert cursors.saved.keys() == {other, "stale"}

    again = type(client)(new_house())
    await again.poll(other)
    await clock.advance(1)
    assert cursors.saved.keys() == {other}


async def test_where_nothing_moves_nothing_is_saved(client: Any, cursors: Any, clock: Any) -> None:
    listener = await client.listen()
    await clock.advance(1)
    saves = cursors.saves

    await client.poll(listener)
    await clock.advance(10)

    assert cursors.saves == saves


# -- who may come in ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seat", "user", "password", "admitted"),
    [
        ("anna", "anna", "anna's", True),
        ("anna", "anna@demo.example", "anna's", True),
        ("anna@demo.example", "Anna", "anna's", True),
        ("anna", "anna", "wrong", False),
        ("anna", "boris", "boris's", False),
        ("anna", "boris", "anna's", False),
        ("nobody", "nobody", "", False),
        ("", "", "", False),
    ],
)
async def test_a_hosted_seat_opens_to_its_user(
    house: SeatHouse, link: Any, seat: str, user: str, password: str, admitted: bool
) -> None:
    assert await house.admit(seat, user, password) is admitted
    assert link.verified == 1  # one verification, whatever is wrong
