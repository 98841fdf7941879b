"""Who has which skill."""

from __future__ import annotations

import pytest

from cordboard.vcc.agents import Agent
from cordboard.vcc.center import Center, Skill, SkillLevel, User
from cordboard.vcc.directory import Directory
from cordboard.vcc.errors import Refusal
from cordboard.vcc.skills import active, of_user, switched

SALES, SUPPORT = Skill(id=5, name="Sales"), Skill(id=6, name="Support")

TWO = Directory(
    Center(
        domain_id=1,
        domain="demo",
        users=(User(id=1, name="a@demo", password="x", skills=(SkillLevel(5, 2), SkillLevel(6, 1))),),
        skills=(SALES, SUPPORT, Skill(id=7, name="Billing")),
    )
)


def test_skills_come_best_level_first_and_only_those_that_exist():
    user = User(
        id=1, name="a@demo", password="x", skills=(SkillLevel(5, 3), SkillLevel(6, 1), SkillLevel(99, 1))
    )
    directory = Directory(Center(domain_id=1, domain="demo", users=(user,), skills=(SALES, SUPPORT)))
    assert of_user(directory, user) == (SUPPORT, SALES)


@pytest.mark.parametrize(("wanted", "on"), [((5, 6), (6, 5)), ((5,), (5,)), ((), ())])
def test_an_agent_works_in_what_they_choose_and_nothing_else(wanted, on):
    agent = switched(TWO, Agent(id=1, name="a@demo", skills_off=(5,)), wanted)
    assert active(TWO, agent) == on


def test_only_ones_own_skills_can_be_chosen():
    with pytest.raises(Refusal, match="7 is none of this agent's skills"):
        switched(TWO, Agent(id=1, name="a@demo"), (5, 7))
