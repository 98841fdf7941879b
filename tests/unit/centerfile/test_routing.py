"""How calls find their agents: what the center file says, and what becomes of it."""

from __future__ import annotations

import pytest

from cordboard.centerfile import CenterFileInvalid, Code, parse_center
from cordboard.vcc.center import USUAL, Algorithm, Center, Period, Rise, Routing, Step

CENTER = """
domain: d
options: {missed_offers: 3, internal_call_timeout: 15s, time_zone: Europe/Berlin, graceful_rest: 5s}
skills:
  - name: Sales
    routing:
      algorithm: MinCallsHandled
      period: 8h
      steps:
        - {levels: 2}
        - {after: 20s, levels: 10}
        - {after: 1m, skills: [Support]}
      priority_rises_every: 30s
      priority_rises_by: 5
      longest_wait: 10m
      last_agent: 24h
  - name: Support
campaigns:
  - {name: C, skills: [Sales], routing: {algorithm: RoundRobin, steps: [{after: 5s, skills: [Support]}]}}
  - {name: D, skills: [Sales]}
"""


def read(text: str) -> Center:
    return parse_center(text.encode(), "test.yaml", lambda _: "hash")


def test_a_skill_s_routing_is_read_whole() -> None:
    center = read(CENTER)
    sales, support = center.skills
    assert sales.routing == Routing(
        algorithm=Algorithm.MIN_CALLS_HANDLED,
        period=Period.HOURS_8,
        steps=(
            Step(levels=2),
            Step(after=20_000, levels=10),
            Step(after=60_000, levels=10, skills=(support.id,)),
        ),
        rise=Rise(every=30_000, by=5),
        longest_wait=600_000,
        last_agent=24 * 3_600_000,
    )
    assert support.routing == USUAL


def test_a_campaign_has_rules_of_its_own_or_those_of_its_skill() -> None:
    center = read(CENTER)
    own, none = center.campaigns
    assert own.routing is not None
    assert own.routing.algorithm is Algorithm.ROUND_ROBIN
    assert own.routing.steps == (Step(), Step(after=5_000, skills=(center.skills[1].id,)))
    assert none.routing is None


def test_the_options_of_agents_who_miss_calls() -> None:
    options = read(CENTER).options
    assert (options.missed_offers, options.internal_call_timeout) == (3, 15_000)
    assert options.graceful_rest == 5_000
    assert options.time_zone is not None
    assert options.time_zone.name == "Europe/Berlin"


@pytest.mark.parametrize(
    ("routing", "code", "words"),
    [
        ("{algorithm: RoundRobbin}", Code.VALUE, "Did you mean"),
        ("{period: 2h}", Code.VALUE, "Did you mean"),
        ("{steps: [{levels: 11}]}", Code.TYPE, "from 1 to 10"),
        ("{steps: [{after: 9s}, {after: 9s}]}", Code.VALUE, "grow from step to step"),
        ("{steps: [{levels: 5}, {after: 9s, levels: 3}]}", Code.VALUE, "asks fewer levels"),
        ("{steps: [{skills: [Nobody]}]}", Code.UNKNOWN_NAME, "Nobody"),
        ("{priority_rises_by: 101}", Code.TYPE, "from 1 to 100"),
    ],
)
def test_every_mistake_is_explained(routing: str, code: Code, words: str) -> None:
    with pytest.raises(CenterFileInvalid) as caught:
        read(f"domain: d\nskills: [{{name: S, routing: {routing}}}]\n")
    (problem,) = caught.value.problems
    assert problem.code is code
    assert words in problem.text + problem.remedy


def test_an_unknown_time_zone_is_a_mistake() -> None:
    with pytest.raises(CenterFileInvalid, match="Berlin"):
        read("domain: d\noptions: {time_zone: Berlin}\n")
