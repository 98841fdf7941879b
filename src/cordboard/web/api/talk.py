"""What is spoken on a WebSocket of the JSON door: one program at one seat, from its token to its leaving.

- Nothing is said or told before a token was shown, nor after it has ended; a newer one prolongs the talk.
- Operations are served as at the door for single requests, several at a time, each answered when it is done.
- Events are told as a stream tells them, to a client who reads; who is behind finds its place in the journal.
- A program that is a softphone hears its questions here, and answers them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from contextlib import aclosing
from typing import Any, Final

from cordboard.access.port import Holding
from cordboard.contract import ContractFault, FaultCode, Operation, Request
from cordboard.contract.access import TOKENS, Problem, Scope
from cordboard.contract.once import key_of
from cordboard.contract.socket import Ask, Attend, Authorize, Authorized, Follow, Reply, Report
from cordboard.contract.stream import Message, Position, position_of
from cordboard.http import Refusal
from cordboard.http.websocket import FAILED, GOING_AWAY, WebSocket
from cordboard.web.api import messages
from cordboard.web.api.attendance import Attendance, Spoken
from cordboard.web.api.audio_port import Softphones
from cordboard.web.api.operations import operation_called
from cordboard.web.api.port import ApiSeats, Keys
from cordboard.web.api.problems import problem_of
from cordboard.web.api.values import answer_writer

log = logging.getLogger(__name__)

STRANGER_LIMIT: Final = 4096
"""Characters of a message from whom we do not know yet."""
STRANGER_SECONDS: Final = 10.0
"""How long a program may take to show a token."""
CHECK_SECONDS: Final = 5.0
"""How often a silent talk looks whether its token still counts."""
AT_ONCE: Final = 32
"""Operations that may be under way; who asks for more is not heard until one is done."""
NO_TOKEN: Final = 4401
"""The close code where no token lets the talk go on."""


class Talk:
    """One program's talk at a seat; None is the machine's own.

    limit: characters that a message may have. operations: what may be asked for, by name.
    extended: whether events of the extension are told too.
    admit: raises Refusal once the page that says all this may not come in any more.
    internal: makes the fault of an unexpected failure, and logs it.
    """

    def __init__(
        self,
        seats: ApiSeats,
        keys: Keys,
        softphones: Softphones,
        seat: str | None,
        *,
        limit: int,
        operations: Mapping[str, Operation],
        extended: bool,
        admit: Callable[[], object],
        internal: Callable[[str, Exception], ContractFault],
    ) -> None:
        self._seats = seats
        self._keys = keys
        self._softphones = softphones
        self._seat = seat
        self._limit = limit
        self._operations = operations
        self._extended = extended
        self._admit = admit
        self._internal = internal
        self._line: WebSocket
        self._holding: Holding | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self._under_way: set[asyncio.Task[None]] = set()
        self._polls: set[asyncio.Task[None]] = set()
        """Those of them that are given up when the program leaves."""
        self._telling: asyncio.Task[None] | None = None
        self._attendance: Attendance
        self._retiring = False

    # -- what the line tells --------------------------------------------------------------------------

    def opened(self, line: WebSocket) -> None:
        """A program is there; it owes a token."""
        self._line = line
        self._attendance = Attendance(self._softphones, self._seat, line, self._still_counts)
        line.limit = STRANGER_LIMIT
        self._wait(STRANGER_SECONDS)

    def heard(self, text: str) -> None:
        """The program says something."""
        identity = None
        try:
            given = messages.open_message(text)
            identity = messages.id_in(given)
            said, parameters = messages.said_in(given)
            if isinstance(said, Authorize):
                self._authorize(said)
            elif isinstance(said, Follow):
                self._follow(said)
            elif isinstance(said, Ask):
                self._ask(said, parameters)
            elif isinstance(said, Attend | Reply | Report):
                self._serve_softphone(said)
        except (ContractFault, Refusal) as no:
            self._refuse(identity, problem_of(no))
        except Exception as problem:  # noqa: BLE001  -- whatever it is, the client gets a number and no internals
            self._refuse(identity, problem_of(self._internal("a message", problem)))

    def retire(self) -> None:
        """The house closes: no more is begun, and what is under way is answered."""
        self._retiring = True
        self._line.hold()
        self._leave_if_done()

    def closed(self) -> None:
        """The program has left: only work that is not for it alone goes on."""
        if self._alarm is not None:
            self._alarm.cancel()
        for task in (*self._polls, *([self._telling] if self._telling is not None else [])):
            task.cancel()
        self._attendance.leave()

    # -- the token ------------------------------------------------------------------------------------

    def _authorize(self, said: Authorize) -> None:
        holding = self._keys.hold(said.token or "")
        if self._seat is not None and self._seats.owner_of(self._seat) != holding.user:
            raise ContractFault(FaultCode.WRONG_SEAT)
        self._holding = holding
        self._line.limit = self._limit
        self._wait(CHECK_SECONDS)
        scopes = tuple(sorted(holding.scopes))
        told = Authorized(id=said.id, user=holding.user, scopes=scopes, expiresIn=holding.seconds)
        self._line.send(messages.told(told))
        if not self._attendance.lives_by(holding):
            self._begin(self._done(said.id, self._attendance.live_by(holding)))

    def _demand(self, scope: Scope | None) -> None:
        """Raises Refusal where no token is here that counts, or where it is good for other things."""
        self._admit()
        if self._holding is None:
            raise Refusal(401, "NO_TOKEN", f"Say authorize first, with an access token of {TOKENS}.")
        self._keys.check(self._holding, scope)

    def _still_counts(self) -> bool:
        """Whether the talk goes on; where it does not, the program hears why, and no more."""
        try:
            self._demand(None)
        except Refusal as refusal:
            self._refuse(None, problem_of(refusal))
            self._line.close(NO_TOKEN, refusal.code)
            return False
        return True

    def _wait(self, seconds: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = self._line.call_later(seconds, self._look)

    def _look(self) -> None:
        if self._still_counts():
            self._wait(CHECK_SECONDS)

    # -- operations -----------------------------------------------------------------------------------

    def _ask(self, said: Ask, parameters: dict[str, object]) -> None:
        self._demand(Scope.OPERATIONS)
        operation = operation_called(said.operation or "", self._operations)
        request = messages.parameters_in(operation.request, parameters)
        self._begin(self._serve(said, operation, request), *([self._polls] if request.WAITS else []))

    def _begin(self, work: Coroutine[Any, Any, None], *also: set[asyncio.Task[None]]) -> None:
        """Something is under way until it is done, unless it is done at once."""
        task = self._line.begin(work)
        if task is None:
            return
        for each in (self._under_way, *also):
            each.add(task)
            task.add_done_callback(each.discard)
        task.add_done_callback(self._one_is_done)
        if len(self._under_way) >= AT_ONCE:
            self._line.hold()

    async def _serve(self, said: Ask, operation: Operation, request: Request) -> None:
        try:
            key = key_of(said.key, request)
            if key is None:
                value = await self._seats.call(self._seat, request)
            else:
                value = await self._seats.call_once(self._seat, key, request)
            text = messages.answer(said.id, answer_writer(operation)(value))
        except ContractFault as fault:
            self._refuse(said.id, problem_of(fault))
        except Exception as problem:  # noqa: BLE001  -- as in `heard`
            self._refuse(said.id, problem_of(self._internal(operation.name, problem)))
        else:
            if not self._line.send(text):
                self._seats.undelivered(self._seat, request, value)

    def _one_is_done(self, _task: asyncio.Task[None]) -> None:
        if self._retiring:
            self._leave_if_done()
        elif len(self._under_way) < AT_ONCE:
            self._line.go_on()

    def _leave_if_done(self) -> None:
        if not self._under_way:
            self._line.close(GOING_AWAY, "The center stops.")

    # -- a softphone ------------------------------------------------------------------------------------

    def _serve_softphone(self, said: Spoken) -> None:
        self._demand(Scope.AUDIO)
        assert self._holding is not None
        self._begin(self._done(said.id, self._attendance.serve(said, self._holding)))

    async def _done(self, identity: int, work: Coroutine[Any, Any, None]) -> None:
        """Do something; what goes wrong is answered."""
        try:
            await work
        except (ContractFault, Refusal) as no:
            self._refuse(identity, problem_of(no))
        except Exception as problem:  # noqa: BLE001  -- as in `heard`
            self._refuse(identity, problem_of(self._internal("a softphone", problem)))

    # -- events ---------------------------------------------------------------------------------------

    def _follow(self, said: Follow) -> None:
        self._demand(Scope.EVENTS)
        stream = self._seats.follow(self._seat, _after(said.after), extended=self._extended)
        if self._telling is not None:
            self._telling.cancel()
        self._telling = self._line.begin(self._tell(stream))

    async def _tell(self, stream: AsyncGenerator[Message, None]) -> None:
        try:
            async with aclosing(stream):
                async for message in stream:
                    if not self._still_counts() or not self._line.send(messages.of_stream(message)):
                        return
                    if self._line.clogged:
                        await self._line.read()
        except Exception:
            log.exception("a stream failed")
            self._line.close(FAILED, "Come again.")

    def _refuse(self, identity: int | None, problem: Problem) -> None:
        self._line.send(messages.refused(identity, problem))


def _after(text: str | None) -> Position | None:
    """Where a program wants to go on; None for one that begins. Raises ContractFault."""
    if not text:
        return None
    position = position_of(text)
    if position is None:
        raise ContractFault(FaultCode.BAD_VALUE, "The member after: is no position of ours.")
    return position
