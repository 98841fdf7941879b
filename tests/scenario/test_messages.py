"""Stories of messages: to one user, to everybody, to a skill; how long and how fast."""

from __future__ import annotations

from typing import Any

import pytest
from small_center import ANNA, BOB, CARA, SUE, SUPPORT

from cordboard import contract
from cordboard.vcc.ids import SkillId
from cordboard.vcc.messages import OpenChat, Whom, WriteInChat, WriteToAll, WriteToSkill, WriteToUser


@pytest.fixture
def office(floor: Any) -> Any:
    """Everybody is logged in."""
    for name in floor.STATIONS:
        floor.login(name)
    floor.forget()
    return floor


def test_a_message_to_one_user_reaches_that_user_alone(office):
    office.asks("anna", WriteToUser, whom=Whom(id=BOB), text="Your customer is back.")

    message, dialog = office.events("bob")
    at = message.timestamp
    assert message == contract.ChatMessage(
        timestamp=at, message="Your customer is back.", senderId=ANNA, senderRole="Agent"
    )
    assert dialog == contract.ChatMessageDialog(
        timestamp=at, from_="anna@demo", msg="Your customer is back.", sent=at, type="USER"
    )
    assert [office.hears(name) for name in ("anna", "cara", "sue")] == [[], [], []]


def test_a_broadcast_is_one_fact_and_reaches_everybody_else(office):
    office.asks("sue", WriteToAll, text="The line is down.")

    assert office.names() == ["BroadcastWritten"]
    for name in ("anna", "bob", "cara"):
        (event,) = office.events(name)
        assert isinstance(event, contract.ChatBroadcastMessageReceived)
        assert (event.from_, event.type, event.message) == ("sue@demo", "ALL", "The line is down.")
    assert office.hears("sue") == []


@pytest.mark.parametrize(("skill", "name"), [(SUPPORT, ""), (SkillId(0), "support")])
def test_a_skill_is_written_to_by_id_or_name(office, skill, name):
    office.decide(WriteToSkill(seat=office.seat("sue"), skill=skill, name=name, text="Please call back."))

    assert office.events("anna")[0].type == "SKILL"
    assert office.hears("cara") == ["chatBroadcastMessageReceived"]
    assert office.hears("bob") == []


def test_what_nobody_would_read_is_refused(floor):
    floor.login("sue")
    sue = floor.seat("sue")

    assert floor.refused(WriteToAll(seat=sue, text="Hello?")) == "AGENT_NOT_LOGGED_IN"
    assert floor.refused(WriteToSkill(seat=sue, skill=SUPPORT, name="", text="x")) == "AGENT_NOT_LOGGED_IN"
    assert floor.refused(WriteToUser(seat=sue, whom=Whom(id=BOB), text="x")) == "AGENT_NOT_LOGGED_IN"
    assert floor.refused(WriteToSkill(seat=sue, skill=SkillId(17), name="", text="x")) == "UNKNOWN_SKILL"
    alone = floor.asks("sue", OpenChat)
    assert floor.refused(WriteInChat(seat=sue, chat=alone, text="x")) == "AGENT_NOT_LOGGED_IN"


def test_messages_are_for_those_who_may(office):
    bob = office.seat("bob")

    assert office.refused(WriteToAll(seat=bob, text="x")) == "NO_PERMISSION"
    assert office.refused(WriteToUser(seat=bob, whom=Whom(id=ANNA), text="x")) == "NO_PERMISSION"
    assert office.refused(WriteToSkill(seat=bob, skill=SUPPORT, name="", text="x")) == "NO_PERMISSION"


@pytest.mark.parametrize("text", ["", " \n", "x" * 4001])
def test_a_message_is_some_text_of_two_pages_at_most(office, text):
    assert office.refused(WriteToUser(seat=office.seat("anna"), whom=Whom(id=BOB), text=text)) == "BAD_VALUE"


def test_a_refusal_does_not_repeat_what_was_written(office):
    with pytest.raises(Exception, match="4000 characters") as caught:
        office.asks("anna", WriteToAll, text="secret" * 1000)

    assert "secret" not in str(caught.value)


def test_who_writes_faster_than_people_read_is_slowed_down(office):
    # given as many messages as may be sent at once
    write = WriteToUser(seat=office.seat("anna"), whom=Whom(id=BOB), text="x")
    for _ in range(20):
        office.decide(write)

    # then one more is refused, for this user alone, until a second has passed
    assert office.refused(write) == "TOO_MANY_MESSAGES"
    office.asks("cara", WriteToUser, whom=Whom(id=SUE), text="x")
    office.wait(1_000)
    office.decide(write)
    assert office.refused(write) == "TOO_MANY_MESSAGES"


def test_a_broadcast_counts_for_more(office):
    for _ in range(2):
        office.asks("sue", WriteToAll, text="x")

    assert office.refused(WriteToAll(seat=office.seat("sue"), text="x")) == "TOO_MANY_MESSAGES"
    office.wait(10_000)
    office.asks("sue", WriteToAll, text="x")


def test_the_pace_is_kept_through_restart_and_login(office):
    for _ in range(2):
        office.asks("sue", WriteToAll, text="x")

    office.restart_from_snapshot(back=0)

    assert office.refused(WriteToAll(seat=office.seat("sue"), text="x")) == "TOO_MANY_MESSAGES"


def test_the_live_state_keeps_no_text(office):
    opened = office.asks("anna", OpenChat)
    office.asks("anna", WriteToUser, whom=Whom(id=CARA), text="between us")
    office.asks("sue", WriteToAll, text="between all of us")

    assert "between" not in repr(office.core.snapshot())
    assert opened in repr(office.core.snapshot())
