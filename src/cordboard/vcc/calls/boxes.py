"""Voicemail boxes: whose they are, what is heard there, whether there is room, and who is sent there when."""

from __future__ import annotations

from ..addresses import Address, AddressType, box_of
from ..center import Unanswered
from ..ids import AgentId, CampaignId, SkillId
from ..world import World
from .facts import DialFailure
from .model import Call


def box_of_skill(skill: SkillId) -> Address:
    """The box of a skill."""
    return Address(AddressType.VOICEMAIL, id=skill)


def agent_of_box(world: World, box: Address) -> AgentId | None:
    """Whose own box it is; None: a skill's, or that of a user who is not in the center any more."""
    owner = AgentId(box.id)
    return owner if owner in world.directory.users else None


def skill_of_box(world: World, box: Address) -> SkillId | None:
    """Of which skill it is; None: a user's, or that of a skill that is not in the center any more."""
    skill = SkillId(box.id)
    return skill if skill in world.directory.skills else None


def has_room(world: World, box: Address) -> bool:
    """Can another message be left there?"""
    return world.voicemails.held(box) < world.directory.options.voicemail.messages


def greeting_of(world: World, box: Address, campaign: CampaignId | None) -> str:
    """The prompt that is heard at a box; empty: only the tone. The nearest that has one counts."""
    return next((words for words in _greetings(world, box, campaign) if words), "")


def _greetings(world: World, box: Address, campaign: CampaignId | None) -> tuple[str, ...]:
    directory = world.directory
    standard = directory.options.voicemail.greeting
    owner, skill = agent_of_box(world, box), skill_of_box(world, box)
    if owner is not None:
        return world.voicemails.greetings.get(owner, ""), directory.users[owner].voicemail.greeting, standard
    if skill is None:
        return (standard,)
    known = None if campaign is None else directory.campaigns.get(campaign)
    of_campaign = "" if known is None else known.voicemail.greeting
    return of_campaign, directory.skills[skill].voicemail.greeting, standard


def instead_of_answer(world: World, target: Address, why: Unanswered) -> Address | None:
    """Where an agent who calls a colleague in vain can leave a message; None: nowhere."""
    box = box_of(target) if target.type is AddressType.AGENT else None
    wanted = why in world.directory.options.voicemail.internal
    return box if box is not None and wanted and has_room(world, box) else None


def after_transfer(world: World, call: Call) -> Address | None:
    """Where a call goes that was sent on and that nobody took in time; None: back."""
    box = None if call.target is None else box_of(call.target)
    wanted = world.directory.options.voicemail.after_transfer
    return box if box is not None and wanted and has_room(world, box) else None


UNANSWERED = {DialFailure.UNAVAILABLE: Unanswered.LOGGED_OUT, DialFailure.BUSY: Unanswered.BUSY}
"""Why a colleague cannot even be called -> how the center file names that."""
