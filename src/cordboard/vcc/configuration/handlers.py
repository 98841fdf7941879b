"""How another center file comes into force: one fact, and for each agent at work what it means to them."""

from __future__ import annotations

from ..agents import Agent, Presence, as_shown, ready_states, skills_of
from ..campaigns import of_user
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import CampaignId
from ..player import may_play, prompts_of
from ..work import Work
from .commands import ReplaceCenter
from .facts import (
    CampaignChanged,
    CenterReplaced,
    PermissionsChanged,
    PromptPermissionChanged,
    ReadyStatesChanged,
    ReasonCodesSwitched,
    SkillGained,
    SkillPromptsChanged,
    SkillsChanged,
    UserChanged,
)
from .policy import with_what_is_needed


def replace_center(work: Work, command: ReplaceCenter) -> None:
    """Let the center be in force, and tell those at work what has changed for them."""
    world = work.world
    before = world.directory
    if (command.center.domain_id, command.center.domain) != (before.center.domain_id, before.center.domain):
        raise Refusal(
            Reason.BAD_VALUE,
            "a center keeps its domain and id; start another center with a data folder of its own",
        )
    center = with_what_is_needed(world, command.center)
    if world.center == center:
        return
    work.record(CenterReplaced(center=center))
    for agent in tuple(world.agents.values()):
        if agent.presence is Presence.LOGGED_IN:
            _tell(work, agent, before)


def _tell(work: Work, agent: Agent, before: Directory) -> None:
    _tell_rights(work, agent, before)
    _tell_skills(work, agent, before)
    _tell_prompts(work, agent, before)
    _tell_campaigns(work, agent, before)
    _tell_user(work, agent, before)


def _tell_rights(work: Work, agent: Agent, before: Directory) -> None:
    assert agent.seat is not None
    now = work.world.directory
    old, new = before.users[agent.id], now.users[agent.id]
    asks, asked = now.options.reason_codes_enabled, before.options.reason_codes_enabled
    if (new.permissions, asks) != (old.permissions, asked):
        work.record(
            PermissionsChanged(
                seat=agent.seat, agent=agent, permissions=new.permissions, reason_codes_enabled=asks
            )
        )
    if ready_states(new) != ready_states(old):
        work.record(ReadyStatesChanged(seat=agent.seat, agent=agent, ready_states=ready_states(new)))
    if asks != asked:
        work.record(ReasonCodesSwitched(seat=agent.seat, agent=agent, reason_codes_enabled=asks))


def _tell_skills(work: Work, agent: Agent, before: Directory) -> None:
    assert agent.seat is not None
    now = work.world.directory
    old, new = skills_of(before.users[agent.id], before), skills_of(now.users[agent.id], now)
    if new != old:
        work.record(SkillsChanged(seat=agent.seat, agent=agent, skills=new))
    had = {each.id for each in old}
    for skill in new:
        if skill.id not in had:
            work.record(SkillGained(seat=agent.seat, agent=agent, skill=skill))


def _tell_prompts(work: Work, agent: Agent, before: Directory) -> None:
    assert agent.seat is not None
    now = work.world.directory
    old, new = before.users[agent.id], now.users[agent.id]
    if may_play(old) != may_play(new):
        work.record(PromptPermissionChanged(seat=agent.seat, agent=agent))
    if prompts_of(before, old) != prompts_of(now, new):
        work.record(SkillPromptsChanged(seat=agent.seat, agent=agent))


def _tell_campaigns(work: Work, agent: Agent, before: Directory) -> None:
    assert agent.seat is not None
    now = work.world.directory
    old = {each.id: each for each in of_user(before, before.users[agent.id])}
    new = {each.id: each for each in of_user(now, now.users[agent.id])}
    changed: list[CampaignId] = [each for each in {**old, **new} if old.get(each) != new.get(each)]
    for campaign in changed:
        work.record(CampaignChanged(seat=agent.seat, agent=agent, campaign=campaign))


def _tell_user(work: Work, agent: Agent, before: Directory) -> None:
    assert agent.seat is not None
    old, new = before.users[agent.id], work.world.directory.users[agent.id]
    changed = work.world.passwords.get(agent.id)
    seen = as_shown(new, changed, work.world.directory.options)
    if as_shown(old, changed, before.options) != seen:
        work.record(UserChanged(seat=agent.seat, agent=agent, user=seen))
