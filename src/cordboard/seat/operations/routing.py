"""Why a call was routed to whom it was."""

from __future__ import annotations

from cordboard.contract import x1
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc.ids import CallId
from cordboard.vcc.queue import Routed, WhyRouted


@serves(x1.GetRoutingReason)
async def get_routing_reason(seat: Seat, request: x1.GetRoutingReason) -> x1.RoutingReason:
    """What decided, when the call was offered last."""
    call = CallId(required("callSessionId", request.callSessionId))
    return _reason(call, await seat.link.ask(WhyRouted(seat=seat.id, call=call)))


def _reason(call: CallId, routed: Routed) -> x1.RoutingReason:
    choice, names = routed.choice, routed.names
    return x1.RoutingReason(
        callSessionId=call,
        decided=choice.decided.value,
        skillId=choice.skill,
        skillName=routed.skill_name or None,
        algorithm=None if choice.algorithm is None else choice.algorithm.value,
        period=None if choice.period is None else choice.period.value,
        step=choice.step,
        priority=choice.priority,
        urgent=choice.urgent,
        candidates=tuple(
            x1.RoutingCandidate(userName=names.get(each.agent), level=each.level, measure=each.measure)
            for each in choice.candidates
        ),
        leftOut=tuple(names[each] for each in choice.left_out if each in names),
    )
