"""The messages of a WebSocket as texts: what programs say is read as strictly as the bodies of requests."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from cordboard.contract import ContractFault, FaultCode, Record, Request, wire_name
from cordboard.contract.access import Problem
from cordboard.contract.scalars import INT_RANGE
from cordboard.contract.socket import SAID, TYPE, Ask, Happened, Refused, Said
from cordboard.contract.stream import Message, Told
from cordboard.web.api.values import parse_object, plain, read_record

_PARAMETERS: Final = "parameters"


def open_message(text: str) -> dict[str, Any]:
    """The members of a message. Raises ContractFault where it is no object of JSON."""
    return parse_object(text)


def id_in(given: dict[str, Any]) -> int | None:
    """The id that an answer would carry, None where there is none to be read."""
    found = given.get("id")
    low, high = INT_RANGE
    return found if type(found) is int and low <= found <= high else None


def said_in(given: dict[str, Any]) -> tuple[Said, dict[str, Any]]:
    """What a program says, and apart the parameters of an operation, whose form follows from its name.

    Raises ContractFault.
    """
    members = dict(given)
    kind = members.pop(TYPE, None)
    declared = SAID.get(kind) if isinstance(kind, str) else None
    if declared is None:
        known = ", ".join(SAID)
        raise ContractFault(FaultCode.BAD_VALUE, f"The member {TYPE}: it is one of {known}.")
    if id_in(members) is None:
        raise ContractFault(FaultCode.BAD_VALUE, "The member id: send a number of 32 bits.")
    parameters = members.pop(_PARAMETERS, {}) if declared is Ask else {}
    if not isinstance(parameters, dict):
        raise ContractFault(FaultCode.BAD_VALUE, f"The member {_PARAMETERS}: is no object.")
    return read_record(declared, members), parameters


def parameters_in(declared: type[Request], parameters: dict[str, Any]) -> Request:
    """The request that parameters are. Raises ContractFault."""
    return read_record(declared, parameters, f"{_PARAMETERS}.")


def told(record: Record) -> bytes:
    """One message to a program."""
    return msgspec.json.encode({TYPE: wire_name(type(record)), **plain(record)})


def answer(identity: int, value: bytes) -> bytes:
    """What an operation answers; `value` is JSON already."""
    return b'{"type":"answer","id":%d,"value":%b}' % (identity, value)


def refused(identity: int | None, problem: Problem) -> bytes:
    """That something is refused."""
    return told(Refused(id=identity, problem=problem))


def of_stream(message: Message) -> bytes:
    """What a stream of events tells."""
    if isinstance(message, Told):
        return told(Happened(position=str(message.position), event=message.event))
    return told(message)
