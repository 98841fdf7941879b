"""Cordboard: the call center that other programs can drive."""

__version__ = "0.1.0"
