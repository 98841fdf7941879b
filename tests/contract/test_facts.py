"""The declarations against the published facts: every name, order, type and spelling."""

import json
from pathlib import Path

import pytest

from cordboard.contract import EVENTS, NAMESPACE, OPERATIONS, TYPES, Field, Scalar, fields_of, wire_name

FACTS = json.loads((Path(__file__).parents[1] / "vectors" / "cti-v2.json").read_text())


def spelled(field: Field) -> str:
    name = field.kind.value if isinstance(field.kind, Scalar) else wire_name(field.kind)
    return f"{name}[]" if field.many else name


def shape(fields: tuple[Field, ...]) -> list[tuple[str, str]]:
    return [(field.name, spelled(field)) for field in fields]


def test_namespace() -> None:
    assert FACTS["namespace"] == NAMESPACE


@pytest.mark.parametrize(
    ("declared", "published", "count"),
    [(OPERATIONS, "operations", 176), (TYPES, "types", 40), (EVENTS, "events", 133)],
)
def test_names_are_the_published_ones(declared: dict[str, object], published: str, count: int) -> None:
    assert sorted(declared) == sorted(FACTS[published])
    assert len(declared) == count


@pytest.mark.parametrize("name", FACTS["operations"])
def test_operation(name: str) -> None:
    operation, fact = OPERATIONS[name], FACTS["operations"][name]
    assert shape(fields_of(operation.request)) == list(fact["params"].items())
    assert (spelled(operation.answer) if operation.answer else None) == fact["returns"]
    assert operation.alias_of == fact.get("same_as")
    assert operation.group == fact.get("group", operation.group)


@pytest.mark.parametrize("name", FACTS["types"])
def test_type(name: str) -> None:
    assert shape(fields_of(TYPES[name])) == list(FACTS["types"][name].items())


@pytest.mark.parametrize("name", FACTS["events"])
def test_event_is_its_fields_after_the_timestamp(name: str) -> None:
    timestamp, *rest = fields_of(EVENTS[name])
    assert (timestamp.name, timestamp.kind, timestamp.required) == ("timestamp", Scalar.STRING, True)
    assert shape(tuple(rest)) == list(FACTS["events"][name].items())


@pytest.mark.parametrize("declared", [*TYPES.values(), *EVENTS.values()])
def test_only_flags_and_timestamps_are_never_absent(declared: type) -> None:
    for field in fields_of(declared):
        assert field.required == (field.kind is Scalar.FLAGS or field.name == "timestamp")


@pytest.mark.parametrize("operation", OPERATIONS.values())
def test_every_parameter_may_be_absent(operation: object) -> None:
    request = operation.request()
    assert all(getattr(request, field.attribute) in {None, ()} for field in fields_of(type(request)))
