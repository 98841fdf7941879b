"""How the contract shows a preview: as the call that will come of it, with which numbers may be dialed."""

from __future__ import annotations

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.previews import Preview


def preview_info(preview: Preview) -> contract.CallInfo:
    """A preview as `callInfo`: of the call that will come of it, to the first number that may be dialed."""
    number = preview.record.number((*preview.dialable, *preview.record.indices)[0])
    return contract.CallInfo(
        agentInitiated=False,
        ani=preview.caller_number,
        autoRecord=False,
        avgSessionTime=0,
        callSessionId=preview.id,
        callType=codes.CallType.MANUAL_PREVIEW,
        callbackId=0,
        campaignId=preview.campaign,
        comments="",
        consult=False,
        dnis=number,
        inboundPause=0,
        internalReceiver=False,
        number=number,
        transfer=False,
        userTransferringId=0,
    )


def restrictions(preview: Preview) -> tuple[contract.NumberRestrictionValue, ...]:
    """Which of the contact's numbers may be dialed now, number by number."""
    return tuple(
        contract.NumberRestrictionValue(number=each.index, dialrestricted=each.restriction is not None)
        for each in preview.numbers
    )
