"""Errands seen to: begun after their commit, tried again where that may help, taken up after a restart."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from known_call import errand
from msgspec.structs import replace
from small_center import small_center

from cordboard.connectors import Client, Forms, Runner
from cordboard.vcc.center import Method, Opens, Parameter
from cordboard.vcc.connectors import Errand, ErrandBegun, ListErrands, OfferForm, TellOutcome, Trouble
from cordboard.vcc.core import Core
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import LOCAL_SEAT, DomainId, Milliseconds
from cordboard.vcc.kernel import Command, Query, Recorded

SERVER = "http://localhost:8080"
FORM = (Parameter("ani", "@Call.ANI@", substituted=True),)


class Link:
    """A VCC whose core is real; `unwritable` commands find a journal that cannot be written."""

    def __init__(self) -> None:
        self.core = Core(small_center())
        self.commands: list[Command] = []
        self.done = asyncio.Event()
        self.unwritable = 0
        self.sinks: list[Callable[[Recorded], None]] = []
        self.fresh = iter(range(1000))

    def begin(self, begun: Errand) -> None:
        """An errand is committed."""
        fact = ErrandBegun(seat=begun.seat, errand=begun)
        recorded = Recorded(number=1, domain=DomainId(1), at=Milliseconds(1), fact=fact)
        self.core.replay(recorded)
        for sink in tuple(self.sinks):
            sink(recorded)

    async def submit(self, command: Command) -> Any:
        if self.unwritable:
            self.unwritable -= 1
            raise Refusal(Reason.JOURNAL_UNAVAILABLE, "not now; ask again")
        self.commands.append(command)
        decision = self.core.decide(command, Milliseconds(1), lambda: f"{next(self.fresh):032X}")
        self.done.set()
        return decision.answer

    async def ask(self, query: Query) -> Any:
        return self.core.answer(query)

    def subscribe(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        self.sinks.append(sink)
        return lambda: self.sinks.remove(sink)


class Pauses:
    """No time passes; how long it should have is kept."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    def __call__(self, seconds: float) -> Awaitable[None]:
        self.taken.append(seconds)
        return asyncio.sleep(0)


@pytest.fixture
def link() -> Link:
    return Link()


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
async def runner(link: Link, pauses: Pauses) -> Any:
    one = Runner(link, Client(time_limit=30.0), SERVER, pauses)
    await one.start()
    yield one
    await one.stop()


async def told(link: Link) -> Any:
    """What the core was told."""
    await asyncio.wait_for(link.done.wait(), 10)
    (command,) = link.commands
    return command


def order(url: str) -> Errand:
    """An order to tell."""
    return errand(url=url, method=Method.POST, opens=Opens.NONE, form=FORM)


async def test_an_errand_is_seen_to_once_it_is_committed(runner: Any, link: Link, peer: Any) -> None:
    asked = order(peer.url)

    link.begin(asked)

    assert await told(link) == TellOutcome(seat=asked.seat, errand=asked.id, status=204)
    assert len(peer.requests) == 1
    assert link.core.answer(ListErrands(seat=LOCAL_SEAT)) == ()


async def test_what_was_under_way_at_the_last_end_is_taken_up(link: Link, peer: Any) -> None:
    link.begin(order(peer.url))
    runner = Runner(link, Client(), SERVER)

    await runner.start()

    assert (await told(link)).trouble is None
    await runner.stop()


async def test_what_may_go_better_is_tried_again_with_pauses(
    runner: Any, link: Link, peer: Any, pauses: Pauses
) -> None:
    busy = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"
    peer.answers = [busy, busy, *peer.answers]

    link.begin(order(peer.url))

    assert (await told(link)).status == 204
    assert pauses.taken == [2.0, 15.0]
    keys = {line for each in peer.requests for line in each.split(b"\r\n") if b"idempotency" in line.lower()}
    assert len(keys) == 1


async def test_it_is_given_up_after_three_attempts(
    runner: Any, link: Link, peer: Any, pauses: Pauses
) -> None:
    peer.answers = [b"HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n"]

    link.begin(order(peer.url))

    assert await told(link) == TellOutcome(
        seat=order("").seat, errand=order("").id, status=502, trouble=Trouble.STATUS
    )
    assert len(peer.requests) == 3


async def test_what_cannot_go_better_is_tried_once(runner: Any, link: Link, peer: Any) -> None:
    peer.answers = [b"HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n"]
    link.begin(order(peer.url))
    assert (await told(link)).trouble is Trouble.STATUS
    assert len(peer.requests) == 1


async def test_the_core_is_told_again_where_it_cannot_write(
    runner: Any, link: Link, peer: Any, pauses: Pauses
) -> None:
    link.unwritable = 2
    link.begin(order(peer.url))
    assert (await told(link)).status == 204
    assert pauses.taken == [1.0, 5.0]
    assert len(peer.requests) == 1


async def test_a_form_is_offered_and_given_out_at_its_seat(runner: Any, link: Link) -> None:
    # given an errand that a browser carries on
    form = errand(url="https://crm.example/", method=Method.POST, opens=Opens.NEW, form=FORM)

    # when it is committed, then its page is offered
    link.begin(form)
    where = f"{SERVER}/seat/anna@demo/forms/{form.id}"
    assert await told(link) == OfferForm(seat=form.seat, errand=form.id, address=where)

    # and given out once, at that seat
    forms = Forms(link)
    assert await forms.take(None, form.id) is None
    taken = await forms.take("anna@demo", form.id)
    assert taken is not None
    assert (taken.action, taken.fields) == ("https://crm.example/", (("ani", "+12025550177"),))
    assert await forms.take("anna@demo", form.id) is None


async def test_a_log_says_which_connector_failed_and_nothing_of_the_call(
    runner: Any, link: Link, caplog: pytest.LogCaptureFixture
) -> None:
    link.begin(replace(order("http://127.0.0.1:1/"), id="ABC"))
    await told(link)
    assert "'Orders' has failed: UNREACHABLE" in caplog.text
    assert "12025550177" not in caplog.text
    assert "ABC" not in caplog.text
