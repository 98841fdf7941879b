"""Looking things up in the described center."""

from __future__ import annotations

import pytest

from cordboard.vcc.center import Campaign, Center, Skill, SkillLevel, Trunk, User
from cordboard.vcc.directory import Directory

CENTER = Center(
    domain_id=1,
    domain="demo",
    users=(User(id=1, name="Anna@demo", extension="1001", password="x", skills=(SkillLevel(5, 2),)),),
    skills=(Skill(id=5, name="Sales"),),
    trunks=(Trunk(id="in", host="a", outbound=False), Trunk(id="out", host="b"), Trunk(id="spare", host="c")),
    campaigns=(
        Campaign(id=7, name="Spring", extension="2001", numbers=("+12025550100", "hotline")),
        Campaign(id=8, name="Autumn", numbers=("202-555-0101", "+12025550100")),
    ),
)


@pytest.fixture
def directory() -> Directory:
    """The small center, arranged."""
    return Directory(CENTER)


@pytest.mark.parametrize("name", ["anna", "ANNA@demo", "Anna@Demo"])
def test_a_user_is_found_by_bare_and_full_name(directory, name):
    assert directory.user(name).id == 1


@pytest.mark.parametrize("name", ["", "bob", "anna@elsewhere"])
def test_nobody_else_is_found(directory, name):
    assert directory.user(name) is None


@pytest.mark.parametrize(
    ("called", "campaign"),
    [
        ("+12025550100", 7),
        ("(202) 555 0100", 7),
        ("hotline", 7),
        ("12025550101", 8),
        ("202-555-0101", 8),
    ],
)
def test_a_campaign_is_found_by_its_numbers_first_come_first_served(directory, called, campaign):
    assert directory.campaign_of_number(called).id == campaign


@pytest.mark.parametrize("called", ["", "unknown", "+12025550199"])
def test_a_number_of_nobody_is_nobodys(directory, called):
    assert directory.campaign_of_number(called) is None


def test_levels_and_the_first_way_out(directory):
    assert directory.levels(1) == {5: 2}
    assert directory.outbound_trunk.id == "out"
