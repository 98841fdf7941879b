"""What can happen when another center file comes into force, and what it means for each agent at work."""

from __future__ import annotations

from ..agents import Agent, ReadyState, SkillRef
from ..center import Center, Permission, User
from ..ids import CampaignId, SeatId
from ..kernel import Fact


class CenterReplaced(Fact, frozen=True, kw_only=True, tag="center.replaced"):
    """This center is in force, together with what the former one had and somebody still needs.

    Users in it who are not active and yet logged in finish their call; then they are logged out.
    """

    center: Center


class PermissionsChanged(Fact, frozen=True, kw_only=True, tag="agent.permissions_changed"):
    """The agent may do this from now on."""

    seat: SeatId
    agent: Agent
    permissions: frozenset[Permission]
    reason_codes_enabled: bool


class ReadyStatesChanged(Fact, frozen=True, kw_only=True, tag="agent.ready_states_changed"):
    """The agent can become ready in these ways."""

    seat: SeatId
    agent: Agent
    ready_states: tuple[ReadyState, ...]


class ReasonCodesSwitched(Fact, frozen=True, kw_only=True, tag="agent.reason_codes_switched"):
    """The center asks for reasons from now on, or does not."""

    seat: SeatId
    agent: Agent
    reason_codes_enabled: bool


class SkillPromptsChanged(Fact, frozen=True, kw_only=True, tag="agent.skill_prompts_changed"):
    """The agent can play other prompts from now on."""

    seat: SeatId
    agent: Agent


class PromptPermissionChanged(Fact, frozen=True, kw_only=True, tag="agent.prompt_permission_changed"):
    """The agent may play to callers from now on, or may not any more."""

    seat: SeatId
    agent: Agent


class SkillsChanged(Fact, frozen=True, kw_only=True, tag="agent.skills_changed"):
    """The agent has these skills, under these names."""

    seat: SeatId
    agent: Agent
    skills: tuple[SkillRef, ...]


class SkillGained(Fact, frozen=True, kw_only=True, tag="agent.skill_gained"):
    """The agent has a skill that they did not have before."""

    seat: SeatId
    agent: Agent
    skill: SkillRef


class CampaignChanged(Fact, frozen=True, kw_only=True, tag="agent.campaign_changed"):
    """A campaign of the agent's is another one now, is new to them, or is not theirs any more."""

    seat: SeatId
    agent: Agent
    campaign: CampaignId


class UserChanged(Fact, frozen=True, kw_only=True, tag="agent.user_changed"):
    """The agent's user is another one now: name, extension, flags. `user` is without a password."""

    seat: SeatId
    agent: Agent
    user: User
