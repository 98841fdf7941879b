"""The page on call control tells the truth: every row of its tables is played, and heard so."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_center import SOLD

from cordboard.contract import Event, wire_name
from cordboard.vcc.agents import SetNotReady
from cordboard.vcc.calls import (
    AddToConference,
    CancelConference,
    CancelTransfer,
    CompleteConference,
    CompleteTransfer,
    ConferenceIn,
    DisconnectCall,
    DisconnectParkedCalls,
    LeaveConference,
    ParkCall,
    ParkParticipant,
    RetrieveCall,
)
from cordboard.vcc.telephony import AddToBridge, HangupCause, VerbFailed

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "call-control.md"
EXPERT = "+12025550188"
EVENTS = {wire_name(event) for event in Event.__subclasses__()}
HALF_AN_HOUR = 1_800_000


def rows() -> dict[str, list[list[str]]]:
    """What the page says: the story, and what is heard at each seat."""
    found: dict[str, list[list[str]]] = {}
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        heard = [re.findall(r"`(\w+)`", cell) for cell in cells[1:]]
        found |= {cells[0]: heard} if line.startswith("|") and EVENTS.intersection(*heard[:1]) else {}
    return found


def customer(floor: Any) -> Any:
    return next(call.customer_leg for call in floor.core._world.calls.values() if call.customer_leg)


def consults_bob(floor: Any) -> None:
    floor.transfers("anna", "1002", warm=True)
    floor.takes("bob")


def consults_expert(floor: Any) -> None:
    floor.transfers("anna", EXPERT, warm=True)
    floor.answers(floor.customer_leg())


def parks(floor: Any) -> Any:
    call = floor.call("anna").id
    floor.asks("anna", ParkCall)
    floor.forget()
    return call


def cold_outside(floor: Any) -> None:
    floor.transfers("anna", EXPERT)
    floor.answers(floor.customer_leg())


def cold_outside_busy(floor: Any) -> None:
    floor.transfers("anna", EXPERT)
    floor.ends(floor.customer_leg(), HangupCause.BUSY)


def cold_to_bob(floor: Any) -> None:
    floor.transfers("anna", "1002")
    floor.takes("bob")


def cold_to_a_box(floor: Any) -> None:
    floor.transfers("anna", "voicemail:1002", disposition=SOLD)


def cold_customer_leaves(floor: Any) -> None:
    floor.transfers("anna", "1002")
    floor.ends(customer(floor))


def warm_completed(floor: Any) -> None:
    consults_bob(floor)
    floor.asks("anna", CompleteTransfer)


def warm_cancelled(floor: Any) -> None:
    consults_bob(floor)
    floor.asks("anna", CancelTransfer)


def warm_outside(floor: Any) -> None:
    consults_expert(floor)
    floor.asks("anna", CompleteTransfer)


def warm_outside_busy(floor: Any) -> None:
    floor.transfers("anna", EXPERT, warm=True)
    floor.ends(floor.customer_leg(), HangupCause.BUSY)


def warm_customer_leaves(floor: Any) -> None:
    leg = customer(floor)
    consults_bob(floor)
    floor.ends(leg)


def parked_to_bob(floor: Any) -> None:
    floor.transfers("anna", "1002", call=parks(floor))
    floor.takes("bob")


def parked(floor: Any) -> None:
    floor.asks("anna", ParkCall)


def fetched(floor: Any) -> None:
    floor.asks("anna", RetrieveCall, call=parks(floor))
    floor.answers(floor.station_leg("anna"))


def fetched_in_vain(floor: Any) -> None:
    floor.asks("anna", RetrieveCall, call=parks(floor))
    floor.ends(floor.station_leg("anna"), HangupCause.NO_ANSWER)


def parked_leaves(floor: Any) -> None:
    parks(floor)
    floor.ends(customer(floor))


def parked_leaves_busy(floor: Any) -> None:
    leg = customer(floor)
    parks(floor)
    floor.dials("anna")
    floor.forget()
    floor.ends(leg)


def parked_ended(floor: Any) -> None:
    floor.asks("anna", DisconnectParkedCalls, call=parks(floor), silent=True)


def parked_out(floor: Any) -> None:
    parks(floor)
    floor.asks("anna", SetNotReady, reason=0)
    floor.forget()
    floor.wait(HALF_AN_HOUR)


def confers(floor: Any, *, warm: bool = False) -> Any:
    """Somebody outside is called into the conversation. Answer: their leg."""
    floor.asks("anna", ConferenceIn, number=EXPERT, warm=warm, check_dnc=True)
    return floor.customer_leg()


def with_expert(floor: Any) -> Any:
    """Somebody outside is in the conference, and the story begins there. Answer: their leg."""
    leg = confers(floor)
    floor.answers(leg)
    floor.forget()
    return leg


def joins(floor: Any) -> None:
    floor.answers(confers(floor))


def cannot_be_had(floor: Any) -> None:
    floor.ends(confers(floor), HangupCause.BUSY)


def joins_warm(floor: Any) -> None:
    floor.answers(confers(floor, warm=True))
    floor.asks("anna", CompleteConference)


def given_up(floor: Any) -> None:
    confers(floor, warm=True)
    floor.asks("anna", CancelConference)


def parked_joins(floor: Any) -> None:
    call = parks(floor)
    floor.dials("anna", EXPERT)
    floor.answers(floor.station_leg("anna"))
    floor.answers(floor.customer_leg())
    floor.forget()
    floor.asks("anna", AddToConference, call=call)


def participant_leaves(floor: Any) -> None:
    floor.ends(with_expert(floor))


def participant_parked(floor: Any) -> None:
    leg = with_expert(floor)
    floor.asks("anna", ParkParticipant, call=floor.core._world.legs[leg])


def not_brought_in(floor: Any) -> None:
    with_expert(floor)
    wish = floor.outstanding(AddToBridge)[-1].id
    floor.hear(VerbFailed(at=floor.now, settles=wish, code="ENGINE_FAULT", text="no"))


def agent_leaves(floor: Any) -> None:
    with_expert(floor)
    floor.asks("anna", LeaveConference, disposition=SOLD)


def frees_anna(floor: Any) -> None:
    floor.asks("anna", DisconnectCall)
    floor.finishes("anna", SOLD)
    floor.forget()


def internal(floor: Any) -> None:
    frees_anna(floor)
    floor.dials("anna", "1002")
    floor.answers(floor.station_leg("anna"))
    floor.takes("bob")
    floor.asks("anna", DisconnectCall)


def internal_talk(floor: Any) -> None:
    """Anna has called Bob, and the story begins there."""
    frees_anna(floor)
    floor.dials("anna", "1002")
    floor.answers(floor.station_leg("anna"))
    floor.takes("bob")
    floor.forget()


def internal_parked(floor: Any) -> None:
    internal_talk(floor)
    floor.asks("anna", ParkCall)
    floor.asks("anna", RetrieveCall, call=None)
    floor.answers(floor.station_leg("anna"))


def internal_to_colleague(floor: Any) -> None:
    floor.login("sue")
    internal_talk(floor)
    floor.transfers("anna", "1004")
    floor.takes("sue")


def internal_to_outside(floor: Any) -> None:
    internal_talk(floor)
    cold_outside(floor)


def internal_to_outside_warm(floor: Any) -> None:
    internal_talk(floor)
    warm_outside(floor)


def internal_lost(floor: Any) -> None:
    internal_talk(floor)
    floor.transfers("anna", EXPERT)
    floor.asks("bob", DisconnectCall)


def internal_not_taken(floor: Any) -> None:
    frees_anna(floor)
    floor.dials("anna", "1002")
    floor.answers(floor.station_leg("anna"))
    floor.wait(20_000)


def internal_busy(floor: Any) -> None:
    frees_anna(floor)
    floor.dials("bob")
    floor.forget()
    floor.dials("anna", "1002")


STORIES: dict[str, Callable[[Any], None]] = {
    "cold, outside, answered": cold_outside,
    "cold, outside, busy": cold_outside_busy,
    "cold, to a colleague who takes it": cold_to_bob,
    "cold, to a voicemail box": cold_to_a_box,
    "cold, the customer leaves on the way": cold_customer_leaves,
    "warm, to a colleague, completed": warm_completed,
    "warm, to a colleague, cancelled": warm_cancelled,
    "warm, outside, completed": warm_outside,
    "warm, outside, busy": warm_outside_busy,
    "warm, the customer leaves": warm_customer_leaves,
    "parked call, cold, to a colleague": parked_to_bob,
    "conference, cold, answered": joins,
    "conference, busy": cannot_be_had,
    "conference, warm, completed": joins_warm,
    "conference, warm, given up": given_up,
    "a parked call is added": parked_joins,
    "a participant leaves": participant_leaves,
    "a participant is parked": participant_parked,
    "the engine cannot bring somebody in": not_brought_in,
    "the agent leaves": agent_leaves,
    "parked": parked,
    "fetched": fetched,
    "fetched, the agent's phone does not come up": fetched_in_vain,
    "the customer leaves, the agent is free": parked_leaves,
    "the customer leaves, the agent is busy": parked_leaves_busy,
    "ended by the agent, `silent`": parked_ended,
    "nobody fetches it": parked_out,
    "taken, and ended by the caller": internal,
    "not taken": internal_not_taken,
    "the colleague is busy": internal_busy,
    "parked by the caller, and fetched": internal_parked,
    "sent on to a third colleague, who takes it": internal_to_colleague,
    "sent on to an outside number, answered": internal_to_outside,
    "the same, after a consultation": internal_to_outside_warm,
    "sent on, and the colleague hangs up on the way": internal_lost,
}


def test_every_row_is_played() -> None:
    assert list(rows()) == list(STORIES)


@pytest.mark.parametrize("story", STORIES)
def test_a_row_of_the_page_is_what_is_heard(floor: Any, story: str) -> None:
    floor.login("bob")
    floor.talks("anna")
    floor.forget()

    STORIES[story](floor)

    heard = [floor.hears(name) for name in ("anna", "bob")]
    said = rows()[story]
    assert heard[: len(said)] == said
