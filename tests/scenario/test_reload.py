"""Another center file comes into force while people work."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import ANNA, SOLD

from cordboard.vcc.agents import Logout, Occupation, StartLogin
from cordboard.vcc.calls import TransferCompleted
from cordboard.vcc.center import CampaignState, Permission, SkillLevel
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.ids import LOCAL_SEAT, NO_REASON, CampaignId, DomainId, SkillId

SUPPORT = SkillId(300000000000002)
SALES_LINE, SUPPORT_LINE = (CampaignId(300000000000010 + n) for n in range(2))


def changed(floor: Any, name: str, **changes: Any) -> Any:
    """The center with another user of that name."""
    users = tuple(
        replace(user, **changes) if user.name == f"{name}@demo" else user for user in floor.center.users
    )
    return replace(floor.center, users=users)


def without(floor: Any, name: str) -> Any:
    """The center without a user."""
    return replace(
        floor.center, users=tuple(user for user in floor.center.users if user.name != f"{name}@demo")
    )


def load(center: Any) -> ReplaceCenter:
    return ReplaceCenter(seat=LOCAL_SEAT, center=center)


def test_the_same_file_again_is_recorded_once(floor):
    floor.decide(load(floor.center))
    assert floor.names() == ["CenterReplaced"]
    floor.decide(load(floor.center))
    assert floor.names() == []


def test_the_center_in_force_is_the_journals(floor):
    quiet = replace(floor.center, options=replace(floor.center.options, reason_codes_enabled=False))
    floor.decide(load(quiet))
    floor.restart()
    assert floor.core.center == quiet
    assert floor.core.snapshot().center == quiet


@pytest.mark.parametrize("other", [{"domain": "elsewhere"}, {"domain_id": DomainId(2)}])
def test_another_domain_is_another_center(floor, other):
    assert floor.refused(load(replace(floor.center, **other))) == "BAD_VALUE"


def test_agents_at_work_hear_what_they_may_do_now(floor):
    floor.ready("anna", "bob")
    floor.read()
    fewer = frozenset({Permission.MAKE_CALLS})
    floor.decide(load(changed(floor, "anna", permissions=fewer)))
    told = {type(fact).__name__: fact for fact in floor.read()}
    rights, states, user = told["PermissionsChanged"], told["ReadyStatesChanged"], told["UserChanged"]
    assert (rights.seat, rights.permissions) == ("anna@demo", fewer)
    assert [state.name for state in states.ready_states] == ["READY", "READY_FOR_CALLS"]
    assert user.user.password == ""


def test_reason_codes_are_switched_for_everybody(floor):
    floor.ready("anna", "bob")
    floor.read()
    floor.decide(
        load(replace(floor.center, options=replace(floor.center.options, reason_codes_enabled=False)))
    )
    told = [(type(fact).__name__, fact.seat) for fact in floor.read()[1:]]
    assert told == [
        ("PermissionsChanged", "anna@demo"),
        ("ReasonCodesSwitched", "anna@demo"),
        ("PermissionsChanged", "bob@demo"),
        ("ReasonCodesSwitched", "bob@demo"),
    ]


def test_a_new_skill_brings_its_campaign_and_its_waiting_call(floor):
    # given Bob, who cannot take a support call that waits
    floor.ready("bob")
    waiting = floor.rings("+12025550101")
    floor.answers(waiting)
    floor.hear_greeting_end()
    floor.read()

    # when he is given the skill, then he hears of it and is offered the call
    floor.decide(load(changed(floor, "bob", skills=(SkillLevel(SUPPORT),))))
    told = floor.read()
    assert [type(fact).__name__ for fact in told] == [
        "CenterReplaced",
        "SkillsChanged",
        "SkillGained",
        "CampaignChanged",
        "CampaignChanged",
        "CampaignChanged",
        "CampaignChanged",
        "CampaignChanged",
        "UserChanged",
        "CallOffered",
    ]
    assert [skill.name for skill in told[1].skills] == ["Support"]
    assert told[2].skill.name == "Support"


def test_a_campaign_that_stops_is_told_to_its_agents(floor):
    floor.ready("anna")
    floor.read()
    stopped = tuple(
        replace(each, state=CampaignState.NOT_RUNNING) if each.id == SUPPORT_LINE else each
        for each in floor.center.campaigns
    )
    floor.decide(load(replace(floor.center, campaigns=stopped)))
    assert [fact.campaign for fact in floor.read()[1:]] == [SUPPORT_LINE]


def test_an_idle_user_who_is_removed_is_logged_out(floor):
    floor.ready("anna", "bob")
    floor.read()
    floor.decide(load(without(floor, "bob")))
    gone = floor.read()[-1]
    assert (type(gone).__name__, gone.seat, gone.forced) == ("LoggedOut", "bob@demo", True)
    again = StartLogin(seat=floor.seat("bob"), user_name="bob", station_type="VoIP", station="102")
    floor.decide(floor.confirmed(floor.decide(again), "bob"))
    assert floor.read()[-1].reason == "LOGIN_REFUSED"


def test_a_user_who_is_removed_during_a_call_finishes_it(floor):
    # given Anna talking for a campaign, and both are removed
    leg = floor.talks("anna")
    campaigns = tuple(each for each in floor.center.campaigns if each.id != SALES_LINE)
    floor.decide(load(replace(without(floor, "anna"), campaigns=campaigns, dispositions=())))
    assert floor.agent("anna").occupation is Occupation.ON_CALL

    # when the conversation is over, then she says how it turned out, and is logged out
    floor.ends(leg)
    floor.read()
    floor.finishes("anna")
    assert floor.names()[-2:] == ["CallFinished", "LoggedOut"]
    assert floor.agent("anna") is None


def test_a_login_under_way_of_a_removed_user_fails(floor):
    login = floor.start_login("anna")
    floor.decide(floor.confirmed(login, "anna"))
    floor.read()
    floor.decide(load(without(floor, "anna")))
    assert floor.read()[-1].reason == "LOGIN_REFUSED"


def test_a_phone_in_use_stays_known(floor):
    floor.login("anna")
    floor.decide(load(replace(floor.center, stations=())))
    assert [station.id for station in floor.core.center.stations] == ["101"]
    floor.decide(load(replace(floor.center, skills=())))


def test_a_user_who_is_removed_after_sending_a_call_on_is_known_until_it_is_taken(floor):
    floor.talks("anna")
    floor.login("bob")
    floor.transfers("anna", "1002", disposition=SOLD)
    floor.asks("anna", Logout, reason=NO_REASON)

    floor.decide(load(without(floor, "anna")))
    floor.takes("bob")

    (sent,) = (each for each in floor.read() if isinstance(each, TransferCompleted))
    assert (sent.agent.name, sent.part.disposition) == ("anna@demo", SOLD)
    floor.decide(load(without(floor, "anna")))
    assert ANNA not in floor.core._world.directory.users
