"""What a seat can tell about the agent, their work and their call."""

from __future__ import annotations

from importlib.metadata import version

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.codes import Component
from cordboard.seat import views
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat
from cordboard.seat.variables import call_variables, field_views
from cordboard.vcc import contacts, queries
from cordboard.vcc.center import ReasonKind
from cordboard.vcc.ids import CampaignId


@serves(contract.GetStatus)
async def get_status(seat: Seat, _request: contract.GetStatus) -> contract.AgentBridgeStatus:
    """The agent's status; not logged in where nobody is."""
    found: queries.Status = await seat.link.ask(queries.GetStatus(seat=seat.id))
    return views.status(found.agent, found.call, found.preview)


@serves(contract.GetUserDetails)
async def get_user_details(seat: Seat, _request: contract.GetUserDetails) -> contract.UserDetails:
    """Who is logged in."""
    return views.user_details(await seat.link.ask(queries.GetSelf(seat=seat.id)))


@serves(contract.GetAgentPermissions)
async def get_agent_permissions(
    seat: Seat, _request: contract.GetAgentPermissions
) -> contract.AgentPermission:
    """What the agent may do."""
    who: queries.Self = await seat.link.ask(queries.GetSelf(seat=seat.id))
    granted = await seat.link.ask(queries.GetPermissions(seat=seat.id))
    return views.permissions(granted, reason_codes_enabled=who.options.reason_codes_enabled)


@serves(contract.GetAvailableSkills)
async def get_available_skills(
    seat: Seat, _request: contract.GetAvailableSkills
) -> tuple[contract.SkillInfo, ...]:
    """The agent's skills."""
    skills = await seat.link.ask(queries.ListSkills(seat=seat.id))
    return tuple(views.skill_info(skill) for skill in skills)


@serves(contract.GetAvailableCampaigns)
async def get_available_campaigns(
    seat: Seat, _request: contract.GetAvailableCampaigns
) -> tuple[contract.CampaignInfo, ...]:
    """The campaigns that the agent works for."""
    campaigns = await seat.link.ask(queries.ListCampaigns(seat=seat.id))
    return tuple(views.campaign_info(campaign) for campaign in campaigns)


@serves(contract.GetCampaignDispositions)
async def get_campaign_dispositions(
    seat: Seat, request: contract.GetCampaignDispositions
) -> tuple[contract.DispositionValue, ...]:
    """A campaign's dispositions; the system's for no campaign (0 or absent)."""
    campaign = CampaignId(request.campaignId) if request.campaignId else None
    dispositions = await seat.link.ask(queries.ListDispositions(seat=seat.id, campaign=campaign))
    return tuple(views.disposition_value(disposition) for disposition in dispositions)


@serves(contract.GetReasonCodes)
async def get_reason_codes(
    seat: Seat, _request: contract.GetReasonCodes
) -> tuple[contract.ReasonCodeValue, ...]:
    """The reasons an agent may give for logging out."""
    return await _reasons(seat, ReasonKind.LOGOUT)


@serves(contract.GetNotReadyReasonCodes)
async def get_not_ready_reason_codes(
    seat: Seat, _request: contract.GetNotReadyReasonCodes
) -> tuple[contract.ReasonCodeValue, ...]:
    """The reasons an agent may give for not being ready."""
    return await _reasons(seat, ReasonKind.NOT_READY)


@serves(contract.GetCallAttachedVariables)
async def get_call_attached_variables(
    seat: Seat, _request: contract.GetCallAttachedVariables
) -> tuple[contract.CavFullValue, ...]:
    """Everything known of the current call, as variables."""
    return call_variables(await seat.link.ask(queries.GetCallVariables(seat=seat.id)))


@serves(contract.GetCAVFieldViews)
async def get_cav_field_views(
    seat: Seat, _request: contract.GetCAVFieldViews
) -> tuple[contract.CavViewFullValue, ...]:
    """What the agent's call view shows, in order: fields of the contact, then the center's own variables."""
    fields: contacts.ContactFields = await seat.link.ask(contacts.ListContactFields(seat=seat.id))
    return field_views(fields, await seat.link.ask(queries.ListVariables(seat=seat.id)))


@serves(contract.GetCRMMap)
async def get_crm_map(seat: Seat, _request: contract.GetCRMMap) -> contract.Map:
    """The contact of the current call, with a name for each value; an empty record of nobody known."""
    known: contacts.CallContact = await seat.link.ask(contacts.GetContact(seat=seat.id))
    return views.contact_record(known.contact, known.candidates)


@serves(contract.GetCrmFieldDataTypes)
async def get_crm_field_data_types(
    seat: Seat, _request: contract.GetCrmFieldDataTypes
) -> tuple[contract.CrmFieldDataType, ...]:
    """The fields of a contact with their rules, each `NAME=value`; the type comes first."""
    known: contacts.ContactFields = await seat.link.ask(contacts.ListContactFields(seat=seat.id))
    return tuple(views.field_rules(field) for field in known.fields)


@serves(contract.GetForceCavView)
async def get_force_cav_view(seat: Seat, _request: contract.GetForceCavView) -> bool:
    """Whether the call view must be shown."""
    who: queries.Self = await seat.link.ask(queries.GetSelf(seat=seat.id))
    return who.options.force_call_view


@serves(contract.GetVersion)
async def get_version(_seat: Seat, request: contract.GetVersion) -> str:
    """The version of a component, `0.1.0 CORDBOARD {agent}`: one release, so one number for all.

    Without a name it is the whole: `0.1.0 CORDBOARD {cti}`, the component that answers.
    """
    name = (request.componentName or "").strip().lower() or Component.CTI.value
    if name not in {one.value for one in Component}:
        raise ContractFault(FaultCode.UNKNOWN_COMPONENT)
    return f"{version('cordboard')} CORDBOARD {{{name}}}"


async def _reasons(seat: Seat, kind: ReasonKind) -> tuple[contract.ReasonCodeValue, ...]:
    codes = await seat.link.ask(queries.ListReasons(seat=seat.id, kind=kind))
    return tuple(views.reason_code(code) for code in codes if code.selectable)
