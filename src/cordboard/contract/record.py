"""What every declaration of the contract is made of: frozen records with the names of the wire.

A record's attributes are the published names in the published order. None means absent: it is never
written. A request class says what it is answered with: `class GetStatus(Answered[AgentBridgeStatus])`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    Generic,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec

from cordboard.contract.scalars import Scalar

AnswerT_co = TypeVar("AnswerT_co", covariant=True)


class _KeywordOnly(msgspec.StructMeta):
    """Makes `frozen` and `kw_only` the rule, because msgspec does not inherit the second."""

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any
    ) -> _KeywordOnly:
        return super().__new__(mcs, name, bases, namespace, **{"frozen": True, "kw_only": True, **options})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Record(msgspec.Struct, metaclass=_KeywordOnly, frozen=True, kw_only=True):
    """One declared thing of the contract."""

    WIRE_NAME: ClassVar[str] = ""
    """The published name where it is not the class name with a small first letter."""

    SPELLINGS: ClassVar[Mapping[str, str]] = {}
    """Second published names of fields: spelling -> wire name."""


class Event(Record):
    """What a listener is told: something happened to the agent, a call or the center.

    timestamp: when it happened, ISO 8601 with milliseconds, UTC. Always present, always first.
    """

    timestamp: str


class Request(Record):
    """What a client asks of a seat; the fields are the parameters in published order."""

    WAITS: ClassVar[bool] = False
    """True for a question that waits for something to happen, and is given up where its client leaves."""

    ACTS: ClassVar[bool] = False
    """True for what changes something and answers something, too. What answers nothing acts in any case."""


class Answered(Request, Generic[AnswerT_co]):
    """A request with the type of its answer: a record, a scalar, a tuple of them, or None for void."""


class Acting(Answered[AnswerT_co], Generic[AnswerT_co]):
    """A request that changes something, and takes the key with it under which that is done once.

    idempotencyKey: one that comes again gets the first answer, and nothing happens; it means what the HTTP
        header `Idempotency-Key` does.
    """

    ACTS: ClassVar[bool] = True

    idempotencyKey: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record, or the answer of an operation, read from its annotation."""

    name: str
    """On the wire."""
    attribute: str
    """In Python: the same, but `from` is `from_`."""
    kind: Scalar | type[Record]
    many: bool
    required: bool
    """True for what is never absent in an answer: flags, timestamp."""


def wire_name(declared: type[Record]) -> str:
    """The published name of a declared type, event or request."""
    name = declared.__name__
    return declared.__dict__.get("WIRE_NAME") or name[0].lower() + name[1:]


@cache
def fields_of(declared: type[Record]) -> tuple[Field, ...]:
    """The fields of a record in wire order, those of the base first."""
    hints = get_type_hints(declared, include_extras=True)
    found = []
    for field in msgspec.structs.fields(declared):
        kind, many = kind_of(hints[field.name])
        always = field.required or not (many or field.default is None)
        found.append(Field(field.encode_name, field.name, kind, many, always))
    return tuple(found)


def kind_of(annotation: Any) -> tuple[Scalar | type[Record], bool]:
    """What one annotation declares: the scalar or record, and whether it may repeat."""
    if get_origin(annotation) is UnionType or type(None) in get_args(annotation):
        (annotation,) = (part for part in get_args(annotation) if part is not NoneType)
    if get_origin(annotation) is tuple:
        return _one_kind(get_args(annotation)[0]), True
    return _one_kind(annotation), False


def _one_kind(annotation: Any) -> Scalar | type[Record]:
    if get_origin(annotation) is Annotated:
        (scalar,) = (part for part in annotation.__metadata__ if isinstance(part, Scalar))
        return scalar
    if annotation is str:
        return Scalar.STRING
    if annotation is bool:
        return Scalar.BOOLEAN
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    raise TypeError(f"{annotation!r} is no type of the contract: use a scalar, a record or a tuple of one")


def parent_of(request: type[Request]) -> type[Request] | None:
    """The request that this one is a second spelling of."""
    parent = request.__bases__[0]
    return None if parent in _KINDS else parent


_KINDS: Final = (Request, Answered, Acting)


def answer_of(request: type[Request]) -> Any:
    """The annotation of a request's answer, None for void."""
    for declared in request.__mro__:
        for base in declared.__dict__.get("__orig_bases__", ()):
            if get_origin(base) in _KINDS and not isinstance(get_args(base)[0], TypeVar):
                (answer,) = get_args(base)
                return None if answer is NoneType else answer
    raise TypeError(f"{request.__name__} does not say what it is answered with: extend Answered[...]")
