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

    associateCRMRecord: true ties it; nothing is tied where nobody knows whose the call's number is.
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

    info: the reminder with its id; the whole record replaces the old one, but for its contact and flags. With
    userGroup anybody of that group may call; without, it is the agent's own. Another dueDate puts it off.
    Causes `callbacksChanged`; whoever sees it anew hears `callbackAdded`, whoever does no more
    `callbackRemoved`.
    """

    info: CallbackInfo | None = None


class RemoveCallback(Answered[None]):
    """Deletes a reminder.

    id: the reminder.
    Causes `callbackRemoved`.
    """

    id: Id | None = None


class DismissCallback(Answered[None]):
    """Hides a due reminder until the end of this session; colleagues of a group still see theirs.

    id: the reminder.
    Causes `callbacksChanged`.
    """

    id: Id | None = None


class SnoozeCallback(Answered[None]):
    """Puts a reminder off.

    id: the reminder.
    time: the unit is not published, here the new due time in epoch milliseconds.
    Causes `callbacksChanged`.
    """

    id: Id | None = None
    time: Long | None = None


class ResetRemindedCallback(Answered[None]):
    """Shows a due reminder again, dismissed or not.

    id: the reminder.
    Causes `callbacksChanged` and `callbackOverdue`.
    """

    id: Id | None = None


class CheckAndFilterCallback(Answered[None]):
    """Dismisses the due reminders of a number that is being called anyway.

    number: the number. Its exact effect is not published; in our reading nothing is lost by it: a reminder
    that is not due yet stays, and a dismissed one comes back with the next session.
    """

    number: str | None = None


class GetCRMForCallbackId(Answered[Map]):
    """The contact that a reminder belongs to, as field names and values.

    id: the reminder.
    """

    id: Id | None = None
