"""What concerns the listening itself, the clock and the browser."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Long


class Timeout(Event):
    """timeout"""

    operation: str | None = None


class TimeAdjustmentChanged(Event):
    """timeAdjustmentChanged"""

    timeAdjustment: Long | None = None


class ModelChanged(Event):
    """modelChanged"""

    jsonData: str | None = None


class OpenURL(Event):
    """openURL"""

    newTab: bool | None = None
    url: str | None = None
