"""The operations of a seat: contract requests in, commands and questions to the VCC out."""

from cordboard.contract import ALL_OPERATIONS
from cordboard.seat.operations import (
    agent,
    audio,
    batches,
    call,
    callbacks,
    chat,
    conference,
    connectors,
    data,
    devices,
    history,
    listening,
    live_callbacks,
    numbers,
    park,
    people,
    preferences,
    preview,
    prompts,
    recording,
    recordings,
    routing,
    scripts,
    softphone,
    targets,
    transfer,
    voicemail,
    work,
    worksheets,
)
from cordboard.seat.operations.table import find, handler_of

__all__ = [
    "agent",
    "alive_operations",
    "audio",
    "batches",
    "call",
    "callbacks",
    "chat",
    "conference",
    "connectors",
    "data",
    "devices",
    "handler_of",
    "history",
    "listening",
    "live_callbacks",
    "numbers",
    "park",
    "people",
    "preferences",
    "preview",
    "prompts",
    "recording",
    "recordings",
    "routing",
    "scripts",
    "softphone",
    "targets",
    "transfer",
    "voicemail",
    "work",
    "worksheets",
]


def alive_operations() -> frozenset[str]:
    """The wire names of both contracts that are served, second spellings included."""
    return frozenset(name for name, one in ALL_OPERATIONS.items() if find(one.request) is not None)
