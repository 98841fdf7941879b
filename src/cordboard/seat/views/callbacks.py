"""Callbacks as the contract shows them."""

from __future__ import annotations

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.callbacks import Callback, CallbackState

_REMINDED = frozenset({CallbackState.DUE, CallbackState.DIALED})


def callback_info(callback: Callback, *, dismissed: bool = False) -> contract.CallbackInfo:
    """A callback as `callbackInfo`; of a group's, `agent` is whoever calls for it now."""
    return contract.CallbackInfo(
        agent=callback.owner or callback.taken_by or 0,
        CRMId=callback.contact or 0,
        campaignId=callback.campaign or codes.NO_CAMPAIGN,
        comments=callback.comments,
        dueDate=callback.due,
        flags=_flags(callback, dismissed=dismissed),
        id=callback.id,
        number=callback.number,
        userGroup=callback.group or 0,
    )


def _flags(callback: Callback, *, dismissed: bool) -> int:
    holds = {
        codes.CallbackFlag.COMPLETED: callback.state is CallbackState.COMPLETED,
        codes.CallbackFlag.REMINDED: callback.state in _REMINDED,
        codes.CallbackFlag.DISMISSED: dismissed,
        codes.CallbackFlag.SNOOZED: callback.snoozed,
        codes.CallbackFlag.INTERNAL: callback.colleague is not None,
    }
    return sum(flag.value for flag, held in holds.items() if held)
