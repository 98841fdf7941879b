"""Which campaign a call belongs to."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cordboard.vcc.campaigns import (
    calling_changes,
    for_manual_call,
    is_open,
    may_be_called,
    of_user,
    takes_calls,
)
from cordboard.vcc.center import (
    CallingHours,
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


EASTERN, PACIFIC, CENTRAL_EUROPE = "+12025550177", "+14155550123", "+4930123456"
TOLL_FREE, NOWHERE = "+18005550100", "+15550100123"


def zone(name, hours):
    return TimeZone(name=name, changes=(ClockChange(0, hours * 3_600_000),))


NEW_YORK, LOS_ANGELES = zone("America/New_York", -5), zone("America/Los_Angeles", -8)
WEEKDAYS = tuple(Window(day, 9 * 60, 20 * 60) for day in range(5))
POLITE = Campaign(
    id=11,
    name="Polite",
    calling_hours=CallingHours(
        hours=Hours(zone=LOS_ANGELES, windows=WEEKDAYS, holidays=frozenset({date(2026, 12, 25)}))
    ),
)
AMERICA = Directory(Center(domain_id=1, domain="demo", zones=(NEW_YORK, LOS_ANGELES)))


@pytest.mark.parametrize(
    ("number", "moment", "allowed"),
    [
        (EASTERN, "2026-11-26T14:00", True),
        (EASTERN, "2026-11-26T13:59", False),
        (EASTERN, "2026-11-27T00:59", True),
        (EASTERN, "2026-11-27T01:00", False),
        (PACIFIC, "2026-11-26T14:00", False),
        (PACIFIC, "2026-11-27T01:00", True),
        (EASTERN, "2026-11-28T15:00", False),
        (EASTERN, "2026-12-25T15:00", False),
        (NOWHERE, "2026-11-26T14:00", False),
        (NOWHERE, "2026-11-26T17:00", True),
        (CENTRAL_EUROPE, "2026-11-26T17:00", True),
        (TOLL_FREE, "2026-11-26T17:00", True),
    ],
)
def test_people_are_called_by_their_own_clocks(number, moment, allowed):
    assert may_be_called(AMERICA, POLITE, number, utc(moment)) == allowed


def test_a_number_of_several_regions_is_called_where_all_of_them_allow_it():
    both = Directory(Center(domain_id=1, domain="demo", zones=(zone("Europe/London", 0), NEW_YORK)))
    crown = "+441481960194"  # Guernsey, which the numbering plan places in two zones
    assert may_be_called(both, POLITE, crown, utc("2026-11-26T17:30"))


@pytest.mark.parametrize(
    ("moment", "edge"),
    [
        ("2026-11-26T13:59:30", "2026-11-26T14:00"),
        ("2026-11-26T14:00:00", "2026-11-27T01:00"),
        ("2026-11-27T01:00:00", "2026-11-27T05:00"),
        ("2026-11-28T12:00:00", "2026-11-29T05:00"),
    ],
)
def test_when_to_look_at_the_clock_again(moment, edge):
    assert calling_changes(AMERICA, POLITE, EASTERN, utc(moment)) == utc(edge)


def test_without_calling_hours_everybody_is_called_at_any_time():
    assert may_be_called(AMERICA, SPRING, EASTERN, 0)
    assert calling_changes(AMERICA, SPRING, EASTERN, 0) is None
