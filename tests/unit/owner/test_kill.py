"""Whenever the process dies, nothing that was told is lost, and nothing is done twice.

The owner is killed at every door that something leaves by: before and after the commit, at a
subscriber, at the engine. Then a new one takes over the same journal and the same engine.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from often import often

from cordboard.vcc.kernel import SignalHeard, WishIssued, WishSettled

DOORS = (
    "before the commit",
    "after the commit",
    "at a subscriber",
    "at the engine",
    "at the acknowledgement",
)


class Killed(BaseException):
    """The process is gone; nobody catches this."""


def arm(house: Any, door: str, uses: int) -> None:
    """Let the process die when it goes through `door` for the `uses`th time."""
    left = [uses]

    def through(act: Callable[..., Any], *, before: bool) -> Callable[..., Any]:
        def passing(*args: Any) -> Any:
            left[0] -= 1
            outcome = None if before and not left[0] else act(*args)
            if not left[0]:
                house.kill()
                raise Killed
            return outcome

        return passing

    if door == "at a subscriber":
        house.owner.subscribe(through(lambda _: None, before=True))
        return
    thing, name, before = {
        "before the commit": (house.journal, "append", True),
        "after the commit": (house.journal, "append", False),
        "at the engine": (house.engine, "send", False),
        "at the acknowledgement": (house.engine, "acknowledge", True),
    }[door]
    setattr(thing, name, through(getattr(type(thing), name).__get__(thing), before=before))


def disarm(house: Any) -> None:
    for thing, name in ((house.journal, "append"), (house.engine, "send"), (house.engine, "acknowledge")):
        thing.__dict__.pop(name, None)


def act(house: Any, deed: str, number: int) -> None:
    if deed == "ring":
        house.engine.ring(f"leg {number}")
    else:
        house.tasks.append(house.submit(f"{deed} {number}"))


@settings(max_examples=often(300), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    deeds=st.lists(
        st.lists(st.sampled_from(["ring", "wish", "listen"]), min_size=1, max_size=4), min_size=1, max_size=4
    ),
    door=st.sampled_from(DOORS),
    uses=st.integers(1, 6),
)
def test_a_kill_at_any_door_loses_and_doubles_nothing(
    new_house: Any, deeds: list[list[str]], door: str, uses: int
) -> None:
    asyncio.run(live_and_die(new_house(), deeds, door, uses))


async def live_and_die(house: Any, deeds: list[list[str]], door: str, uses: int) -> None:
    # given a house in which things happen, until the process dies at a door (or does not)
    deaths: list[str] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, what: deaths.append(repr(what["exception"])))
    house.engine.obedient = True
    house.tasks = []
    await house.owner.start()
    arm(house, door, uses)
    for number, together in enumerate(deeds):
        for index, deed in enumerate(together):
            act(house, deed, number * 10 + index)
        await house.settle()
        if deaths:
            break
    told = list(house.story)
    for task in house.tasks:
        task.cancel()

    # when a new process takes over
    disarm(house)
    seen = house.engine._number
    await house.restart()
    await house.clock.advance(10_000)

    # then every answer that was given rests on the journal
    answers = [value for word, value in told if word == "answer"]
    assert set(answers) <= set(house.written())
    # every signal is heard once, and none waits for an acknowledgement
    numbers = [fact.number for fact in house.facts(SignalHeard)]
    assert numbers == list(range(1, house.engine._number + 1))
    assert house.engine._number > seen
    assert house.engine.kept == []
    # every wish is done once, under the id it was written down with, and settled
    issued = [fact.wish.id for fact in house.facts(WishIssued)]
    sent = [wish for ids in house.engine.told("send") for wish in ids]
    assert set(sent) == set(issued) == set(house.engine.done)
    assert len(issued) == len(set(issued))
    assert {fact.wish for fact in house.facts(WishSettled)} == set(issued)
    # memory is the journal
    assert await house.names() == house.written()
    assert set(deaths) <= {"Killed()"}
    await house.owner.stop()
