"""Who hears whom: legs that are mixed with each other."""

from __future__ import annotations

from enum import StrEnum, unique

from ..ids import BridgeId, LegId
from .words import Verb


@unique
class Role(StrEnum):
    """What a leg is in its bridge. In every role it hears all members, and never itself."""

    MEMBER = "member"
    """Heard by everybody. A supervisor who barges in is a member."""
    LISTENER = "listener"
    """Heard by nobody."""
    WHISPERER = "whisperer"
    """Heard by one leg alone."""


class CreateBridge(Verb, frozen=True, kw_only=True, tag="create_bridge"):
    """Mix `legs` with each other, all as members. Settled by VerbDone.

    A leg that is in another bridge moves, as with AddToBridge.
    """

    bridge: BridgeId
    legs: tuple[LegId, ...] = ()


class AddToBridge(Verb, frozen=True, kw_only=True, tag="add_to_bridge"):
    """Let a leg be in `bridge` in this role, wherever it was. Settled by VerbDone.

    A leg that is in it already changes its role without a click; one that is in another bridge moves
    without a gap, and keeps hold, mute and what is played to it alone. A whisperer is heard by `whisper_to`
    while that leg is in the same bridge; it must live. What is not passed on because of Mute or Hold is
    not heard in any role.
    """

    bridge: BridgeId
    leg: LegId
    role: Role = Role.MEMBER
    whisper_to: LegId | None = None


class RemoveFromBridge(Verb, frozen=True, kw_only=True, tag="remove_from_bridge"):
    """Take a leg out of a bridge; it stays up, in silence, and loses its role. Settled by VerbDone.

    Where the leg is in another bridge by now, nothing is done.
    """

    bridge: BridgeId
    leg: LegId


class DestroyBridge(Verb, frozen=True, kw_only=True, tag="destroy_bridge"):
    """End a bridge; its legs stay up. Settled by VerbDone."""

    bridge: BridgeId
