"""Stories of which agent is offered a skill's voicemail: by the skill's own algorithm."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import ANNA, BOB, SALES
from voicemail_box import is_ready, leaves

from cordboard.vcc.agents import ReadyState, SetNotReady, SetReady
from cordboard.vcc.calls import PickUp
from cordboard.vcc.center import Algorithm, Center, Permission, Routing, SkillLevel
from cordboard.vcc.ids import ReasonId
from cordboard.vcc.voicemail import AcceptVoicemail, ProcessVoicemail, RejectVoicemail


def of_one_level(center: Center, algorithm: Algorithm) -> Center:
    """Anna and Bob are equals in Sales, and both process voicemails."""
    users = tuple(
        replace(each, permissions=each.permissions | {Permission.PROCESS_VOICEMAIL, Permission.REJECT_CALLS},
                skills=(SkillLevel(SALES, 1),)) if each.id in {ANNA, BOB} else each
        for each in center.users
    )  # fmt: skip
    routing = Routing(algorithm=algorithm)
    skills = tuple(replace(each, routing=routing) if each.id == SALES else each for each in center.skills)
    return replace(center, users=users, skills=skills)


def comes_back(floor: Any, name: str) -> None:
    """An agent has been away for a moment: nobody is ready for a shorter time."""
    floor.asks(name, SetNotReady, reason=ReasonId(0))
    floor.wait(1_000)
    floor.asks(name, SetReady, state=ReadyState.READY)
    floor.forget()


def offered_to(floor: Any) -> str:
    """A voicemail is left. Answer: who is offered it."""
    leaves(floor, "voicemail:Sales")
    (found,) = [name for name in ("anna", "bob") if "voicemailDelivered" in floor.hears(name)]
    return found


@pytest.mark.parametrize(
    ("algorithm", "second"), [(Algorithm.LONGEST_READY_TIME, "anna"), (Algorithm.ROUND_ROBIN, "bob")]
)
def test_in_turn_or_who_is_ready_longest(new_floor: Any, algorithm: Algorithm, second: str) -> None:
    # given Anna, who has had a voicemail, and Bob, who has just come back
    floor = new_floor(adjust=lambda center: of_one_level(center, algorithm))
    floor.login("sue")
    is_ready(floor, "anna")
    floor.wait(1_000)
    is_ready(floor, "bob")
    first = offered_to(floor)
    floor.asks("anna", AcceptVoicemail)
    floor.asks("anna", ProcessVoicemail)
    comes_back(floor, "bob")
    floor.restart_from_snapshot(1)

    # when another one is left, then
    assert (first, offered_to(floor)) == ("anna", second)


@pytest.mark.parametrize(
    ("algorithm", "who"),
    [
        (Algorithm.LONGEST_READY_TIME, "anna"),
        (Algorithm.MIN_CALLS_HANDLED, "bob"),
        (Algorithm.MIN_HANDLE_TIME, "bob"),
    ],
)
def test_who_has_had_fewer_calls_has_it_where_the_skill_says_so(
    new_floor: Any, algorithm: Algorithm, who: str
) -> None:
    # given Anna, who has had a call, and Bob, who has just come back
    floor = new_floor(adjust=lambda center: of_one_level(center, algorithm))
    floor.login("sue")
    is_ready(floor, "anna")
    customer = floor.calls_in()
    floor.asks("anna", PickUp)
    floor.answers(floor.call("anna").station_leg)
    floor.wait(10_000)
    floor.ends(customer)
    floor.finishes("anna")
    is_ready(floor, "bob")
    comes_back(floor, "bob")

    # when a voicemail is left, then
    assert offered_to(floor) == who


def test_who_does_not_want_it_is_passed_over_whatever_the_algorithm(new_floor: Any) -> None:
    floor = new_floor(adjust=lambda center: of_one_level(center, Algorithm.ROUND_ROBIN))
    floor.login("sue")
    is_ready(floor, "anna")
    is_ready(floor, "bob")
    first = offered_to(floor)
    floor.forget()
    floor.asks(first, RejectVoicemail)
    (other,) = {"anna", "bob"} - {first}
    assert "voicemailDelivered" in floor.hears(other)
