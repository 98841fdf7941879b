"""What a program has with one seat: what it has asked and is not answered yet, and what it hears.

Operations go over one connection, and come back in any order. What is asked while the connection is lost
waits for the next one; what acts has a key, so that a repetition is done once. Events have a connection of
their own for each `events()`, so that who reads them slowly holds up no answer.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import AsyncGenerator
from typing import Any, Final, NamedTuple, Protocol
from urllib.parse import quote

from cordboard.client import codec
from cordboard.client.errors import ClientError, Refused, Unreachable
from cordboard.client.line import TOO_LONG, Line, LineLost
from cordboard.client.net import Net
from cordboard.client.talk import Pauses, Talk, turned_away
from cordboard.client.tokens import Tokens
from cordboard.contract import Request
from cordboard.contract.access import Problem
from cordboard.contract.once import wants_key
from cordboard.contract.socket import SOCKET
from cordboard.contract.stream import Gap, Position, Told

ANSWER_SECONDS: Final = 60.0
"""How long an answer is waited for, lost connections included; a login may take half of it."""
LEAVE_SECONDS: Final = 5.0
"""How long a center may take to end our tokens; where it cannot, they end by themselves some hours later."""


class Waiting(Protocol):
    """Whoever waits for an answer: a task, or a thread."""

    def done(self) -> bool:
        """Whether nobody waits any more."""
        ...

    def set_result(self, result: codec.Heard, /) -> None:
        """Here it is."""
        ...

    def set_exception(self, exception: BaseException, /) -> None:
        """There is none."""
        ...


class Asked(NamedTuple):
    """What waits for its answer."""

    id: int
    text: bytes
    answer: Any
    """A `Waiting`."""
    until: float
    """When it is too late, by the clock of the net: whoever waits gives up then."""


class Session:
    """One program at one seat.

    url: scheme, host and port of the center. seat: whose; None is the user's own.
    """

    def __init__(self, net: Net, url: str, user: str, password: str, seat: str | None) -> None:
        self._net = net
        self._tokens = Tokens(net, user, password)
        self._address = f"{url}/api/x1/seats/{quote(seat or user, safe='')}/{SOCKET}"
        self._asked: dict[int, Asked] = {}
        self._talk = Talk(net, self._address, self._tokens, self._hear)
        self._talks: set[Talk] = set()
        """Those on which events are heard."""
        self._begun: Line | None = None
        """The connection on which all that waits has been asked."""
        self._ended: ClientError | None = None
        """Why nothing can be asked any more."""

    # -- what is asked --------------------------------------------------------------------------------

    def prepare(self, request: Request, key: str | None, answer: Waiting, until: float) -> Asked:
        """A question as it is asked. Raises what ended the session, if something did."""
        if request.WAITS:
            raise TypeError("What waits for events is asked for with events().")
        if self._ended is not None:
            raise self._ended
        if key is None and wants_key(request):
            key = uuid.uuid4().hex
        identity = self._talk.next_id()
        return Asked(identity, codec.asked(identity, request, key), answer, until)

    def put(self, asked: Asked) -> None:
        """Ask, now or on the next connection."""
        self._asked[asked.id] = asked
        line = self._talk.line
        if self._ended is not None:
            asked.answer.set_exception(self._ended)
        elif line is not None:
            line.send(asked.text)

    def forget(self, asked: Asked) -> None:
        """Nobody waits for the answer any more."""
        self._asked.pop(asked.id, None)

    def unanswered(self) -> list[Asked]:
        """All that waits, in the order in which it was asked."""
        return list(self._asked.values())

    # -- what is heard --------------------------------------------------------------------------------

    @property
    def let_in(self) -> bool:
        """Whether the center has let us in, be it only once."""
        return self._begun is not None

    async def run(self) -> AsyncGenerator[None, None]:
        """Hear answers, over one connection after the other; each step hears one, or has waited for a while.

        Raises Refused where we may not come in, and Unreachable where we could not the first time.
        """
        pauses = Pauses(self._net)
        try:
            while self._ended is None:
                try:
                    async with contextlib.aclosing(self._talk.open()) as messages:
                        async for message in messages:
                            if message is not None:
                                pauses.start_again()
                                self._hear(message)
                            yield
                except (LineLost, Unreachable) as lost:
                    if not self.let_in:
                        raise Unreachable(str(lost)) from lost
                    if isinstance(lost, LineLost) and lost.code == TOO_LONG:
                        self._refuse_longest(str(lost))
                await pauses.pause()
                yield
        except ClientError as error:
            self.end(error)
            raise

    def _hear(self, message: codec.Heard) -> None:
        if message.type == "authorized":
            self._begin()
            return
        asked = self._asked.pop(message.id or 0, None)
        if asked is not None and not asked.answer.done():
            asked.answer.set_result(message)

    def _begin(self) -> None:
        """We are let in: ask again for what is not answered. A renewed token means nothing new."""
        line = self._talk.line
        if line is not None and line is not self._begun:
            self._begun = line
            for asked in self.unanswered():
                line.send(asked.text)

    def _refuse_longest(self, why: str) -> None:
        """The center does not take what is so long: asked again, it would end each connection."""
        waiting = self.unanswered()
        if waiting:
            longest = max(waiting, key=lambda asked: len(asked.text.decode()))
            self.forget(longest)
            if not longest.answer.done():
                problem = Problem(code="TOO_LONG", status=413, detail="The request is too long.", remedy=why)
                longest.answer.set_exception(Refused(problem))

    async def events(self, after: Position | str | None) -> AsyncGenerator[Told | Gap, None]:
        """What happens at the seat. Raises Refused, and what ended the session."""
        talk, pauses = Talk(self._net, self._address, self._tokens), Pauses(self._net)
        place = _Place(str(after) if after is not None else None)
        self._talks.add(talk)
        try:
            while self._ended is None:
                with contextlib.suppress(LineLost, Unreachable):
                    async with contextlib.aclosing(talk.open()) as messages:
                        async for message in messages:
                            if message is None:
                                continue
                            pauses.start_again()
                            if message.type == "authorized":
                                _follow(talk, place)
                            elif (told := place.take(message)) is not None:
                                yield told
                await pauses.pause()
            raise self._ended
        finally:
            self._talks.discard(talk)

    # -- the end --------------------------------------------------------------------------------------

    def end(self, error: ClientError) -> None:
        """Nothing can be asked any more, what waits will not be answered, and nothing is heard."""
        self._ended = error
        for asked in self.unanswered():
            if not asked.answer.done():
                asked.answer.set_exception(error)
        for talk in (self._talk, *tuple(self._talks)):
            talk.abort()

    async def leave(self) -> None:
        """End our tokens, if the center can be reached."""
        try:
            with contextlib.suppress(ClientError):
                await self._tokens.revoke()
        finally:
            await self._net.close()


def read(request: Request, message: codec.Heard) -> Any:
    """What an operation answered. Raises Refused, NotUnderstood."""
    if message.problem is not None:
        raise Refused(message.problem)
    return codec.answer(type(request), message.value)


def _follow(talk: Talk, place: _Place) -> None:
    """Where the connection is new, go on where we are."""
    line = talk.line
    if line is not None and place.line is not line:
        place.line, place.asked = line, talk.next_id()
        line.send(codec.said("follow", place.asked, after=place.after))


class _Place:
    """How far a program has come in the events of a seat."""

    def __init__(self, after: str | None) -> None:
        self.after = after
        self.line: Line | None = None
        """The connection that knows."""
        self.asked = 0
        """The id of what was said to it."""

    def take(self, message: codec.Heard) -> Told | Gap | None:
        """What a message tells; None where it only says how far we are. Raises Refused, NotUnderstood.

        That a token is refused is no answer to us: the connection ends for it, and the next one has another.
        """
        if message.type == "happened":
            self.after = message.position
            return codec.happened(message)
        if message.type == "reached":
            self.after = str(message.number)
        elif message.type == "gap":
            self.after = str((message.next or 1) - 1)
            return Gap(after=message.after, next=message.next)
        elif message.type == "refused" and message.problem is not None and message.id == self.asked:
            raise turned_away(message.problem)
        return None
