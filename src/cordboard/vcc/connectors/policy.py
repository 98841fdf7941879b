"""Which connectors a campaign has, and what they are told: pure decisions."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from ..campaigns import require_known
from ..center import Campaign, Connector, Disposition, Permission, Skill, Trigger, User
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import CampaignId, ConnectorId, DispositionId
from ..queries import CallVariables

LONGEST_ADDRESS: Final = 2_000
"""Characters of an address that is opened by hand: no browser takes much more."""
MANUAL: Final = frozenset({Trigger.MANUAL, Trigger.MANUAL_IN_PREVIEW})
"""What lets an agent set a connector off for a call."""
IN_PREVIEW: Final = frozenset({Trigger.MANUAL_IN_PREVIEW})
"""The same, before the call."""
VARIABLE: Final = re.compile(r"@([A-Za-z][A-Za-z0-9_ -]{0,63}\.[A-Za-z_][A-Za-z0-9_ -]{0,63})@")
"""What stands for something that is known of the call."""
_WEB_ADDRESS: Final = re.compile(
    r"https?://(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?"
    r"(?:[/?#][!-~]*)?",
    re.IGNORECASE,
)


def is_web_address(text: str) -> bool:
    """Is this an address of the web (http or https), in ASCII, with a host and no user name?"""
    return _WEB_ADDRESS.fullmatch(text) is not None


def web_address(text: str) -> str:
    """The address of a page to open. Raises Refusal BAD_VALUE."""
    address = text.strip()
    if len(address) > LONGEST_ADDRESS or not is_web_address(address):
        raise Refusal(
            Reason.BAD_VALUE,
            f"this is no address of a web page; send http:// or https:// and at most {LONGEST_ADDRESS} "
            "characters of ASCII without blanks",
        )
    return address


def connectors_of(directory: Directory, campaign: CampaignId | None) -> tuple[Connector, ...]:
    """The connectors of a campaign, in the order of the center file."""
    found = None if campaign is None else directory.campaigns.get(campaign)
    names = () if found is None else found.connectors
    return tuple(directory.connectors[each] for each in names if each in directory.connectors)


def set_off(
    directory: Directory, campaign: CampaignId | None, trigger: Trigger, disposition: DispositionId | None
) -> tuple[Connector, ...]:
    """The campaign's connectors that this sets off; `disposition` counts for DISPOSITIONED alone."""
    return tuple(
        each
        for each in connectors_of(directory, campaign)
        if trigger in each.triggers
        and (
            trigger is not Trigger.DISPOSITIONED or not each.dispositions or disposition in each.dispositions
        )
    )


def manual_of(
    directory: Directory, user: User, campaign: CampaignId, current: CampaignId | None
) -> tuple[Connector, ...]:
    """What the user may set off by hand; nothing without the permission. Raises Refusal UNKNOWN_CAMPAIGN."""
    require_known(directory, user, campaign, current)
    if Permission.USE_CONNECTORS not in user.permissions:
        return ()
    return tuple(each for each in connectors_of(directory, campaign) if each.is_manual)


def manual(
    directory: Directory,
    campaign: CampaignId | None,
    asked: ConnectorId,
    triggers: frozenset[Trigger] = MANUAL,
) -> Connector:
    """The campaign's connector that agents set off by such a trigger. Raises Refusal UNKNOWN_CONNECTOR."""
    found = next((each for each in connectors_of(directory, campaign) if each.id == asked), None)
    if found is None or not triggers.intersection(found.triggers):
        raise Refusal(
            Reason.UNKNOWN_CONNECTOR,
            "the campaign has no such connector for agents to open now; use an id of requestConnectors",
        )
    return found


def kept(known: CallVariables) -> CallVariables:
    """What a fact keeps of what is known: no hash of a password, and of the center's things the names."""
    campaign, skill, disposition = known.campaign, known.skill, known.disposition
    return replace(
        known,
        user=replace(known.user, password="", permissions=frozenset(), skills=()),
        campaign=None if campaign is None else Campaign(id=campaign.id, name=campaign.name),
        skill=None if skill is None else Skill(id=skill.id, name=skill.name),
        disposition=None if disposition is None else Disposition(id=disposition.id, name=disposition.name),
    )
