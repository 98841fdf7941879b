"""What an agent can ask of callbacks."""

from __future__ import annotations

from ..ids import AgentId, CallbackId, CampaignId, GroupId, Milliseconds
from ..kernel import Command


class AddCallback(Command, frozen=True, kw_only=True):
    """Remember to call `number` at `due`. Answer: the callback's id.

    `of_this_call`: it is about the customer of the agent's current call.
    """

    number: str
    due: Milliseconds
    comments: str = ""
    campaign: CampaignId | None = None
    of_this_call: bool = False


class UpdateCallback(Command, frozen=True, kw_only=True):
    """Let the callback be so from now on.

    It is one of their groups' (`group`), or the agent's own; an `owner` who is somebody else is refused.
    """

    callback: CallbackId
    number: str
    due: Milliseconds
    comments: str = ""
    campaign: CampaignId | None = None
    owner: AgentId | None = None
    group: GroupId | None = None


class SnoozeCallback(Command, frozen=True, kw_only=True):
    """Put the callback off."""

    callback: CallbackId
    until: Milliseconds


class DismissCallback(Command, frozen=True, kw_only=True):
    """Show the due callback to this agent no more until the end of their session."""

    callback: CallbackId


class ShowCallback(Command, frozen=True, kw_only=True):
    """Show the due callback to this agent again."""

    callback: CallbackId


class RemoveCallback(Command, frozen=True, kw_only=True):
    """Forget the callback."""

    callback: CallbackId


class DismissCallbacksFor(Command, frozen=True, kw_only=True):
    """Dismiss the due callbacks to `number`, which is called anyway; one that is not due yet stays."""

    number: str
