"""What a connector tells another program: every value arrives as it is, encoded once."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from known_call import connector, errand, known_call

from cordboard.seat.connectors import address_of, form_of, page_of, substituted, values_of
from cordboard.seat.variables import GROUPS
from cordboard.vcc.center import SYSTEM_FIELDS, Method, Opens, Parameter
from cordboard.vcc.ids import LOCAL_SEAT
from cordboard.vcc.variables import names_of

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


def variable(value: str, name: str = "x") -> Parameter:
    return Parameter(name, value, substituted=True)


@given(note=TEXT, constant=TEXT, names=st.lists(NAMES, min_size=2, max_size=2, unique=True))
def test_whoever_is_asked_reads_what_is_known_of_the_call(note: str, constant: str, names: list[str]) -> None:
    query = (Parameter(names[0], constant), variable("<@Order.note@>", names[1]))

    address = address_of(connector(query=query), known_call(note))

    asked = urlsplit(address)
    assert address.isascii()
    assert (asked.scheme, asked.netloc, asked.path) == ("https", "crm.example", "/orders")
    assert parse_qsl(asked.query, keep_blank_values=True) == [(names[0], constant), (names[1], f"<{note}>")]


@given(note=TEXT)
def test_a_value_is_never_read_as_a_variable(note: str) -> None:
    known = known_call(f"@Call.ANI@{note}")
    assert substituted("@Order.note@", values_of(known)) == f"@Call.ANI@{note}"


@given(text=TEXT)
def test_a_constant_is_told_as_it_is(text: str) -> None:
    told = form_of(errand(form=(Parameter("a", f"@Call.ANI@{text}"),), method=Method.POST))
    assert told == (("a", f"@Call.ANI@{text}"),)


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("https://crm.example/", "https://crm.example/?x=%2B12025550177"),
        ("https://crm.example/?a=1", "https://crm.example/?a=1&x=%2B12025550177"),
    ],
)
def test_parameters_follow_those_of_the_address(url: str, whole: str) -> None:
    asked = connector(url=url, query=(variable("@Call.ANI@"),))
    assert address_of(asked, known_call()) == whole


def test_an_address_without_parameters_stays_as_it_is() -> None:
    assert address_of(connector(), known_call()) == "https://crm.example/orders"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@Agent.full_name@", "Anna & Co"),
        ("@Customer.last_name@", "Smith & Sons"),
        ("@Call.campaign_name@, @Call.DNIS@", "Sales, +12025550100"),
        ("anna@demo", "anna@demo"),
        ("@Order.unheard_of@", ""),
        ("", ""),
    ],
)
def test_variables_stand_for_their_values(text: str, told: str) -> None:
    assert substituted(text, values_of(known_call())) == told


def test_the_check_of_the_center_file_knows_the_names_that_calls_have() -> None:
    """Those of the contact come from its fields, which the core knows."""
    listed = {
        f"{group.name}.{each.name}"
        for group in GROUPS
        for each in group.variables
        if group.name != "Customer"
    }
    known = set(names_of((), SYSTEM_FIELDS))
    assert {name for name in known if not name.startswith("Customer.")} == listed
    assert {name for name in values_of(known_call()) if name.startswith("Customer.")} <= known


@pytest.mark.parametrize(
    ("seat", "path"),
    [(LOCAL_SEAT, "/agent/forms/"), ("anna@demo", "/seat/anna@demo/forms/")],
)
def test_a_form_lies_at_its_seat(seat: str, path: str) -> None:
    from msgspec.structs import replace

    offered = replace(errand(method=Method.POST, opens=Opens.NEW), seat=seat)
    assert page_of(offered) == path + offered.id
