"""A program listens to what happens at the seat."""

from cordboard.contract.record import Answered, Event
from cordboard.contract.scalars import Long


class AddListener(Answered[str]):
    """Registers new listener."""

    name: str | None = None


class CheckEvent(Answered[Event]):
    """Checks if new event is available."""

    listenerId: str | None = None
    timeout: Long | None = None


class RemoveListener(Answered[None]):
    """Removes already registered listener."""

    listenerId: str | None = None
