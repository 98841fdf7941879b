"""Both contracts as TypeScript: what the JSON door takes and gives, as types, and the codes as values.

Numbers of 64 bits are texts, as in OpenAPI. Types cost a page nothing: they are gone once it is built.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, IntFlag
from typing import Final

from cordboard.contract import access, codes, desk, softphone
from cordboard.contract.emit.openapi import EVENT_NAME
from cordboard.contract.faults import EXPLANATIONS
from cordboard.contract.record import Event, Field, Record, fields_of
from cordboard.contract.registry import ALL_EVENTS, ALL_OPERATIONS, CONTRACTS, X1, Operation, doc_of
from cordboard.contract.scalars import Scalar

_GENERATED: Final = "// Generated from the declarations in src/cordboard/contract; do not edit.\n"
_SCALARS: Final[dict[Scalar, str]] = {
    Scalar.STRING: "string",
    Scalar.BOOLEAN: "boolean",
    Scalar.INT: "number",
    Scalar.FLOAT: "number",
    Scalar.DOUBLE: "number",
    Scalar.LONG: "Long",
    Scalar.ID: "Id",
    Scalar.FLAGS: "Flags",
}
_BIG: Final = """
/** A 64-bit whole number as a text of digits: JavaScript's own numbers lose digits beyond 2^53. */
export type Long = string;
/** The id of an object. */
export type Id = string;
/** A mask of bits 0 to 62, as a text of digits; `BigInt(flags) & CampaignFlag.INBOUND` asks for one. */
export type Flags = string;
"""
_TAKEN: Final = {"Map": "TextMap", "Event": "AnyEvent"}
"""Names of ours that JavaScript has given away -> what they are called there; an event is one of them all."""
_BESIDE: Final[tuple[type[Record], ...]] = (
    access.TokenRequest,
    access.RefreshRequest,
    access.RevokeRequest,
    access.TokenGrant,
    access.Problem,
    *softphone.RECORDS,
    *desk.RECORDS,
)
"""What the JSON door says beside the contract."""
_TABLES: Final[tuple[type[Enum], ...]] = (
    *codes.TABLES,
    softphone.SoftphoneAsk,
    softphone.DetachCause,
    *desk.TABLES,
)


def typescript() -> Mapping[str, str]:
    """File name in the client's folder -> text."""
    return {"contract.ts": _types(), "codes.ts": _codes()}


def _types() -> str:
    blocks = [_GENERATED, _BIG]
    types = [one for contract in CONTRACTS.values() for one in contract.types.values()]
    blocks += [_interface(one) for one in types if one is not Event]
    blocks += [_interface(one) for one in _BESIDE]
    blocks += [_event(name, one) for name, one in ALL_EVENTS.items()]
    blocks += [_union("AnyEvent", "What can happen at a seat.", map(_name, ALL_EVENTS.values()))]
    proper = [one for one in ALL_OPERATIONS.values() if one.alias_of is None]
    blocks += [_request(one) for one in proper if fields_of(one.request)]
    blocks += [_operations(proper)]
    blocks += [_union("FaultCode", "Why a seat refuses.", (json.dumps(code.value) for code in EXPLANATIONS))]
    return "\n".join(blocks)


def _operations(proper: Iterable[Operation]) -> str:
    lines = ["/** Every operation: what is sent, and what comes back. */", "export interface Operations {"]
    for one in proper:
        sent = _name(one.request) if fields_of(one.request) else "Nothing"
        lines += [
            *_doc(one.doc, "  "),
            f"  {one.name}: {{ request: {sent}; answer: {_answer(one.answer)} }};",
        ]
    nothing = "/** An operation without parameters. */\nexport type Nothing = Record<string, never>;\n"
    return "\n".join([nothing, *lines, "}", ""])


def _answer(answer: Field | None) -> str:
    """Nothing, and what is absent, is null."""
    if answer is None:
        return "null"
    return _kind(answer) if answer.many else f"{_kind(answer)} | null"


def _interface(declared: type[Record], *more: str) -> str:
    """A record as it comes: a list is never absent, only empty."""
    fields = [_field(one, always=one.required or one.many) for one in fields_of(declared)]
    head = [*_doc(doc_of(declared)), f"export interface {_name(declared)} {{"]
    return "\n".join([*head, *more, *fields, "}", ""])


def _event(name: str, declared: type[Record]) -> str:
    return _interface(declared, f'  readonly {EVENT_NAME}: "{name}";')


def _request(operation: Operation) -> str:
    """What an operation is asked with: everything may be left out. The words stand at the operation."""
    fields = [_field(one, always=False) for one in fields_of(operation.request)]
    return "\n".join([f"export interface {_name(operation.request)} {{", *fields, "}", ""])


def _field(field: Field, *, always: bool) -> str:
    name = field.name if field.name.isidentifier() else json.dumps(field.name)
    return f"  readonly {name}{'' if always else '?'}: {_kind(field)};"


def _kind(field: Field) -> str:
    one = _SCALARS[field.kind] if isinstance(field.kind, Scalar) else _name(field.kind)
    return f"readonly {one}[]" if field.many else one


def _name(declared: type[Record]) -> str:
    return _TAKEN.get(declared.__name__, declared.__name__)


def _union(name: str, about: str, members: Iterable[str]) -> str:
    return "\n".join([f"/** {about} */", f"export type {name} =", *(f"  | {one}" for one in members)]) + ";\n"


def _codes() -> str:
    return "\n".join([_GENERATED, *map(_table, _TABLES), _extended()])


def _extended() -> str:
    names = "".join(f"  {json.dumps(name)},\n" for name in X1.operations)
    about = f"The operations that are asked for at `{X1.seats}`; all others are of v2."
    return f"/** {about} */\nexport const EXTENDED: ReadonlySet<string> = new Set([\n{names}]);\n"


def _table(table: type[Enum]) -> str:
    rows = [f"  {member.name}: {_value(member)}," for member in table]
    name = table.__name__
    of_it = f"export type {name} = (typeof {name})[keyof typeof {name}];"
    doc = "\n".join(line.strip() for line in (table.__doc__ or "").splitlines())
    return "\n".join([*_doc(doc), f"export const {name} = {{", *rows, "} as const;", of_it, ""])


def _value(member: Enum) -> str:
    """A mask is 64 bits wide, more than JavaScript's numbers are."""
    return f"{member.value}n" if isinstance(member, IntFlag) else json.dumps(member.value)


def _doc(text: str, indent: str = "") -> Iterator[str]:
    lines = text.strip().replace("*/", "* /").splitlines()
    if len(lines) == 1:
        yield f"{indent}/** {lines[0]} */"
        return
    yield f"{indent}/**"
    for line in lines:
        yield f"{indent} * {line}".rstrip()
    yield f"{indent} */"
