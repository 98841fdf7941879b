"""Stations: the agents' phones, whether they can be reached, and the legs that lead to them."""

from .facts import ReachabilityChanged
from .states import STATION_LEG, StationLegEvent, StationLegState

__all__ = ["STATION_LEG", "ReachabilityChanged", "StationLegEvent", "StationLegState"]
