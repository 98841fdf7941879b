"""Which command of a conversation goes where, as far as it concerns this capability alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..kernel import Command
from ..work import Work
from . import knowledge, talking
from .commands import MuteCall, NoteCall, SendDtmf

COMMANDS: Mapping[type[Command], Callable[[Work, Any], object]] = {
    MuteCall: talking.mute,
    SendDtmf: talking.send_dtmf,
    NoteCall: knowledge.note,
}
