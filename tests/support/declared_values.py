"""Any value that the contract's declarations allow, for tests of whatever carries them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from cordboard.contract import EVENTS, Event, Operation, Record, Scalar, fields_of

CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
MARKUP = st.sampled_from(" \t\n\r<>&\"']")
XML_TEXT = st.text(CHARACTERS | MARKUP, max_size=8)
SCALARS: dict[Scalar, st.SearchStrategy[Any]] = {
    Scalar.STRING: XML_TEXT,
    Scalar.BOOLEAN: st.booleans(),
    Scalar.FLOAT: st.floats(width=32, allow_nan=False),
    Scalar.DOUBLE: st.floats(allow_nan=False),
    **{scalar: st.integers(*scalar.range) for scalar in Scalar if scalar.range},
}


def values_of(kind: Scalar | type[Record]) -> st.SearchStrategy[Any]:
    if isinstance(kind, Scalar):
        return SCALARS[kind]
    if kind is Event:
        return st.sampled_from(list(EVENTS.values())).flatmap(records)
    return records(kind)


def records(declared: type[Record]) -> st.SearchStrategy[Any]:
    given_fields = {}
    for field in fields_of(declared):
        one = values_of(field.kind)
        many = st.lists(one, max_size=3).map(tuple)
        given_fields[field.attribute] = many if field.many else one if field.required else st.none() | one
    return st.builds(declared, **given_fields)


def answers(operation: Operation) -> st.SearchStrategy[Any]:
    assert operation.returns is not None
    one = values_of(operation.returns)
    return st.lists(one, max_size=3).map(tuple) if operation.many else st.none() | one
