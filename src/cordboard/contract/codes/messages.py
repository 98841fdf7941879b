"""What is said of messages between users."""

from __future__ import annotations

from enum import StrEnum


class MessageType(StrEnum):
    """`chatBroadcastMessageReceived.type`, `chatMessageDialog.type`: to whom it was written. Ours."""

    ALL = "ALL"
    SKILL = "SKILL"
    USER = "USER"
