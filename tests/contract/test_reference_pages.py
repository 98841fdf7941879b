"""The committed reference pages are the generated ones."""

import re
from pathlib import Path

import pytest

from cordboard.contract import ALL_EVENTS, ALL_OPERATIONS
from cordboard.contract.emit import asyncapi, openapi, python, reference_pages, typescript
from cordboard.seat import alive_events, alive_operations, callstates, permissions

COMMITTED = Path(__file__).parents[2] / "docs" / "reference"
CLIENT = COMMITTED.parents[1] / "toolbar" / "client" / "src"
SOURCE = COMMITTED.parents[1] / "src" / "cordboard"
WEBSOCKET = SOURCE / "http" / "websocket.py"
DOOR = {*(SOURCE / "http").glob("*.py"), *(SOURCE / "soap").glob("*.py")} - {WEBSOCKET}
JSON_DOOR = (
    *(SOURCE / "web" / "api").glob("*.py"),
    *(SOURCE / "softphones").glob("*.py"),
    SOURCE / "access" / "tokens.py",
    WEBSOCKET,
)
PAIRING = [SOURCE / "access" / name for name in ("desk.py", "pairings.py")]
PAIRING += [SOURCE / "web" / name for name in ("approving.py", "pairings.py")]
PAGES = {
    **reference_pages(alive_operations(), alive_events()),
    callstates.PAGE: callstates.call_states_page(),
    permissions.PAGE: permissions.permissions_page(),
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_up_to_date(name: str) -> None:
    """When this fails: cordboard contract markdown --out docs/reference"""
    assert (COMMITTED / name).read_text("utf-8") == PAGES[name]


def test_only_what_is_declared_can_be_alive() -> None:
    assert alive_operations() <= set(ALL_OPERATIONS)
    assert alive_events() <= set(ALL_EVENTS)


def test_the_openapi_document_is_up_to_date() -> None:
    """When this fails: make docs"""
    assert (COMMITTED / "openapi.json").read_text("utf-8") == openapi("http://localhost:8080")


def test_the_asyncapi_document_is_up_to_date() -> None:
    """When this fails: make docs"""
    assert (COMMITTED / "asyncapi.json").read_text("utf-8") == asyncapi("http://localhost:8080")


@pytest.mark.parametrize("name", python())
def test_the_methods_of_the_python_client_are_up_to_date(name: str) -> None:
    """When this fails: make docs"""
    assert (SOURCE / "client" / name).read_text("utf-8") == python()[name]


@pytest.mark.parametrize("name", typescript())
def test_the_typescript_of_the_client_is_up_to_date(name: str) -> None:
    """When this fails: make docs"""
    assert (CLIENT / name).read_text("utf-8") == typescript()[name]


def test_every_refusal_is_on_the_page_of_the_json_door() -> None:
    source = "".join(path.read_text("utf-8") for path in JSON_DOOR)
    codes = set(re.findall(r'(?:Refusal\(\s*\d{3},|_invalid\(|_too_many\()\s*"([A-Z_]+)"', source))
    page = (COMMITTED / "json.md").read_text("utf-8")
    assert len(codes) == 21
    assert {code for code in codes if f"`{code}`" not in page} == set()


def test_every_refusal_to_pages_and_those_who_let_them_in_is_on_their_page() -> None:
    source = "".join(path.read_text("utf-8") for path in PAIRING)
    codes = set(re.findall(r'Refusal\(\s*\d{3},\s*"([A-Z_]+)"', source))
    page = (COMMITTED.parent / "howto" / "approve-pages.md").read_text("utf-8")
    assert len(codes) == 16
    assert {code for code in codes if f"`{code}`" not in page} == set()


def test_every_refusal_is_on_the_page_of_the_door() -> None:
    source = "".join(path.read_text("utf-8") for path in DOOR)
    codes = set(re.findall(r'Refusal\(\s*\d{3},\s*"([A-Z_]+)"', source))
    page = (COMMITTED / "soap.md").read_text("utf-8")
    assert len(codes) == 18
    assert {code for code in codes if f"`{code}`" not in page} == set()
