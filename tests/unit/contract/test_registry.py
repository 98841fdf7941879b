"""The registry, and the rules that every declaration keeps."""

import subprocess
import sys

import msgspec
import pytest

from cordboard import contract
from cordboard.contract import (
    CONTRACTS,
    EVENTS,
    OPERATIONS,
    X1,
    Answered,
    Event,
    Map,
    Record,
    contract_of,
    doc_of,
    fields_of,
    wire_name,
    x1,
)
from cordboard.contract.record import answer_of, kind_of

EVERYTHING = [declared for one in CONTRACTS.values() for declared in one.records]
NAMES = [wire_name(declared) for declared in EVERYTHING]


def test_wire_names_collide_nowhere_not_even_between_the_contracts() -> None:
    asked = [name for one in CONTRACTS.values() for name in one.operations]
    names = [*NAMES, *(f"{name}Response" for name in asked), "ctiFault"]
    assert len(names) == len(set(names))


def test_each_declaration_knows_its_contract() -> None:
    assert contract_of(contract.CallStarted) is contract.V2
    assert contract_of(x1.GetEvents) is X1
    assert contract_of(contract.CtiFault) is contract.V2


def test_events_of_the_extension_are_events() -> None:
    assert all(issubclass(one, Event) for one in X1.events.values())


@pytest.mark.parametrize("declared", EVERYTHING)
def test_declaration_has_words_and_a_place_at_the_front_door(declared: type[Record]) -> None:
    summary, *more = doc_of(declared).split("\n\n")
    assert len(more) <= 1
    assert summary.endswith(".")
    assert "\n" not in summary
    home = x1 if contract_of(declared) is X1 else contract
    assert getattr(home, declared.__name__) is declared


@pytest.mark.parametrize("declared", EVERYTHING)
def test_records_are_frozen_and_take_names_only(declared: type[Record]) -> None:
    config = declared.__struct_config__
    assert config.frozen
    with pytest.raises(TypeError):
        declared("positional")


def test_a_name_that_python_reserves_keeps_its_wire_name() -> None:
    names = {field.name: field.attribute for field in fields_of(contract.ChatMessageReceived)}
    assert names["from"] == "from_"


def test_alias_is_a_request_of_its_own() -> None:
    alias = OPERATIONS["retreiveCall"]
    assert alias.alias_of == "retrieveCall"
    assert issubclass(alias.request, contract.RetrieveCall)
    assert alias.doc != OPERATIONS["retrieveCall"].doc


def test_events_named_in_docstrings_exist() -> None:
    quoted = {
        word
        for declared in EVERYTHING
        for word in doc_of(declared).split("`")[1::2]
        if word.replace("_", "").isalnum()
    }
    fields = {field.name for declared in X1.records for field in fields_of(declared)}
    assert quoted <= {*NAMES, *fields}


def test_names_that_old_clients_use_themselves_are_no_events() -> None:
    assert not {"connected", "disconnected"} & set(EVENTS)


def test_map_keeps_order_and_survives_missing_parts() -> None:
    pairs = Map.of({"b": "1", "a": "2"})
    assert list(pairs.as_dict()) == ["b", "a"]
    holes = Map(attributes=(contract.MapValue(key="k"), contract.MapValue(value="v")))
    assert holes.as_dict() == {"k": ""}


def test_a_foreign_type_is_no_declaration() -> None:
    with pytest.raises(TypeError, match="no type of the contract"):
        kind_of(bytes)


def test_a_request_must_say_its_answer() -> None:
    class Silent(contract.Request):
        """Says nothing."""

    with pytest.raises(TypeError, match="Silent"):
        answer_of(Silent)


def test_answers_are_typed_by_their_request() -> None:
    assert answer_of(contract.GetStatus) is contract.AgentBridgeStatus
    assert answer_of(contract.MakeCall) is None
    assert issubclass(contract.GetStatus, Answered)


@pytest.mark.parametrize(
    ("scalar", "low", "high"),
    [(contract.Int, -(2**31), 2**31 - 1), (contract.Id, -(2**63), 2**63 - 1), (contract.Flags, 0, 2**63 - 1)],
)
def test_ranges_hold_for_other_readers_too(scalar: type, low: int, high: int) -> None:
    assert msgspec.json.decode(str(low).encode(), type=scalar) == low
    assert msgspec.json.decode(str(high).encode(), type=scalar) == high
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(str(high + 1).encode(), type=scalar)


def test_importing_the_contract_pulls_in_no_writer_and_no_io() -> None:
    code = (
        "import sys, cordboard.contract;"
        "print([m for m in ('asyncio', 'lxml', 'xml.sax', 'socket', 'sqlite3', 'cordboard.contract.emit')"
        " if m in sys.modules])"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.strip() == "[]"
