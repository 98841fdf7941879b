"""The JSON door as OpenAPI 3.1: every operation under each of its spellings, every type and event.

Numbers of 64 bits are texts of digits, for a browser loses digits beyond 2^53.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Final, TypeAlias

from cordboard.contract import access, softphone, stream
from cordboard.contract.emit.openapi_audio import audio_paths
from cordboard.contract.record import Event, Field, Record, fields_of, wire_name
from cordboard.contract.registry import ALL_EVENTS, CONTRACTS, V2, X1, Contract, Operation, doc_of
from cordboard.contract.scalars import INT_RANGE, Scalar

Schema: TypeAlias = dict[str, Any]

VERSION: Final = "2"
JSON: Final = "application/json"
PROBLEM: Final = "application/problem+json"
EVENT_STREAM: Final = "text/event-stream"
EVENT_NAME: Final = "event"
"""The member of an event that says which one it is; no event has a field of that name."""

_COMPONENTS: Final = "#/components"
_BIG: Final = {"type": "string", "pattern": "^[+-]?[0-9]{1,20}$"}
_SCALARS: Final[dict[Scalar, Schema]] = {
    Scalar.STRING: {"type": "string"},
    Scalar.BOOLEAN: {"type": "boolean"},
    Scalar.INT: {"type": "integer", "format": "int32", "minimum": INT_RANGE[0], "maximum": INT_RANGE[1]},
    Scalar.FLOAT: {"type": "number", "format": "float"},
    Scalar.DOUBLE: {"type": "number", "format": "double"},
    Scalar.LONG: {"$ref": f"{_COMPONENTS}/schemas/long"},
    Scalar.ID: {"$ref": f"{_COMPONENTS}/schemas/id"},
    Scalar.FLAGS: {"$ref": f"{_COMPONENTS}/schemas/flags"},
}
_BIG_ONES: Final[dict[str, Schema]] = {
    "long": {**_BIG, "description": "A 64-bit number; sent as a number it counts up to 2^53 either way."},
    "id": {**_BIG, "description": "The id of an object, as text."},
    "flags": {**_BIG, "description": "A mask of bits 0 to 62, as a decimal number in text."},
}


@lru_cache(maxsize=16)
def openapi(server: str) -> str:
    """The whole document; `server` is scheme and host."""
    return json.dumps(document(server), indent=1, ensure_ascii=False) + "\n"


def document(server: str) -> Schema:
    """The document as plain values."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Cordboard: CTI Web Services as JSON",
            "version": VERSION,
            "description": "The operations of both SOAP contracts, with the same names, faults and effects.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server}],
        "security": [{"token": []}],
        "tags": [{"name": group} for contract in CONTRACTS.values() for group in contract.operation_groups],
        "paths": {
            **_token_paths(),
            **_pairing_paths(),
            **_stream_paths(),
            **audio_paths(access.SEATS, _content),
            **_operation_paths(),
        },
        "components": {
            "schemas": schemas(),
            "responses": {
                "problem": _content("Refused: the code says why.", record_schema(access.Problem), PROBLEM)
            },
            "parameters": {"seat": _seat_parameter(), "key": _key_parameter()},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": f"From {access.TOKENS}."},
                "password": {"type": "http", "scheme": "basic"},
            },
        },
    }


def _seat_parameter() -> Schema:
    about = f"Whose seat: a user name, or `{access.LOCAL}` for the seat of the machine itself."
    return {
        "name": "seat", "in": "path", "required": True, "description": about, "schema": {"type": "string"}
    }  # fmt: skip


def _key_parameter() -> Schema:
    about = "A request that comes again with its key gets the first answer, and nothing happens."
    schema = {"type": "string", "pattern": "^[ -~]{1,255}$"}
    return {"name": "Idempotency-Key", "in": "header", "description": about, "schema": schema}


def _token_paths() -> Schema:
    return {path: {"post": _token_call(path, *call)} for path, call in access.TOKEN_CALLS.items()}


def _token_call(path: str, request: type[Record], answer: type[Record] | None) -> Schema:
    summary, description = _words(doc_of(request))
    return {
        "operationId": wire_name(request).removesuffix("Request") + "Tokens" * (path != access.TOKENS),
        "tags": ["TOKENS"],
        "summary": summary,
        "description": description,
        "security": [{"password": []}, {}] if path == access.TOKENS else [{}],
        "requestBody": {"content": {JSON: {"schema": record_schema(request)}}},
        "responses": _responses(record_schema(answer) if answer else {"type": "null"}),
    }


def _pairing_paths() -> Schema:
    """Where web pages ask to be let in, without a token."""
    summary, description = _words(doc_of(access.PairingRequest))
    ask = {
        "operationId": "pairing",
        "tags": ["PAGES"],
        "summary": summary,
        "description": description,
        "security": [{}],
        "requestBody": {"content": {JSON: {"schema": record_schema(access.PairingRequest)}}},
        "responses": _responses(record_schema(access.PairingTicket)),
    }
    summary, description = _words(doc_of(access.PairingState))
    look = {
        "operationId": "pairingState",
        "tags": ["PAGES"],
        "summary": summary,
        "description": description,
        "security": [{}],
        "responses": _responses(record_schema(access.PairingState)),
    }
    name = {"name": "pairing", "in": "path", "required": True, "schema": {"type": "string"}}
    one = {"parameters": [name], "get": look}
    return {access.PAIRINGS: {"post": ask}, f"{access.PAIRINGS}/{{pairing}}": one}


