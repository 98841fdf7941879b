"""The queue looks once at every fact of a decision, and answers what is asked of it."""

from __future__ import annotations

from ..calls import Call, CallState
from ..errors import Reason, Refusal
from ..routing import Choice
from ..work import Work
from ..world import World
from . import standing
from .queries import ExplainChoice


def follow(work: Work, since: int) -> None:
    """Calls that began to wait, or do so no longer, in the facts after the first `since`."""
    for fact in work.facts[since:]:
        call = getattr(fact, "call", None)
        if type(call) is not Call:
            continue
        if call.state is CallState.QUEUED and call.for_agent is None:
            if call.id in work.world.queue:
                standing.begin(work, work.world.calls[call.id])
        elif call.state not in standing.WAITING:
            standing.stop(work, call.id)


def explain_choice(world: World, query: ExplainChoice) -> Choice:
    """Why the agent was chosen whom the call was offered last."""
    choice = world.shares.choices.get(query.call)
    if choice is None:
        text = f"no call {query.call} was offered lately; the journal knows of earlier ones"
        raise Refusal(Reason.UNKNOWN_CALL, text)
    return choice
