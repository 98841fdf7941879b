"""Connectors: addresses of other programs, opened or told with what is known of a call."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import ConnectorId, DispositionId


@unique
class Trigger(StrEnum):
    """What sets a connector off."""

    CALL_ACCEPTED = "OnCallAccepted"
    CALL_DISCONNECTED = "OnCallDisconnected"
    MANUAL = "ManuallyStarted"
    MANUAL_IN_PREVIEW = "ManuallyStartedAllowDuringPreviews"
    PREVIEW = "OnPreview"
    CONTACT_SELECTED = "OnContactSelection"
    WARM_TRANSFER = "OnWarmTransferInitiation"
    DISPOSITIONED = "OnCallDispositioned"
    CHAT_ARRIVED = "OnChatArrival"
    CHAT_TRANSFERRED = "OnChatTransfer"
    CHAT_TERMINATED = "OnChatTermination"
    CHAT_CLOSED = "OnChatClose"
    EMAIL_ARRIVED = "OnEmailArrival"
    EMAIL_TRANSFERRED = "OnEmailTransfer"
    EMAIL_CLOSED = "OnEmailClose"

    @property
    def is_manual(self) -> bool:
        """True where the agent sets it off."""
        return self in {Trigger.MANUAL, Trigger.MANUAL_IN_PREVIEW}

    @property
    def is_in_writing(self) -> bool:
        """True for chats and e-mails with customers, of which this center has none."""
        return self.value.startswith(("OnChat", "OnEmail"))


@unique
class Method(StrEnum):
    """How the address is asked for."""

    GET = "GET"
    POST = "POST"


@unique
class Opens(StrEnum):
    """Where the agent's browser shows the page."""

    CURRENT = "CurrentBrowserWindow"
    NEW = "NewBrowserWindow"
    NONE = "None"
    """Nowhere: the server itself asks, and nobody sees the answer."""


class Parameter(msgspec.Struct, frozen=True):
    """One name and value of a query or a form."""

    name: str
    value: str
    substituted: bool = False
    """`@Group.name@` in the value stands for what is known of the call."""


class Connector(msgspec.Struct, frozen=True, kw_only=True):
    """One address, when it is asked for, and what it is told."""

    id: ConnectorId
    name: str
    description: str = ""
    url: str
    triggers: tuple[Trigger, ...]
    dispositions: tuple[DispositionId, ...] = ()
    """Those that set it off (DISPOSITIONED); empty: all."""
    method: Method = Method.GET
    opens: Opens = Opens.NEW
    query: tuple[Parameter, ...] = ()
    form: tuple[Parameter, ...] = ()
    """What a POST carries in its body."""
    add_worksheet: bool = False
    """The body also carries the answers of the worksheet."""

    @property
    def is_manual(self) -> bool:
        """True where agents may set it off."""
        return any(each.is_manual for each in self.triggers)
