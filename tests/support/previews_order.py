"""What holds of previews at any moment: nobody is looked at twice, and agents do what fits."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from cordboard.vcc.agents import Agent, Occupation
from cordboard.vcc.calls import CallType
from cordboard.vcc.center import CampaignState
from cordboard.vcc.configuration.switching import is_going_on
from cordboard.vcc.ids import AgentId, SkillId
from cordboard.vcc.previews import Preview, PreviewState
from cordboard.vcc.previews.looking import is_at_work
from cordboard.vcc.world import World

LOOKING = {PreviewState.PREVIEW, PreviewState.RENEWING}


def prove_previews(world: World, free: list[Agent], level: Any) -> None:
    """Raises AssertionError where it does not hold. `free`: the agents who would take a call."""
    shown, tries = world.previews.shown, world.previews.tries
    looking = {agent for agent, each in shown.items() if each.state in LOOKING}
    assert {each.id for each in world.agents.values() if each.occupation is Occupation.PREVIEW} == looking
    assert {each.id for each in shown.values() if each.state is PreviewState.ON_CALL} <= tries.keys()
    for agent, preview in shown.items():
        prove_preview(world, agent, preview)
    assert all(world.calls[call].type is CallType.PREVIEW for call in tries)
    looked_at = [each.record for each in shown.values() if each.state is not PreviewState.ON_CALL]
    taken = [each.contact.id for each in (*looked_at, *(each.record for each in tries.values()))]
    assert len(taken) == len(set(taken))
    prove_campaigns(world)
    without_voicemail = {agent.id for agent in free} - world.voicemails.with_agents.keys()
    prove_windows(world, without_voicemail, level)


def prove_preview(world: World, agent: AgentId, preview: Preview) -> None:
    assert (preview.agent, preview.seat) == (agent, world.agents[agent].seat)
    assert preview.state is not PreviewState.FINISHED
    if preview.state is PreviewState.ON_CALL:
        assert world.agents[agent].call == preview.id
    if preview.state in LOOKING:
        assert world.agents[agent].readiness.state.takes_calls
        assert is_at_work(world.directory.campaigns[preview.campaign])
        assert preview.dialable


def prove_campaigns(world: World) -> None:
    """What stops has something to work off, and only what runs has records waiting."""
    for campaign, state in world.running.states.items():
        assert world.directory.campaigns[campaign].state is state
        if state is CampaignState.STOPPING:
            assert is_going_on(world, campaign)
    for campaign in world.previews.windows:
        assert world.directory.campaigns[campaign].state is CampaignState.RUNNING


def prove_windows(world: World, free: Container[AgentId], level: Any) -> None:
    """Nobody is free for a record that waits, and what waits is with nobody."""
    in_hand = world.previews.contacts_in_hand
    for campaign, window in world.previews.windows.items():
        assert window
        assert all(key == record.key for key, record in window.items())
        held = {each.record.key for each in world.previews.shown.values() if each.campaign == campaign}
        assert not held & window.keys()
        waiting = [each for each in window.values() if each.contact.id not in in_hand]
        skills: tuple[SkillId, ...] = world.directory.campaigns[campaign].skills
        able = [
            agent for agent in world.agents if agent in free and any(level(agent, each) for each in skills)
        ]
        assert not (waiting and able and world.engine_up)


def timers_of(world: World) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The timers of previews that run: those that must, and those that may."""
    looking = {str(agent): each for agent, each in world.previews.shown.items() if each.state in LOOKING}
    limited = {("preview_limit", agent) for agent, each in looking.items() if each.limit}
    return limited, {("preview_clock", agent) for agent in looking}
