"""How the calls of skills and campaigns find their agents, as the file says."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from cordboard.vcc.center import Rise, Routing, Skill, Step
from cordboard.vcc.ids import Milliseconds

from .entries import RoutingEntry, SkillEntry, StepEntry
from .naming import Directory
from .problems import Code, Problems


def route_skills(
    entries: Iterable[SkillEntry], skills: Directory[Skill], problems: Problems
) -> tuple[Skill, ...]:
    """The skills with the routing that each has, which may name the others."""
    by_name = {str(entry.name): entry.routing for entry in entries}
    routed = {name: build_routing(entry, skills, problems) for name, entry in by_name.items() if entry}
    found = ((skill, routed.get(skill.name)) for skill in skills.all())
    return tuple(skill if routing is None else replace(skill, routing=routing) for skill, routing in found)


def build_routing(entry: RoutingEntry, skills: Directory[Skill], problems: Problems) -> Routing:
    """The rules that the file gives."""
    rises = int(entry.priority_rises_every)
    return Routing(
        algorithm=entry.algorithm,
        period=entry.period,
        steps=_steps(entry.steps, skills, problems),
        rise=Rise(every=Milliseconds(rises), by=entry.priority_rises_by) if rises else None,
        longest_wait=Milliseconds(int(entry.longest_wait)),
        last_agent=Milliseconds(int(entry.last_agent)),
    )


def _steps(entries: tuple[StepEntry, ...], skills: Directory[Skill], problems: Problems) -> tuple[Step, ...]:
    for earlier, later in pairwise(entries):
        if later.after <= earlier.after or later.levels < earlier.levels:
            text = "This step does not come later than the one before it, or asks fewer levels."
            problems.add(Code.VALUE, later.place, text, "Let `after` grow from step to step.")
    steps = tuple(
        Step(
            after=Milliseconds(int(entry.after)),
            levels=entry.levels,
            skills=tuple(skill.id for skill in skills.find_all(entry.skills)),
        )
        for entry in entries
    )
    return steps if steps and not steps[0].after else (Step(), *steps)
