"""How long people wait for a center to decide about them."""

from __future__ import annotations

from cordboard.vcc.ids import Milliseconds

from .board import Board

PATIENCE_UNATTENDED = Milliseconds(5_000)
"""How long they wait while no center is there to decide."""
PATIENCE_ATTENDED = Milliseconds(30_000)
"""How long they wait for a center that does not decide."""


def patience(board: Board) -> Milliseconds:
    """How long they wait now."""
    return PATIENCE_ATTENDED if board.outbox.attached else PATIENCE_UNATTENDED
