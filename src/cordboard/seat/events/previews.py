"""What listeners hear of previews: shown, dialed, and what may follow a try.

- `callSessionId` is that of the call which comes of the preview: the events of the call have the same one.
  A contact that is shown again has another, as another call will come of it.
- `previewDialingStarted` and `previewCallInitiated` stand where a manual call has `callInitiated`. A number
  that is not reached ends in `makeCallFailed`, as there.
- An agent who makes another call first hears nothing; the contact comes again as `previewRenewed`.
- `endOfPreviewingFailed` answers a skip that came too late: the number is being dialed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.seat import views
from cordboard.vcc import previews
from cordboard.vcc.kernel import Fact

from .rows import UPDATE_STATUS, Row, row, status


def _id(fact: Any) -> str:
    return str(fact.preview.id)


def _restrictions(fact: Any) -> tuple[contract.NumberRestrictionValue, ...]:
    return views.restrictions(fact.preview)


def _is_free(fact: previews.PreviewEnded) -> bool:
    """Has the agent nothing else to do?"""
    return fact.agent is not None and fact.agent.call is None


_RECORD: Final = row(
    contract.PreviewCRMRecordChanged,
    callSessionId=_id,
    record=lambda fact: views.contact_record(fact.preview.record.contact),
    restriction=_restrictions,
)

PREVIEWS: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    previews.PreviewStarted: (
        row(contract.PreviewInitiated, callinfo=lambda fact: views.preview_info(fact.preview)),
        _RECORD,
        UPDATE_STATUS,
    ),
    previews.PreviewTried: (
        row(
            contract.PreviewWaitDisposition,
            callSessionId=_id,
            dispositionId=lambda fact: fact.preview.disposition or 0,
        ),
        UPDATE_STATUS,
    ),
    previews.PreviewRenewed: (row(contract.PreviewRenewed, callSessionId=_id), _RECORD, UPDATE_STATUS),
    previews.PreviewContactChanged: (_RECORD,),
    previews.RestrictionsChanged: (
        row(contract.RecordRestrictionsChanged, callSessionId=_id, restriction=_restrictions),
    ),
    previews.PreviewEnded: (
        row(contract.PreviewEnded, callSessionId=_id, party=lambda fact: fact.by.value),
        row(contract.UpdateStatus, when=_is_free, status=status),
    ),
    previews.EndOfPreviewFailed: (row(contract.EndOfPreviewingFailed, callSessionId=_id),),
}
"""Fact -> events. What records are due, and what became of them, is told to nobody."""
