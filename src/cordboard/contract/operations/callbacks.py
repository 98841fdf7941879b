"""Reminders to call somebody later."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Long
from cordboard.contract.types.calls import CallbackInfo
from cordboard.contract.types.contacts import Map


class AddCallback(Answered[None]):
    """Saves new callback."""

    number: str | None = None
    duedate: Long | None = None
    comments: str | None = None


class AddCallback2(Answered[None]):
    """addCallback2."""

    number: str | None = None
    duedate: Long | None = None
    comments: str | None = None
    campaignId: Id | None = None


class AddCallback3(Answered[None]):
    """addCallback3."""

    number: str | None = None
    duedate: Long | None = None
    comments: str | None = None
    campaignId: Id | None = None
    associateCRMRecord: bool | None = None


class GetCallbacks(Answered[tuple[CallbackInfo, ...]]):
    """Retrieves callbacks list."""


class UpdateCallback(Answered[None]):
    """Updates callback information."""

    info: CallbackInfo | None = None


class RemoveCallback(Answered[None]):
    """Removes callback."""

    id: Id | None = None


class DismissCallback(Answered[None]):
    """Dismisses callback for this session."""

    id: Id | None = None


class SnoozeCallback(Answered[None]):
    """Snoozes callback for a while."""

    id: Id | None = None
    time: Long | None = None


class ResetRemindedCallback(Answered[None]):
    """Reset dismissed callback."""

    id: Id | None = None


class CheckAndFilterCallback(Answered[None]):
    """checkAndFilterCallback."""

    number: str | None = None


class GetCRMForCallbackId(Answered[Map]):
    """getCRMForCallbackId."""

    id: Id | None = None
