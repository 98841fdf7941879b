"""A program hears what happens at the seat, many events at a time, and goes on wherever it was.

The seat keeps nothing for it: what it asks for says how far it has come.
"""

from typing import ClassVar

from cordboard.contract.record import Answered, Event, Record
from cordboard.contract.scalars import Int, Long


class NumberedEvent(Record):
    """An event, and where it stands.

    position: grows from event to event; with it a program says that it has this one.
    """

    position: str | None = None
    event: Event | None = None


class Gap(Record):
    """What lies between is not there to be told: it was cut off, or never was.

    after: the number that the program had seen last.
    next: the first that follows. Ask getStatus, and the like, for what is so by now.
    """

    after: Long | None = None
    next: Long | None = None


class EventBatch(Record):
    """What has happened at the seat since, in order.

    position: what to send as `after` next; everything up to it has been told.
    more: true where more has happened already.
    gap: what comes before the events and cannot be told any more; events are kept for 72 hours at least.
    """

    position: str | None = None
    more: bool | None = None
    gap: Gap | None = None
    events: tuple[NumberedEvent, ...] = ()


class GetEvents(Answered[EventBatch]):
    """What has happened at the seat after a position; waits where nothing has.

    after: the `position` of the last batch, or of an event. Absent: begins with what happens from now on,
        and answers at once.
    limit: how many events at most, 1 to 1000; 100 where absent.
    timeout: milliseconds to wait at most for the first event; 0 does not wait.
    `callsQueueUpdated`, which is a view of the queue, is told by streams and listeners only.
    By asking on, a program says that it has what came before; until then it may ask for it again. Any number
    of programs may ask, each at its own pace.
    """

    WAITS: ClassVar[bool] = True

    after: str | None = None
    limit: Int | None = None
    timeout: Long | None = None
