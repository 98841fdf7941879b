"""Routing: which waiting call goes to which agent."""

from .floor import Floor
from .policy import Waiting, queue_order

__all__ = ["Floor", "Waiting", "queue_order"]
