"""The directory: the described center, arranged for looking things up.

Made once from the center and never changed: what happens is in the world, not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from . import numbers
from .center import (
    USUAL,
    AgentGroup,
    CallVariable,
    Campaign,
    CampaignState,
    Center,
    Connector,
    ContactField,
    Disposition,
    Menu,
    ReasonCode,
    Routing,
    Script,
    Skill,
    SpeedDial,
    Station,
    SystemWord,
    TimeZone,
    Trunk,
    User,
    Worksheet,
    is_allowed,
    read_address,
)
from .ids import (
    AgentId,
    CampaignId,
    ConnectorId,
    DispositionId,
    GroupId,
    ReasonId,
    ScriptId,
    SkillId,
    StationId,
    VariableId,
    WorksheetId,
)
from .routing import ORDERS, Order

_AS_DESCRIBED: Final[Mapping[CampaignId, CampaignState]] = {}


class Directory:
    """Users, stations, skills, campaigns, dispositions, reason codes and numbers by what names them."""

    def __init__(self, described: Center, states: Mapping[CampaignId, CampaignState] = _AS_DESCRIBED) -> None:
        """The center as it is described, but for the campaigns that are in another one of these states."""
        self.described = described
        center = self.center = _with_states(described, states)
        self.options = center.options
        self.users: dict[AgentId, User] = {user.id: user for user in center.users}
        self.inactive = frozenset(user.id for user in center.users if not user.active)
        """Who may not log in."""
        self.users_by_name: dict[str, User] = {user.name.lower(): user for user in center.users}
        self.stations: dict[StationId, Station] = {station.id: station for station in center.stations}
        self._addresses = {read_address(each.address): each.id for each in center.stations if each.address}
        self.groups: dict[GroupId, AgentGroup] = {group.id: group for group in center.agent_groups}
        self._groups_of = _groups_by_agent(center)
        self.skills: dict[SkillId, Skill] = {skill.id: skill for skill in center.skills}
        self.campaigns: dict[CampaignId, Campaign] = {campaign.id: campaign for campaign in center.campaigns}
        self.dispositions: dict[DispositionId, Disposition] = {each.id: each for each in center.dispositions}
        self._system_words = {each.name: each for each in center.dispositions}
        self.worksheets: dict[WorksheetId, Worksheet] = {each.id: each for each in center.worksheets}
        self.scripts: dict[ScriptId, Script] = {each.id: each for each in center.scripts}
        self.connectors: dict[ConnectorId, Connector] = {each.id: each for each in center.connectors}
        self.reasons: dict[ReasonId, ReasonCode] = {reason.id: reason for reason in center.reason_codes}
        self.outbound_trunk: Trunk | None = next((trunk for trunk in center.trunks if trunk.outbound), None)
        self._levels: dict[AgentId, dict[SkillId, int]] = {
            user.id: {each.skill: each.level for each in user.skills} for user in center.users
        }
        self.menus: dict[str, Menu] = {each.name: each for each in center.menus}
        self.orders = self._orders(center)
        """By what agents stand in line here."""
        self._campaigns_by_number = self._number_plan(center)
        self.variables: dict[VariableId, CallVariable] = {each.id: each for each in center.call_variables}
        self.contact_fields: dict[VariableId, ContactField] = {
            each.id: each for each in center.contact_fields
        }
        self.zones: dict[str, TimeZone] = {zone.name: zone for zone in center.zones}
        self._index_addresses(center)

    def user_name(self, name: str) -> str:
        """`name` with the domain it belongs to: a bare name is one of ours."""
        return name if "@" in name else f"{name}@{self.center.domain}"

    def user(self, name: str) -> User | None:
        """The user of that name, bare or with the domain, in any case of letters."""
        return self.users_by_name.get(self.user_name(name).lower())

    def station_id(self, typed: StationId) -> StationId:
        """The id of the station that an agent names by its id or its SIP address.

        A phone that is not listed has its address for its id, always written in the same way.
        """
        address = read_address(typed)
        return typed if address is None else self._addresses.get(address, StationId(str(address)))

    def is_station(self, station: StationId) -> bool:
        """Whether an agent may sit there: it is listed, or an allowed address."""
        return station in self.stations or is_allowed(station, self.center.station_addresses)

    def station(self, station: StationId) -> Station:
        """A station that somebody sits at, also where its address is not allowed any more."""
        return self.stations.get(station) or Station(id=station, address=station)

    def system_disposition(self, word: SystemWord) -> Disposition | None:
        """The disposition that the system gives by that name, where the center has one."""
        return self._system_words.get(word)

    def groups_of(self, agent: AgentId) -> tuple[GroupId, ...]:
        """The groups that the agent is in."""
        return self._groups_of.get(agent, ())

    def levels(self, agent: AgentId) -> Mapping[SkillId, int]:
        """The agent's levels by skill (1 is the best)."""
        return self._levels.get(agent, {})

    def routing(self, campaign: CampaignId | None, skill: SkillId | None) -> Routing:
        """How a call of this campaign that waits for this skill finds its agent."""
        own = None if campaign is None else self.campaigns.get(campaign)
        if own is not None and own.routing is not None and skill in own.skills:
            return own.routing
        group = None if skill is None else self.skills.get(skill)
        return USUAL if group is None else group.routing

    @staticmethod
    def _orders(center: Center) -> tuple[Order, ...]:
        used = {each.routing.algorithm for each in center.skills}
        used |= {each.routing.algorithm for each in center.campaigns if each.routing is not None}
        return tuple(sorted({ORDERS[each] for each in used}))

    def campaign_of_number(self, called: str) -> Campaign | None:
        """The campaign whose number was called, as E.164 or exactly as the center file writes it."""
        exact = self._campaigns_by_number.get(called)
        if exact is not None:
            return exact
        number = numbers.read(called, self.options.country)
        return None if number is None else self._campaigns_by_number.get(number)

    def user_of_number(self, called: str) -> User | None:
        """The user whose voicemail box has the number that was called."""
        exact = self._users_by_number.get(called)
        if exact is not None:
            return exact
        number = numbers.read(called, self.options.country)
        return None if number is None else self._users_by_number.get(number)

    def _index_addresses(self, center: Center) -> None:
        """What short texts, names and users' numbers reach; the rule that asks in turn is `addresses`."""
        self._users_by_number: dict[str, User] = {
            number: user for user in center.users for number in user.voicemail.numbers
        }
        self.users_by_extension: dict[str, User] = {each.extension: each for each in center.users}
        self.users_by_extension.pop("", None)
        self.campaigns_by_extension: dict[str, Campaign] = {each.extension: each for each in center.campaigns}
        self.campaigns_by_extension.pop("", None)
        self.speed_dials: dict[str, SpeedDial] = {each.code: each for each in center.speed_dials}
        self.skills_by_name: dict[str, Skill] = {each.name.lower(): each for each in center.skills}
        self.campaigns_by_name: dict[str, Campaign] = {each.name.lower(): each for each in center.campaigns}

    @staticmethod
    def _number_plan(center: Center) -> dict[str, Campaign]:
        plan: dict[str, Campaign] = {}
        for campaign in center.campaigns:
            for text in campaign.numbers:
                plan.setdefault(text, campaign)
                number = numbers.read(text, center.options.country)
                if number is not None:
                    plan.setdefault(number, campaign)
        return plan


def _groups_by_agent(center: Center) -> dict[AgentId, tuple[GroupId, ...]]:
    found: dict[AgentId, tuple[GroupId, ...]] = {}
    for group in center.agent_groups:
        for agent in group.agents:
            found[agent] = (*found.get(agent, ()), group.id)
    return found


def _with_states(center: Center, states: Mapping[CampaignId, CampaignState]) -> Center:
    if not states:
        return center
    campaigns = tuple(replace(each, state=states.get(each.id, each.state)) for each in center.campaigns)
    return replace(center, campaigns=campaigns)
