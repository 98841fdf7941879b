"""A contact's record: what it holds, under which words it is shown, and which values its fields take."""

from __future__ import annotations

import pytest

from cordboard.vcc.center import SYSTEM_FIELDS
from cordboard.vcc.contacts import Contact, title_of, with_field
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import ContactId
from cordboard.vcc.variables import accepted

ADA = Contact(
    id=ContactId(310_000_000_000_001),
    number1="+12025550177",
    number3="+12025550178",
    fields=(("company", "Engines"), ("first_name", "Ada"), ("last_name", "Lovelace")),
)


def test_numbers_are_those_that_are_there() -> None:
    assert ADA.numbers == ("+12025550177", "+12025550178")


def test_every_field_is_read_by_its_name() -> None:
    assert [ADA.value(name) for name in ("number1", "number2", "company", "zip")] == [
        "+12025550177",
        "",
        "Engines",
        "",
    ]


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        (ADA.fields, "Ada Lovelace"),
        ((("company", "Engines"), ("last_name", "Lovelace")), "Lovelace"),
        ((("company", "Engines"),), "Engines"),
        ((), ""),
    ],
)
def test_a_customer_is_shown_by_name_else_by_company(fields: tuple[tuple[str, str], ...], title: str) -> None:
    assert title_of(Contact(fields=fields)) == title


def test_fields_stay_in_the_order_of_their_names() -> None:
    changed = with_field(with_field(ADA, "city", "London"), "zip", "W1")
    assert [name for name, _ in changed.fields] == ["city", "company", "first_name", "last_name", "zip"]


def test_an_emptied_field_is_gone() -> None:
    changed = with_field(with_field(ADA, "company", ""), "number3", "")
    assert (changed.fields, changed.numbers) == (ADA.fields[1:], ("+12025550177",))


def test_fields_keep_to_the_rules_of_variables() -> None:
    number = SYSTEM_FIELDS[0]
    with pytest.raises(Refusal, match="number1 takes a PHONE only; correct the value"):
        accepted(number, "call me", "US")
