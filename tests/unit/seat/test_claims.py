"""Which of several programs of one agent shows a page: the first that says so."""

from __future__ import annotations

from typing import Any

import pytest

from cordboard.contract import ContractFault, FaultCode, x1
from cordboard.seat.claims import MOST, Claims

URL, MOMENT = "https://crm.example/1", "2026-11-27T08:00:00.000Z"


async def code(asked: Any) -> FaultCode:
    with pytest.raises(ContractFault) as caught:
        await asked
    return caught.value.code


async def test_the_first_who_asks_shows_a_page(link: Any, client: Any) -> None:
    await client.log_in(link)
    answers = [await client(x1.ClaimPage(url=URL, timestamp=MOMENT)) for _ in range(3)]
    assert answers == [True, False, False]


async def test_the_same_page_at_another_moment_is_another_one(link: Any, client: Any) -> None:
    await client.log_in(link)
    moments = (MOMENT, "2026-11-27T08:00:01.000Z")
    assert [await client(x1.ClaimPage(url=URL, timestamp=each)) for each in moments] == [True, True]


async def test_who_is_not_logged_in_shows_nothing(client: Any) -> None:
    assert await code(client(x1.ClaimPage(url=URL, timestamp=MOMENT))) is FaultCode.NOT_LOGGED_IN


async def test_an_address_that_was_never_told_of_is_refused(link: Any, client: Any) -> None:
    await client.log_in(link)
    asked = client(x1.ClaimPage(url="https://crm.example/" + "1" * 8192, timestamp=MOMENT))
    assert await code(asked) is FaultCode.BAD_VALUE


def test_the_oldest_is_forgotten() -> None:
    claims = Claims()
    pages = [f"https://crm.example/{number}" for number in range(MOST + 1)]
    assert all(claims.take(page, MOMENT) for page in pages)
    assert (claims.take(pages[1], MOMENT), claims.take(pages[0], MOMENT)) == (False, True)
