"""What a disposition makes of a record, whatever has been tried before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cordboard.vcc.center import Disposition, DispositionKind, ListDialing, Outbound
from cordboard.vcc.contacts import Contact
from cordboard.vcc.dispositions import is_final
from cordboard.vcc.previews import FOR_GOOD, PREVIEW, ListRecord, NumberHistory, PreviewEvent, PreviewState
from cordboard.vcc.previews.policy import skipped, tried

AT = 1_700_000_000_000
RULES = Outbound(redial_after=600_000)

dispositions = st.builds(
    Disposition,
    id=st.just(1),
    name=st.just("Said"),
    kind=st.sampled_from(DispositionKind),
    attempts=st.integers(0, 4),
    reset_attempts=st.booleans(),
)
histories = st.builds(NumberHistory, attempts=st.integers(0, 5), rests_until=st.sampled_from([0, AT]))
records = st.builds(
    ListRecord,
    list=st.just(1),
    contact=st.just(Contact(id=1, number1="+12025550181", number2="+12025550182")),
    attempts=st.integers(0, 9),
    history=st.tuples(histories, histories, histories),
)


@given(records, st.integers(1, 3), st.none() | dispositions, st.sampled_from([0, 5_000]))
def test_a_try_is_counted_and_leaves_the_other_numbers_alone(record, index, said, rest):
    after = tried(record, index, said, rest=rest, outbound=RULES, at=AT)
    afresh = said is not None and said.reset_attempts
    assert after.attempts == (1 if afresh else record.attempts + 1)
    assert after.history[index - 1].attempts == (1 if afresh else record.history[index - 1].attempts + 1)
    others = [n for n in (0, 1, 2) if n != index - 1]
    assert afresh or all(after.history[n] == record.history[n] for n in others)
    assert after.final == (said is not None and is_final(said))
    assert after.next_at == AT + 600_000
    assert after.key == record.key


def test_vertical_dialing_leaves_no_rest_before_every_number_was_dialed():
    # given two numbers
    vertical = Outbound(redial_after=600_000, list_dialing=ListDialing.VERTICAL_DIALING)
    fresh = ListRecord(list=1, contact=Contact(id=1, number1="+12025550181", number2="+12025550182"))
    # when one is tried, the other comes at once; when both are, the contact rests
    once = tried(fresh, 1, None, rest=0, outbound=vertical, at=AT)
    assert once.next_at == AT
    assert tried(once, 2, None, rest=0, outbound=vertical, at=AT).next_at == AT + 600_000
    # and where the campaign does not dial the other one, there is nothing to go on with
    alone = replace(vertical, number_order=(1,))
    assert tried(fresh, 1, None, rest=0, outbound=alone, at=AT).next_at == AT + 600_000


@given(records, dispositions)
def test_a_number_rests_as_the_word_says(record, said):
    number = tried(record, 1, said, rest=5_000, outbound=RULES, at=AT).history[0]
    over = 0 < said.attempts <= number.attempts
    again = {
        DispositionKind.REDIAL: FOR_GOOD if over else AT + 5_000,
        DispositionKind.DO_NOT_DIAL: AT + 5_000,
    }
    before = 0 if said.reset_attempts else record.history[0].rests_until
    assert number.rests_until == again.get(said.kind, before)
    assert number.do_not_dial == (said.kind is DispositionKind.DO_NOT_DIAL)


@given(records, st.none() | dispositions)
def test_a_skip_is_no_attempt(record, said):
    after = skipped(record, said, 0, RULES, AT)
    assert (after.attempts, after.history) == (record.attempts, record.history)
    assert after.next_at == AT + 600_000


def test_every_state_of_a_preview_can_end():
    for state in PreviewState:
        assert state is PreviewState.FINISHED or PreviewEvent.ENDED in PREVIEW.allowed(state)
    assert PREVIEW.allowed(PreviewState.FINISHED) == frozenset()


def test_a_recycled_record_is_due_as_if_nobody_had_called():
    record = ListRecord(list=1, contact=Contact(id=1, number1="+12025550181"), attempts=2)
    again = Disposition(id=1, name="Recycle", kind=DispositionKind.REDIAL, recycles=True)
    assert tried(record, 1, again, rest=0, outbound=RULES, at=AT) == replace(record, next_at=AT)
    assert skipped(record, again, 0, RULES, AT).next_at == AT
