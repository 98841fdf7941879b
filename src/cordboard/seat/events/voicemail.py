"""What the listeners hear of voicemails: those in the agent's own box, and those of their skills.

Choices that the contract leaves open:

- The chosen greeting is one of the `recordings`, with the flag GREETING and no id; `recordingAdded` tells
  when one is chosen.
- Whoever logs in hears `recordingsChanged` where anything lies in their box, after `loginProcessFinished`.
- Every offer ends with `voicemailEnded` at the seat that had it, whether it was rejected, lasted too long, or
  gave way to a call; so does the work on a voicemail, whatever becomes of it.
- A call that interrupts is told by `voicemailPostponed` and `voicemailResumed`; each is followed by
  `voicemailStateChanged`, whose `holdTime` counts the interruptions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.seat import views
from cordboard.vcc import voicemail
from cordboard.vcc.kernel import Fact

from .rows import UPDATE_STATUS, Row, row

_SHARED: Final = [
    "callSessionId",
    "callSkillId",
    "callType",
    "campaignId",
    "created",
    "customerTitle",
    "holdTime",
    "initialComments",
    "length",
    "offerId",
    "ourNumber",
    "queueTime",
    "remoteNumber",
    "transferModule",
    "transferUserId",
    "voicemailId",
]


def _field(name: str) -> Any:
    return lambda fact: views.voicemail_fields(fact.voicemail)[name]


def _id(fact: Any) -> int:
    return int(fact.voicemail.id)


def _recordings(fact: Any) -> tuple[contract.RecordingValue, ...]:
    return views.recordings(fact.recordings, fact.greeting)


def _is_chosen(fact: voicemail.GreetingChosen) -> bool:
    return bool(fact.greeting)


def _is_from_a_contact(fact: voicemail.VoicemailAccepted) -> bool:
    return fact.voicemail.contact is not None


_FIELDS: Final = {name: _field(name) for name in _SHARED}
_ENDED: Final = row(contract.VoicemailEnded, voicemailId=_id)
_STATE: Final = row(contract.VoicemailStateChanged, **_FIELDS)
_LISTED: Final = row(contract.RecordingsChanged, recordings=_recordings)

VOICEMAILS: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    voicemail.VoicemailArrived: (
        row(contract.VoicemailAdded, value=lambda fact: views.recording_value(fact.voicemail)),
    ),
    voicemail.RecordingsListed: (_LISTED,),
    voicemail.RecordingHeard: (_LISTED,),
    voicemail.RecordingRemoved: (_LISTED,),
    voicemail.GreetingChosen: (
        row(
            contract.RecordingAdded,
            when=_is_chosen,
            recording=lambda fact: views.greeting_value(fact.greeting),
        ),
        _LISTED,
    ),
    voicemail.VoicemailOffered: (
        row(
            contract.VoicemailDelivered,
            campaignId=lambda fact: fact.voicemail.campaign or codes.NO_CAMPAIGN,
            created=lambda fact: fact.voicemail.created,
            initialComments=lambda fact: fact.voicemail.comments,
            length=lambda fact: fact.voicemail.length,
            remoteNumber=lambda fact: fact.voicemail.number,
            voicemailId=_id,
        ),
    ),
    voicemail.VoicemailWithdrawn: (_ENDED,),
    voicemail.VoicemailAccepted: (
        row(contract.VoicemailAccepted, **_FIELDS),
        row(
            contract.VoicemailCRMRecordChanged,
            when=_is_from_a_contact,
            record=lambda fact: views.contact_record(fact.voicemail.contact, ()),
            voicemailId=_id,
        ),
        UPDATE_STATUS,
    ),
    voicemail.VoicemailPostponed: (row(contract.VoicemailPostponed, voicemailId=_id), _STATE),
    voicemail.VoicemailResumed: (row(contract.VoicemailResumed, voicemailId=_id), _STATE),
    voicemail.VoicemailReturned: (_ENDED,),
    voicemail.VoicemailSentOn: (_ENDED, UPDATE_STATUS),
    voicemail.VoicemailProcessed: (_ENDED, UPDATE_STATUS),
    voicemail.VoicemailDeleted: (_ENDED, UPDATE_STATUS),
}
"""Fact -> the events that its seats hear, in order."""
