"""What the center has to say to everybody: notices to be read, and planned work on it."""

from __future__ import annotations

import msgspec

from ..ids import Milliseconds, NoticeId


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something that every user reads and accepts once, before their work goes on."""

    id: NoticeId
    title: str
    text: str = ""


class PlannedMaintenance(msgspec.Struct, frozen=True, kw_only=True):
    """Work on the center from one moment to another, meanwhile nobody takes or makes calls."""

    begins: Milliseconds
    ends: Milliseconds
    log_out: bool = False
    """Agents are logged out when it begins, and log in again when it is over."""
