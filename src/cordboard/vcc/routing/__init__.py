"""Routing: which waiting call goes to which agent."""

from .policy import Free, Level, Waiting, choose, queue_order

__all__ = ["Free", "Level", "Waiting", "choose", "queue_order"]
