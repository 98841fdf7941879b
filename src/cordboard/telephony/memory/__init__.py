"""The memory engine: telephony for tests and simulations, with a world that does as it is told."""

from .audio_door import OFFER
from .engine import MemoryEngine
from .line import Manners
from .sound import Hearing
from .world import World

__all__ = ["OFFER", "Hearing", "Manners", "MemoryEngine", "World"]
