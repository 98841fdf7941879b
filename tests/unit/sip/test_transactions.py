"""The tables of RFC 3261 section 17: whole, without dead ends, and timed as the RFC says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.sip import Address, Request, parse_message
from cordboard.sip.transactions import (
    FIRST_STATE,
    MACHINES,
    TIMERS,
    Action,
    Happening,
    Machine,
    State,
    Timer,
    Timing,
    Transaction,
    TransactionKey,
)

UDP, TCP = Address("192.0.2.1", 5060), Address("192.0.2.1", 5060, "TCP")
REQUEST = parse_message(
    b"INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\n"
    b"To: <sip:a@b>\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\n\r\n"
)
TRIGGERS = [*Happening, *Timer]


def begin(machine: Machine, peer: Address = UDP) -> Transaction:
    assert isinstance(REQUEST, Request)
    key = TransactionKey("z9hG4bK1", "h:5060", "INVITE", is_server=False)
    transaction = Transaction(machine, key, REQUEST, peer, Timing())
    transaction.start(0.0)
    return transaction


def reachable(machine: Machine) -> set[State]:
    found, edge = set(), {FIRST_STATE[machine]}
    while edge:
        found |= edge
        edge = {row[0] for (state, _), row in MACHINES[machine].items() if state in edge} - found
    return found


@pytest.mark.parametrize("machine", Machine)
def test_every_state_of_a_table_is_reached_and_left(machine):
    table = MACHINES[machine]
    mentioned = {state for state, _ in table} | {row[0] for row in table.values()}
    assert mentioned == reachable(machine)
    for state in mentioned - {State.TERMINATED}:
        following = {row[0] for (before, _), row in table.items() if before is state}
        assert following - {state}, f"{state} is a dead end"
    assert State.TERMINATED not in {state for state, _ in table}


@pytest.mark.parametrize("machine", Machine)
def test_a_timer_runs_in_just_the_states_that_have_a_row_for_it(machine):
    with_rows = {(state, trigger) for state, trigger in MACHINES[machine] if isinstance(trigger, Timer)}
    running = {
        (state, timer) for (owner, state), timers in TIMERS.items() if owner is machine for timer in timers
    }
    assert with_rows == running


@pytest.mark.parametrize("machine", Machine)
@pytest.mark.parametrize("peer", [UDP, TCP])
@given(triggers=st.lists(st.sampled_from(TRIGGERS), max_size=12))
def test_any_order_of_triggers_keeps_the_rules(machine, peer, triggers):
    transaction = begin(machine, peer)
    for trigger in triggers:
        before, timers = transaction.state, dict(transaction.timers)
        row = MACHINES[machine].get((before, trigger))
        fits = row is not None and (isinstance(trigger, Happening) or trigger in timers)
        possible = [trigger] if fits or row is None else []
        for each in possible:
            actions = transaction.fire(each, 1.0)
            assert (transaction.state, actions) == (row or (before, ()))
        assert row is not None or timers == transaction.timers
        assert set(transaction.timers) <= set(TIMERS.get((machine, transaction.state), ()))


def story(
    machine: Machine, peer: Address = UDP, *, until: float = 200.0, first=()
) -> list[tuple[float, str]]:
    """Let all timers run out; the times of everything that was done."""
    transaction = begin(machine, peer)
    for happening in first:
        transaction.fire(happening, 0.0)
    log = []
    while transaction.timers and (due := min(transaction.timers.values())) <= until:
        timer = min(transaction.timers, key=transaction.timers.__getitem__)
        log += [(due, action.name) for action in transaction.fire(timer, due)]
    return [*log, (due, transaction.state.name)]


def test_an_invite_is_repeated_at_doubling_intervals_for_32_seconds():
    times = [0.5, 1.5, 3.5, 7.5, 15.5, 31.5]
    assert story(Machine.INVITE_CLIENT) == [
        *((time, "REPEAT") for time in times),
        (32.0, "TIME_OUT"),
        (32.0, "TERMINATED"),
    ]


def test_other_requests_are_repeated_at_most_every_four_seconds():
    times = [0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5]
    assert story(Machine.CLIENT)[:-2] == [(time, "REPEAT") for time in times]
    slow = story(Machine.CLIENT, first=[Happening.PROVISIONAL])
    assert [time for time, what in slow if what == "REPEAT"] == [0.5, 4.5, 8.5, 12.5, 16.5, 20.5, 24.5, 28.5]


def test_a_failure_is_repeated_until_ack_comes():
    times = [0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5]
    refused = story(Machine.INVITE_SERVER, first=[Happening.FAILURE])
    assert refused == [*((time, "REPEAT") for time in times), (32.0, "TERMINATED")]
    assert story(Machine.INVITE_SERVER, first=[Happening.FAILURE, Happening.ACK]) == [(5.0, "TERMINATED")]


def test_an_accepted_invite_is_left_to_the_user_agent():
    assert story(Machine.INVITE_SERVER, first=[Happening.SUCCESS]) == [(32.0, "TERMINATED")]
    assert story(Machine.INVITE_CLIENT, first=[Happening.SUCCESS]) == [(32.0, "TERMINATED")]


@pytest.mark.parametrize("machine", [Machine.CLIENT, Machine.INVITE_CLIENT])
def test_a_reliable_transport_repeats_nothing_and_still_gives_up(machine):
    assert story(machine, TCP) == [(32.0, "TIME_OUT"), (32.0, "TERMINATED")]
    assert story(Machine.CLIENT, TCP, first=[Happening.FAILURE]) == [(0.0, "TERMINATED")]


def test_a_repeated_failure_is_acknowledged_again_but_told_once():
    transaction = begin(Machine.INVITE_CLIENT)
    assert transaction.fire(Happening.FAILURE, 1.0) == (Action.ACKNOWLEDGE, Action.DELIVER)
    assert transaction.fire(Happening.FAILURE, 2.0) == (Action.ACKNOWLEDGE,)
