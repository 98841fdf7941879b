"""Callbacks: whom the agent has promised to call, and when."""

from __future__ import annotations

from typing import TypeAlias

from cordboard import contract
from cordboard.seat import views
from cordboard.seat.operations.table import comments, required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import callbacks
from cordboard.vcc.callbacks import GetCallback, ListCallbacks, SeenCallback
from cordboard.vcc.contacts import ContactFields, ListContactFields
from cordboard.vcc.ids import AgentId, CallbackId, CampaignId, GroupId, Milliseconds

_AnyAddition: TypeAlias = contract.AddCallback | contract.AddCallback2 | contract.AddCallback3


@serves(contract.GetCallbacks)
async def get_callbacks(seat: Seat, _request: contract.GetCallbacks) -> tuple[contract.CallbackInfo, ...]:
    """The agent's callbacks and those of their groups, the one that is due first coming first."""
    found: tuple[SeenCallback, ...] = await seat.link.ask(ListCallbacks(seat=seat.id))
    return tuple(views.callback_info(each.callback, dismissed=each.dismissed) for each in found)


@serves(contract.AddCallback)
async def add_callback(seat: Seat, request: contract.AddCallback) -> None:
    """Remember to call a number."""
    await _add(seat, request, None)


@serves(contract.AddCallback2)
async def add_callback_2(seat: Seat, request: contract.AddCallback2) -> None:
    """Remember to call a number for a campaign."""
    await _add(seat, request, request.campaignId)


@serves(contract.AddCallback3)
async def add_callback_3(seat: Seat, request: contract.AddCallback3) -> None:
    """Remember to call a number for a campaign, and whom the current call is with."""
    await _add(seat, request, request.campaignId, of_this_call=bool(request.associateCRMRecord))


@serves(contract.UpdateCallback)
async def update_callback(seat: Seat, request: contract.UpdateCallback) -> None:
    """Let a callback be as `info` says."""
    info = required("info", request.info)
    await seat.link.submit(
        callbacks.UpdateCallback(
            seat=seat.id,
            callback=_id(info.id),
            number=required("number", info.number),
            due=Milliseconds(required("dueDate", info.dueDate)),
            comments=comments(info.comments),
            campaign=CampaignId(info.campaignId) if info.campaignId else None,
            owner=AgentId(info.agent) if info.agent else None,
            group=GroupId(info.userGroup) if info.userGroup else None,
        )
    )


@serves(contract.SnoozeCallback)
async def snooze_callback(seat: Seat, request: contract.SnoozeCallback) -> None:
    """Put a callback off to a moment."""
    until = Milliseconds(required("time", request.time))
    await seat.link.submit(callbacks.SnoozeCallback(seat=seat.id, callback=_id(request.id), until=until))


@serves(contract.DismissCallback)
async def dismiss_callback(seat: Seat, request: contract.DismissCallback) -> None:
    """Have a due callback out of sight for the rest of the session."""
    await seat.link.submit(callbacks.DismissCallback(seat=seat.id, callback=_id(request.id)))


@serves(contract.ResetRemindedCallback)
async def reset_reminded_callback(seat: Seat, request: contract.ResetRemindedCallback) -> None:
    """Be reminded of a due callback anew."""
    await seat.link.submit(callbacks.ShowCallback(seat=seat.id, callback=_id(request.id)))


@serves(contract.RemoveCallback)
async def remove_callback(seat: Seat, request: contract.RemoveCallback) -> None:
    """Forget a callback."""
    await seat.link.submit(callbacks.RemoveCallback(seat=seat.id, callback=_id(request.id)))


@serves(contract.CheckAndFilterCallback)
async def check_and_filter_callback(seat: Seat, request: contract.CheckAndFilterCallback) -> None:
    """Have the due callbacks to a number out of sight, for it is called anyway."""
    number = required("number", request.number)
    await seat.link.submit(callbacks.DismissCallbacksFor(seat=seat.id, number=number))


@serves(contract.GetCRMForCallbackId)
async def get_crm_for_callback_id(seat: Seat, request: contract.GetCRMForCallbackId) -> contract.Map:
    """The contact that a callback belongs to, as it is now; nothing where there is none (any more)."""
    found: SeenCallback = await seat.link.ask(GetCallback(seat=seat.id, callback=_id(request.id)))
    if found.callback.contact is None:
        return contract.Map()
    known: ContactFields = await seat.link.ask(ListContactFields(seat=seat.id))
    contact = await seat.records.find(found.callback.contact, known.fields)
    return contract.Map() if contact is None else views.contact_record(contact)


async def _add(
    seat: Seat, request: _AnyAddition, campaign: int | None, *, of_this_call: bool = False
) -> None:
    await seat.link.submit(
        callbacks.AddCallback(
            seat=seat.id,
            number=required("number", request.number),
            due=Milliseconds(required("duedate", request.duedate)),
            comments=comments(request.comments),
            campaign=CampaignId(campaign) if campaign else None,
            of_this_call=of_this_call,
        )
    )


def _id(given: int | None) -> CallbackId:
    return CallbackId(required("id", given))
