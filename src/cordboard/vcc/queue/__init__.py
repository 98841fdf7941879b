"""The queue: what becomes of calls while they wait for an agent."""

from .effects import SHARES
from .facts import StandingChanged
from .queries import ExplainChoice

__all__ = ["SHARES", "ExplainChoice", "StandingChanged"]
