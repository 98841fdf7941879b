"""Contract values and the messages of a WebSocket: msgspec reads them straight into the contract's own."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, Optional

import msgspec

from cordboard.client.errors import NotUnderstood
from cordboard.contract import ALL_EVENTS, Record, Request, fields_of, wire_name
from cordboard.contract.access import Problem
from cordboard.contract.record import answer_of
from cordboard.contract.socket import TYPE
from cordboard.contract.stream import Told, position_of

EXACT: Final = 2**53
"""Up to here, either way, a number of JSON is the same whole number to everybody."""


class Heard(msgspec.Struct, frozen=True):
    """Any message that a program is told; what it holds besides follows from its type."""

    type: str
    id: int | None = None
    value: msgspec.Raw = msgspec.Raw(b"null")
    problem: Problem | None = None
    position: str | None = None
    event: msgspec.Raw = msgspec.Raw(b"null")
    number: int | None = None
    after: int | None = None
    next: int | None = None
    expiresIn: int | None = None


class _Ask(msgspec.Struct, tag="ask", tag_field=TYPE, omit_defaults=True):
    """`contract.socket.Ask`, as it is written quickest."""

    id: int
    operation: str
    parameters: dict[str, Any] = {}
    key: str | None = None


class _Named(msgspec.Struct):
    event: str


_ENCODER: Final = msgspec.json.Encoder()
_HEARD: Final = msgspec.json.Decoder(Heard, strict=False)
_NAMED: Final = msgspec.json.Decoder(_Named)


def said(kind: str, identity: int, **members: Any) -> bytes:
    """A message of a program; what is None is left out."""
    given = {name: value for name, value in members.items() if value is not None}
    return _ENCODER.encode({TYPE: kind, "id": identity, **given})


def asked(identity: int, request: Request, key: str | None) -> bytes:
    """The message that asks for an operation."""
    return _ENCODER.encode(_Ask(identity, _name(type(request)), parameters(request), key))


_name: Final = cache(wire_name)


def heard(text: bytes) -> Heard:
    """A message of the center."""
    return _HEARD.decode(text)


def parameters(request: Request) -> dict[str, Any]:
    """A request as JSON has it: what is absent is left out, and large numbers are texts."""
    return {
        field.name: _plain(value)
        for field in fields_of(type(request))
        if (value := getattr(request, field.attribute)) is not None
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return {
            field.name: _plain(inner)
            for field in fields_of(type(value))
            if (inner := getattr(value, field.attribute)) is not None
        }
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, int) and not -EXACT <= value <= EXACT:
        return str(value)
    return value


def answer(request: type[Request], value: msgspec.Raw) -> Any:
    """What an operation answers, as the contract declares it; None for nothing and for what is absent.

    Raises NotUnderstood.
    """
    try:
        return _answers(request).decode(value)
    except msgspec.MsgspecError as problem:
        raise NotUnderstood(f"the answer to {_name(request)}", problem) from problem


@cache
def _answers(request: type[Request]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(Optional[answer_of(request)], strict=False)  # noqa: UP045 - it is a value here


def happened(message: Heard) -> Told | None:
    """An event and its place; None where this client is too old to know it. Raises NotUnderstood."""
    declared = ALL_EVENTS.get(_NAMED.decode(message.event).event)
    position = position_of(message.position or "")
    if declared is None or position is None:
        return None
    try:
        return Told(position, _events(declared).decode(message.event))
    except msgspec.MsgspecError as problem:
        raise NotUnderstood(f"the event {_name(declared)}", problem) from problem


@cache
def _events(declared: type[Record]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(declared, strict=False)
