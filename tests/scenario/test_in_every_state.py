"""What hold, mute and keys do in each state of an agent and their call: one table.

A cell is `ok`, the reason of a refusal, or `-` for what changes nothing because it is so already.
"""

from __future__ import annotations

from typing import Any

import pytest
from situations import (
    ANNA,
    OUTSIDE,
    calling_a_third,
    calling_customer,
    calling_own_phone,
    conference,
    conference_left_for_a_moment,
    consulting,
    consulting_a_colleague,
    idle,
    logged_out,
    muted,
    offered,
    on_hold,
    parked,
    phone_lost,
    picking_up,
    talking,
    trying_the_phone,
    with_a_colleague,
    wrap_up,
)

from cordboard.vcc.calls import (
    CancelTransfer,
    HoldCall,
    MuteCall,
    SendDtmf,
    TransferCall,
)
from cordboard.vcc.errors import Refusal

ASKED = (
    HoldCall(seat=ANNA, on=True),
    HoldCall(seat=ANNA, on=False),
    MuteCall(seat=ANNA, on=True),
    MuteCall(seat=ANNA, on=False),
    SendDtmf(seat=ANNA, digits="5"),
)
NOBODY = "NOT_LOGGED_IN"

TABLE = [
    # state, hold, off hold, mute, speak again, keys
    (logged_out, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY),
    (idle, "NO_CALL", "NO_CALL", "NO_CALL", "NO_CALL", "NO_CALL"),
    (parked, "NO_CALL", "NO_CALL", "NO_CALL", "NO_CALL", "NO_CALL"),
    (offered, "WRONG_STATE", "WRONG_STATE", "WRONG_STATE", "WRONG_STATE", "WRONG_STATE"),
    (picking_up, "WRONG_STATE", "WRONG_STATE", "WRONG_STATE", "WRONG_STATE", "WRONG_STATE"),
    (calling_own_phone, "WRONG_STATE", "WRONG_STATE", "WRONG_STATE", "WRONG_STATE", "WRONG_STATE"),
    (calling_customer, "WRONG_STATE", "WRONG_STATE", "ok", "-", "WRONG_STATE"),
    (talking, "ok", "WRONG_STATE", "ok", "-", "ok"),
    (muted, "ok", "WRONG_STATE", "-", "ok", "ok"),
    (on_hold, "WRONG_STATE", "ok", "ok", "-", "WRONG_STATE"),
    (calling_a_third, "WRONG_STATE", "WRONG_STATE", "ok", "-", "WRONG_STATE"),
    (consulting, "WRONG_STATE", "WRONG_STATE", "ok", "-", "ok"),
    (consulting_a_colleague, "WRONG_STATE", "WRONG_STATE", "ok", "-", "WRONG_STATE"),
    (conference, "ok", "WRONG_STATE", "ok", "-", "ok"),
    (conference_left_for_a_moment, "WRONG_STATE", "ok", "ok", "-", "WRONG_STATE"),
    (with_a_colleague, "ok", "WRONG_STATE", "ok", "-", "WRONG_STATE"),
    (trying_the_phone, "WRONG_STATE", "WRONG_STATE", "ok", "-", "WRONG_STATE"),
    (phone_lost, "ok", "WRONG_STATE", "WRONG_STATE", "WRONG_STATE", "ok"),
    (wrap_up, "WRONG_STATE", "WRONG_STATE", "WRONG_STATE", "WRONG_STATE", "WRONG_STATE"),
]
CELLS = [
    pytest.param(state, asked, cell, id=f"{state.__name__}-{type(asked).__name__}-{place}")
    for state, *cells in TABLE
    for place, (asked, cell) in enumerate(zip(ASKED, cells, strict=True))
]


@pytest.mark.parametrize(("state", "asked", "cell"), CELLS)
def test_what_is_asked_in_a_state(floor, state, asked, cell):
    # given
    state(floor)
    floor.read()
    sent = len(floor.passing)
    # when
    found = outcome(floor, asked)
    # then
    changed = bool(floor.read()) or len(floor.passing) > sent
    assert (found, changed) == {"ok": ("done", True), "-": ("done", False)}.get(cell, (cell, False))


def outcome(floor: Any, asked: Any) -> str:
    """The reason of the refusal, or `done`."""
    try:
        floor.decide(asked)
    except Refusal as refusal:
        return refusal.reason.value
    return "done"


def test_a_muted_agent_stays_muted_through_hold_and_consultation(floor):
    muted(floor)

    for asked in (
        HoldCall(seat=ANNA, on=True),
        HoldCall(seat=ANNA, on=False),
        TransferCall(seat=ANNA, call=None, number=OUTSIDE, warm=True, check_dnc=True),
        CancelTransfer(seat=ANNA),
    ):
        floor.decide(asked)
        assert floor.call("anna").muted, asked


@pytest.mark.parametrize("digits", ["", "x", "5 5", "1" * 33, "E"])
def test_what_are_no_keys_is_refused_and_none_is_sent(floor, digits):
    talking(floor)

    assert floor.refused(SendDtmf(seat=ANNA, digits=digits)) == "BAD_VALUE"
    assert floor.passing == []


def test_keys_reach_everybody_outside_and_only_those_who_are_spoken_to(floor):
    # given a conference of a customer and somebody else outside
    conference(floor)
    first = floor.call("anna").customer_leg

    # then keys go to both; and to the one consulted alone
    floor.decide(SendDtmf(seat=ANNA, digits="12"))
    assert len({verb.leg for verb in floor.passing}) == 2
    assert first in {verb.leg for verb in floor.passing}
