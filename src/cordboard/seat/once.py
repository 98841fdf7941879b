"""Ask twice, act once: a request with a key that has come before gets the first answer, and nothing happens.

- A key is taken before the work begins and the answer is kept before it leaves, both on the disk.
- Who asks again while the first is being worked on waits for the same answer.
- A refusal is an answer. Where something of ours failed and nothing happened, the key is free again.
- If the center died in between, nobody knows: it says so, and does not act a second time.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import msgspec

from cordboard.contract import ContractFault, FaultCode, Request
from cordboard.contract.once import LONGEST_KEY
from cordboard.contract.record import answer_of, parent_of
from cordboard.seat.port import AnswerStore
from cordboard.vcc.ids import Milliseconds, SeatId

log = logging.getLogger(__name__)

KEPT_FOR: Final = 24 * 3_600_000
"""Milliseconds after which a key is free again."""
KEPT_A_SEAT: Final = 1000
"""How many keys of a seat are kept; the oldest goes first."""
_LEFT_OUT: Final = ("password", "newPassword", "idempotencyKey")
"""What does not tell one request from another: secrets, and the key itself."""
_NO_ANSWER: Final = b""


class _Kept(msgspec.Struct, array_like=True):
    """An answer as it is kept: a value, or the fault that was said instead."""

    value: msgspec.Raw
    fault: str = ""
    message: str = ""
    remedy: str = ""


class Once:
    """The keys of all seats. `now` is the wall clock."""

    def __init__(self, store: AnswerStore, now: Callable[[], Milliseconds]) -> None:
        self._store = store
        self._now = now
        self._running: dict[tuple[SeatId, str], asyncio.Future[None]] = {}

    async def answer(
        self, seat: SeatId, key: str, request: Request, work: Callable[[], Awaitable[object]]
    ) -> object:
        """The answer to a request: the first one where the key is known, else that of `work`.

        Raises ContractFault, also where the key stands for another request.
        """
        _check(key)
        place, digest = (seat, key), _digest(request)
        while (running := self._running.get(place)) is not None:
            await asyncio.shield(running)
        with _or_nothing_is_done():
            known = self._store.find(seat, key, Milliseconds(self._now() - KEPT_FOR))
        if known is not None:
            return _again(request, digest, *known)
        done = self._running[place] = asyncio.get_running_loop().create_future()
        try:
            return await self._first(seat, key, request, digest, work)
        finally:
            del self._running[place]
            done.set_result(None)

    async def _first(
        self, seat: SeatId, key: str, request: Request, digest: bytes, work: Callable[[], Awaitable[object]]
    ) -> object:
        with _or_nothing_is_done():
            self._store.take(seat, key, digest, self._now(), KEPT_A_SEAT)
        try:
            value = await work()
        except ContractFault as fault:
            self._keep_fault(seat, key, fault)
            raise
        self._keep(seat, key, _Kept(_encode(value)))
        return value

    def _keep_fault(self, seat: SeatId, key: str, fault: ContractFault) -> None:
        """A refusal is the answer; a failure of ours is none."""
        if fault.by_client:
            self._keep(seat, key, _Kept(_encode(None), fault.code.value, fault.message, fault.remedy))
        elif fault.code is not FaultCode.INTERNAL:
            self._keep(seat, key, None)

    def _keep(self, seat: SeatId, key: str, kept: _Kept | None) -> None:
        """Where that fails, a repeated request hears that its outcome is not known, which is true then."""
        try:
            if kept is None:
                self._store.free(seat, key)
            else:
                self._store.keep(seat, key, msgspec.msgpack.encode(kept))
        except Exception:
            log.exception("the answer to a request with a key could not be kept")


@contextmanager
def _or_nothing_is_done() -> Iterator[None]:
    """Raises ContractFault where the store fails before anything has happened."""
    try:
        yield
    except Exception:
        log.exception("a key cannot be looked up or taken, so nothing was done")
        raise ContractFault(FaultCode.JOURNAL_UNAVAILABLE) from None


def _encode(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))


def _check(key: str) -> None:
    if not (0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
        raise ContractFault(
            FaultCode.BAD_VALUE,
            f"The key (Idempotency-Key) is to have 1 to {LONGEST_KEY} letters of ASCII.",
            remedy="Make one for each thing that is to happen, such as a UUID.",
        )


def _digest(request: Request) -> bytes:
    """Tells one request from another. Passwords do not count: nobody shall guess them from what is kept."""
    told = msgspec.to_builtins(request)
    plain = {name: value for name, value in told.items() if name not in _LEFT_OUT}
    spelling = parent_of(type(request)) or type(request)
    named = (spelling.__name__, plain)
    return hashlib.sha256(msgspec.json.encode(named, order="deterministic")).digest()


def _again(request: Request, digest: bytes, first: bytes, kept: bytes) -> Any:
    """What was answered to the first request with this key. Raises ContractFault."""
    if digest != first:
        raise ContractFault(FaultCode.IDEMPOTENCY_KEY_REUSED)
    if kept == _NO_ANSWER:
        raise ContractFault(FaultCode.OUTCOME_UNKNOWN)
    answer = msgspec.msgpack.decode(kept, type=_Kept)
    if answer.fault:
        raise ContractFault(FaultCode(answer.fault), answer.message, remedy=answer.remedy, by_client=True)
    return msgspec.msgpack.decode(answer.value, type=answer_of(type(request)))
