"""Every type of the contract; `event`, the base of all events, is in `record.py`."""

from types import ModuleType
from typing import Final

from cordboard.contract.types import agents, calls, campaigns, contacts, media

MODULES: Final[tuple[ModuleType, ...]] = (agents, calls, campaigns, contacts, media)
