"""What a seat hears of its call's contact.

Choices that the contract leaves open:

- While a call is only offered, `incomingCallInfo` says that the customer is known, and `getCRMMap` tells who.
  `callCRMRecordChanged` follows `callStarted`, and comes again whenever the record changes.
- Somebody who is not known has an empty record, with the number if we have one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.seat import views
from cordboard.vcc import contacts
from cordboard.vcc.calls import CallState
from cordboard.vcc.kernel import Fact

from .queue import BACK_RECORD, is_called_back
from .rows import Row, call_id, call_info, row


def _record(fact: Any) -> contract.Map:
    return views.contact_record(fact.contact, fact.candidates)


def _is_known_at_the_offer(fact: contacts.ContactsFound) -> bool:
    return fact.call.state is CallState.OFFERED and bool(fact.call.contact) and not is_called_back(fact)


_RECORD: Final = row(contract.CallCRMRecordChanged, callSessionId=call_id, record=_record)
_UPDATED: Final = row(contract.CallUpdated, callinfo=call_info)

CONTACTS: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    contacts.ContactsFound: (
        row(
            contract.IncomingCallInfo,
            when=_is_known_at_the_offer,
            callinfo=call_info,
        ),
        BACK_RECORD,
    ),
    contacts.ContactShown: (
        row(
            contract.CallCRMRecordChanged,
            when=lambda fact: not fact.offer,
            callSessionId=lambda fact: str(fact.call_id),
            record=_record,
        ),
        row(
            contract.LiveCallbackCRMRecordChanged,
            when=lambda fact: bool(fact.offer),
            callSessionId=lambda fact: str(fact.call_id),
            offerId=lambda fact: fact.offer,
            record=_record,
        ),
    ),
    contacts.ContactChosen: (_RECORD, _UPDATED),
    contacts.ContactChanged: (_RECORD, _UPDATED),
}
