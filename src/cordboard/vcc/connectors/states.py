"""The life cycle of an errand.

What opens nothing is done or has failed. A form that a browser carries on is offered by a page of ours
first, which is given out once.
"""

from __future__ import annotations

from enum import Enum, unique

from ..lifecycle import LifeCycle
from .model import ErrandState


@unique
class ErrandEvent(Enum):
    """What can happen to an errand."""

    SUCCEEDED = "the address has answered well"
    FAILED = "it has not, and will not be asked again"
    OFFERED = "the agent's browser is told of the page"
    TAKEN = "the browser has the page"
    EXPIRED = "the browser has not come for it"


ERRAND = LifeCycle[ErrandState, ErrandEvent](
    "errand",
    ErrandState.WAITING,
    {
        ErrandState.WAITING: {
            ErrandEvent.SUCCEEDED: ErrandState.DONE,
            ErrandEvent.FAILED: ErrandState.FAILED,
            ErrandEvent.OFFERED: ErrandState.OFFERED,
        },
        ErrandState.OFFERED: {
            ErrandEvent.TAKEN: ErrandState.DONE,
            ErrandEvent.EXPIRED: ErrandState.FAILED,
        },
        ErrandState.DONE: {},
        ErrandState.FAILED: {},
    },
)
