"""The JSON door as OpenAPI: whole, and without a reference that leads nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cordboard.contract import ALL_EVENTS, CONTRACTS, V2, X1, Contract, softphone, wire_name
from cordboard.contract.emit import openapi
from cordboard.contract.emit.openapi import document

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


def test_it_is_json_and_names_the_server() -> None:
    assert json.loads(openapi("https://cti.example")) == WHOLE
    assert WHOLE["servers"] == [{"url": "https://cti.example"}]


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS)
def test_every_operation_under_each_spelling(contract: Contract) -> None:
    base = f"/api/{contract.name}/seats/{{seat}}/"
    told = {path.removeprefix(base) for path in WHOLE["paths"] if path.startswith(base)}
    assert told >= {*contract.operations, "events"}


def test_every_type_and_event() -> None:
    said = {wire_name(each) for each in softphone.RECORDS}
    scalars = {"long", "id", "flags"}
    assert WHOLE["components"]["schemas"].keys() == {*V2.types, *X1.types, *ALL_EVENTS, *said, *scalars}


def test_operation_ids_are_unique() -> None:
    ids = [
        call["operationId"]
        for path in WHOLE["paths"].values()
        for name, call in path.items()
        if name != "parameters"
    ]
    assert len(set(ids)) == len(ids)


def test_every_reference_leads_somewhere() -> None:
    for reference in set(references(WHOLE)):
        place: Any = WHOLE
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


def test_one_operation_in_full() -> None:
    call = WHOLE["paths"]["/api/v2/seats/{seat}/toggleHold"]["post"]
    assert call["requestBody"]["content"]["application/json"]["schema"]["properties"] == {
        "flag": {"type": "boolean"}
    }
    assert call["responses"]["200"]["content"]["application/json"]["schema"] == {"type": "null"}
    assert "application/problem+json" in WHOLE["components"]["responses"]["problem"]["content"]


def test_where_a_softphone_attaches() -> None:
    audio = WHOLE["paths"]["/api/v2/seats/{seat}/audio"]
    assert audio["post"]["requestBody"]["content"].keys() == {"application/sdp"}
    assert audio["post"]["responses"]["201"]["content"].keys() == {"application/sdp"}
    one = WHOLE["paths"]["/api/v2/seats/{seat}/audio/{attachment}"]
    assert one.keys() == {"parameters", "patch", "delete"}
