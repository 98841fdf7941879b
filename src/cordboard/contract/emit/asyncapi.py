"""What is said and told beyond single requests, as AsyncAPI 3.0: the WebSocket, and the stream of events.

The document speaks of the center: it receives what programs say, and sends what they are told. The schemas
are those of the OpenAPI document, for messages are made of the same records.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Final

from cordboard.contract import access, socket, stream
from cordboard.contract.emit.openapi import (
    EVENT_NAME,
    EVENT_STREAM,
    JSON,
    VERSION,
    answer_schema,
    record_schema,
    schemas,
)
from cordboard.contract.record import Event, Record, fields_of, wire_name
from cordboard.contract.registry import ALL_OPERATIONS, CONTRACTS, Operation, contract_of, doc_of
from cordboard.contract.socket import TYPE

Schema = dict[str, Any]

_SOCKET, _STREAM = "socket", "events"
_ASK, _ANSWER = wire_name(socket.Ask), wire_name(socket.Answer)
_REFUSED: Final = wire_name(socket.Refused)
_DONE: Final = (wire_name(socket.Done), _REFUSED)
_REPLIES: Final = {
    wire_name(socket.Authorize): (wire_name(socket.Authorized), _REFUSED),
    wire_name(socket.Follow): (wire_name(stream.Reached), wire_name(stream.Gap), _REFUSED),
    wire_name(socket.Attend): _DONE,
    wire_name(socket.Reply): _DONE,
    wire_name(socket.Report): _DONE,
}
_TOLD: Final = (wire_name(socket.Happened), wire_name(stream.Gap), wire_name(stream.Reached), _REFUSED)
_PUT: Final = (wire_name(socket.Question), wire_name(socket.Detached))
_STREAMED: Final = ("streamed", "streamedGap", "streamedProblem")


@lru_cache(maxsize=16)
def asyncapi(server: str) -> str:
    """The whole document; `server` is scheme and host."""
    return json.dumps(document(server), indent=1, ensure_ascii=False) + "\n"


def document(server: str) -> Schema:
    """The document as plain values."""
    scheme, _, host = server.partition("://")
    messages = {**_socket_messages(), **_stream_messages()}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Cordboard: CTI Web Services by WebSocket, and events as a stream",
            "version": VERSION,
            "description": "Operations and events of a seat on one connection, and events alone over HTTP.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": JSON,
        "servers": {
            _SOCKET: {"host": host, "protocol": "wss" if scheme == "https" else "ws"},
            _STREAM: {"host": host, "protocol": scheme, "security": [_ref("securitySchemes", "token")]},
        },
        "channels": {_SOCKET: _socket_channel(), _STREAM: _stream_channel()},
        "operations": {**_operations(), **_tellings()},
        "components": {
            "schemas": _schemas(),
            "messages": messages,
            "correlationIds": {
                "id": {"description": "Of what was said.", "location": "$message.payload#/id"}
            },
            "parameters": {
                "seat": {"description": f"Whose: a user name, or `{access.LOCAL}` for that of the machine."},
                "contract": {
                    "description": "v2 is the published contract, x1 has the operations and events of both.",
                    "enum": list(CONTRACTS),
                },
            },
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": f"From {access.TOKENS}."}
            },
        },
    }


# -- channels -----------------------------------------------------------------------------------------


def _socket_channel() -> Schema:
    header = {"type": "object", "properties": {"Sec-WebSocket-Protocol": {"const": socket.PROTOCOL}}}
    channel = _channel(_SOCKET, socket.SOCKET, socket.__doc__, _socket_messages())
    return {**channel, "bindings": {"ws": {"method": "GET", "headers": header, "bindingVersion": "0.1.0"}}}


def _stream_channel() -> Schema:
    return _channel(_STREAM, access.EVENTS, stream.__doc__, _stream_messages())


def _channel(server: str, ending: str, doc: str | None, messages: Schema) -> Schema:
    return {
        "address": f"/api/{{contract}}/seats/{{seat}}/{ending}",
        "servers": [{"$ref": f"#/servers/{server}"}],
        "description": (doc or "").strip(),
        "parameters": {name: _ref("parameters", name) for name in ("contract", "seat")},
        "messages": {name: _ref("messages", name) for name in messages},
    }


def _operations() -> Schema:
    """What the center receives by the WebSocket, and what it says to it."""
    said = {
        kind: _operation(kind, (kind,), doc_of(socket.SAID[kind]), replies)
        for kind, replies in _REPLIES.items()
    }
    asked = {
        name: _operation(name, (f"{_ASK}.{name}",), one.doc, (f"{_ANSWER}.{name}", _REFUSED))
        for name, one in ALL_OPERATIONS.items()
    }
    return {**said, **asked}


def _operation(name: str, messages: tuple[str, ...], doc: str, replies: tuple[str, ...]) -> Schema:
    return {
        "action": "receive",
        "channel": {"$ref": f"#/channels/{_SOCKET}"},
        "title": name,
        "summary": doc.partition("\n")[0],
        "messages": _in_channel(_SOCKET, messages),
        "reply": {
            "channel": {"$ref": f"#/channels/{_SOCKET}"},
            "messages": _in_channel(_SOCKET, replies),
        },
    }


def _tellings() -> Schema:
    """What the center sends by itself."""
    return {
        "tell": _telling(_SOCKET, _TOLD, "What happens at the seat, once a program follows it."),
        "question": _telling(_SOCKET, _PUT, "What an attached softphone is asked, once it attends."),
        "stream": _telling(_STREAM, _STREAMED, "What happens at the seat, as server-sent events."),
    }


def _telling(channel: str, messages: tuple[str, ...], summary: str) -> Schema:
    return {
        "action": "send",
        "channel": {"$ref": f"#/channels/{channel}"},
        "summary": summary,
        "messages": _in_channel(channel, messages),
    }


def _in_channel(channel: str, messages: tuple[str, ...]) -> list[Schema]:
    return [{"$ref": f"#/channels/{channel}/messages/{name}"} for name in messages]


# -- messages -----------------------------------------------------------------------------------------


def _socket_messages() -> Schema:
    plain = {**socket.SAID, **socket.TOLD}
    messages = {
        name: _message(name, declared, {})
        for name, declared in plain.items()
        if declared not in {socket.Ask, socket.Answer}
    }
    for name, operation in ALL_OPERATIONS.items():
        messages[f"{_ASK}.{name}"] = _message(_ASK, socket.Ask, _asked(operation))
        messages[f"{_ANSWER}.{name}"] = _message(_ANSWER, socket.Answer, {"value": answer_schema(operation)})
    return messages


def _asked(operation: Operation) -> Schema:
    of = contract_of(operation.request).name
    about = f"Of {of}."
    return {
        "operation": {"const": operation.name, "description": about},
        "parameters": record_schema(operation.request),
    }


def _message(kind: str, declared: type[Record], instead: Schema) -> Schema:
    """A message; `instead`: members whose form follows from the operation."""
    schema = record_schema(declared)
    members = {**schema["properties"], **instead}
    needed = [TYPE, *(field.name for field in fields_of(declared) if field.required), *instead]
    payload = {
        **schema,
        "properties": {TYPE: {"const": kind}, **members},
        "required": [name for name in needed if name != "parameters"],
    }
    message = {"name": kind, "summary": doc_of(declared).partition("\n")[0], "payload": payload}
    return message | ({"correlationId": _ref("correlationIds", "id")} if "id" in members else {})


def _stream_messages() -> Schema:
    """What a stream tells: blocks of text, whose data is JSON."""
    told: dict[str, tuple[str, type[Record], Schema]] = {
        "streamed": (wire_name(Event), Event, {"$ref": "#/components/schemas/event"}),
        "streamedGap": ("gap", stream.Gap, record_schema(stream.Gap)),
        "streamedProblem": ("problem", access.Problem, record_schema(access.Problem)),
    }
    return {
        key: {
            "name": name,
            "summary": doc_of(declared).partition("\n")[0],
            "contentType": EVENT_STREAM,
            "payload": payload,
        }
        for key, (name, declared, payload) in told.items()
    }


def _schemas() -> Schema:
    """Those of OpenAPI; in AsyncAPI a discriminator is a name and nothing else."""
    event = {**schemas()[wire_name(Event)], "discriminator": EVENT_NAME}
    return {
        **schemas(),
        wire_name(Event): event,
        wire_name(access.Problem): record_schema(access.Problem),
    }


def _ref(kind: str, name: str) -> Schema:
    return {"$ref": f"#/components/{kind}/{name}"}
