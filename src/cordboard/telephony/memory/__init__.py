"""The memory engine: telephony for tests and simulations, with a world that does as it is told."""

from .engine import MemoryEngine
from .line import Manners
from .sound import Hearing
from .world import World

__all__ = ["Hearing", "Manners", "MemoryEngine", "World"]
