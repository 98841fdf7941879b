"""Nothing is told before it is written down, and everything is told in order."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import SeatId
from cordboard.vcc.kernel import WishIssued
from cordboard.vcc.listeners import AddListener
from cordboard.vcc.queries import GetStatus


async def test_commit_then_facts_then_answer(house: Any) -> None:
    house.listen()

    answer = await house.submit("ada")

    assert answer == "ada"
    assert house.story == [("commit", 1), ("fact", house.owner.last), ("answer", "ada")]


async def test_a_wish_leaves_after_its_commit(house: Any) -> None:
    house.listen()

    await house.submit("wish a call")

    [issued] = house.facts(WishIssued)
    assert house.told("commit", "send") == [("commit", 2), ("send", [issued.wish.id])]


async def test_a_signal_is_acknowledged_after_its_commit(house: Any) -> None:
    house.listen(ahead=True)

    house.engine.ring("leg 1")
    await house.settle()

    words = [word for word, _ in house.story]
    assert words == ["commit", "fact", "fact", "fact", "send", "acknowledge"]
    assert house.engine.kept == []


async def test_who_waits_at_a_seat_has_an_answer_before_others_hear_of_it(house: Any) -> None:
    house.listen()
    heard = asyncio.get_running_loop().create_future()
    house.owner.subscribe_ahead(heard.set_result)

    async def poll() -> None:
        recorded = await heard
        house.story.append(("event", recorded.number))

    polling = asyncio.create_task(poll())
    await asyncio.sleep(0)
    await house.submit("ada")
    await polling

    number = house.owner.last
    assert house.story == [("commit", 1), ("event", number), ("fact", number), ("answer", "ada")]


async def test_who_comes_between_the_commit_and_its_news_does_not_hear_of_it(house: Any) -> None:
    late: list[int] = []
    house.owner.subscribe_ahead(lambda _: house.owner.subscribe(lambda each: late.append(each.number)))

    await house.submit("ada")
    first = list(late)
    await house.submit("bob")

    assert (first, late) == ([], [house.owner.last])


async def test_a_center_that_stops_finishes_what_it_has_begun(house: Any) -> None:
    house.listen()
    answer = house.submit("ada")
    house.owner.subscribe_ahead(lambda _: stopping.append(asyncio.create_task(house.owner.stop())))
    stopping: list[asyncio.Task[None]] = []

    assert await answer == "ada"
    await asyncio.gather(*stopping)

    assert len(house.told("fact")) == 1


async def test_what_waits_together_is_committed_together(house: Any) -> None:
    house.listen()

    answers = await asyncio.gather(*(house.submit(f"agent {number}") for number in range(10)))

    assert answers == [f"agent {number}" for number in range(10)]
    assert house.told("commit") == [("commit", 10)]
    assert house.written() == answers
    assert [word for word, _ in house.story] == ["commit"] + ["fact"] * 10 + ["answer"] * 10


async def test_more_than_a_batch_is_decided_in_order(house: Any) -> None:
    names = [f"agent {number}" for number in range(600)]

    await asyncio.gather(*(house.submit(name) for name in names))

    assert house.told("commit") == [("commit", 256), ("commit", 256), ("commit", 88)]
    assert house.written() == names


async def test_a_refusal_reaches_its_sender_alone_and_after_the_commit(house: Any) -> None:
    first, refused, last = house.submit("ada"), house.submit("refuse me"), house.submit("bob")

    assert await asyncio.gather(first, refused, last) == ["ada", "WRONG_STATE", "bob"]
    assert house.story[0] == ("commit", 2)
    assert house.written() == ["ada", "bob"]


async def test_every_subscriber_sees_every_fact_in_the_same_order(house: Any) -> None:
    seen: list[list[int]] = [[], []]
    house.owner.subscribe(lambda each: seen[0].append(each.number))
    house.owner.subscribe(lambda each: seen[1].append(each.number))

    await asyncio.gather(*(house.submit(f"wish {number}") for number in range(5)))

    assert seen[0] == seen[1] == list(range(seen[0][0], seen[0][0] + 10))


async def test_a_subscriber_that_crashes_harms_nobody(house: Any) -> None:
    def crash(_: Any) -> None:
        raise ZeroDivisionError

    house.owner.subscribe(crash)
    house.listen()

    assert await house.submit("ada") == "ada"
    assert len(house.told("fact")) == 1


async def test_who_has_left_hears_nothing(house: Any) -> None:
    seen: list[int] = []
    leave = house.owner.subscribe(lambda each: seen.append(each.number))
    await house.submit("ada")
    leave()
    leave()

    await house.submit("bob")

    assert len(seen) == 1


async def test_a_sender_that_stops_waiting_cancels_nothing(house: Any) -> None:
    impatient = house.submit("ada")
    await asyncio.sleep(0)
    impatient.cancel()
    await house.settle()

    assert impatient.cancelled()
    assert await house.names() == ["ada"]


async def test_the_past_can_be_read_again(house: Any) -> None:
    before = house.owner.last
    await house.submit("ada")
    await house.submit("bob")

    assert [each.fact.listener.name for each in house.owner.replay(before)] == ["ada", "bob"]
    assert house.owner.last == before + 2


async def test_questions_are_answered_or_refused(house: Any) -> None:
    await house.submit("ada")

    assert await house.names() == ["ada"]
    with pytest.raises(Refusal, match="NOT_LOGGED_IN"):
        await house.owner.ask(GetStatus(seat=SeatId("nobody")))
    with pytest.raises(Refusal, match="INTERNAL"):
        await house.owner.ask(GetStatus(seat=SeatId("broken")))
    assert house.owner.counts.crashes == 1


async def test_passwords_are_asked_of_the_credentials(house: Any) -> None:
    assert await house.owner.verify("ada", "right")
    assert not await house.owner.verify("ada", "wrong")


async def test_moments_never_go_backwards(house: Any) -> None:
    await house.submit("ada")
    house.clock.moment -= 3_600_000
    await house.submit("bob")
    await house.restart()
    await house.submit("eve")

    moments = [each.at for each in house.recorded()]
    assert moments == sorted(moments)


async def test_a_stopped_owner_decides_what_waits_and_takes_no_more(house: Any) -> None:
    waiting = house.submit("ada")
    await asyncio.sleep(0)

    await house.owner.stop()

    assert await waiting == "ada"
    assert house.told("commit", "detach") == [("commit", 1), ("detach", None)]
    with pytest.raises(Refusal, match="JOURNAL_UNAVAILABLE"):
        await house.owner.submit(AddListener(seat=SeatId("local"), name="bob"))