def _stream_paths() -> Schema:
    return {
        **_stream_path(V2, access.EVENTS, "Events of the published contract."),
        **_stream_path(X1, "allEvents", "Events of both contracts."),
    }


def _stream_path(contract: Contract, identity: str, which: str) -> Schema:
    summary, description = _words(stream.__doc__ or "")
    after = {
        "name": "Last-Event-ID",
        "in": "header",
        "description": "The id of the last event that was seen; the stream goes on after it.",
        "schema": {"type": "string", "pattern": r"^[0-9]{1,18}(\.[0-9]{1,9})?$"},
    }
    told = _content("Server-sent events, until either side leaves.", {"type": "string"}, EVENT_STREAM)
    call = {
        "operationId": identity,
        "tags": ["EVENT HANDLING"],
        "summary": summary,
        "description": f"{description}\n\n{which}",
        "parameters": [after],
        "responses": {"200": told, "default": {"$ref": f"{_COMPONENTS}/responses/problem"}},
    }
    path = {"parameters": [{"$ref": f"{_COMPONENTS}/parameters/seat"}], "get": call}
    return {f"{contract.seats}/{{seat}}/{access.EVENTS}": path}


def _operation_paths() -> Schema:
    return {
        f"{contract.seats}/{{seat}}/{name}": _path(operation)
        for contract in CONTRACTS.values()
        for name, operation in contract.operations.items()
    }


def _path(operation: Operation) -> Schema:
    shared = [{"$ref": f"{_COMPONENTS}/parameters/{name}"} for name in ("seat", "key")]
    return {"parameters": shared, "post": _call(operation)}


def _call(operation: Operation) -> Schema:
    summary, description = _words(operation.doc)
    if operation.alias_of:
        summary = f"Another published spelling of {operation.alias_of}."
    return {
        "operationId": operation.name,
        "tags": [operation.group],
        "summary": summary,
        "description": description,
        "requestBody": {"content": {JSON: {"schema": record_schema(operation.request)}}},
        "responses": _responses(answer_schema(operation)),
    }


def _words(doc: str) -> tuple[str, str]:
    """The first line, and all of it."""
    return doc.partition("\n")[0], doc


def _responses(answer: Schema) -> Schema:
    done = _content("Done.", answer, JSON)
    return {"200": done, "default": {"$ref": f"{_COMPONENTS}/responses/problem"}}


def _content(description: str, schema: Schema, content_type: str) -> Schema:
    return {"description": description, "content": {content_type: {"schema": schema}}}


def answer_schema(operation: Operation) -> Schema:
    """Nothing, and what is absent, is null."""
    answer = operation.answer
    if answer is None:
        return {"type": "null"}
    return _field(answer) if answer.many else {"anyOf": [_field(answer), {"type": "null"}]}


def schemas() -> Schema:
    declared_types = {**V2.types, **X1.types}
    types = {
        name: record_schema(declared) for name, declared in declared_types.items() if declared is not Event
    }
    events = {name: _event(name, declared) for name, declared in ALL_EVENTS.items()}
    said = {wire_name(declared): record_schema(declared) for declared in softphone.RECORDS}
    return {**_BIG_ONES, **types, **said, **events, wire_name(Event): _any_event()}


def _any_event() -> Schema:
    places = {name: f"{_COMPONENTS}/schemas/{name}" for name in ALL_EVENTS}
    return {
        "description": doc_of(Event),
        "oneOf": [{"$ref": place} for place in places.values()],
        "discriminator": {"propertyName": EVENT_NAME, "mapping": places},
    }


def _event(name: str, declared: type[Record]) -> Schema:
    schema = record_schema(declared)
    schema["properties"] = {EVENT_NAME: {"const": name}, **schema["properties"]}
    schema["required"] = [EVENT_NAME, "timestamp"]
    return schema


def record_schema(declared: type[Record]) -> Schema:
    """What is not declared is not taken; what is absent is left out."""
    fields = {field.name: _field(field) for field in fields_of(declared)}
    spellings = {other: {**fields[name], "deprecated": True} for other, name in declared.SPELLINGS.items()}
    return {
        "type": "object",
        "description": doc_of(declared),
        "properties": {**fields, **spellings},
        "additionalProperties": False,
    }


def _field(field: Field) -> Schema:
    one = _SCALARS[field.kind] if isinstance(field.kind, Scalar) else _reference(field.kind)
    return {"type": "array", "items": one} if field.many else dict(one)


def _reference(declared: type[Record]) -> Schema:
    return {"$ref": f"{_COMPONENTS}/schemas/{wire_name(declared)}"}
