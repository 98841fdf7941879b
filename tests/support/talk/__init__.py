"""Random telephone life against the core: agents, customers and faults, with a memory engine that tells who
hears whom. Every step is proved; a story that goes wrong prints itself, short enough to be read."""

from .story import Story, play, shorten
from .telling import tell

__all__ = ["Story", "play", "shorten", "tell"]
