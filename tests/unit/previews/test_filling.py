"""The core is told what is due: from tables that have caught up, and whenever it has a use for more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from records import BEN, EVA, MIA
from small_center import ANNA, SPRING, small_center

from cordboard.previews import Filling
from cordboard.store.database import StoreUnavailable
from cordboard.vcc.agents import Agent, ReadinessChanged
from cordboard.vcc.center import Comparison, Condition, Outbound
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import DomainId, Milliseconds, SeatId
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.previews import ListDialable, ListWanted, OfferRecords, Wanted

CENTER = small_center()
OUTBOUND = next(each.outbound for each in CENTER.campaigns if each.id == SPRING) or Outbound()
SEAT = SeatId("anna@demo")
NOW = Milliseconds(1_700_000_000_000)


class Link:
    """A VCC that wants records, and keeps what it is told."""

    last = 7

    def __init__(self) -> None:
        self.wanted = [
            Wanted(campaign=SPRING, outbound=OUTBOUND, count=2, known=frozenset(), in_hand=frozenset())
        ]
        self.undialable: set[Any] = set()
        self.told: list[OfferRecords] = []
        self.refusals = 0
        self.news = asyncio.Event()
        self._sink: Callable[[Recorded], None] = lambda _: None

    async def ask(self, query: Any) -> Any:
        answers = {
            ListWanted: lambda: tuple(self.wanted),
            ListDialable: lambda: tuple(each for each in query.records if each.key not in self.undialable),
        }
        return answers[type(query)]()

    async def submit(self, command: OfferRecords) -> None:
        self.news.set()
        if self.refusals:
            self.refusals -= 1
            raise Refusal(Reason.CAMPAIGN_NOT_RUNNING, "it does not run; wait")
        self.told.append(command)

    def subscribe(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        self._sink = sink
        return lambda: None

    def happen(self, fact: Any) -> None:
        self._sink(Recorded(number=1, domain=DomainId(1), at=NOW, fact=fact))

    async def is_told(self) -> OfferRecords:
        async with asyncio.timeout(5):
            await self.news.wait()
        self.news.clear()
        return self.told[-1]


class Tables:
    """Tables with these records, page by page; they fail so often."""

    def __init__(self, *records: Any) -> None:
        self.records = records
        self.failures = 0
        self.pages: list[int] = []
        self.reached: list[int] = []

    async def read(self, question: Any) -> Any:
        assert self.reached, "the tables have to catch up first"
        if self.failures:
            self.failures -= 1
            raise StoreUnavailable("the disk is gone, try again")
        page = question.keywords["page"]
        self.pages.append(page.skip)
        lists = {use.list for use in question.keywords["outbound"].lists}
        theirs = [each for each in self.records if each.list in lists]
        return theirs[page.skip : page.skip + page.size]

    async def wait(self, number: int) -> None:
        self.reached.append(number)


def filling(link: Link, tables: Tables, **manners: Any) -> Filling:
    return Filling(link, tables.read, tables.wait, clock=lambda: NOW, center=CENTER, **manners)


async def test_the_core_is_told_what_is_due_once_the_tables_know_all():
    link, tables = Link(), Tables(MIA, BEN, EVA)
    await filling(link, tables).fill()
    (told,) = link.told
    assert told.records == (MIA, BEN)  # as many as are wanted
    assert (told.campaign, told.as_of) == (SPRING, NOW)
    assert tables.reached == [7]


async def test_what_somebody_has_or_nobody_may_call_is_left_out():
    link = Link()
    link.wanted = [replace(link.wanted[0], in_hand=frozenset({MIA.key}))]
    link.undialable = {BEN.key}
    await filling(link, Tables(MIA, BEN, EVA)).fill()
    assert link.told[0].records == (EVA,)


async def test_only_contacts_that_the_campaign_calls():
    link = Link()
    condition = Condition(field="first_name", comparison=Comparison.EQUALS, value="Ben")
    link.wanted = [replace(link.wanted[0], outbound=replace(OUTBOUND, conditions=(condition,)))]
    await filling(link, Tables(MIA, BEN, EVA)).fill()
    assert link.told[0].records == (BEN,)


async def test_lists_with_shares_are_read_each_by_itself():
    # given a long list and a short one, of which the campaign wants as much, and where the long one has come
    many = [replace(BEN, place=n, priority=50, contact=replace(BEN.contact, id=n)) for n in range(1_000)]
    uses = tuple(replace(use, priority=50, ratio=50) for use in OUTBOUND.lists)
    link = Link()
    link.wanted = [
        replace(
            link.wanted[0], outbound=replace(OUTBOUND, lists=uses), turns={uses[0].list: 1, uses[1].list: 0}
        )
    ]
    # when
    await filling(link, Tables(*many, EVA)).fill()
    # then the short one is not hidden, and comes first
    assert [each.list for each in link.told[0].records] == [EVA.list, BEN.list]


async def test_enough_is_left_as_it_is():
    link = Link()
    link.wanted = [replace(link.wanted[0], known=frozenset({MIA.key, BEN.key}))]
    await filling(link, Tables(EVA)).fill(where_few=True)
    assert link.told == []


async def test_a_long_list_of_those_whom_nobody_may_call_is_read_on_the_next_time():
    # given far more records than one look reads, and only the last may be called
    many = [replace(BEN, place=n, contact=replace(BEN.contact, id=n)) for n in range(2_500)]
    link, tables = Link(), Tables(*many, EVA)
    link.undialable = {each.key for each in many}
    follow = filling(link, tables)
    # when
    await follow.fill()
    assert link.told[-1].records == ()
    await follow.fill()
    # then
    assert link.told[-1].records == (EVA,)
    assert tables.pages == sorted(tables.pages)


@pytest.mark.parametrize(
    "fact",
    [
        ReadinessChanged(seat=SEAT, agent=Agent(id=ANNA, name="anna@demo", seat=SEAT)),
        CenterReplaced(center=CENTER),
    ],
)
async def test_it_looks_when_there_is_a_reason(fact):
    link, tables = Link(), Tables(MIA)
    follow = filling(link, tables, look=3_600.0)
    await follow.start()
    assert (await link.is_told()).records == (MIA,)
    tables.records = (BEN,)
    link.happen(fact)
    assert (await link.is_told()).records == (BEN,)
    await follow.stop()


async def test_it_looks_from_time_to_time():
    link, tables = Link(), Tables(MIA)
    link.wanted = [replace(link.wanted[0], known=frozenset({MIA.key, BEN.key}))]
    follow = filling(link, tables, look=0.01)
    await follow.start()
    assert (await link.is_told()).records == (MIA,)
    await follow.stop()


async def test_tables_that_fail_and_a_campaign_that_stops_are_asked_again():
    link, tables = Link(), Tables(MIA)
    tables.failures, link.refusals = 1, 1
    follow = filling(link, tables, look=0.01)
    await follow.start()
    async with asyncio.timeout(5):
        while not link.told:
            await link.news.wait()
            link.news.clear()
    await follow.stop()
    assert link.told[0].records == (MIA,)
