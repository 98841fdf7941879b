"""One rule for every text that designates a target, and who may reach which kind of target.

The first that fits counts: an emergency number of the country; `voicemail:` before an agent or a skill; a
user's extension; a speed-dial code; a campaign's extension; a skill's name or id; a campaign's name; a
user's name, bare or with the domain; else a phone number. Case and surrounding blanks do not matter.
Extensions and codes are unique in a center, so only names could meet, and skills come first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from .. import numbers
from ..center import Permission
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import SkillId
from .model import Address, AddressType

_ID = re.compile(r"[0-9]{1,18}")
VOICEMAIL = "voicemail"


def resolve(directory: Directory, text: str) -> Address:
    """What `text` reaches. Raises Refusal INVALID_NUMBER where it is nobody's and no number."""
    typed = text.strip()
    for look_up in _RULE:
        found = look_up(directory, typed)
        if found is not None:
            return found
    return Address(AddressType.EXTERNAL, number=numbers.dialable(typed, directory.options.country))


def box_of(address: Address) -> Address | None:
    """The voicemail box of an agent or a skill, or the box that it is; nobody else has one."""
    return Address(AddressType.VOICEMAIL, id=address.id) if address.type in _WITH_BOX else None


_WITH_BOX = frozenset({AddressType.AGENT, AddressType.SKILL, AddressType.VOICEMAIL})


def address_type(directory: Directory, text: str) -> AddressType:
    """What kind of target `text` is; what nobody knows counts as an outside number."""
    try:
        return resolve(directory, text).type
    except Refusal:
        return AddressType.EXTERNAL


def may_make_calls_to(kind: AddressType, granted: Collection[Permission]) -> bool:
    """May an agent with these rights call such a target?"""
    return _grants(_CALLS, kind, granted)


def may_transfer_to(kind: AddressType, granted: Collection[Permission]) -> bool:
    """May an agent with these rights transfer to such a target?"""
    return _grants(_TRANSFERS, kind, granted)


def may_confer_with(kind: AddressType, granted: Collection[Permission]) -> bool:
    """May an agent with these rights ask such a target into a conference?"""
    return _grants(_CONFERENCES, kind, granted)


_CALLS = {
    AddressType.EXTERNAL: Permission.MAKE_CALLS,
    AddressType.AGENT: Permission.MAKE_INTERNAL_CALLS,
    AddressType.SKILL: Permission.MAKE_INTERNAL_CALLS,
    AddressType.CAMPAIGN: Permission.MAKE_INTERNAL_CALLS,
    AddressType.VOICEMAIL: Permission.MAKE_INTERNAL_CALLS,
}
_TRANSFERS = {
    AddressType.EXTERNAL: Permission.TRANSFER,
    AddressType.AGENT: Permission.TRANSFER_TO_AGENTS,
    AddressType.SKILL: Permission.TRANSFER_TO_SKILLS,
    AddressType.CAMPAIGN: Permission.TRANSFER,
    AddressType.VOICEMAIL: Permission.TRANSFER_VOICEMAIL,
}
_CONFERENCES = {
    AddressType.EXTERNAL: Permission.CREATE_CONFERENCE,
    AddressType.AGENT: Permission.CONFERENCE_WITH_AGENTS,
    AddressType.SKILL: Permission.CONFERENCE_WITH_SKILLS,
    AddressType.CAMPAIGN: Permission.CREATE_CONFERENCE,
}
"""The permission for each kind of target; a kind without one cannot be reached that way."""


def _grants(
    needed: Mapping[AddressType, Permission], kind: AddressType, granted: Collection[Permission]
) -> bool:
    return kind in needed and needed[kind] in granted


def _emergency(directory: Directory, typed: str) -> Address | None:
    """Nothing of ours may stand before a call for help."""
    helps = numbers.is_emergency(typed, directory.options.country)
    return Address(AddressType.EXTERNAL, number=typed) if helps else None


def _voicemail(directory: Directory, typed: str) -> Address | None:
    """The box of whom the rest designates; only agents and skills have one.

    Raises Refusal INVALID_NUMBER where that is somebody else.
    """
    word, colon, owner = typed.partition(":")
    if not colon or word.strip().lower() != VOICEMAIL:
        return None
    for look_up in (_user_of_extension, _skill, _user_of_name):
        found = look_up(directory, owner.strip())
        if found is not None:
            return Address(AddressType.VOICEMAIL, id=found.id)
    raise Refusal(Reason.INVALID_NUMBER, f"nobody has the voicemail box {typed!r}; name an agent or a skill")


def _user_of_extension(directory: Directory, typed: str) -> Address | None:
    user = directory.users_by_extension.get(typed)
    return None if user is None else Address(AddressType.AGENT, id=user.id)


def _speed_dial(directory: Directory, typed: str) -> Address | None:
    dial = directory.speed_dials.get(typed)
    return None if dial is None else Address(AddressType.EXTERNAL, number=dial.number)


def _campaign_of_extension(directory: Directory, typed: str) -> Address | None:
    campaign = directory.campaigns_by_extension.get(typed)
    return None if campaign is None else Address(AddressType.CAMPAIGN, id=campaign.id)


def _skill(directory: Directory, typed: str) -> Address | None:
    skill = directory.skills_by_name.get(typed.lower())
    if skill is None and _ID.fullmatch(typed):
        skill = directory.skills.get(SkillId(int(typed)))
    return None if skill is None else Address(AddressType.SKILL, id=skill.id)


def _campaign_of_name(directory: Directory, typed: str) -> Address | None:
    campaign = directory.campaigns_by_name.get(typed.lower())
    return None if campaign is None else Address(AddressType.CAMPAIGN, id=campaign.id)


def _user_of_name(directory: Directory, typed: str) -> Address | None:
    user = directory.user(typed) if typed else None
    return None if user is None else Address(AddressType.AGENT, id=user.id)


_RULE: tuple[Callable[[Directory, str], Address | None], ...] = (
    _emergency,
    _voicemail,
    _user_of_extension,
    _speed_dial,
    _campaign_of_extension,
    _skill,
    _campaign_of_name,
    _user_of_name,
)
