"""The fence: of two centers that claim the same engine, the engine obeys the younger one only."""

from __future__ import annotations

from .port import EngineUnavailable

CODE = "ENGINE_FENCED"


class EngineFenced(EngineUnavailable):
    """A younger controller is in charge; trying again is of no use."""


class Fence:
    """The highest controller epoch that has come by."""

    def __init__(self) -> None:
        self.epoch = 0

    def admit(self, epoch: int) -> None:
        """Let a controller in, or raise `EngineFenced` because a younger one is in charge."""
        if epoch < self.epoch:
            raise EngineFenced(
                f"{CODE}: the engine obeys controller epoch {self.epoch}, this one is {epoch}; "
                "stop this controller, a younger one has taken over"
            )
        self.epoch = epoch
