"""What a text reaches, and who may reach it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.vcc.addresses import (
    Address,
    AddressType,
    address_type,
    may_confer_with,
    may_make_calls_to,
    may_transfer_to,
    resolve,
)
from cordboard.vcc.center import Campaign, Center, Permission, Skill, SpeedDial, User
from cordboard.vcc.directory import Directory
from cordboard.vcc.errors import Refusal

DIRECTORY = Directory(
    Center(
        domain_id=1,
        domain="demo",
        users=(
            User(id=1, name="Anna@demo", extension="1001", password="x"),
            User(id=2, name="b@demo", extension="911", password="x"),
        ),
        skills=(Skill(id=300000000000005, name="Sales"), Skill(id=6, name="anna")),
        campaigns=(Campaign(id=7, name="Spring", extension="2001"), Campaign(id=8, name="Sales")),
        speed_dials=(SpeedDial(id=9, code="*1", number="+12025550111"),),
    )
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("911", Address(AddressType.EXTERNAL, number="911")),
        ("1001", Address(AddressType.AGENT, id=1)),
        (" 1001 ", Address(AddressType.AGENT, id=1)),
        ("anna@demo", Address(AddressType.AGENT, id=1)),
        ("B", Address(AddressType.AGENT, id=2)),
        ("anna", Address(AddressType.SKILL, id=6)),
        ("SALES", Address(AddressType.SKILL, id=300000000000005)),
        ("300000000000005", Address(AddressType.SKILL, id=300000000000005)),
        ("2001", Address(AddressType.CAMPAIGN, id=7)),
        ("spring", Address(AddressType.CAMPAIGN, id=7)),
        ("*1", Address(AddressType.EXTERNAL, number="+12025550111")),
        ("voicemail:1001", Address(AddressType.VOICEMAIL, id=1)),
        (" Voicemail : sales", Address(AddressType.VOICEMAIL, id=300000000000005)),
        ("voicemail:anna@demo", Address(AddressType.VOICEMAIL, id=1)),
        ("(202) 555-0177", Address(AddressType.EXTERNAL, number="+12025550177")),
    ],
)
def test_the_first_that_fits_counts(text, address):
    assert resolve(DIRECTORY, text) == address
    assert address_type(DIRECTORY, text) is address.type


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "1",
        "1002",
        "*2",
        "nobody",
        "anna@elsewhere",
        "9" * 5000,
        "voicemail:",
        "voicemail:2001",
        "voicemail:+12025550111",
        ":1001",
    ],
)
def test_what_nobody_knows_reaches_nobody_and_counts_as_outside(text):
    with pytest.raises(Refusal):
        resolve(DIRECTORY, text)
    assert address_type(DIRECTORY, text) is AddressType.EXTERNAL


@given(st.text(max_size=80))
def test_any_text_is_of_some_type(text):
    assert address_type(DIRECTORY, text) in AddressType


WAYS = {may_make_calls_to: "calls", may_transfer_to: "transfers", may_confer_with: "conferences"}
NEEDED = {
    "calls": [
        "MAKE_CALLS",
        "MAKE_INTERNAL_CALLS",
        "MAKE_INTERNAL_CALLS",
        "MAKE_INTERNAL_CALLS",
        "MAKE_INTERNAL_CALLS",
    ],
    "transfers": ["TRANSFER", "TRANSFER_TO_AGENTS", "TRANSFER_TO_SKILLS", "TRANSFER", "TRANSFER_VOICEMAIL"],
    "conferences": [
        "CREATE_CONFERENCE",
        "CONFERENCE_WITH_AGENTS",
        "CONFERENCE_WITH_SKILLS",
        "CREATE_CONFERENCE",
        "",
    ],
}


@pytest.mark.parametrize("may", WAYS)
@pytest.mark.parametrize("permission", list(Permission))
def test_one_permission_opens_each_way_to_each_kind(may, permission):
    opened = [may(kind, {permission}) for kind in AddressType]
    assert opened == [needed == permission for needed in NEEDED[WAYS[may]]]
