"""Reminders to call somebody later."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Long
from cordboard.contract.types.calls import CallbackInfo
from cordboard.contract.types.contacts import Map


class AddCallback(Answered[None]):
    """Saves a reminder to call a number.

    number: whom to call.
    duedate: when, epoch milliseconds.
    comments: free text.
    Causes `callbackAdded`.
    """

    number: str | None = None
    duedate: Long | None = None
    comments: str | None = None


class AddCallback2(Answered[None]):
    """Saves a reminder like `addCallback`, for a campaign.

    campaignId: the campaign that the call will belong to.
    """

    number: str | None = None
    duedate: Long | None = None
    comments: str | None = None
    campaignId: Id | None = None


class AddCallback3(Answered[None]):
    """Saves a reminder like `addCallback2` and may tie it to the contact of the current call.

    associateCRMRecord: true ties it.
    """

    number: str | None = None
    duedate: Long | None = None
    comments: str | None = None
    campaignId: Id | None = None
    associateCRMRecord: bool | None = None


class GetCallbacks(Answered[tuple[CallbackInfo, ...]]):
    """The agent's reminders."""


class UpdateCallback(Answered[None]):
    """Changes a reminder.

    info: the reminder with its id; the whole record replaces the old one.
    Causes `callbacksChanged`.
    """

    info: CallbackInfo | None = None


class RemoveCallback(Answered[None]):
    """Deletes a reminder.

    id: the reminder.
    Causes `callbackRemoved`.
    """

    id: Id | None = None


class DismissCallback(Answered[None]):
    """Hides a due reminder until the end of this session.

    id: the reminder.
    """

    id: Id | None = None


class SnoozeCallback(Answered[None]):
    """Puts a due reminder off.

    id: the reminder.
    time: the unit is not published, here the new due time in epoch milliseconds.
    """

    id: Id | None = None
    time: Long | None = None


class ResetRemindedCallback(Answered[None]):
    """Shows a dismissed reminder again.

    id: the reminder.
    """

    id: Id | None = None


class CheckAndFilterCallback(Answered[None]):
    """Drops the reminder of a number that is being called anyway.

    number: the number. Its exact effect is not published; this is our reading.
    """

    number: str | None = None


class GetCRMForCallbackId(Answered[Map]):
    """The contact that a reminder belongs to, as field names and values.

    id: the reminder.
    """

    id: Id | None = None
