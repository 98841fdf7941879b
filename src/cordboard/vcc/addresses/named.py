"""Targets that a program names for what they are: nobody else can be meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .. import numbers
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import AgentId, CampaignId, SkillId
from .model import Address, AddressType, Target, TargetKind
from .policy import resolve


def reached(directory: Directory, asked: str | Target) -> Address:
    """Whom a text or a target reaches. Raises Refusal INVALID_NUMBER where that is nobody."""
    return resolve(directory, asked) if isinstance(asked, str) else named(directory, asked)


def named(directory: Directory, target: Target) -> Address:
    """Whom a target reaches. Raises Refusal INVALID_NUMBER where that is nobody."""
    if target.kind is TargetKind.NUMBER:
        return _outside(directory, target.number)
    if target.kind is TargetKind.SPEED_DIAL:
        dial = directory.speed_dials.get(target.number.strip())
        if dial is None:
            raise _nobody(f"speed dial {target.number!r}")
        return Address(AddressType.EXTERNAL, number=dial.number)
    kind, look_up = _INSIDE[target.kind]
    found = look_up(directory, target)
    if found is None:
        raise _nobody(f"{target.kind} {target.name or target.id!r}")
    return Address(kind, id=found)


def target_to(directory: Directory, address: Address) -> Target:
    """The target that reaches an address."""
    if address.type is AddressType.EXTERNAL:
        return Target(kind=TargetKind.NUMBER, number=address.number)
    agent = address.id in directory.users
    if address.type is AddressType.VOICEMAIL:
        kind = TargetKind.AGENT_VOICEMAIL if agent else TargetKind.SKILL_VOICEMAIL
    else:
        kind = TargetKind(address.type.value)
    return Target(kind=kind, id=address.id, name=_name(directory, address))


def _outside(directory: Directory, typed: str) -> Address:
    country = directory.options.country
    if numbers.is_emergency(typed.strip(), country):
        return Address(AddressType.EXTERNAL, number=typed.strip())
    return Address(AddressType.EXTERNAL, number=numbers.dialable(typed.strip(), country))


def _agent(directory: Directory, target: Target) -> int | None:
    if target.id:
        return target.id if AgentId(target.id) in directory.users else None
    name = target.name.strip()
    user = directory.users_by_extension.get(name) or (directory.user(name) if name else None)
    return None if user is None else user.id


def _skill(directory: Directory, target: Target) -> int | None:
    if target.id:
        return target.id if SkillId(target.id) in directory.skills else None
    skill = directory.skills_by_name.get(target.name.strip().lower())
    return None if skill is None else skill.id


def _campaign(directory: Directory, target: Target) -> int | None:
    if target.id:
        return target.id if CampaignId(target.id) in directory.campaigns else None
    name = target.name.strip()
    found = directory.campaigns_by_extension.get(name) or directory.campaigns_by_name.get(name.lower())
    return None if found is None else found.id


_INSIDE: Mapping[TargetKind, tuple[AddressType, Callable[[Directory, Target], int | None]]] = {
    TargetKind.AGENT: (AddressType.AGENT, _agent),
    TargetKind.SKILL: (AddressType.SKILL, _skill),
    TargetKind.CAMPAIGN: (AddressType.CAMPAIGN, _campaign),
    TargetKind.AGENT_VOICEMAIL: (AddressType.VOICEMAIL, _agent),
    TargetKind.SKILL_VOICEMAIL: (AddressType.VOICEMAIL, _skill),
}


def _name(directory: Directory, address: Address) -> str:
    found = (
        directory.users.get(AgentId(address.id))
        or directory.skills.get(SkillId(address.id))
        or directory.campaigns.get(CampaignId(address.id))
    )
    return "" if found is None else found.name


def _nobody(what: str) -> Refusal:
    return Refusal(Reason.INVALID_NUMBER, f"there is no {what} in this center; name one that there is")
