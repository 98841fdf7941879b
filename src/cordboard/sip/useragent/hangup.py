"""Ending a call, whatever state it is in: CANCEL, BYE, or a refusal. The owner need not know which."""

from . import ack, answer, bye, cancel
from .call import CallState, Step
from .core import Core, check_fields
from .events import CallEnded, CallId, Party


def hang_up(core: Core, call_id: CallId, reason: str, now: float) -> None:
    """End the call; see `UserAgent.hang_up`."""
    call = core.calls.get(call_id)
    if call is None or call.state in (CallState.CANCELLING, CallState.CLOSING, CallState.ENDING):
        return  # repeated or crossing: it is on its way already
    check_fields([("Reason", reason)])
    call.reason = reason
    if call.state is CallState.INCOMING:
        fields = [("Reason", reason)] if reason else []
        answer.reject(core, call_id, 480, "Temporarily Unavailable", now, headers=fields)
        return
    following = call.take(Step.HANG_UP)
    core.events.append(CallEnded(call.id, Party.US, reason))
    if following is CallState.CANCELLING and call.provisional_seen:
        cancel.send(core, call, now)
    elif following is CallState.ENDING:
        ack.settle(core, call)
        bye.send(core, call, now)
