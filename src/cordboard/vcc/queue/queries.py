"""What can be asked of the queue."""

from __future__ import annotations

import msgspec

from ..ids import AgentId, CallId
from ..kernel import Query
from ..routing import Choice


class ListWaiting(Query, frozen=True, kw_only=True):
    """The calls that wait for the agent at this seat, or for the skills that they work in now.

    Answer: a tuple of calls, those for the agent alone first, then in the order in which they are served; a
    hundred at most. Raises Refusal NOT_LOGGED_IN.
    """


class ExplainChoice(Query, frozen=True, kw_only=True):
    """Why was the agent chosen whom this call was offered last? Answer: the `Choice`.

    Raises Refusal UNKNOWN_CALL where no such call was offered lately.
    """

    call: CallId


class WhyRouted(Query, frozen=True, kw_only=True):
    """The same, for the agent who has the call, and for supervisors. Answer: `Routed`.

    Raises Refusal UNKNOWN_CALL, NOT_LOGGED_IN.
    """

    call: CallId


class Routed(msgspec.Struct, frozen=True, kw_only=True):
    """Why an agent was chosen, with the names of those whom that is about."""

    choice: Choice
    skill_name: str
    names: dict[AgentId, str]
