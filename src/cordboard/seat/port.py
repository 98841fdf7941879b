"""The VCC link: what a seat needs from the Virtual Call Center, wherever that runs.

Commands go in and are answered once their facts are committed; committed facts come out in order,
before the answers of the commands that caused them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Protocol

from cordboard.vcc.center import ContactField
from cordboard.vcc.contacts import Contact
from cordboard.vcc.history import History, HistoryWanted, MissedCalls, MissedWanted
from cordboard.vcc.ids import ContactId, ListenerId, Milliseconds, SeatId
from cordboard.vcc.kernel import Command, Query, Recorded


class VccLink(Protocol):
    """One domain's VCC."""

    async def submit(self, command: Command) -> Any:
        """Decide and commit `command`; its answer. Raises `vcc.errors.Refusal`."""
        ...

    async def ask(self, query: Query) -> Any:
        """Read live state, as of the last commit. Raises `vcc.errors.Refusal`."""
        ...

    async def verify(self, user_name: str, password: str, client: str = "") -> bool:
        """Is this the password of this active user? One argon2 verification either way.

        `client` is the address that it comes from, if known: who guesses does not slow the others.
        """
        ...

    async def was_used(self, user_name: str, password: str) -> bool:
        """Is this one of the passwords that the user had and may not have again?"""
        ...

    async def hash_password(self, password: str) -> str:
        """What may be kept of a new password: its argon2 hash."""
        ...

    async def has_prompt(self, file: str) -> bool:
        """Is there a file of that name in the prompt library now? The name is one of the center's."""
        ...

    def subscribe(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        """Hand every fact committed from now on to `sink`, in order. Answer: how to stop that."""
        ...

    def subscribe_ahead(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        """As `subscribe`, at the moment of the commit, before everybody else: somebody waits at a seat."""
        ...

    def replay(self, after: int) -> Iterator[Recorded]:
        """The committed facts after number `after`, oldest first; `after` is not less than `first` - 1."""
        ...

    @property
    def first(self) -> int:
        """The number of the oldest fact that is kept: 1 until the journal's beginning is cut off."""
        ...

    @property
    def last(self) -> int:
        """The number of the newest committed fact."""
        ...


class Records(Protocol):
    """The customers' records and the past, which the VCC does not keep in memory."""

    async def find(self, contact: ContactId, fields: Iterable[ContactField]) -> Contact | None:
        """The record of that id, with all that was answered so far. Raises `vcc.errors.Refusal`."""
        ...

    async def past_calls(self, wanted: HistoryWanted) -> History:
        """Calls of an agent, with all that was answered so far. Raises `vcc.errors.Refusal`."""
        ...

    async def missed_calls(self, wanted: MissedWanted) -> MissedCalls:
        """What an agent did not take, with all that was answered so far. Raises `vcc.errors.Refusal`."""
        ...


class CursorStore(Protocol):
    """Where each listener's cursor, the number of the last fact it was told, survives a restart."""

    def load(self) -> dict[ListenerId, int]:
        """The cursors as last saved."""
        ...

    def save(self, moved: Mapping[ListenerId, int], gone: Collection[ListenerId]) -> None:
        """Keep where those who `moved` are now, and forget those who are `gone`.

        It may fail: then some events are told twice after a restart.
        """
        ...


class AnswerStore(Protocol):
    """Where the first answers to requests with a key survive a restart. Changes are on the disk at once."""

    def find(self, seat: SeatId, key: str, since: Milliseconds) -> tuple[bytes, bytes] | None:
        """Digest and answer of a key that was taken since then; an empty answer is one that never came."""
        ...

    def take(self, seat: SeatId, key: str, digest: bytes, at: Milliseconds, limit: int) -> None:
        """Take a key, and forget the oldest of a seat that has more than `limit`."""
        ...

    def keep(self, seat: SeatId, key: str, answer: bytes) -> None:
        """The answer to the request of a key."""
        ...

    def free(self, seat: SeatId, key: str) -> None:
        """Nothing happened: the key stands for nothing."""
        ...


class Timers(Protocol):
    """The clock that never jumps and the alarms on it, in seconds; every asyncio loop is one."""

    def time(self) -> float:
        """Seconds since some moment."""
        ...

    def call_later(self, delay: float, callback: Callable[..., object], /, *args: object) -> Alarm:
        """Call `callback(*args)` in `delay` seconds, unless the answer is cancelled."""
        ...


class Alarm(Protocol):
    """Something that will be called later."""

    def cancel(self) -> None:
        """Do not call it."""
        ...
