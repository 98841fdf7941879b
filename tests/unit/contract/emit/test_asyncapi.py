"""The WebSocket and the stream as AsyncAPI: whole, and without a reference that leads nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cordboard.contract import ALL_EVENTS, ALL_OPERATIONS
from cordboard.contract.emit import asyncapi
from cordboard.contract.emit.asyncapi import document
from cordboard.contract.socket import SAID, TOLD

WHOLE = document("https://cti.example")


def references(value: Any) -> Iterator[str]:
    """Every `$ref` inside."""
    match value:
        case {"$ref": str(reference)}:
            yield reference
        case dict():
            yield from (each for inner in value.values() for each in references(inner))
        case list():
            yield from (each for inner in value for each in references(inner))


def place(reference: str) -> Any:
    """What a reference leads to; KeyError where nothing is."""
    found: Any = WHOLE
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found


def test_it_is_json_and_names_the_servers() -> None:
    assert json.loads(asyncapi("https://cti.example")) == WHOLE
    assert {name: one["protocol"] for name, one in WHOLE["servers"].items()} == {
        "socket": "wss",
        "events": "https",
    }


def test_every_reference_leads_somewhere() -> None:
    assert all(isinstance(place(each), dict) for each in references(WHOLE))


def test_everything_that_is_said_and_told_is_there() -> None:
    messages = WHOLE["channels"]["socket"]["messages"]
    assert {name.partition(".")[0] for name in messages} == {*SAID, *TOLD}
    assert set(WHOLE["operations"]) == {*ALL_OPERATIONS, *SAID, "tell", "question", "stream"} - {"ask"}
    assert {one["$ref"].rpartition("/")[2] for one in place("#/components/schemas/event")["oneOf"]} == set(
        ALL_EVENTS
    )


def test_an_operation_says_what_is_asked_and_answered() -> None:
    operation = WHOLE["operations"]["makeCall"]
    [asked] = operation["messages"]
    answered, refused = operation["reply"]["messages"]
    payload = place(place(asked["$ref"])["$ref"])["payload"]
    assert payload["properties"]["operation"]["const"] == "makeCall"
    assert "number" in payload["properties"]["parameters"]["properties"]
    assert payload["required"] == ["type", "id", "operation"]
    assert place(place(answered["$ref"])["$ref"])["payload"]["properties"]["value"] == {"type": "null"}
    assert refused["$ref"].endswith("/refused")
