"""The proof: journal, live state, call log, engine and what everyone was told agree.

The last snapshot is the living memory of the last process at its graceful stop; the journal is read
from the first fact on, without snapshots.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass

import sqlalchemy as sa

from cordboard.centerfile import load_center
from cordboard.contract import Event
from cordboard.journal.snapshots import SnapshotCodec
from cordboard.journal.sqlite import SqliteJournal
from cordboard.seat.events import events_of, seats_of
from cordboard.store.calllog import CallRecord, recent_calls
from cordboard.store.database import Database, sqlite_url
from cordboard.vcc import Core
from cordboard.vcc.calls import CallConnected, CallDropped, CallFinished, CallPickedUp, ManualCallStarted
from cordboard.vcc.center import Center
from cordboard.vcc.kernel import Recorded, SignalHeard, WishIssued, WishSettled
from cordboard.vcc.listeners import ListenerAdded
from cordboard.vcc.telephony import SendDtmf

from .people import Listener
from .story import Story

FOLLOWS = {"FinishCall": CallFinished, "SoftphonePickupPhone": CallPickedUp, "MakeCall": ManualCallStarted}
"""What is written down for each answered operation, once."""
OR_ELSE = {"FinishCall": CallDropped}
"""What may be instead, and comes by itself too: a call between colleagues just ends."""


@dataclass
class Figures:
    """What was proved, in numbers."""

    kills: int
    facts: int
    signals: int
    wishes: int
    sent_again: int
    calls: int
    conversations: int
    events: int
    told_again: int


def prove(story: Story) -> Figures:
    """Raises AssertionError where two of them disagree."""
    center = load_center(story.center)
    with closing(SqliteJournal(story.data / "journal.db")) as journal:
        journal.check(center.domain_id)
        facts = list(journal.read(center.domain_id))
        newest = journal.snapshots(center.domain_id)[0]
    core = Core(center)
    for recorded in facts:
        core.replay(recorded)
    assert newest.number == len(facts)
    assert SnapshotCodec().decode(newest) == core.snapshot(), (
        "the living memory was not what the journal says"
    )
    _prove_signals(story, facts)
    _prove_acts(story, facts, core)
    _prove_answers(story, facts, center)
    calls = _prove_call_log(story, facts, center)
    heard = [_prove_listener(listener, facts) for listener in story.listeners]
    wishes = {recorded.fact.wish.id for recorded in facts if isinstance(recorded.fact, WishIssued)}
    return Figures(
        kills=story.kills,
        facts=len(facts),
        signals=story.signals,
        wishes=len(wishes),
        sent_again=len(story.asked) - len({verb.id for verb in story.asked}),
        calls=calls,
        conversations=sum(isinstance(recorded.fact, CallConnected) for recorded in facts),
        events=sum(expected for expected, _ in heard),
        told_again=sum(again for _, again in heard),
    )


def _prove_signals(story: Story, facts: list[Recorded]) -> None:
    """Every signal of the engine was heard once, in order."""
    heard = [recorded.fact.number for recorded in facts if isinstance(recorded.fact, SignalHeard)]
    assert heard == list(range(1, story.signals + 1))
    assert story.unacknowledged == 0


def _prove_acts(story: Story, facts: list[Recorded], core: Core) -> None:
    """The engine was asked for all that is written down and nothing else; nobody was called twice."""
    issued = {each.fact.wish.id: each.fact.wish for each in facts if isinstance(each.fact, WishIssued)}
    settled = [recorded.fact.wish for recorded in facts if isinstance(recorded.fact, WishSettled)]
    assert len(issued) == sum(isinstance(recorded.fact, WishIssued) for recorded in facts)
    assert len(settled) == len(set(settled))
    keys = [verb.id for verb in story.asked if isinstance(verb, SendDtmf)]
    assert not issued.keys() & set(keys), "digits were written down"
    assert len(keys) == len(set(keys)), "digits were sent twice"
    asked = [verb for verb in story.asked if not isinstance(verb, SendDtmf)]
    for verb in asked:
        assert issued[verb.id] == verb
    unasked = issued.keys() - {verb.id for verb in asked}
    assert unasked <= set(settled), "a wish was never sent"
    assert core.outstanding == ()
    assert len(story.calls) == len(set(story.calls)), "somebody was called twice"


def _prove_answers(story: Story, facts: list[Recorded], center: Center) -> None:
    """What was answered yes is written down; what was asked once is not written down twice."""
    written = Counter((type(each.fact), seat) for each in facts for seat in seats_of(each))
    for name, kept in story.agents.items():
        for operation, kind in FOLLOWS.items():
            seat = f"{name}@{center.domain}"
            once, instead = written[kind, seat], written[OR_ELSE.get(operation), seat]
            assert once <= kept.asked[operation], (name, operation)
            assert kept.done[operation] <= once + instead, (name, operation)


def _prove_call_log(story: Story, facts: list[Recorded], center: Center) -> int:
    """The call log tells of each call what its last fact says."""
    last = {call.id: call for each in facts if (call := getattr(each.fact, "call", None)) is not None}
    database = Database(sqlite_url(story.data / "store.db"))
    try:
        with database.transaction() as connection:
            rows = _all_calls(connection, center)
    finally:
        database.close()
    assert {row.id for row in rows} == last.keys()
    for row in rows:
        assert (row.state, row.ended_at or 0) == (last[row.id].state, last[row.id].ended_at)
    return len(rows)


def _all_calls(connection: sa.Connection, center: Center) -> list[CallRecord]:
    return recent_calls(connection, center.domain_id, 1_000_000)


def _prove_listener(listener: Listener, facts: list[Recorded]) -> tuple[int, int]:
    """It heard the whole story of its seat without a gap; again only where the center had been lost."""
    story: list[Event] = []
    seat = None
    for recorded in facts:
        if isinstance(recorded.fact, ListenerAdded) and recorded.fact.listener.id == listener.id:
            seat = recorded.fact.listener.seat
            continue
        if seat is not None and seat in seats_of(recorded):
            story += events_of(recorded)
    assert seat is not None, "an answered listener is not written down"
    reached = again = 0
    for piece in listener.pieces:
        start = _where(piece, story, reached)
        again += reached - start if piece else 0
        reached = max(reached, start + len(piece))
    assert reached == len(story), f"{listener.name} missed the end: {reached} of {len(story)}"
    return len(story), again


def _where(piece: list[Event], story: list[Event], reached: int) -> int:
    """The latest place, not beyond what was reached, where the story has this piece."""
    for start in range(reached, -1, -1):
        if story[start : start + len(piece)] == piece:
            return start
    raise AssertionError(f"after event {reached} this is no part of the story: {piece[:2]}")
