"""Callbacks: whom agents have promised to call, and when; alone or as a group."""

from .book import EFFECTS, Callbacks, KeptCallbacks
from .commands import (
    AddCallback,
    DismissCallback,
    DismissCallbacksFor,
    RemoveCallback,
    ShowCallback,
    SnoozeCallback,
    UpdateCallback,
)
from .facts import (
    CallbackAdded,
    CallbackChanged,
    CallbackCompleted,
    CallbackDismissed,
    CallbackFact,
    CallbackOverdue,
    CallbackReminded,
    CallbackRemoved,
    CallbackShared,
    CallbackShown,
    CallbacksListed,
    CallbackUnshared,
)
from .model import Callback, CallbackState
from .queries import GetCallback, ListCallbacks, SeenCallback
from .states import CALLBACK, CallbackEvent

__all__ = [
    "CALLBACK",
    "EFFECTS",
    "AddCallback",
    "Callback",
    "CallbackAdded",
    "CallbackChanged",
    "CallbackCompleted",
    "CallbackDismissed",
    "CallbackEvent",
    "CallbackFact",
    "CallbackOverdue",
    "CallbackReminded",
    "CallbackRemoved",
    "CallbackShared",
    "CallbackShown",
    "CallbackState",
    "CallbackUnshared",
    "Callbacks",
    "CallbacksListed",
    "DismissCallback",
    "DismissCallbacksFor",
    "GetCallback",
    "KeptCallbacks",
    "ListCallbacks",
    "RemoveCallback",
    "SeenCallback",
    "ShowCallback",
    "SnoozeCallback",
    "UpdateCallback",
]
