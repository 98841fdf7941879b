"""The directory: the described center, arranged for looking things up.

Made once from the center and never changed: what happens is in the world, not here.
"""

from __future__ import annotations

from . import numbers
from .center import Campaign, Center, Disposition, ReasonCode, Skill, Station, Trunk, User
from .ids import AgentId, CampaignId, DispositionId, ReasonId, SkillId, StationId


class Directory:
    """Users, stations, skills, campaigns, dispositions, reason codes and numbers by what names them."""

    def __init__(self, center: Center) -> None:
        self.center = center
        self.options = center.options
        self.users: dict[AgentId, User] = {user.id: user for user in center.users}
        self.users_by_name: dict[str, User] = {user.name.lower(): user for user in center.users}
        self.stations: dict[StationId, Station] = {station.id: station for station in center.stations}
        self.skills: dict[SkillId, Skill] = {skill.id: skill for skill in center.skills}
        self.campaigns: dict[CampaignId, Campaign] = {campaign.id: campaign for campaign in center.campaigns}
        self.dispositions: dict[DispositionId, Disposition] = {each.id: each for each in center.dispositions}
        self.reasons: dict[ReasonId, ReasonCode] = {reason.id: reason for reason in center.reason_codes}
        self.outbound_trunk: Trunk | None = next((trunk for trunk in center.trunks if trunk.outbound), None)
        self._levels: dict[AgentId, dict[SkillId, int]] = {
            user.id: {each.skill: each.level for each in user.skills} for user in center.users
        }
        self._campaigns_by_number = self._number_plan(center)
        self._internal = self._internal_targets(center)

    def user_name(self, name: str) -> str:
        """`name` with the domain it belongs to: a bare name is one of ours."""
        return name if "@" in name else f"{name}@{self.center.domain}"

    def user(self, name: str) -> User | None:
        """The user of that name, bare or with the domain, in any case of letters."""
        return self.users_by_name.get(self.user_name(name).lower())

    def level(self, agent: AgentId, skill: SkillId) -> int | None:
        """The agent's level in a skill (1 is the best); None where they do not have it."""
        return self._levels[agent].get(skill)

    def campaign_of_number(self, called: str) -> Campaign | None:
        """The campaign whose number was called, as E.164 or exactly as the center file writes it."""
        exact = self._campaigns_by_number.get(called)
        if exact is not None:
            return exact
        number = numbers.read(called, self.options.country)
        return None if number is None else self._campaigns_by_number.get(number)

    def is_internal_target(self, text: str) -> bool:
        """True where `text` names somebody or something of our own."""
        return text.strip().lower() in self._internal

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

    @staticmethod
    def _internal_targets(center: Center) -> frozenset[str]:
        named = [user.name for user in center.users] + [skill.name for skill in center.skills]
        extensions = [user.extension for user in center.users] + [each.extension for each in center.campaigns]
        campaigns = [campaign.name for campaign in center.campaigns]
        return frozenset(text.lower() for text in (*named, *extensions, *campaigns) if text)
