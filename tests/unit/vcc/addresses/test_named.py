"""Targets that are named for what they are."""

from __future__ import annotations

import pytest

from cordboard.vcc.addresses import (
    Address,
    AddressType,
    Target,
    TargetKind,
    named,
    reached,
    resolve,
    target_to,
)
from cordboard.vcc.center import Campaign, Center, Skill, SpeedDial, User
from cordboard.vcc.directory import Directory
from cordboard.vcc.errors import Refusal

ANNA, SALES, SPRING = 300000000000001, 300000000000005, 300000000000007
DIRECTORY = Directory(
    Center(
        domain_id=1,
        domain="demo",
        users=(User(id=ANNA, name="sales@demo", extension="1001", password="x"),),
        skills=(Skill(id=SALES, name="Sales"),),
        campaigns=(Campaign(id=SPRING, name="Sales", extension="2001"),),
        speed_dials=(SpeedDial(id=9, code="1001*", number="+12025550111"),),
    )
)
K = TargetKind


@pytest.mark.parametrize(
    ("target", "address"),
    [
        (
            Target(kind=K.NUMBER, number="(202) 555-0177"),
            Address(AddressType.EXTERNAL, number="+12025550177"),
        ),
        (Target(kind=K.NUMBER, number="911"), Address(AddressType.EXTERNAL, number="911")),
        (Target(kind=K.SPEED_DIAL, number="1001*"), Address(AddressType.EXTERNAL, number="+12025550111")),
        (Target(kind=K.AGENT, name="sales"), Address(AddressType.AGENT, id=ANNA)),
        (Target(kind=K.AGENT, name="1001"), Address(AddressType.AGENT, id=ANNA)),
        (Target(kind=K.AGENT, id=ANNA), Address(AddressType.AGENT, id=ANNA)),
        (Target(kind=K.SKILL, name="sales"), Address(AddressType.SKILL, id=SALES)),
        (Target(kind=K.SKILL, id=SALES), Address(AddressType.SKILL, id=SALES)),
        (Target(kind=K.CAMPAIGN, name="sales"), Address(AddressType.CAMPAIGN, id=SPRING)),
        (Target(kind=K.CAMPAIGN, name="2001"), Address(AddressType.CAMPAIGN, id=SPRING)),
        (Target(kind=K.CAMPAIGN, id=SPRING), Address(AddressType.CAMPAIGN, id=SPRING)),
        (Target(kind=K.AGENT_VOICEMAIL, name="sales"), Address(AddressType.VOICEMAIL, id=ANNA)),
        (Target(kind=K.SKILL_VOICEMAIL, name="sales"), Address(AddressType.VOICEMAIL, id=SALES)),
    ],
)
def test_one_name_means_whoever_is_meant(target, address):
    assert named(DIRECTORY, target) == reached(DIRECTORY, target) == address


@pytest.mark.parametrize(
    "target",
    [
        Target(kind=K.NUMBER, number="sales"),
        Target(kind=K.NUMBER),
        Target(kind=K.SPEED_DIAL, number="2"),
        Target(kind=K.AGENT, id=SALES),
        Target(kind=K.AGENT),
        Target(kind=K.SKILL, id=ANNA),
        Target(kind=K.SKILL, name="nobody"),
        Target(kind=K.CAMPAIGN, name=""),
        Target(kind=K.SKILL_VOICEMAIL, id=SPRING),
    ],
)
def test_nobody_is_meant(target):
    with pytest.raises(Refusal, match="INVALID_NUMBER"):
        named(DIRECTORY, target)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("1001", Target(kind=K.AGENT, id=ANNA, name="sales@demo")),
        ("sales", Target(kind=K.SKILL, id=SALES, name="Sales")),
        ("2001", Target(kind=K.CAMPAIGN, id=SPRING, name="Sales")),
        ("1001*", Target(kind=K.NUMBER, number="+12025550111")),
        ("voicemail:1001", Target(kind=K.AGENT_VOICEMAIL, id=ANNA, name="sales@demo")),
        ("voicemail:sales", Target(kind=K.SKILL_VOICEMAIL, id=SALES, name="Sales")),
    ],
)
def test_what_a_text_means_said_as_what_it_is(text, target):
    address = resolve(DIRECTORY, text)
    assert target_to(DIRECTORY, address) == target
    assert named(DIRECTORY, target) == address
