"""How the contract shows voicemails: as recordings of a user's own box, and as work for a skill's agents."""

from __future__ import annotations

from typing import Any

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.contacts import title_of
from cordboard.vcc.voicemail import Voicemail

from .calls import CALL_TYPES


def recording_value(voicemail: Voicemail) -> contract.RecordingValue:
    """A voicemail in a user's own box."""
    unread = codes.RecordingFlag.UNREAD if voicemail.unread else codes.RecordingFlag(0)
    return contract.RecordingValue(
        callSessionId=voicemail.session,
        campaignId=voicemail.campaign or codes.NO_CAMPAIGN,
        created=voicemail.created,
        filename=f"{voicemail.id}.wav",
        flags=(codes.RecordingFlag.VOICEMAIL | unread).value,
        id=voicemail.id,
        length=voicemail.length,
        name=voicemail.caller_name or voicemail.number,
        number=voicemail.number,
    )


def greeting_value(prompt: str) -> contract.RecordingValue:
    """The greeting that a user has chosen, by its name in the prompt library."""
    return contract.RecordingValue(
        filename=f"{prompt}.wav", flags=codes.RecordingFlag.GREETING.value, name=prompt
    )


def recordings(voicemails: tuple[Voicemail, ...], greeting: str) -> tuple[contract.RecordingValue, ...]:
    """What lies in a user's own box, and the greeting that they have chosen."""
    own = (greeting_value(greeting),) if greeting else ()
    return (*map(recording_value, voicemails), *own)


def _title(voicemail: Voicemail) -> str:
    known = "" if voicemail.contact is None else title_of(voicemail.contact)
    return known or voicemail.caller_name or voicemail.number


def voicemail_fields(voicemail: Voicemail) -> dict[str, Any]:
    """The fields that `voicemailAccepted` and `voicemailStateChanged` share."""
    return {
        "callSessionId": str(voicemail.session),
        "callSkillId": voicemail.skill or 0,
        "callType": CALL_TYPES[voicemail.type].value,
        "campaignId": voicemail.campaign or codes.NO_CAMPAIGN,
        "created": voicemail.created,
        "customerTitle": _title(voicemail),
        "holdTime": voicemail.hold_time,
        "initialComments": voicemail.comments,
        "length": voicemail.length,
        "offerId": voicemail.id,
        "ourNumber": voicemail.our_number,
        "queueTime": max(0, voicemail.accepted_at - voicemail.queued_at),
        "remoteNumber": voicemail.number,
        "transferModule": "",
        "transferUserId": voicemail.transferred_by or 0,
        "voicemailId": voicemail.id,
    }
