"""Which campaign a call belongs to."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cordboard.vcc.campaigns import for_manual_call, is_open, of_user, takes_calls
from cordboard.vcc.center import (
    Campaign,
    CampaignState,
    Center,
    ClockChange,
    Hours,
    Options,
    SkillLevel,
    TimeZone,
    User,
    Window,
)
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


def utc(text):
    return int(datetime.fromisoformat(text + "+00:00").timestamp() * 1000)


WINTER_TIME, SUMMER_TIME = 3_600_000, 7_200_000
BERLIN = TimeZone(
    name="Europe/Berlin",
    changes=(
        ClockChange(utc("2025-10-26T01:00:00"), WINTER_TIME),
        ClockChange(utc("2026-03-29T01:00:00"), SUMMER_TIME),
        ClockChange(utc("2026-10-25T01:00:00"), WINTER_TIME),
    ),
)
NIGHT = Hours(
    zone=BERLIN,
    windows=(Window(5, 22 * 60, 24 * 60), Window(6, 0, 2 * 60 + 30), Window(0, 9 * 60, 17 * 60)),
    holidays=frozenset({date(2026, 12, 28)}),
)


@pytest.mark.parametrize(
    ("moment", "served"),
    [
        ("2020-01-06T08:00:00", True),  # before the first change that is known
        ("2026-11-23T07:59:59", False),  # a Monday in winter, UTC+1
        ("2026-11-23T08:00:00", True),
        ("2026-11-23T15:59:59", True),
        ("2026-11-23T16:00:00", False),
        ("2026-07-20T07:00:00", True),  # a Monday in summer, UTC+2
        ("2026-07-20T15:00:00", False),
        ("2026-12-28T09:00:00", False),  # a holiday
        ("2026-11-28T21:00:00", True),  # from Saturday night
        ("2026-11-28T23:00:00", True),  # into Sunday
        ("2026-11-24T10:00:00", False),  # a Tuesday has no hours
    ],
)
def test_hours_follow_the_clock_on_the_wall(moment, served):
    assert is_open(NIGHT, utc(moment)) is served


@pytest.mark.parametrize(
    ("moment", "served"),
    [
        # on 2026-10-25 at 03:00 clocks in Berlin go back: 02:00 to 03:00 comes twice
        ("2026-10-25T00:29:59", True),  # 02:29:59, the first time
        ("2026-10-25T00:30:00", False),  # 02:30
        ("2026-10-25T01:00:00", True),  # 02:00, the second time
        ("2026-10-25T01:30:00", False),
        # on 2026-03-29 at 02:00 they go forward: 02:00 to 03:00 never comes
        ("2026-03-29T00:59:59", True),  # 01:59:59
        ("2026-03-29T01:00:00", False),  # 03:00
    ],
)
def test_hours_hold_when_clocks_change(moment, served):
    assert is_open(NIGHT, utc(moment)) is served


def test_a_campaign_without_hours_never_closes():
    assert is_open(None, utc("2026-12-25T03:00:00"))
