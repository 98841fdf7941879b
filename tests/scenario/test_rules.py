"""The table of call states says what happens: every operation is asked in every situation, and compared."""

from __future__ import annotations

from typing import Any

import pytest
import situations
from situations import ANNA, OUTSIDE
from small_center import ANNA as ANNA_ID
from small_center import CUSTOMER, SOLD

from cordboard.contract import OPERATIONS
from cordboard.contract.operations import GROUPS
from cordboard.seat import alive_operations
from cordboard.seat.callstates import OPERATIONS as ASKED_BY
from cordboard.seat.callstates import cell
from cordboard.seat.faults import FAULT_CODES
from cordboard.vcc.allowed import RULES, rule_of
from cordboard.vcc.calls import (
    AddToConference,
    AnswerCallback,
    CancelConference,
    CancelTransfer,
    CompleteConference,
    CompleteTransfer,
    ConferenceIn,
    DisconnectCall,
    DisconnectParkedCalls,
    FinishCall,
    HangUpStation,
    HoldCall,
    LeaveConference,
    MakeCall,
    MakeTestCall,
    MuteCall,
    ParkCall,
    ParkParticipant,
    PauseRecord,
    PickUp,
    RecordCall,
    RejectCall,
    RejectCallback,
    RemoveParticipant,
    RetrieveCall,
    SendDtmf,
    SetCallVariable,
    TransferCall,
)
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import CallId
from cordboard.vcc.queries import OperationsAllowed
from cordboard.vcc.supervision import Manner, Monitor

OF_THE_STATE = {Reason.WRONG_STATE, Reason.NO_CALL, Reason.ON_CALL}


def monitoring(floor: Any) -> None:
    floor.login("sue")
    situations.idle(floor)
    seat = floor.seat("sue")
    floor.decide(Monitor(seat=seat, agent=ANNA_ID, manner=Manner.LISTEN))


SITUATIONS = [
    situations.idle,
    situations.previewing,
    situations.parked,
    situations.offered,
    situations.picking_up,
    situations.calling_own_phone,
    situations.calling_customer,
    situations.talking,
    situations.muted,
    situations.on_hold,
    situations.calling_a_third,
    situations.consulting,
    situations.consulting_a_colleague,
    situations.conference,
    situations.conference_left_for_a_moment,
    situations.with_a_colleague,
    situations.trying_the_phone,
    situations.wrap_up,
    monitoring,
]


def further(floor: Any) -> CallId:
    """A participant's call, or none that there is."""
    return next(iter(floor.core._world.further.get(own(floor), ())), CallId("none"))


def own(floor: Any) -> CallId:
    """The id of Anna's call, or none that there is."""
    call = floor.call("anna")
    return CallId("none") if call is None else call.id


ASKED: dict[str, Any] = {
    "make call": lambda floor, seat: MakeCall(seat=seat, number=CUSTOMER, campaign=None, check_dnc=True),
    "make test call": lambda floor, seat: MakeTestCall(seat=seat),
    "pick up": lambda floor, seat: PickUp(seat=seat),
    "reject": lambda floor, seat: RejectCall(seat=seat),
    "answer callback": lambda floor, seat: AnswerCallback(seat=seat),
    "reject callback": lambda floor, seat: RejectCallback(seat=seat),
    "hang up": lambda floor, seat: HangUpStation(seat=seat),
    "hang up line": lambda floor, seat: HangUpStation(seat=seat),
    "disconnect": lambda floor, seat: DisconnectCall(seat=seat),
    "finish": lambda floor, seat: FinishCall(seat=seat, disposition=SOLD, comments=""),
    "set variable": lambda floor, seat: SetCallVariable(seat=seat, variable=300000000000050, value="7"),
    "hold": lambda floor, seat: HoldCall(seat=seat, on=True),
    "take off hold": lambda floor, seat: HoldCall(seat=seat, on=False),
    "mute": lambda floor, seat: MuteCall(seat=seat, on=True),
    "send digits": lambda floor, seat: SendDtmf(seat=seat, digits="5"),
    "start recording": lambda floor, seat: RecordCall(seat=seat, on=True),
    "stop recording": lambda floor, seat: RecordCall(seat=seat, on=False),
    "pause recording": lambda floor, seat: PauseRecord(seat=seat, on=True),
    "resume recording": lambda floor, seat: PauseRecord(seat=seat, on=False),
    "park": lambda floor, seat: ParkCall(seat=seat),
    "retrieve": lambda floor, seat: RetrieveCall(seat=seat, call=None),
    "disconnect parked": lambda floor, seat: DisconnectParkedCalls(seat=seat, call=None, silent=True),
    "transfer warm": lambda floor, seat: sent(seat, warm=True),
    "transfer cold": lambda floor, seat: sent(seat, warm=False),
    "complete transfer": lambda floor, seat: CompleteTransfer(seat=seat),
    "cancel transfer": lambda floor, seat: CancelTransfer(seat=seat),
    "add warm": lambda floor, seat: ConferenceIn(seat=seat, number=OUTSIDE, warm=True, check_dnc=True),
    "add cold": lambda floor, seat: ConferenceIn(seat=seat, number=OUTSIDE, warm=False, check_dnc=True),
    "complete conference": lambda floor, seat: CompleteConference(seat=seat),
    "cancel conference": lambda floor, seat: CancelConference(seat=seat),
    "add parked": lambda floor, seat: AddToConference(seat=seat, call=CallId("none")),
    "remove customer": lambda floor, seat: RemoveParticipant(seat=seat, call=own(floor)),
    "remove participant": lambda floor, seat: RemoveParticipant(seat=seat, call=further(floor)),
    "park participant": lambda floor, seat: ParkParticipant(seat=seat, call=CallId("none")),
    "leave conference": lambda floor, seat: LeaveConference(seat=seat, disposition=None),
}


