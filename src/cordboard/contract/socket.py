"""What is said over a WebSocket of the JSON door: one JSON object a message, whose `type` says which one.

A program lets itself in, asks for operations and hears events on one connection; one that is a softphone
hears and answers its questions there, too. What it says has an id of its own choosing, and so has what comes
back for it. Declared as the contract is, so that bytes, AsyncAPI and clients follow from the same lines.
"""

from __future__ import annotations

from typing import Final

from cordboard.contract.access import Problem
from cordboard.contract.record import Event, Record, Request, wire_name
from cordboard.contract.scalars import Int
from cordboard.contract.softphone import (
    SoftphoneDetached,
    SoftphoneNews,
    SoftphoneQuestion,
    SoftphoneReply,
)
from cordboard.contract.stream import Gap, Reached

SOCKET: Final = "socket"
"""`SEATS/NAME/socket`; no operation is called so."""
PROTOCOL: Final = "cordboard.1"
"""The subprotocol (RFC 6455 section 1.9): a program offers it, and we take it."""
TYPE: Final = "type"
"""The member of a message that says which one it is."""


class Said(Record):
    """What a program says.

    id: of its own choosing, such as 1, 2, 3; what is said to it carries the same.
    """

    id: Int


class Authorize(Said):
    """Lets the program in, or lets it stay: the first message, and again before the time is over.

    token: an access token of `/api/v2/tokens`, for the user of the seat.
    Answered by `authorized`.
    """

    token: str | None = None


class Ask(Said):
    """Asks for an operation at the seat. Many may be under way at once, and be answered in another order.

    operation: its name. parameters: as in the body of the HTTP request.
    key: as the header `Idempotency-Key`: with it the operation is done once, however often it is asked for.
    Answered by `answer`.
    """

    operation: str | None = None
    parameters: Request | None = None
    key: str | None = None


class Follow(Said):
    """Asks for what happens at the seat; a second one replaces the first.

    after: the position of the event that was heard last, or the number of `reached`. Absent: from now on.
    Answered by `reached` or `gap` where there is no `after` or a gap, and then by every event.
    """

    after: str | None = None


class Attend(Said):
    """Asks for the questions to an attached softphone, as by its stream; a second one replaces the first.

    attachment: the id of its audio.
    Answered by `done`, and then by every `question`, first those that are still open; `detached` is the last.
    """

    attachment: str | None = None


class Reply(Said):
    """What an attached softphone answers.

    attachment: the id of its audio. question: the id of the question.
    Answered by `done`.
    """

    attachment: str | None = None
    question: str | None = None
    reply: SoftphoneReply | None = None


class Report(Said):
    """What an attached softphone tells by itself.

    attachment: the id of its audio.
    Answered by `done`.
    """

    attachment: str | None = None
    news: SoftphoneNews | None = None


class Told(Record):
    """What a program is told."""


class Authorized(Told):
    """The program is let in, for a while.

    user: the full name. scopes: what the token is good for.
    expiresIn: seconds after which the connection ends, unless another token is shown before.
    """

    id: Int
    user: str | None = None
    scopes: tuple[str, ...] = ()
    expiresIn: Int | None = None


class Anything(Record):
    """A value of JSON, whose form follows from what was asked for."""


class Answer(Told):
    """What an operation answers.

    value: as the body of the HTTP answer; null for nothing.
    """

    id: Int
    value: Anything | None = None


class Refused(Told):
    """Something is refused; nothing has happened.

    id: of what was said; absent where that could not be read, or where the connection itself is about to end.
    """

    id: Int | None = None
    problem: Problem | None = None


class Done(Told):
    """What was said is done; there is nothing else to be answered."""

    id: Int


class Question(Told):
    """What an attached softphone is asked.

    attachment: the id of its audio.
    """

    attachment: str | None = None
    question: SoftphoneQuestion | None = None


class Detached(Told):
    """The last that a softphone hears: its attachment is over.

    attachment: the id of its audio.
    """

    attachment: str | None = None
    detached: SoftphoneDetached | None = None


class Happened(Told):
    """Something happened at the seat.

    position: a number of the center's journal and, behind the dot, which of its events. It is what to send
        as `after`.
    """

    position: str | None = None
    event: Event | None = None


SAID: Final[dict[str, type[Said]]] = {
    wire_name(one): one for one in (Authorize, Ask, Follow, Attend, Reply, Report)
}
"""What a program may say, by type."""

TOLD: Final[dict[str, type[Record]]] = {
    wire_name(one): one
    for one in (Authorized, Answer, Done, Refused, Happened, Gap, Reached, Question, Detached)
}
"""What a program may be told, by type."""

CLOSINGS: Final[dict[int, str]] = {
    1001: "The center stops: come again in a moment.",
    1002: "This is no WebSocket, or not in its exact form (RFC 6455).",
    1003: "Messages are texts; binary ones mean nothing here.",
    1007: "A text is not in UTF-8.",
    1009: "A message is too long.",
    1011: "Something of ours failed: come again.",
    4401: "No token was shown in time, or it has ended, was revoked, or went with its password.",
}
"""What it means when we close. A connection that nobody reads, or answers pings on, ends without a word."""
