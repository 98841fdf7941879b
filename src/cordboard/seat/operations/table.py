"""Which operation is served by what: one table, filled by the modules beside this one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeAlias, TypeVar

from cordboard.contract import ContractFault, FaultCode, Request, wire_name
from cordboard.seat.session import Seat

Handler: TypeAlias = Callable[[Seat, Any], Awaitable[object]]
RequestT = TypeVar("RequestT", bound=Request)
AnswerT = TypeVar("AnswerT")

_LONGEST_COMMENTS: Final = 4000
"""Letters: two pages, and nobody fills the call log with one call."""

HANDLERS: Final[dict[type[Request], Handler]] = {}
"""Request class -> what serves it. A second spelling of an operation is a subclass of the first."""


def serves(
    request: type[RequestT],
) -> Callable[
    [Callable[[Seat, RequestT], Awaitable[AnswerT]]], Callable[[Seat, RequestT], Awaitable[AnswerT]]
]:
    """Say that a function serves `request`, and so that the operation is alive."""

    def enter(
        handler: Callable[[Seat, RequestT], Awaitable[AnswerT]],
    ) -> Callable[[Seat, RequestT], Awaitable[AnswerT]]:
        assert request not in HANDLERS, f"{wire_name(request)} is served twice"
        HANDLERS[request] = handler
        return handler

    return enter


def find(request: type[Request]) -> Handler | None:
    """What serves a request class, or the spelling it is an alias of; None where nothing does."""
    return next((HANDLERS[base] for base in request.__mro__ if base in HANDLERS), None)


def handler_of(request: type[Request]) -> Handler:
    """What serves a request class. Raises ContractFault NOT_YET_ALIVE."""
    handler = HANDLERS.get(request) or find(request)
    if handler is None:
        raise ContractFault(
            FaultCode.NOT_YET_ALIVE,
            f"The operation {wire_name(request)} is declared but not yet alive in this version.",
        )
    return handler


def required(name: str, value: AnswerT | None) -> AnswerT:
    """The argument called `name`. Raises ContractFault BAD_VALUE where it is absent."""
    if value is None:
        raise ContractFault(FaultCode.BAD_VALUE, f"The argument {name} is missing.")
    return value


def comments(given: str | None) -> str:
    """What an agent has written about a call or a callback. Raises ContractFault BAD_VALUE where too much."""
    written = given or ""
    if len(written) > _LONGEST_COMMENTS:
        raise ContractFault(
            FaultCode.BAD_VALUE,
            f"The comments may have {_LONGEST_COMMENTS} letters; these have {len(written)}.",
        )
    return written
