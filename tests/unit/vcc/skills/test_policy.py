"""Who has which skill."""

from __future__ import annotations

from cordboard.vcc.center import Center, Skill, SkillLevel, User
from cordboard.vcc.directory import Directory
from cordboard.vcc.skills import of_user

SALES, SUPPORT = Skill(id=5, name="Sales"), Skill(id=6, name="Support")


def test_skills_come_best_level_first_and_only_those_that_exist():
    user = User(
        id=1, name="a@demo", password="x", skills=(SkillLevel(5, 3), SkillLevel(6, 1), SkillLevel(99, 1))
    )
    directory = Directory(Center(domain_id=1, domain="demo", users=(user,), skills=(SALES, SUPPORT)))
    assert of_user(directory, user) == (SUPPORT, SALES)
