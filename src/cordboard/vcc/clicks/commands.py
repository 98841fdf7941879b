"""What a page can ask for its reader."""

from __future__ import annotations

from ..kernel import Command


class ClickNumber(Command, frozen=True, kw_only=True):
    """Show the agent's programs that `number`, as it stands on the page, was clicked."""

    number: str
