"""What can be asked of the queue."""

from __future__ import annotations

from ..ids import CallId
from ..kernel import Query


class ExplainChoice(Query, frozen=True, kw_only=True):
    """Why was the agent chosen whom this call was offered last? Answer: the `Choice`.

    Raises Refusal UNKNOWN_CALL where no such call was offered lately.
    """

    call: CallId
