"""Who gets which call, compared with the rule said plainly."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often
from routing_rule import choose, comes_first

from cordboard.vcc.center import Algorithm, Period, Routing, Step
from cordboard.vcc.routing import (
    ORDERS,
    Eyes,
    Floor,
    Order,
    Standing,
    queue_order,
    reach_of,
    rule_of,
)


class Waiting(NamedTuple):
    id: str
    skill: int | None
    priority: int
    queued_at: int
    not_for: tuple[int, ...] = ()
    urgent: bool = False
    step: int = 0
    preferred: int | None = None
    routing: Routing = Routing()


class Free(NamedTuple):
    id: int
    since: int
    levels: dict[int, int]
    but_manual: int = 0
    offered: int = 0
    calls: int = 0
    time: int = 0


SKILLS = st.integers(1, 3)
STEPS = st.lists(
    st.builds(
        Step, after=st.just(0), levels=st.integers(1, 3), skills=st.lists(SKILLS, max_size=2).map(tuple)
    ),
    min_size=1,
    max_size=3,
).map(tuple)
ROUTINGS = st.builds(
    Routing, algorithm=st.sampled_from(Algorithm), period=st.sampled_from(Period), steps=STEPS
)
PLAIN_CALLS = st.builds(
    Waiting,
    id=st.text("0123456789ABCDEF", min_size=4, max_size=4),
    skill=SKILLS | st.none(),
    priority=st.sampled_from([50, 60]),
    queued_at=st.integers(0, 3),
    not_for=st.lists(st.integers(1, 9), max_size=3).map(tuple),
    urgent=st.booleans(),
    step=st.integers(0, 2),
    preferred=st.integers(1, 9) | st.none(),
    routing=ROUTINGS,
)
CALLS = st.lists(PLAIN_CALLS, max_size=6, unique_by=lambda call: call.id)
FEW = st.integers(0, 3)
AGENTS = st.lists(
    st.builds(
        Free,
        id=st.integers(1, 9),
        since=FEW,
        levels=st.dictionaries(SKILLS, st.integers(1, 3)),
        but_manual=FEW,
        offered=FEW,
        calls=FEW,
        time=FEW,
    ),
    max_size=6,
    unique_by=lambda agent: agent.id,
)


def places(agent):
    since = {
        Order.READY: agent.since,
        Order.READY_BUT_FOR_MANUAL: agent.but_manual,
        Order.LAST_OFFER: agent.offered,
    }
    return [
        (skill, order, level, moment)
        for skill, level in agent.levels.items()
        for order, moment in since.items()
    ]


def compared(agent, routing):
    """What each algorithm looks at, the longest ready first among equals where it looks back."""
    return {
        Algorithm.LONGEST_READY_TIME: (agent.since,),
        Algorithm.LONGEST_READY_TIME_EXCLUDE_MC: (agent.but_manual,),
        Algorithm.ROUND_ROBIN: (agent.offered,),
        Algorithm.MIN_CALLS_HANDLED: (agent.calls, agent.since),
        Algorithm.MIN_HANDLE_TIME: (agent.time, agent.since),
    }[routing.algorithm]


def reach(call):
    return () if call.skill is None else reach_of(call.routing, call.skill, call.step)


def wait(floor, call):
    floor.wait(call.id, Standing(queue_order(call), rule_of(call.routing), reach(call), call.preferred))


def arranged(calls, agents):
    floor = Floor()
    for call in calls:
        wait(floor, call)
    for agent in agents:
        floor.join(agent.id, places(agent))
    return floor


def eyes(calls, agents, unreachable=frozenset()):
    spared = {call.id: call.not_for for call in calls}
    by_id = {agent.id: agent for agent in agents}
    return Eyes(
        spared.__getitem__,
        lambda agent: agent not in unreachable,
        lambda agent, rule: (
            by_id[agent].calls if rule.algorithm is Algorithm.MIN_CALLS_HANDLED else by_id[agent].time
        ),
    )


def chosen(calls, agents, unreachable=frozenset()):
    pair = arranged(calls, agents).next_pair(eyes(calls, agents, unreachable))
    by_id = {each.id: each for each in (*calls, *agents)}
    return None if pair is None else (by_id[pair.call], by_id[pair.agent])


def plainly(calls, agents):
    levels = {agent.id: agent.levels for agent in agents}
    return choose(
        calls, agents, lambda agent, skill: levels[agent].get(skill), lambda call: call.routing, compared
    )


@settings(max_examples=often(1000))
@given(calls=CALLS, agents=AGENTS, unreachable=st.frozensets(st.integers(1, 9)))
def test_the_heads_of_the_lines_are_whom_the_plain_rule_chooses(calls, agents, unreachable):
    there = [agent for agent in agents if agent.id not in unreachable]
    assert chosen(calls, agents, unreachable) == plainly(calls, there)


@pytest.mark.parametrize("algorithm", Algorithm)
@settings(max_examples=often(200))
@given(calls=CALLS, agents=AGENTS)
def test_every_algorithm_agrees_with_the_plain_rule_where_it_rules_alone(algorithm, calls, agents):
    calls = [call._replace(routing=Routing(algorithm=algorithm)) for call in calls]
    assert chosen(calls, agents) == plainly(calls, agents)


@given(calls=CALLS, agents=AGENTS)
def test_those_who_could_also_have_it_are_named_after_the_one_who_has_it(calls, agents):
    pair = arranged(calls, agents).next_pair(eyes(calls, agents))
    by_id = {each.id: each for each in (*calls, *agents)}
    for found in [pair] * (pair is not None):
        named = [each.agent for each in found.candidates]
        assert named[0] == found.agent
        assert len(set(named)) == len(named) <= 3
        for each in found.candidates:
            assert by_id[each.agent].levels[found.skill] == each.level
            assert each.agent not in by_id[found.call].not_for


@given(calls=CALLS, agents=AGENTS, data=st.data())
def test_who_comes_and_goes_leaves_no_trace(calls, agents, data):
    # given a floor where some come, go, or come back at another place
    floor = arranged(calls, agents)
    for call in data.draw(st.lists(st.sampled_from(calls)) if calls else st.just([])):
        floor.go(call.id)
        wait(floor, call)
    for agent in data.draw(st.lists(st.sampled_from(agents)) if agents else st.just([])):
        floor.part(agent.id)
        floor.join(agent.id, [(3, Order.READY, 3, 9)])
        floor.part(agent.id)
        floor.join(agent.id, places(agent))
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


@given(calls=CALLS)
def test_a_skill_s_calls_are_listed_in_the_order_in_which_they_are_served(calls):
    floor = arranged(calls, [])
    for skill in (1, 2, 3):
        theirs = [each for each in calls if each.skill and skill in dict(reach(each))]
        served = [each.id for each in sorted(theirs, key=comes_first)]
        assert [turn[3] for turn in floor.first_turns([skill], len(calls))] == served


@given(calls=CALLS)
def test_what_is_counted_in_a_queue_is_what_waits_there(calls):
    floor = arranged(calls, [])
    for skill in (1, 2, 3):
        turns = floor.first_turns([skill], len(calls))
        assert [floor.ahead(skill, turn) for turn in turns] == list(range(len(turns)))
        waiting = {turn[3] for turn in turns}
        assert all(floor.others(skill, each.id) == len(waiting - {each.id}) for each in calls)
        assert floor.longest_since(skill, 10**9) == min((turn[2] for turn in turns), default=10**9)


@given(calls=CALLS, skills=st.sets(SKILLS), count=st.integers(0, 6))
def test_the_first_turns_are_those_of_all_lines_together(calls, skills, count):
    floor = arranged(calls, [])
    together = sorted({turn for skill in skills for turn in floor.first_turns([skill], len(calls))})
    assert floor.first_turns(skills, count) == together[:count]


@settings(max_examples=50)
@given(
    late=st.lists(PLAIN_CALLS, min_size=1, max_size=30, unique_by=lambda call: call.id),
    agents=AGENTS.filter(lambda agents: any(1 in agent.levels for agent in agents)),
)
def test_nobody_overtakes_a_call_that_has_waited_too_long(late, agents):
    # given a call of the lowest priority that has waited too long, and others that came later
    old = Waiting("old", 1, 1, 0, urgent=True)
    later = [each._replace(queued_at=each.queued_at + 1) for each in late]
    # then whoever is free for it next takes it, whatever else waits for them
    able = [agent for agent in agents if 1 in agent.levels]
    pair = chosen([*later, old], able)
    assert pair is not None
    assert pair[0] == old


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


def test_a_call_asks_lower_levels_and_then_further_skills_as_its_search_widens():
    steps = (Step(levels=1), Step(after=20_000, levels=3), Step(after=60_000, levels=3, skills=(2,)))
    call = Waiting("A", 1, 60, 0, routing=Routing(steps=steps))
    other, junior = Free(1, 0, {2: 1}), Free(2, 9, {1: 2})
    assert chosen([call], [other, junior]) is None
    assert chosen([call._replace(step=1)], [other, junior]) == (call._replace(step=1), junior)
    assert chosen([call._replace(step=2)], [other]) == (call._replace(step=2), other)


def test_the_caller_s_last_agent_comes_before_a_better_one():
    call = Waiting("A", 1, 60, 0, preferred=2)
    expert, known = Free(1, 0, {1: 1}), Free(2, 9, {1: 3})
    assert chosen([call], [expert, known]) == (call, known)
    assert chosen([call], [expert, known], unreachable=frozenset({2})) == (call, expert)


def test_every_algorithm_has_its_order():
    assert ORDERS.keys() == set(Algorithm)
