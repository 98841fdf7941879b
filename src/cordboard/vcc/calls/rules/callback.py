"""What agents may ask when somebody who has kept their place is to be called back."""

from __future__ import annotations

from ..admission import Guard, Rule
from ..commands import AnswerCallback, RejectCallback
from ..model import CallState
from ..states import CallEvent

_IS_CALLBACK = Guard(
    lambda _world, _agent, call: call.keeps_place,
    "nobody is to be called back; pick this call up, or reject it",
)
CALLBACK_RULES = (
    Rule(
        name="answer callback",
        command=AnswerCallback,
        states=(CallState.OFFERED,),
        then=(_IS_CALLBACK,),
        events=(CallEvent.ACCEPTED,),
    ),
    Rule(
        name="reject callback",
        command=RejectCallback,
        states=(CallState.OFFERED,),
        then=(_IS_CALLBACK,),
        events=(CallEvent.RETURNED,),
    ),
)
