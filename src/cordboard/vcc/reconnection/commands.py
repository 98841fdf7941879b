"""What a program can ask after it has lost the thread."""

from __future__ import annotations

from ..kernel import Command


class Reconnect(Command, frozen=True, kw_only=True):
    """Tell the listeners of this seat once more what a login tells, and what the agent does now."""
