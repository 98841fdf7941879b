"""Who hears whom: legs that are mixed with each other."""

from __future__ import annotations

from ..ids import BridgeId, LegId
from .words import Verb


class CreateBridge(Verb, frozen=True, kw_only=True, tag="create_bridge"):
    """Mix `legs` with each other. Settled by VerbDone."""

    bridge: BridgeId
    legs: tuple[LegId, ...] = ()


class AddToBridge(Verb, frozen=True, kw_only=True, tag="add_to_bridge"):
    """Let a leg join a bridge. Settled by VerbDone."""

    bridge: BridgeId
    leg: LegId


class RemoveFromBridge(Verb, frozen=True, kw_only=True, tag="remove_from_bridge"):
    """Take a leg out of a bridge; it stays up, in silence. Settled by VerbDone."""

    bridge: BridgeId
    leg: LegId


class DestroyBridge(Verb, frozen=True, kw_only=True, tag="destroy_bridge"):
    """End a bridge; its legs stay up. Settled by VerbDone."""

    bridge: BridgeId
