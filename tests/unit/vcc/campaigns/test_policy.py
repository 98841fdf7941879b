"""Which campaign a call belongs to."""

from __future__ import annotations

import pytest

from cordboard.vcc.campaigns import for_manual_call, of_user, takes_calls
from cordboard.vcc.center import Campaign, CampaignState, Center, Options, SkillLevel, User
from cordboard.vcc.directory import Directory
from cordboard.vcc.errors import Refusal

ANNA = User(id=1, name="anna@demo", password="x", skills=(SkillLevel(5),))
SPRING = Campaign(id=7, name="Spring", skills=(4, 5))
AUTUMN = Campaign(id=8, name="Autumn", skills=(5,), state=CampaignState.STOPPING)
WINTER = Campaign(id=9, name="Winter", skills=(4,))
BARE = Campaign(id=10, name="Bare")


def directory(**options) -> Directory:
    """A center with these campaigns under these rules."""
    campaigns = (SPRING, AUTUMN, WINTER, BARE)
    return Directory(
        Center(domain_id=1, domain="demo", options=Options(**options), users=(ANNA,), campaigns=campaigns)
    )


def test_an_agent_works_where_one_skill_is_shared():
    assert of_user(directory(), ANNA) == (SPRING, AUTUMN)


def test_only_a_running_campaign_with_a_skill_takes_calls():
    assert [takes_calls(each) for each in (SPRING, AUTUMN, WINTER, BARE)] == [True, False, True, False]


@pytest.mark.parametrize(
    ("options", "asked", "campaign"),
    [
        ({}, 7, SPRING),
        ({}, None, None),
        ({}, 0, None),
        ({"default_campaign": 7}, None, SPRING),
        ({"default_campaign": 7, "may_select_none": False}, 0, SPRING),
        ({"default_campaign": 7, "may_select_campaign": False}, 7, SPRING),
    ],
)
def test_the_campaign_of_a_manual_call(options, asked, campaign):
    assert for_manual_call(directory(**options), ANNA, asked) == campaign


@pytest.mark.parametrize(
    ("options", "asked", "reason"),
    [
        ({}, 99, "UNKNOWN_CAMPAIGN"),
        ({}, 9, "UNKNOWN_CAMPAIGN"),
        ({}, 8, "CAMPAIGN_NOT_RUNNING"),
        ({"may_select_none": False}, None, "CAMPAIGN_REQUIRED"),
        ({"default_campaign": 7, "may_select_campaign": False}, 8, "NO_PERMISSION"),
    ],
)
def test_a_campaign_that_cannot_be_had(options, asked, reason):
    with pytest.raises(Refusal, match=reason):
        for_manual_call(directory(**options), ANNA, asked)
