"""Where each listener is, kept soon after it has moved: a restart may tell things twice, but all of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from cordboard.seat.listeners import Queue
from cordboard.seat.port import Alarm, CursorStore, Timers
from cordboard.vcc.ids import ListenerId

log = logging.getLogger(__name__)


class Cursors:
    """The cursors of all listeners; `told` is the last fact that their queues know of.

    delay: seconds for which a cursor may stay unsaved.
    """

    def __init__(self, store: CursorStore, timers: Timers, told: Callable[[], int], delay: float) -> None:
        self._store = store
        self._timers = timers
        self._told = told
        self._delay = delay
        self._saved: dict[ListenerId, int] = {}
        self._moved: set[Queue] = set()
        self._gone: set[ListenerId] = set()
        """Whose cursor is saved although they are gone."""
        self._saving: Alarm | None = None

    def load(self, living: Iterable[ListenerId]) -> dict[ListenerId, int]:
        """The cursors as last saved; those of listeners who live no more will be forgotten."""
        self._saved = self._store.load()
        self._gone = self._saved.keys() - set(living)
        return dict(self._saved)

    def saved(self, listener: ListenerId) -> int | None:
        """Where a listener was when that was saved last; None where it never was."""
        return self._saved.get(listener)

    def keep(self, queue: Queue) -> None:
        """A listener has moved."""
        self._moved.add(queue)
        self._save_soon()

    def forget(self, listener: ListenerId) -> None:
        """A listener is gone."""
        self._gone.add(listener)
        self._save_soon()

    def save(self) -> None:
        """Write down what has changed; where that fails, try again."""
        if self._saving is not None:
            self._saving.cancel()
        self._saving = None
        moved = {each.listener.id: self._cursor(each) for each in self._moved if not each.removal}
        try:
            self._store.save(moved, self._gone)
        except Exception:
            log.warning("cursors could not be saved; a restart now would tell events again", exc_info=True)
            self._save_soon()
            return
        self._saved.update(moved)
        for listener in self._gone:
            self._saved.pop(listener, None)
        self._moved.clear()
        self._gone.clear()

    def close(self) -> None:
        """Save for the last time."""
        self.save()
        if self._saving is not None:
            self._saving.cancel()

    def _save_soon(self) -> None:
        if self._saving is None:
            self._saving = self._timers.call_later(self._delay, self.save)

    def _cursor(self, queue: Queue) -> int:
        """The last fact of which nothing is left to tell this listener."""
        return queue.cursor if queue.behind else self._told()
