"""The agent's readiness, skills, permissions and options."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Flags, Id, Int
from cordboard.contract.types.agents import AgentBridgeStatus, AgentPermission, ReadyStateValue, SkillInfo
from cordboard.contract.types.contacts import Map


class UpdateStatus(Event):
    """What the agent is doing has changed.

    status: what it is now.
    """

    status: AgentBridgeStatus | None = None


class ReadyStateChanged(Event):
    """The agent's readiness has changed.

    id: the ready state, 0 for not ready.
    reasonCodeId: why not ready.
    forced: somebody else did it.
    whoForced: who, see WhoForced in the codes.
    """

    forced: bool | None = None
    id: Id | None = None
    reasonCodeId: Id | None = None
    whoForced: Int | None = None


class ReadyStatesUpdated(Event):
    """The ways in which this agent can be ready; their ids go into `setReadyState`."""

    states: tuple[ReadyStateValue, ...] = ()


class ReasonCodesEnabled(Event):
    """Whether this center asks for reason codes."""

    enabled: bool | None = None


class PermissionsUpdated(Event):
    """What this agent may do."""

    permissions: AgentPermission | None = None


class OptionsUpdated(Event):
    """The agent's settings; see Option in the codes."""

    options: Map | None = None


class UserUpdate(Event):
    """Something about the user has changed.

    flags: see UserFlag in the codes.
    """

    flags: Flags = 0


class SkillsInitialized(Event):
    """The agent's skills after a login, and those that are on."""

    activeSkills: tuple[Id, ...] = ()
    skills: tuple[SkillInfo, ...] = ()


class SkillsChanged(Event):
    """The agent's skills have changed."""

    skills: tuple[SkillInfo, ...] = ()


class SkillsStatusChanged(Event):
    """The state of skills has changed; which state is not published, so that none is told.

    Which skills are on is told by `activeSkillsChanged`.
    """

    skills: tuple[SkillInfo, ...] = ()


class SkillAdded(Event):
    """The agent has a new skill."""

    name: str | None = None


class ActiveSkillsChanged(Event):
    """Other skills of the agent are on now."""

    activeSkills: tuple[Id, ...] = ()
