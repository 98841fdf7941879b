"""A program listens to what happens at the seat."""

from typing import ClassVar

from cordboard.contract.record import Answered, Event
from cordboard.contract.scalars import Long


class AddListener(Answered[str]):
    """Registers a listener and answers its id, which is never empty; from now on it gets every event.

    name: chosen by the client, for people who look at the seat.
    """

    ACTS: ClassVar[bool] = True

    name: str | None = None


class CheckEvent(Answered[Event]):
    """The next event for a listener; waits for one and answers the event `timeout` when none came.

    listenerId: from `addListener`.
    timeout: milliseconds to wait at most. An event counts as delivered when the listener asks again; an
        unknown or expired listener is refused, so that the client adds itself again.
    """

    ACTS: ClassVar[bool] = True
    WAITS: ClassVar[bool] = True

    listenerId: str | None = None
    timeout: Long | None = None


class RemoveListener(Answered[None]):
    """Removes a listener; a pending `checkEvent` of it ends.

    listenerId: from `addListener`.
    """

    listenerId: str | None = None
