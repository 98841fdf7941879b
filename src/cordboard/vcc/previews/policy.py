"""What a disposition makes of a record: pure functions from one record to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from ..center import Disposition, DispositionKind, ListDialing, Outbound
from ..dispositions import is_final
from ..ids import Milliseconds
from .model import FOR_GOOD, UNTRIED, ListRecord, NumberHistory, Preview
from .states import PREVIEW, PreviewEvent


def moved(preview: Preview, event: PreviewEvent, **changes: Any) -> Preview:
    """The preview after `event`, with `changes`. Raises Refusal WRONG_STATE where the table has no row."""
    return replace(preview, state=PREVIEW.after(preview.state, event), **changes)


def tried(
    record: ListRecord,
    index: int,
    said: Disposition | None,
    *,
    rest: Milliseconds,
    outbound: Outbound,
    at: Milliseconds,
) -> ListRecord:
    """The record after a call to its number `index` that turned out as `said`; None: nobody says how.

    `rest`: how long the number rests, where that was said; 0: as the campaign has it.
    """
    if _recycles(said):
        return replace(record, next_at=at)  # as if nobody had called
    before = UNTRIED if said is not None and said.reset_attempts else record.history
    number = replace(before[index - 1], attempts=before[index - 1].attempts + 1)
    history = (*before[: index - 1], _after(number, said, rest, outbound, at), *before[index:])
    return replace(
        record,
        attempts=1 if said is not None and said.reset_attempts else record.attempts + 1,
        history=history,
        next_at=at
        if _goes_on(record, index, history, outbound)
        else Milliseconds(at + outbound.redial_after),
        final=said is not None and is_final(said),
    )


def _goes_on(record: ListRecord, index: int, history: Sequence[NumberHistory], outbound: Outbound) -> bool:
    """True where another number of the contact comes before anybody else's."""
    if outbound.list_dialing is not ListDialing.VERTICAL_DIALING:
        return False
    others = (each for each in outbound.number_order if record.number(each))
    return any(history[each - 1].attempts < history[index - 1].attempts for each in others)


def never_called(record: ListRecord, outbound: Outbound, at: Milliseconds) -> ListRecord:
    """The record after a try in which the agent's own phone failed: it counts as none."""
    return replace(record, next_at=Milliseconds(at + outbound.redial_after))


def skipped(
    record: ListRecord, said: Disposition | None, rest: Milliseconds, outbound: Outbound, at: Milliseconds
) -> ListRecord:
    """The record after an agent has skipped it: it rests as a whole, or is done."""
    for_good = said is not None and said.kind is DispositionKind.DO_NOT_DIAL and not rest
    return replace(
        record,
        next_at=at if _recycles(said) else Milliseconds(at + (rest or outbound.redial_after)),
        final=for_good or (said is not None and is_final(said)),
    )


def _recycles(said: Disposition | None) -> bool:
    """True where the record is due again at once."""
    return said is not None and said.recycles


def _after(
    number: NumberHistory, said: Disposition | None, rest: Milliseconds, outbound: Outbound, at: Milliseconds
) -> NumberHistory:
    """The number that was dialed."""
    if said is None or said.kind is DispositionKind.REDIAL:
        over = said is not None and 0 < said.attempts <= number.attempts
        again = Milliseconds(at + (rest or outbound.redial_after))
        return replace(number, rests_until=FOR_GOOD if over else again, do_not_dial=False)
    if said.kind is DispositionKind.DO_NOT_DIAL:
        again = Milliseconds(at + rest) if rest else FOR_GOOD
        return replace(number, rests_until=again, do_not_dial=True)
    return number
