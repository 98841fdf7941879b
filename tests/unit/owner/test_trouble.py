"""A full disk or a bug loses nothing, repeats nothing, and leaves memory equal to the journal."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often

from cordboard.vcc.errors import Refusal
from cordboard.vcc.kernel import SignalHeard, TimerFired, WishIssued, WishSettled


async def test_a_failed_commit_faults_everyone_who_waits(house: Any) -> None:
    house.listen()
    house.journal.failing = 1

    answers = await asyncio.gather(house.submit("ada"), house.submit("refuse"), house.submit("wish"))

    assert answers == ["JOURNAL_UNAVAILABLE"] * 3
    assert house.told("commit", "fact", "send", "answer") == []
    assert await house.names() == house.written() == []
    assert house.owner.counts.failed_commits == 1


async def test_commands_work_again_after_a_failed_commit(house: Any) -> None:
    house.journal.failing = 1
    await house.submit("ada")
    await house.clock.advance(5_000)

    assert await house.submit("bob") == "bob"
    assert await house.names() == house.written() == ["bob"]


async def test_while_the_journal_is_left_alone_commands_are_refused_at_once(house: Any) -> None:
    house.journal.failing = 1
    await house.submit("ada")

    assert await house.submit("bob") == "JOURNAL_UNAVAILABLE"
    assert house.owner.counts.failed_commits == 1


async def test_signals_wait_for_the_journal_and_are_decided_once(house: Any) -> None:
    house.journal.failing = 3
    house.engine.ring("leg 1")
    house.engine.ring("leg 2")
    await house.settle()
    assert house.told("acknowledge", "send", "commit") == []

    house.engine.ring("leg 3")
    await house.clock.advance(60_000)

    assert house.written() == ["call leg 1", "call leg 2", "call leg 3"]
    assert house.owner.counts.failed_commits == 3
    assert house.engine.kept == []


async def test_a_command_is_never_retried_on_its_own(house: Any) -> None:
    house.journal.failing = 1
    house.engine.ring("leg 1")
    command = house.submit("ada")
    await house.clock.advance(60_000)

    assert await command == "JOURNAL_UNAVAILABLE"
    assert house.written() == ["call leg 1"]


async def test_a_timer_fires_after_the_journal_is_back(house: Any) -> None:
    await house.submit("timer 1000 good")
    house.journal.failing = 2

    await house.clock.advance(60_000)

    assert house.written() == ["timer 1000 good", "fired timer 1000 good"]
    assert len(house.facts(TimerFired)) == 1


async def test_a_crash_faults_the_one_who_caused_it(house: Any) -> None:
    answers = await asyncio.gather(house.submit("ada"), house.submit("crash"), house.submit("bob"))

    assert answers == ["ada", "INTERNAL", "bob"]
    assert await house.names() == house.written() == ["ada", "bob"]
    assert house.owner.counts.crashes == 1


async def test_a_fact_that_could_not_be_read_back_is_such_a_crash(house: Any) -> None:
    answers = await asyncio.gather(house.submit("ada"), house.submit("unreadable"), house.submit("bob"))

    assert answers == ["ada", "INTERNAL", "bob"]
    assert await house.names() == house.written() == ["ada", "bob"]


async def test_a_signal_that_crashes_is_left_out_and_the_next_one_is_heard(house: Any) -> None:
    house.engine.ring("leg 1")
    house.engine.press("leg 1")
    house.engine.ring("leg 2")
    await house.settle()

    assert house.written() == ["call leg 1", "call leg 2"]
    assert house.owner.counts.crashes == 1
    assert house.engine.kept == []


async def test_a_loss_that_cannot_be_decided_on_still_brings_the_next_engine(
    house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a core that stumbles over the end of an engine
    def stumble(*_: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(house.owner._memory.core, "_hear", stumble)
    # when it ends
    house.engine.die()
    await house.settle()
    # then the next one is attached, and heard
    assert house.owner.counts.crashes == 1
    assert house.owner._memory.core.heard == ("next life", 1)


async def test_a_timer_that_crashes_is_tried_again_later_and_holds_up_nobody(house: Any) -> None:
    await house.submit("timer 1000 bad")
    await house.submit("timer 2000 good")

    await house.clock.advance(5_000)
    assert house.owner.counts.crashes == 1
    assert "fired timer 2000 good" in house.written()

    await house.clock.advance(10_000)
    assert house.owner.counts.crashes == 2
    assert await house.submit("ada") == "ada"


async def test_a_crash_says_nothing_of_what_it_was_about(house: Any) -> None:
    with pytest.raises(Refusal) as caught:
        await house.owner.submit(_add("crash with a secret"))

    assert "secret" not in str(caught.value)


async def test_a_commit_whose_confirmation_was_lost_is_told_once(house: Any) -> None:
    house.listen()
    house.journal.unconfirmed = 1

    answer = await house.submit("wish")
    await house.clock.advance(5_000)
    await house.submit("ada")

    # the sender was told no, for nobody could know; but what is written is told and done
    [issued] = house.facts(WishIssued)
    facts = [number for _, number in house.told("fact")]
    assert answer == "JOURNAL_UNAVAILABLE"
    assert facts == list(range(facts[0], facts[0] + 3))
    assert house.told("send") == [("send", [issued.wish.id])]
    assert await house.names() == house.written() == ["wish", "ada"]


async def test_a_signal_whose_confirmation_was_lost_is_decided_once(house: Any) -> None:
    house.journal.unconfirmed = 1
    house.engine.ring("leg 1")
    await house.clock.advance(5_000)

    assert house.written() == ["call leg 1"]
    assert len(house.facts(SignalHeard)) == 2  # the engine's inventory, and the call
    assert house.engine.kept == []


async def test_while_memory_cannot_be_rebuilt_nothing_is_answered(house: Any) -> None:
    await house.submit("ada")
    house.journal.failing = 1
    house.journal.unreadable = 2

    assert await house.submit("bob") == "JOURNAL_UNAVAILABLE"
    with pytest.raises(Refusal, match="JOURNAL_UNAVAILABLE"):
        await house.names()

    await house.clock.advance(5_000)
    assert await house.names() == ["ada"]
    assert await house.submit("eve") == "eve"


async def test_an_engine_link_that_crashes_harms_no_command(house: Any) -> None:
    house.engine.broken = True

    assert await house.submit("wish") == "wish"
    assert await house.submit("ada") == "ada"


@settings(max_examples=often(300))
@given(
    days=st.lists(
        st.tuples(
            st.sampled_from(["nothing", "failing", "unconfirmed", "unreadable"]),
            st.lists(
                st.sampled_from(
                    ["ring", "press", "wish", "listen", "refuse", "crash", "unreadable", "timer"]
                ),
                max_size=5,
            ),
        ),
        max_size=5,
    )
)
def test_any_trouble_leaves_memory_journal_and_subscribers_in_agreement(new_house: Any, days: Any) -> None:
    asyncio.run(live_through(new_house(), days))


async def live_through(house: Any, days: Any) -> None:
    # given a house that things happen to, with a journal in trouble now and then
    house.engine.obedient = True
    seen: list[Any] = []
    house.owner.subscribe(seen.append)
    await house.owner.start()
    signals = {"ring": house.engine.ring, "press": house.engine.press}
    tasks = []
    for number, (trouble, deeds) in enumerate(days):
        setattr(house.journal, trouble, 1)
        for index, deed in enumerate(deeds):
            act = signals.get(deed, lambda name: tasks.append(house.submit(name)))
            act(f"{deed} {number * 10 + index} good")
        await house.clock.advance(10_000)
        assert await house.names() == house.written()

    # when it is over
    await house.clock.advance(100_000)

    # then everyone was told everything once, in order, and no answer was a lie
    assert seen == house.recorded()
    answers = [await task for task in tasks]
    given_names = [answer for answer in answers if not answer.isupper()]
    assert set(given_names) <= set(house.written())
    assert await house.names() == house.written()
    # and every signal was heard once, and every wish done and settled
    numbers = [fact.number for fact in house.facts(SignalHeard)]
    assert numbers == sorted(set(numbers))
    assert len([name for name in house.written() if name.startswith("call ring")]) == sum(
        deeds.count("ring") for _, deeds in days
    )
    issued = {fact.wish.id for fact in house.facts(WishIssued)}
    assert issued == set(house.engine.done) == {fact.wish for fact in house.facts(WishSettled)}
    await house.owner.stop()


def _add(name: str) -> Any:
    from cordboard.vcc.ids import SeatId
    from cordboard.vcc.listeners import AddListener

    return AddListener(seat=SeatId("local"), name=name)
