"""One call: dial, hold, record, send digits, end it, say how it turned out."""

from __future__ import annotations

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode, x1
from cordboard.seat import views
from cordboard.seat.operations.table import comments, required, serves
from cordboard.seat.session import Seat
from cordboard.seat.variables import contact_variable, is_system_variable
from cordboard.vcc import calls, contacts, queries
from cordboard.vcc.ids import (
    CallbackId,
    CallId,
    CampaignId,
    ContactId,
    DispositionId,
    Milliseconds,
    VariableId,
)


@serves(contract.MakeCall)
async def make_call(seat: Seat, request: contract.MakeCall) -> None:
    """Dial a number, or whom a callback is for. The do-not-call list is checked unless told not to."""
    await seat.link.submit(
        calls.MakeCall(
            seat=seat.id,
            number=(request.number or "").strip(),
            campaign=CampaignId(request.campaignId) if request.campaignId else None,
            check_dnc=request.checkDnc is not False,
            callback=CallbackId(request.callbackId) if request.callbackId else None,
        )
    )


@serves(contract.MakeTestCall)
async def make_test_call(seat: Seat, _request: contract.MakeTestCall) -> None:
    """Call the agent's own phone, which echoes what they say."""
    await seat.link.submit(calls.MakeTestCall(seat=seat.id))


@serves(contract.DisconnectCall)
async def disconnect_call(seat: Seat, _request: contract.DisconnectCall) -> None:
    """End the conversation."""
    await seat.link.submit(calls.DisconnectCall(seat=seat.id))


@serves(contract.FinishCall)
async def finish_call(seat: Seat, request: contract.FinishCall) -> None:
    """Set the disposition; the conversation ends first where it still goes on."""
    await seat.link.submit(
        calls.FinishCall(
            seat=seat.id,
            disposition=DispositionId(request.disposition or 0),
            comments=comments(request.comments),
        )
    )


@serves(contract.FinishCall2)
async def finish_call2(seat: Seat, request: contract.FinishCall2) -> None:
    """Set the disposition, and when the number may be dialed again; an absent time is the usual one."""
    redial = None if request.timeout is None else Milliseconds(request.timeout)
    await seat.link.submit(
        calls.FinishCall(
            seat=seat.id,
            disposition=DispositionId(request.disposition or 0),
            comments=comments(request.comments),
            redial_after=redial,
        )
    )


@serves(x1.NoteCall)
async def note_call(seat: Seat, request: x1.NoteCall) -> None:
    """Keep what has been written about a call so far."""
    call = CallId(required("callSessionId", request.callSessionId))
    written = comments(required("comments", request.comments))
    await seat.link.submit(calls.NoteCall(seat=seat.id, call=call, comments=written))


@serves(contract.RejectCall)
async def reject_call(seat: Seat, _request: contract.RejectCall) -> None:
    """Refuse the offered call."""
    await seat.link.submit(calls.RejectCall(seat=seat.id))


@serves(contract.SetCallAttachedVariable)
async def set_call_attached_variable(seat: Seat, request: contract.SetCallAttachedVariable) -> None:
    """Set a variable of the current call.

    Those of group Customer are the contact's: a new value is written into its record (EDIT_CRM), and
    `_record_id` chooses between several contacts. Other system variables stay as they are, and nobody is
    told.
    """
    asked = required("id", request.id)
    value = request.value or ""
    field = contact_variable(asked)
    if field == views.RECORD_ID:
        await seat.link.submit(contacts.ChooseContact(seat=seat.id, contact=_contact(value)))
        return
    if field is not None:
        await seat.link.submit(contacts.SetContactField(seat=seat.id, field=field, value=value))
        return
    if is_system_variable(asked):
        await seat.link.ask(queries.GetCallVariables(seat=seat.id))  # refused where there is no call
        return
    await seat.link.submit(calls.SetCallVariable(seat=seat.id, variable=VariableId(asked), value=value))


def _contact(text: str) -> ContactId:
    if not text.strip().isdecimal() or len(text) > 15:
        raise ContractFault(FaultCode.BAD_VALUE, f"{text[:40]!r} is not the id of a contact.")
    return ContactId(int(text))


@serves(contract.ToggleHold)
async def toggle_hold(seat: Seat, request: contract.ToggleHold) -> None:
    """Put the outside party on hold, or take them off."""
    await seat.link.submit(calls.HoldCall(seat=seat.id, on=required("flag", request.flag)))


@serves(contract.RecordCall)
async def record_call(seat: Seat, request: contract.RecordCall) -> None:
    """Start or stop the recording."""
    await seat.link.submit(calls.RecordCall(seat=seat.id, on=required("flag", request.flag)))


@serves(contract.SendDTMF)
async def send_dtmf(seat: Seat, request: contract.SendDTMF) -> None:
    """Send digits to the outside party, whatever the station type (RFC 4733 section 3.2)."""
    digits = required("digit", request.digit).strip().upper()
    await seat.link.submit(calls.SendDtmf(seat=seat.id, digits=digits))
