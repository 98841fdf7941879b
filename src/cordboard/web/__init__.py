"""The pages and doors for browsers and JSON clients. So far: the front page, and the way to the seats."""

from cordboard.web.front import FrontDoor

__all__ = ["FrontDoor"]
