"""Who gets which call, compared with the rule said plainly."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from routing_rule import choose

from cordboard.vcc.routing import Floor, queue_order


class Waiting(NamedTuple):
    id: str
    skill: int | None
    priority: int
    queued_at: int
    not_for: tuple[int, ...] = ()


class Free(NamedTuple):
    id: int
    since: int
    levels: dict[int, int]


SKILLS = st.integers(1, 3)
CALLS = st.lists(
    st.builds(
        Waiting,
        id=st.text("0123456789ABCDEF", min_size=4, max_size=4),
        skill=SKILLS | st.none(),
        priority=st.sampled_from([50, 60]),
        queued_at=st.integers(0, 3),
        not_for=st.lists(st.integers(1, 9), max_size=3).map(tuple),
    ),
    max_size=6,
    unique_by=lambda call: call.id,
)
AGENTS = st.lists(
    st.builds(
        Free, id=st.integers(1, 9), since=st.integers(0, 3), levels=st.dictionaries(SKILLS, st.integers(1, 3))
    ),
    max_size=6,
    unique_by=lambda agent: agent.id,
)


def arranged(calls, agents):
    floor = Floor()
    for call in calls:
        floor.wait(call)
    for agent in agents:
        floor.join(agent.id, agent.since, agent.levels)
    return floor


def chosen(calls, agents, unreachable=frozenset()):
    spared = {call.id: call.not_for for call in calls}
    pair = arranged(calls, agents).next_pair(spared.__getitem__, lambda agent: agent not in unreachable)
    by_id = {each.id: each for each in (*calls, *agents)}
    return None if pair is None else (by_id[pair[0]], by_id[pair[1]])


def may_take(agent, call):
    return call.skill in agent.levels and agent.id not in call.not_for


@given(calls=CALLS, agents=AGENTS)
def test_nobody_who_comes_first_is_passed_over(calls, agents):
    pair = chosen(calls, agents)
    servable = [call for call in calls if any(may_take(agent, call) for agent in agents)]
    assert (pair is None) == (servable == [])
    for call, agent in [pair] * (pair is not None):
        able = [each for each in agents if may_take(each, call)]
        assert call == min(servable, key=queue_order)
        assert agent == min(able, key=lambda each: (each.levels[call.skill], each.since, each.id))


@settings(max_examples=500)
@given(calls=CALLS, agents=AGENTS, unreachable=st.frozensets(st.integers(1, 9)))
def test_the_heads_of_the_lines_are_whom_the_plain_rule_chooses(calls, agents, unreachable):
    levels = {agent.id: agent.levels for agent in agents}
    there = [agent for agent in agents if agent.id not in unreachable]
    plain = choose(calls, there, lambda agent, skill: levels[agent].get(skill))
    assert chosen(calls, agents, unreachable) == plain


@given(calls=CALLS, agents=AGENTS, data=st.data())
def test_who_comes_and_goes_leaves_no_trace(calls, agents, data):
    # given a floor where some come, go, or come back at another place
    floor = arranged(calls, agents)
    for call in data.draw(st.lists(st.sampled_from(calls)) if calls else st.just([])):
        floor.go(call.id)
        floor.wait(call)
    for agent in data.draw(st.lists(st.sampled_from(agents)) if agents else st.just([])):
        floor.part(agent.id)
        floor.join(agent.id, 9, {3: 3})
        floor.part(agent.id)
        floor.join(agent.id, agent.since, agent.levels)
    # then it is as if they had always been where they are
    assert floor == arranged(calls, agents)
    # and when all have gone, as if nobody had ever been there
    for call in calls:
        floor.go(call.id)
    for agent in agents:
        floor.part(agent.id)
    floor.go("never")
    floor.part(99)
    assert floor == Floor()


@given(calls=CALLS, agents=AGENTS, data=st.data())
def test_the_order_in_which_the_floor_is_listed_does_not_matter(calls, agents, data):
    other_calls, other_agents = data.draw(st.permutations(calls)), data.draw(st.permutations(agents))
    assert chosen(calls, agents) == chosen(other_calls, other_agents)


def test_priority_beats_age_and_level_beats_readiness():
    old, urgent = Waiting("A", 1, 60, 0), Waiting("B", 1, 80, 9)
    long_ready, skilled = Free(1, 0, {1: 2}), Free(2, 9, {1: 1})
    assert chosen([old, urgent], [long_ready, skilled]) == (urgent, skilled)


def test_age_decides_among_equals_and_so_does_readiness():
    old, young = Waiting("B", 1, 60, 0), Waiting("A", 1, 60, 1)
    long_ready, just_ready = Free(2, 0, {1: 1}), Free(1, 1, {1: 1})
    assert chosen([young, old], [just_ready, long_ready]) == (old, long_ready)


def test_a_call_that_nobody_can_take_does_not_block_the_others():
    first, second = Waiting("A", 3, 90, 0), Waiting("B", 1, 10, 5)
    agent = Free(1, 0, {1: 1})
    assert chosen([first, second], [agent]) == (second, agent)


def test_who_passed_a_call_by_still_gets_the_next_one():
    rejected, next_one = Waiting("A", 1, 90, 0, not_for=(1,)), Waiting("B", 1, 10, 5)
    agent, colleague = Free(1, 0, {1: 1}), Free(2, 9, {1: 5})
    assert chosen([rejected, next_one], [agent]) == (next_one, agent)
    assert chosen([rejected, next_one], [agent, colleague]) == (rejected, colleague)
