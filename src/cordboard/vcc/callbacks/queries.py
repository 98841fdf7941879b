"""Questions about callbacks, and the answers."""

from __future__ import annotations

import msgspec

from ..ids import CallbackId
from ..kernel import Query
from .model import Callback


class ListCallbacks(Query, frozen=True, kw_only=True):
    """The agent's callbacks and those of their groups. Answer: tuple[SeenCallback, ...]."""


class GetCallback(Query, frozen=True, kw_only=True):
    """One of them. Answer: SeenCallback; refused with UNKNOWN_CALLBACK."""

    callback: CallbackId


class SeenCallback(msgspec.Struct, frozen=True, kw_only=True):
    """A callback as one agent sees it."""

    callback: Callback
    dismissed: bool
