"""Stations: the agents' phones, whether they can be reached, and the legs that lead to them."""

from .facts import ReachabilityChanged

__all__ = ["ReachabilityChanged"]
