"""The outbox: numbers without gaps, kept until acknowledged, told again after a return."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cordboard.telephony.outbox import Outbox
from cordboard.vcc.ids import EngineId, LegId, Milliseconds
from cordboard.vcc.telephony import EngineUp, Heard, LegRinging, VerbDone

LIFE = EngineId("life")


def ringing(number: int) -> LegRinging:
    return LegRinging(at=Milliseconds(number), leg=LegId("leg"))


@given(told=st.integers(0, 20), acknowledged=st.integers(0, 30), heard=st.integers(0, 30), same=st.booleans())
def test_a_return_is_told_what_was_not_acknowledged(
    told: int, acknowledged: int, heard: int, same: bool
) -> None:
    # given
    outbox, log = Outbox(LIFE), list[Heard]()
    for number in range(told):
        outbox.put(ringing(number))
    outbox.acknowledge(acknowledged)
    # when
    outbox.attach(log.append, LIFE if same else EngineId("another"), heard)
    outbox.put(ringing(99))
    # then
    first = max(acknowledged, heard if same else 0)
    assert [one.number for one in log] == [*(n for n in range(1, told + 1) if n > first), told + 1]


def test_what_was_heard_but_not_acknowledged_is_kept() -> None:
    # given a signal that was handed over, and a center that died before it wrote it down
    outbox, log = Outbox(LIFE), list[Heard]()
    outbox.put(ringing(1))
    outbox.attach(lambda _: None, LIFE, 1)
    # when it comes back
    outbox.attach(log.append, LIFE, 0)
    # then it is told again
    assert [one.number for one in log] == [1]


def test_an_old_inventory_is_blanked_and_keeps_its_number() -> None:
    # given an inventory that nobody acknowledged
    outbox, log = Outbox(LIFE), list[Heard]()
    outbox.put(ringing(1))
    outbox.put(EngineUp(at=Milliseconds(2), engine=LIFE))
    # when
    outbox.attach(log.append, None, 0)
    # then
    assert [one.number for one in log] == [1, 2]
    assert log[1].signal == VerbDone(at=Milliseconds(2))


def test_without_a_listener_signals_are_kept() -> None:
    outbox, log = Outbox(LIFE), list[Heard]()
    outbox.attach(log.append, None, 0)
    outbox.detach()
    outbox.put(ringing(1))
    assert (log, outbox.kept, outbox.attached) == ([], 1, False)
