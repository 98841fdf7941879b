"""What an agent can ask of the do-not-call list."""

from __future__ import annotations

from ..kernel import Command


class AddToDnc(Command, frozen=True, kw_only=True):
    """Put `number` on the list. What is wrong with the number comes as the fact DncAdditionFailed."""

    number: str
