"""After a restart the center goes on: same wishes, same ids, no timer forgotten, no signal lost."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from cordboard.owner.engine import EpochUnreadable, raise_epoch
from cordboard.vcc.kernel import TimerFired, WishIssued, WishSettled


async def test_unsettled_wishes_are_sent_again_under_their_ids(house: Any) -> None:
    await house.submit("wish one")
    await house.submit("wish two")
    wishes = [fact.wish.id for fact in house.facts(WishIssued)]
    house.story.clear()

    await house.restart()

    assert house.told("send") == [("send", wishes)]
    assert house.facts(WishIssued) == house.facts(WishIssued)[:2]


async def test_settled_wishes_are_not_sent_again(house: Any) -> None:
    house.engine.obedient = True
    await house.submit("wish one")
    await house.settle()
    assert len(house.facts(WishSettled)) == 1
    house.story.clear()

    await house.restart()

    assert house.told("send") == []


async def test_signals_of_the_time_between_are_heard_before_overdue_timers(house: Any) -> None:
    await house.submit("timer 1000 good")
    house.kill()
    house.engine.ring("leg 1")
    await house.clock.advance(10_000)
    assert house.facts(TimerFired) == []

    await house.restart()
    await house.clock.advance(1)

    assert house.written() == ["timer 1000 good", "call leg 1", "fired timer 1000 good"]


async def test_each_start_has_a_higher_epoch(tmp_path: Path) -> None:
    assert [raise_epoch(tmp_path) for _ in range(3)] == [1, 2, 3]


async def test_a_damaged_epoch_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "epoch").write_text("soon")

    with pytest.raises(EpochUnreadable, match="higher than any epoch"):
        raise_epoch(tmp_path)


async def test_a_start_without_an_engine_goes_on_and_attaches_later(empty_house: Any) -> None:
    house = empty_house
    house.engine.unreachable = 3

    await house.owner.start()
    assert await house.submit("wish") == "wish"
    assert house.told("send") == []

    await house.clock.advance(10_000)
    [issued] = house.facts(WishIssued)
    assert house.told("attach") == [("attach", 1)] * 4
    assert house.told("send") == [("send", [issued.wish.id])]


async def test_overdue_timers_fire_without_an_engine(house: Any) -> None:
    await house.submit("timer 1000 good")
    house.kill()
    await house.clock.advance(10_000)
    house.engine.unreachable = 1_000_000

    await house.restart()
    await house.clock.advance(1)

    assert house.written()[-1] == "fired timer 1000 good"


async def test_an_engine_that_hangs_delays_the_start_by_the_grace_only(empty_house: Any) -> None:
    house = empty_house

    async def hang(*_: Any) -> None:
        await asyncio.Event().wait()

    house.engine.attach = hang
    starting = asyncio.create_task(house.owner.start())
    await house.clock.advance(1_999)
    assert not starting.done()

    await house.clock.advance(1)
    await starting


async def test_a_lost_engine_is_attached_again_and_gets_the_wishes(house: Any) -> None:
    await house.submit("wish one")
    [issued] = house.facts(WishIssued)
    house.story.clear()

    house.engine.unreachable = 1
    house.engine.die()
    await house.settle()
    await house.submit("wish two")
    assert house.told("send") == []

    await house.clock.advance(1_000)
    assert house.told("attach") == [("attach", 1)] * 2
    assert house.told("send") == [("send", [fact.wish.id for fact in house.facts(WishIssued)])]
    assert house.told("send")[0][1][0] == issued.wish.id


async def test_a_timer_fires_when_it_is_due(house: Any) -> None:
    await house.submit("timer 1000 good")

    await house.clock.advance(999)
    assert house.facts(TimerFired) == []

    await house.clock.advance(1)
    assert house.written() == ["timer 1000 good", "fired timer 1000 good"]


async def test_timers_fire_in_the_order_they_are_due(house: Any) -> None:
    await house.submit("timer 200000 good")
    await house.submit("timer 100000 good")

    await house.clock.advance(200_000)

    assert house.written()[2:] == ["fired timer 100000 good", "fired timer 200000 good"]


async def test_a_cancelled_timer_does_not_fire(house: Any) -> None:
    await house.submit("timer 1000 good")
    await house.submit("cancel")

    await house.clock.advance(10_000)

    assert house.facts(TimerFired) == []