def sent(seat: Any, *, warm: bool) -> TransferCall:
    return TransferCall(seat=seat, call=None, number=OUTSIDE, warm=warm, check_dnc=True)


def ask(floor: Any, command: Any) -> Reason | None:
    """Why it is refused, if it is."""
    try:
        floor.decide(command)
    except Refusal as refusal:
        return refusal.reason
    return None


CASES = [
    pytest.param(reach, rule, id=f"{reach.__name__}-{rule.name}")
    for reach in SITUATIONS
    for rule in RULES
    if rule.name != ("hang up" if reach is monitoring else "hang up line")
]
"""Everything in every situation; which of the two rules on hanging up counts depends on the agent."""


@pytest.mark.parametrize(("reach", "rule"), CASES)
def test_what_the_page_refuses_is_refused_and_nothing_else(floor, reach, rule):
    # given
    reach(floor)
    name = "sue" if reach is monitoring else "anna"
    seat = floor.seat(name)
    said = cell(rule, situation(floor, name))
    allowed = rule.name in floor.core.answer(OperationsAllowed(seat=seat))
    # when
    reason = ask(floor, ASKED[rule.name](floor, seat))
    # then
    assert allowed == (reason not in OF_THE_STATE)
    assert said.endswith("*") or said.startswith("`") != allowed
    assert not said.startswith("`") or said == f"`{FAULT_CODES[reason]}`"


@pytest.mark.parametrize("rule", [each for each in RULES if each.events], ids=lambda rule: rule.name)
@pytest.mark.parametrize("reach", SITUATIONS[2:-1], ids=lambda each: each.__name__)
def test_a_call_becomes_what_the_page_says(floor, reach, rule):
    # given
    reach(floor)
    before = floor.call("anna")
    floor.read()
    # when
    refused = ask(floor, ASKED[rule.name](floor, ANNA)) is not None
    # then
    calls = [getattr(fact, "call", None) for fact in floor.read()]
    states = {each.state for each in calls if each is not None and each.id == before.id}
    assert refused or states & rule.after(before.state)


def situation(floor: Any, name: str) -> Any:
    """The state of the agent's call, or what they do without one."""
    call = floor.call(name)
    return floor.agent(name).occupation if call is None else call.state


def test_every_operation_on_calls_is_on_the_page() -> None:
    asked = {each.partition("(")[0] for names in ASKED_BY.values() for each in names}
    groups = ("CALL", "PARK CALL", "TRANSFER", "CONFERENCE")
    on_calls = {one.name for one in OPERATIONS.values() if one.group in groups} & alive_operations()
    assert on_calls - asked == {"startClick2Dial"}  # tells programs of a number and asks nothing of a call
    assert asked <= alive_operations()
    assert set(groups) <= set(GROUPS)
    assert [rule.name for rule in RULES] == list(ASKED_BY)


def test_the_rules_name_each_way_of_asking_once(floor) -> None:
    situations.talking(floor)
    rules = [rule for rule in RULES if rule.asked_by(floor.agent("anna"))]
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert [rule_of(floor.core._world, ASKED[rule.name](floor, ANNA)) for rule in rules] == rules


@pytest.mark.parametrize("name", ASKED)
def test_nobody_asks_before_a_login(floor, name) -> None:
    assert floor.refused(ASKED[name](floor, ANNA)) == "NOT_LOGGED_IN"
    with pytest.raises(Refusal, match="NOT_LOGGED_IN"):
        floor.core.answer(OperationsAllowed(seat=ANNA))
