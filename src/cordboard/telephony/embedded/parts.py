"""What the pieces of the engine share: one user agent, one media plane, one board, one time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cordboard.sip import Address, UserAgent
from cordboard.telephony.switchboard import Board, Reports

from .authority import Directory
from .bans import Bans
from .calls import Calls
from .moment import Moment
from .plane import MediaPlane
from .plane.secured import SecuredWire


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The common parts of one engine life."""

    here: Address
    """Where far ends reach our SIP."""
    agent: UserAgent
    plane: MediaPlane
    wire: SecuredWire
    """What the plane sends and receives by; browsers are on it too."""
    board: Board
    reports: Reports
    directory: Directory
    bans: Bans
    calls: Calls
    moment: Moment
    session_number: Callable[[], int]
    """Gives a fresh number for the origin line of a session description."""
