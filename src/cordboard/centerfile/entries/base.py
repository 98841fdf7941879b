"""What all records of a center file are made of: words that know their place, durations, ids."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Self, cast

import msgspec
from msgspec import inspect

from ..problems import Place


class Word(str):
    """A text as it was typed; it knows its place."""

    __slots__ = ("place",)
    place: Place

    @classmethod
    def at(cls, place: Place, text: str = "") -> Self:
        """A word at `place`."""
        word = cls(text)
        word.place = place
        return word


class Secret(Word):
    """A text that nothing prints."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<secret>"


class Duration(int):
    """Milliseconds, written with a unit: `500ms`, `20s`, `5m`, `1h`, `90d`."""


NOWHERE = Word.at(Place())

NO_SECRET = Secret.at(Place())

DERIVED = 0
"""An id that the file leaves out."""


def about(description: str) -> msgspec.Meta:
    """The explanation of a field."""
    return msgspec.Meta(description=description)


Id = Annotated[
    int, msgspec.Meta(ge=1, le=2**63 - 1, description="Its id; derived from the name if left out.")
]


class Entry(msgspec.Struct, kw_only=True):
    """A thing in the file; `place` is where it begins."""

    place: Place = Place()


@cache
def fields_of(entry: type[Entry]) -> dict[str, inspect.Field]:
    """The fields that a file may give, by name, in order."""
    info = cast("inspect.StructType", inspect.type_info(entry))
    return {field.name: field for field in info.fields if field.name != "place"}


def bare(info: inspect.Type) -> inspect.Type:
    """The type without what is said about it, and without the None of what may be left open."""
    if isinstance(info, inspect.Metadata):
        return bare(info.type)
    if isinstance(info, inspect.UnionType):
        (one,) = (each for each in info.types if not isinstance(each, inspect.NoneType))
        return bare(one)
    return info
