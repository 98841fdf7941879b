"""x1, the extension of the contract: what the old wire could not carry, one module a subject.

A module holds the operations, events and types of its subject. Types and events of the published contract are
used as they are. No name here is one of the published contract's, so that a program may speak both.
"""

# ruff: noqa: F403  -- each name is listed once, where it is declared

from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Final

from cordboard.contract.x1 import (
    allowed,
    audio,
    history,
    listening,
    notes,
    pages,
    recording,
    routing,
    supervision,
    targets,
)
from cordboard.contract.x1.allowed import *
from cordboard.contract.x1.audio import *
from cordboard.contract.x1.history import *
from cordboard.contract.x1.listening import *
from cordboard.contract.x1.notes import *
from cordboard.contract.x1.pages import *
from cordboard.contract.x1.recording import *
from cordboard.contract.x1.routing import *
from cordboard.contract.x1.supervision import *
from cordboard.contract.x1.targets import *

GROUPS: Final[Mapping[str, ModuleType]] = MappingProxyType(
    {
        "EVENTS IN BATCHES": listening,
        "OPERATIONS ALLOWED": allowed,
        "TARGETS": targets,
        "CALL RECORDING": recording,
        "NOTES": notes,
        "ROUTING": routing,
        "HISTORY": history,
        "AUDIO": audio,
        "PAGES": pages,
        "SUPERVISION": supervision,
    }
)
"""A group's name -> the module that declares it."""
