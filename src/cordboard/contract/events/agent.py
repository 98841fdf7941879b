"""The agent's readiness, skills, permissions and options."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Flags, Id, Int
from cordboard.contract.types.agents import AgentBridgeStatus, AgentPermission, ReadyStateValue, SkillInfo
from cordboard.contract.types.contacts import Map


class UpdateStatus(Event):
    """updateStatus"""

    status: AgentBridgeStatus | None = None


class ReadyStateChanged(Event):
    """readyStateChanged"""

    forced: bool | None = None
    id: Id | None = None
    reasonCodeId: Id | None = None
    whoForced: Int | None = None


class ReadyStatesUpdated(Event):
    """readyStatesUpdated"""

    states: tuple[ReadyStateValue, ...] = ()


class ReasonCodesEnabled(Event):
    """reasonCodesEnabled"""

    enabled: bool | None = None


class PermissionsUpdated(Event):
    """permissionsUpdated"""

    permissions: AgentPermission | None = None


class OptionsUpdated(Event):
    """optionsUpdated"""

    options: Map | None = None


class UserUpdate(Event):
    """userUpdate"""

    flags: Flags = 0


class SkillsInitialized(Event):
    """skillsInitialized"""

    activeSkills: tuple[Id, ...] = ()
    skills: tuple[SkillInfo, ...] = ()


class SkillsChanged(Event):
    """skillsChanged"""

    skills: tuple[SkillInfo, ...] = ()


class SkillsStatusChanged(Event):
    """skillsStatusChanged"""

    skills: tuple[SkillInfo, ...] = ()


class SkillAdded(Event):
    """skillAdded"""

    name: str | None = None


class ActiveSkillsChanged(Event):
    """activeSkillsChanged"""

    activeSkills: tuple[Id, ...] = ()
