"""What there is to do: skills, campaigns, dispositions, and what goes with them."""

from __future__ import annotations

from cordboard import contract
from cordboard.contract import codes
from cordboard.seat import views
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat
from cordboard.vcc import queries
from cordboard.vcc.center import Disposition
from cordboard.vcc.ids import CampaignId, SkillId
from cordboard.vcc.skills import SetActiveSkills


@serves(contract.SetActiveSkills)
async def set_active_skills(seat: Seat, request: contract.SetActiveSkills) -> None:
    """Work in exactly these skills."""
    skills = tuple(SkillId(skill) for skill in dict.fromkeys(request.skills))
    await seat.link.submit(SetActiveSkills(seat=seat.id, skills=skills))


@serves(contract.GetAllSkills)
async def get_all_skills(seat: Seat, _request: contract.GetAllSkills) -> tuple[contract.SkillInfo, ...]:
    """Every skill of the center."""
    skills = await seat.link.ask(queries.ListAllSkills(seat=seat.id))
    return tuple(views.skill_info(skill) for skill in skills)


@serves(contract.GetSkillGroups)
async def get_skill_groups(seat: Seat, _request: contract.GetSkillGroups) -> tuple[contract.SkillGroup, ...]:
    """Every skill with the users in it."""
    groups = await seat.link.ask(queries.ListSkillGroups(seat=seat.id))
    return tuple(contract.SkillGroup(skillId=each.skill.id, userIds=each.users) for each in groups)


@serves(contract.GetCampaigns)
async def get_campaigns(seat: Seat, _request: contract.GetCampaigns) -> tuple[contract.CampaignInfo, ...]:
    """Every campaign of the center."""
    campaigns = await seat.link.ask(queries.ListAllCampaigns(seat=seat.id))
    return tuple(views.campaign_info(campaign) for campaign in campaigns)


@serves(contract.GetCampaignInfo)
async def get_campaign_info(seat: Seat, request: contract.GetCampaignInfo) -> contract.CampaignInfo:
    """One campaign."""
    campaign = CampaignId(request.campaignId or 0)
    return views.campaign_info(await seat.link.ask(queries.GetCampaign(seat=seat.id, campaign=campaign)))


@serves(contract.GetCampaignDispositions2)
async def get_campaign_dispositions2(
    seat: Seat, request: contract.GetCampaignDispositions2
) -> tuple[contract.DispositionValue2, ...]:
    """A campaign's dispositions with their usual redial times; the system's for no campaign."""
    found = await _dispositions(seat, request.campaignId)
    return tuple(views.disposition_value2(disposition) for disposition in found)


@serves(contract.GetDispositionsInfo)
async def get_dispositions_info(
    seat: Seat, request: contract.GetDispositionsInfo
) -> contract.DispositionsInfo:
    """A campaign's dispositions, and who gives them in a conference, as the center has it."""
    found = await _dispositions(seat, request.campaignId)
    who: queries.Self = await seat.link.ask(queries.GetSelf(seat=seat.id))
    rule = who.options.conference_dispositioning
    return contract.DispositionsInfo(
        conferenceDispositioning=codes.ConferenceDispositioning[rule.name],
        dispositionValue=tuple(views.disposition_value2(disposition) for disposition in found),
    )


@serves(contract.GetManualCallsConfig)
async def get_manual_calls_config(
    seat: Seat, _request: contract.GetManualCallsConfig
) -> contract.ManualCallsConfig:
    """Which campaign a manual call belongs to."""
    who: queries.Self = await seat.link.ask(queries.GetSelf(seat=seat.id))
    return contract.ManualCallsConfig(
        defCampaign=who.options.default_campaign or codes.NO_CAMPAIGN,
        maySelect=who.options.may_select_campaign,
        maySelectNone=who.options.may_select_none,
    )


async def _dispositions(seat: Seat, asked: int | None) -> tuple[Disposition, ...]:
    campaign = CampaignId(asked) if asked else None
    found: tuple[Disposition, ...] = await seat.link.ask(
        queries.ListDispositions(seat=seat.id, campaign=campaign)
    )
    return found
