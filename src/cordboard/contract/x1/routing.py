"""Why a call was routed to this agent, and not to another."""

from cordboard.contract.record import Answered, Record
from cordboard.contract.scalars import Id, Int, Long


class RoutingCandidate(Record):
    """One who could have had the call.

    level: in the skill, 1 is asked first.
    measure: what the algorithm compares; less is better.
    """

    userName: str | None = None
    level: Int | None = None
    measure: Long | None = None


class RoutingReason(Record):
    """What decided, when the call was offered last.

    decided: see RoutingDecision in the codes.
    skillId, skillName: where the agent was found.
    algorithm, period: of that skill, as the center file has them.
    step: how far the search had widened, 0 where not at all. priority: of the call.
    urgent: it had waited so long that it came before all others.
    candidates: up to three who could have taken it, the best first.
    leftOut: who was spared, for they passed the call by or sent it on.
    """

    callSessionId: str | None = None
    decided: str | None = None
    skillId: Id | None = None
    skillName: str | None = None
    algorithm: str | None = None
    period: str | None = None
    step: Int | None = None
    priority: Int | None = None
    urgent: bool | None = None
    candidates: tuple[RoutingCandidate, ...] = ()
    leftOut: tuple[str, ...] = ()


class GetRoutingReason(Answered[RoutingReason]):
    """Why a call was routed to whom it was offered last.

    callSessionId: a call that the agent has, or is offered; supervisors may ask of every call of late.
    """

    callSessionId: str | None = None
