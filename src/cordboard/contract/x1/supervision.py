"""What supervisors do: see how all agents are, hear their conversations, speak in them, and lead them."""

from cordboard.contract.record import Acting, Answered, Event, Record
from cordboard.contract.scalars import Id, Int, Long


class Monitoring(Record):
    """Whom a supervisor follows from conversation to conversation; all is absent where nobody.

    agentId: the agent. manner: see MonitoringManner in the codes.
    progress: how far the supervisor has come; see MonitoringProgress in the codes.
    callSessionId: the agent's call in which the supervisor is. since: epoch milliseconds.
    """

    agentId: Id | None = None
    manner: str | None = None
    progress: str | None = None
    callSessionId: str | None = None
    since: Long | None = None


class SupervisedAgent(Record):
    """An agent as supervisors see them. Who is not logged in has a name and a state, and nothing else.

    userName, fullName: who it is. state: a name of AgentStateCode in the codes.
    stateSince: since when, in epoch milliseconds; the ringing of an offer does not count.
    stateId: for what they are ready, as in `setReadyState`; 0: not ready, for `reasonId`.
    skillIds: the skills in which they work now.
    callSessionId, callType, number: of the call they are busy with, and its other party.
    """

    agentId: Id | None = None
    userName: str | None = None
    fullName: str | None = None
    state: str | None = None
    stateSince: Long | None = None
    stateId: Int | None = None
    reasonId: Id | None = None
    skillIds: tuple[Id, ...] = ()
    callSessionId: str | None = None
    callType: Int | None = None
    number: str | None = None


class GetSupervisedAgents(Answered[tuple[SupervisedAgent, ...]]):
    """How all users of the center are now, the asking one too. For supervisors with any of their rights."""


class WatchAgents(Acting[None]):
    """Lets the supervisor's programs hear how agents are, each time that this changes.

    on: false to hear it no longer, which a logout and the loss of the right mean, too.
    Causes `supervisedAgentsChanged` from now on. Ask with `getSupervisedAgents` how they are at first.
    """

    on: bool | None = None


class SupervisedAgentsChanged(Event):
    """These agents are another way than before; of all others nothing has changed."""

    agents: tuple[SupervisedAgent, ...] = ()


class MonitorAgent(Acting[None]):
    """Makes the supervisor follow an agent from conversation to conversation, until `stopMonitoring`.

    agentId: whom. manner: LISTEN, WHISPER or BARGE_IN; each needs a right of its own.
    The supervisor's phone is called and stays up, also while the agent speaks with nobody. Who follows
    somebody already goes over to this agent and manner on the same line. Nobody is told of who listens or
    whispers; who has barged in is a participant to the agent's programs. Refused while the supervisor is busy
    with a call.
    Causes `monitoringChanged`.
    """

    agentId: Id | None = None
    manner: str | None = None


class StopMonitoring(Acting[None]):
    """Ends the monitoring; the conversation goes on. Putting the receiver down does so, too."""


class GetMonitoring(Answered[Monitoring]):
    """Whom the supervisor at this seat follows."""


class MonitoringChanged(Event):
    """The supervisor at this seat follows somebody else, in another manner, hears another call, or has ended.

    monitoring: how it is now. cause: why it is over; see MonitoringEnd in the codes.
    """

    monitoring: Monitoring | None = None
    cause: str | None = None


class ForceReadiness(Acting[None]):
    """Makes an agent ready or not; one who is busy becomes so afterwards, unless they choose anew.

    stateId: as in `setReadyState`; 0: not ready, for `reasonId`, which is one for being not ready.
    The agent's programs hear `readyStateChanged`, forced by a supervisor. Needs the right to force agents.
    """

    agentId: Id | None = None
    stateId: Int | None = None
    reasonId: Id | None = None


class ForceAgentLogout(Acting[None]):
    """Logs an agent out. Refused during a conversation, unless the supervisor insists.

    reasonId: one for logging out. insist: send their customer on to the next agent of the call's skill, and
    end what nobody can go on with.
    The agent's programs hear `bridgeForcedLogout`. Needs the right to force agents.
    """

    agentId: Id | None = None
    reasonId: Id | None = None
    insist: bool | None = None
