"""What can be asked of the queue."""

from __future__ import annotations

from ..ids import CallId
from ..kernel import Query


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
