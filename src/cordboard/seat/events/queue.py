"""What a seat hears of those who have kept their place in the queue, and are called back.

Choices that the contract leaves open:

- The offer is `liveCallbackInitiating`, in place of `incomingCall`. `liveCallbackEnded` follows where no
  conversation comes of it: refused, not answered by the agent, not reached, given up while dialing. Once
  somebody has answered it is a call like any other, from `callStarted` on.
- `liveCallbackInitiatingFailed` says that nobody was reached. The call goes back to its place, for as many
  attempts as the campaign wants.
- `number` is the line that the caller had called. No scripts run here: `transferModule` is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.seat import views
from cordboard.vcc import calls
from cordboard.vcc.kernel import Fact

from .rows import UPDATE_STATUS, Row, call_id, row


def is_called_back(fact: Any) -> bool:
    """Has the caller hung up, so that the agent calls them?"""
    return bool(fact.call.keeps_place)


def offer_id(fact: Any) -> int:
    """The number of the offer."""
    return int(fact.call.offer)


def gave_up(fact: calls.CallEnded) -> bool:
    """Has the agent given up before anybody answered?"""
    return is_called_back(fact) and not fact.call.connected_at


def _record(fact: Any) -> contract.Map:
    return views.contact_record(fact.contact, fact.candidates)


def _is_offered(fact: Any) -> bool:
    return is_called_back(fact) and fact.call.state is calls.CallState.OFFERED


OFFERED_BACK: Final = (
    row(
        contract.LiveCallbackInitiating,
        when=is_called_back,
        info=lambda fact: views.live_callback_info(fact.call),
        autoAnswer=lambda fact: not fact.must_answer,
    ),
)
BACK_OVER: Final = row(
    contract.LiveCallbackEnded, when=is_called_back, callSessionId=call_id, offerId=offer_id
)
BACK_RECORD: Final = row(
    contract.LiveCallbackCRMRecordChanged,
    when=_is_offered,
    callSessionId=call_id,
    offerId=offer_id,
    record=_record,
)

QUEUE: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    calls.CallbackAccepted: (UPDATE_STATUS,),
    calls.CallbackNotReached: (
        row(contract.LiveCallbackInitiatingFailed, callSessionId=call_id, offerId=offer_id),
        BACK_OVER,
        UPDATE_STATUS,
    ),
}
