"""The table of preview states says what happens: every operation is asked in every state, and compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from records import MIA
from small_center import CALL_AGAIN

from cordboard.contract import OPERATIONS
from cordboard.seat import alive_operations
from cordboard.seat.callstates import PREVIEW_OPERATIONS, PREVIEWING, preview_cell
from cordboard.seat.faults import FAULT_CODES
from cordboard.vcc.allowed import PREVIEW_RULES
from cordboard.vcc.calls import MakeTestCall
from cordboard.vcc.errors import Refusal
from cordboard.vcc.previews import EndPreview, MakePreviewCall, PreviewState, RenewPreview, SkipPreview
from cordboard.vcc.queries import OperationsAllowed
from cordboard.vcc.telephony import HangupCause


def looking(floor: Any) -> None:
    floor.ready("anna")
    floor.due(MIA)


def calling(floor: Any) -> None:
    looking(floor)
    floor.asks("anna", MakePreviewCall)


def after_a_try(floor: Any) -> None:
    calling(floor)
    floor.answers(floor.station_leg("anna"))
    floor.ends(floor.customer_leg(), HangupCause.BUSY)


def doing_something_else(floor: Any) -> None:
    looking(floor)
    floor.asks("anna", MakeTestCall)


STATES: dict[PreviewState, Callable[[Any], None]] = {
    PreviewState.PREVIEW: looking,
    PreviewState.ON_CALL: calling,
    PreviewState.RENEWING: after_a_try,
    PreviewState.POSTPONED: doing_something_else,
}

ASKED: dict[str, tuple[type, dict[str, Any]]] = {
    "make preview call": (MakePreviewCall, {}),
    "skip preview": (SkipPreview, {}),
    "renew preview": (RenewPreview, {}),
    "end preview": (EndPreview, {"disposition": CALL_AGAIN}),
}


@pytest.mark.parametrize("rule", PREVIEW_RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("state", PREVIEWING)
def test_the_preview_becomes_what_the_page_says(floor, state, rule):
    # given
    STATES[state](floor)
    seat = floor.seat("anna")
    assert floor.preview("anna").state is state
    command, arguments = ASKED[rule.name]
    allowed = rule.name in floor.core.answer(OperationsAllowed(seat=seat))
    # when
    reason = None
    try:
        floor.decide(command(seat=seat, **arguments))
    except Refusal as refusal:
        reason = refusal.reason
    # then
    after = PreviewState.FINISHED if floor.preview("anna") is None else floor.preview("anna").state
    said = preview_cell(rule, state)
    assert allowed == (reason is None)
    assert after is rule.after(state) if allowed else after is state
    assert said in {
        f"`{FAULT_CODES[reason]}`" if reason else "",
        after,
        f"{after}*",
        "`endOfPreviewingFailed`",
    }


def test_every_operation_of_previews_is_on_the_page():
    asked = {each.partition("(")[0] for names in PREVIEW_OPERATIONS.values() for each in names}
    declared = {one.name for one in OPERATIONS.values() if one.group == "PREVIEW CALL"}
    assert declared <= alive_operations()
    assert {each for each in declared if not each.startswith("get")} <= asked
    assert [rule.name for rule in PREVIEW_RULES] == list(PREVIEW_OPERATIONS)
