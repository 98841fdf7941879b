"""What concerns the listening itself, the clock and the browser."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Long


class Timeout(Event):
    """Nothing happened while the listener waited; it asks again.

    operation: the operation that waited, `checkEvent`.
    """

    operation: str | None = None


class TimeAdjustmentChanged(Event):
    """The center's clock differs from the agent's.

    timeAdjustment: milliseconds to add to the agent's clock; our reading. A hosted seat does not know
        that clock: `checkLocalTime` answers with ours.
    """

    timeAdjustment: Long | None = None


class ModelChanged(Event):
    """The state of the agent's screen as JSON, for stateless clients.

    Its form is not published, so that none is told.
    """

    jsonData: str | None = None


class OpenURL(Event):
    """A page is to be opened.

    newTab: in a new tab or window.
    """

    newTab: bool | None = None
    url: str | None = None
