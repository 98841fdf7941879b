"""What every journal must do, whichever back end keeps it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cordboard.journal.codec import FactUnreadable
from cordboard.journal.memory import MemoryJournal
from cordboard.journal.port import Journal, JournalConflict, JournalCut
from cordboard.journal.snapshots import Snapshot
from cordboard.journal.sqlite import SqliteJournal
from cordboard.vcc.ids import DomainId, ListenerId, Milliseconds, SeatId, TimerId
from cordboard.vcc.kernel import Fact, Recorded, TimerFired
from cordboard.vcc.listeners import Listener, ListenerAdded

DOMAIN = DomainId(1)
OTHER = DomainId(2)


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    backends = {"memory": MemoryJournal, "sqlite": lambda: SqliteJournal(tmp_path / "journal.db")}
    journal = backends[request.param]()
    yield journal
    journal.close()


def at(moment: int) -> Milliseconds:
    return Milliseconds(moment)


def fact(name: str) -> Fact:
    listener = Listener(id=ListenerId(name), seat=SeatId("local"), name=name, added_at=at(5))
    return ListenerAdded(listener=listener)


def facts(count: int) -> list[Fact]:
    return [fact(f"listener {index}") for index in range(count)]


def test_is_empty_at_first(journal: Journal) -> None:
    assert journal.last(DOMAIN) == 0
    assert list(journal.read(DOMAIN)) == []


def test_numbers_facts_from_one_without_gaps(journal: Journal) -> None:
    first = journal.append(DOMAIN, 0, at(10), facts(2))
    second = journal.append(DOMAIN, 2, at(20), facts(1))

    assert [recorded.number for recorded in first + second] == [1, 2, 3]
    assert journal.last(DOMAIN) == 3


def test_reads_back_what_was_appended(journal: Journal) -> None:
    appended = journal.append(DOMAIN, 0, at(1_700_000_000_000), [fact("Zoë"), TimerFired(timer=TimerId("t"))])

    assert list(journal.read(DOMAIN)) == appended
    assert appended[0] == Recorded(number=1, domain=DOMAIN, at=at(1_700_000_000_000), fact=fact("Zoë"))


def test_reads_from_any_number_to_any_number(journal: Journal) -> None:
    journal.append(DOMAIN, 0, at(10), facts(5))

    assert [recorded.number for recorded in journal.read(DOMAIN, after=2)] == [3, 4, 5]
    assert [recorded.number for recorded in journal.read(DOMAIN, after=1, upto=3)] == [2, 3]
    assert [recorded.number for recorded in journal.read(DOMAIN, after=4, upto=9)] == [5]
    assert list(journal.read(DOMAIN, after=5)) == []


def test_keeps_domains_apart(journal: Journal) -> None:
    journal.append(DOMAIN, 0, at(10), [fact("ours")])
    journal.append(OTHER, 0, at(10), [fact("theirs")])

    assert [recorded.fact for recorded in journal.read(OTHER)] == [fact("theirs")]
    assert journal.last(DOMAIN) == 1


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_refuses_to_append_after_anything_but_the_last_fact(journal: Journal, expected: int) -> None:
    journal.append(DOMAIN, 0, at(10), facts(2))

    with pytest.raises(JournalConflict):
        journal.append(DOMAIN, expected, at(20), [fact("late")])

    assert journal.last(DOMAIN) == 2
    assert journal.append(DOMAIN, 2, at(20), [fact("next")])[0].number == 3


def test_refuses_a_fact_that_could_not_be_read_back(journal: Journal) -> None:
    broken = TimerFired(timer=5)  # type: ignore[arg-type] # the bug that this test is about

    with pytest.raises(FactUnreadable):
        journal.append(DOMAIN, 0, at(10), [fact("whole"), broken])

    assert journal.last(DOMAIN) == 0
    assert journal.append(DOMAIN, 0, at(10), [fact("next")])[0].number == 1


def test_appending_nothing_changes_nothing(journal: Journal) -> None:
    assert journal.append(DOMAIN, 0, at(10), []) == []
    assert journal.last(DOMAIN) == 0


def test_a_reader_sees_the_facts_there_were_when_it_began(journal: Journal) -> None:
    journal.append(DOMAIN, 0, at(10), facts(3))
    reader = journal.read(DOMAIN)
    journal.append(DOMAIN, 3, at(15), facts(1))
    seen = [next(reader).number]

    journal.append(DOMAIN, 4, at(20), facts(1))
    seen += [recorded.number for recorded in reader]

    assert seen == [1, 2, 3, 4]


def test_another_thread_may_read(journal: Journal) -> None:
    journal.append(DOMAIN, 0, at(10), facts(3))
    numbers: list[int] = []

    reader = threading.Thread(target=lambda: numbers.extend(each.number for each in journal.read(DOMAIN)))
    reader.start()
    reader.join()

    assert numbers == [1, 2, 3]


def test_reads_more_than_a_page(journal: Journal) -> None:
    journal.append(DOMAIN, 0, at(10), facts(2_345))

    assert [recorded.number for recorded in journal.read(DOMAIN, after=5)] == list(range(6, 2_346))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(batches=st.lists(st.lists(st.text(max_size=20), max_size=4), max_size=6))
def test_any_batches_read_back_in_order(journal: Journal, batches: list[list[str]]) -> None:
    start = journal.last(DOMAIN)
    expected = start

    for batch in batches:
        expected += len(journal.append(DOMAIN, expected, at(10), [fact(name) for name in batch]))

    names = [name for batch in batches for name in batch]
    assert [recorded.fact for recorded in journal.read(DOMAIN, after=start)] == [fact(name) for name in names]


# -- snapshots and cuts -------------------------------------------------------------------------


def snapshot(number: int, body: bytes = b"{}") -> Snapshot:
    return Snapshot(number=number, at=at(number), version=1, body=body)


def shortened(journal: Journal, *, below: int) -> int:
    """Cut until nothing more is cut."""
    first, following = 0, journal.first(DOMAIN)
    while following != first:
        first, following = following, journal.cut(DOMAIN, below)
    return first


@pytest.fixture
def long_journal(journal: Journal) -> Journal:
    """2,000 facts, one each millisecond, and snapshots of facts 1,500 and 1,800."""
    for number in range(2_000):
        journal.append(DOMAIN, number, at(number + 1), [fact("x")])
    journal.keep(DOMAIN, snapshot(1_500))
    journal.keep(DOMAIN, snapshot(1_800))
    return journal


def test_keeps_the_two_newest_snapshots_newest_first(journal: Journal) -> None:
    for number in (3, 9, 6, 12):
        journal.keep(DOMAIN, snapshot(number, body=b"%d" % number))
    journal.keep(OTHER, snapshot(1))

    assert journal.snapshots(DOMAIN) == [snapshot(12, b"12"), snapshot(9, b"9")]
    assert journal.snapshots(OTHER) == [snapshot(1)]


def test_a_snapshot_taken_again_takes_the_place_of_the_first(journal: Journal) -> None:
    journal.keep(DOMAIN, snapshot(3, b"older"))
    journal.keep(DOMAIN, snapshot(3, b"newer"))

    assert journal.snapshots(DOMAIN) == [snapshot(3, b"newer")]


def test_what_is_cut_off_is_gone_and_the_rest_is_whole(long_journal: Journal) -> None:
    assert shortened(long_journal, below=1_201) == 1_201

    assert long_journal.first(DOMAIN) == 1_201
    assert [each.number for each in long_journal.read(DOMAIN, 1_200)] == list(range(1_201, 2_001))
    long_journal.check(DOMAIN)
    assert long_journal.append(DOMAIN, 2_000, at(3_000), [fact("next")])[0].number == 2_001


def test_who_reads_what_is_cut_off_is_told_so(long_journal: Journal) -> None:
    shortened(long_journal, below=101)

    with pytest.raises(JournalCut, match="oldest that is kept is 101") as caught:
        list(long_journal.read(DOMAIN, after=99))

    assert caught.value.first == 101
    assert next(long_journal.read(DOMAIN, after=100)).number == 101


def test_nothing_is_cut_that_the_oldest_snapshot_needs(long_journal: Journal) -> None:
    assert shortened(long_journal, below=9_999) == 1_501


def test_without_two_snapshots_nothing_is_cut(journal: Journal) -> None:
    journal.append(DOMAIN, 0, at(10), facts(10))
    journal.keep(DOMAIN, snapshot(10))

    assert journal.cut(DOMAIN, 9) == 1


def test_the_newest_fact_is_never_cut(journal: Journal) -> None:
    journal.append(DOMAIN, 0, at(10), facts(10))
    journal.keep(DOMAIN, snapshot(10))
    journal.keep(DOMAIN, snapshot(11))

    assert shortened(journal, below=99) == 10
    assert journal.last(DOMAIN) == 10


def test_cutting_one_domain_leaves_the_others(long_journal: Journal) -> None:
    long_journal.append(OTHER, 0, at(10), facts(3))
    shortened(long_journal, below=1_000)

    assert long_journal.first(OTHER) == 1
    assert len(list(long_journal.read(OTHER))) == 3


@pytest.mark.parametrize(("moment", "number"), [(0, 1), (1, 1), (700, 700), (2_000, 2_000), (2_001, 2_001)])
def test_finds_the_first_fact_since_a_moment(long_journal: Journal, moment: int, number: int) -> None:
    assert long_journal.since(DOMAIN, at(moment)) == number


def test_finds_the_first_kept_fact_since_a_moment(long_journal: Journal) -> None:
    shortened(long_journal, below=500)

    assert long_journal.since(DOMAIN, at(3)) == 500


def test_an_empty_journal_begins_at_one(journal: Journal) -> None:
    assert (journal.first(DOMAIN), journal.since(DOMAIN, at(5)), journal.snapshots(DOMAIN)) == (1, 1, [])
    assert journal.cut(DOMAIN, 5) == 1
    journal.check(DOMAIN)


@pytest.mark.parametrize("after", [-5, 0, 300, 499, 500, 501, 1_999, 2_000])
def test_any_part_of_a_cut_journal_can_be_checked(long_journal: Journal, after: int) -> None:
    shortened(long_journal, below=500)

    long_journal.check(DOMAIN, after)
