"""The asynchronous client at a door in this process: what it asks and hears, also over lost connections."""

from __future__ import annotations

import asyncio
import socket
from contextlib import aclosing
from typing import Any

import pytest

from cordboard import contract
from cordboard.access.tokens import Terms
from cordboard.client import AsyncClient, Gap, Refused, Told, Unreachable
from cordboard.client.net import Posted
from cordboard.client.on_loop import LoopNet
from cordboard.contract import ContractFault, FaultCode, Request
from cordboard.contract.access import REFRESH
from cordboard.contract.stream import Position
from cordboard.http import Refusal
from cordboard.http.gate import BODY_LIMIT

USER, PASSWORD = "ada", "wonder:land"
pytestmark = pytest.mark.timeout(30)


async def names(client: AsyncClient, count: int, after: Any = None) -> list[str]:
    """The calls in the next events."""
    found: list[str] = []
    async with aclosing(client.events(after)) as events:
        async for told in events:
            assert isinstance(told, Told)
            found.append(getattr(told.event, "callSessionId", ""))
            if len(found) == count:
                break
    return found


async def until(what: Any) -> None:
    """Until something is so."""
    while not what():  # noqa: ASYNC110 - what may become so has no event of its own
        await asyncio.sleep(0)


async def test_an_operation_as_a_method(house: Any) -> None:
    async def serve(_request: Request) -> object:
        return contract.AgentBridgeStatus(loggedIn=True)

    house.seats.serve = serve
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        assert (await seat.get_status()).loggedIn is True
        await seat.make_call(number="+12025550123", campaignId=2**62)
    asked = [contract.GetStatus(), contract.MakeCall(number="+12025550123", campaignId=2**62)]
    assert house.seats.asked == asked
    assert len(house.seats.keys) == 1


async def test_what_acts_has_a_key_of_its_own(house: Any) -> None:
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        await seat.disconnect_call()
        await seat.disconnect_call()
        await seat.ask(contract.DisconnectCall(), key="mine")
    first, second, third = house.seats.keys
    assert (first != second, third) == (True, "mine")


async def test_a_key_in_the_request_is_the_only_one(house: Any) -> None:
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        await seat.pause_recording(idempotencyKey="mine")
    assert house.seats.keys == ["mine"]


async def test_what_reads_has_no_key(house: Any) -> None:
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        await seat.request_script(campaignId=7)
    assert (len(house.seats.asked), house.seats.keys) == (1, [])


async def test_a_refusal(house: Any) -> None:
    async def serve(_request: Request) -> object:
        raise ContractFault(FaultCode.NO_CALL)

    house.seats.serve = serve
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        with pytest.raises(Refused, match="NO_CALL") as refused:
            await seat.disconnect_call()
    assert (refused.value.code, refused.value.status) == ("NO_CALL", 409)
    assert "makeCall" in refused.value.remedy


@pytest.mark.parametrize(
    ("user", "password", "seat", "code"),
    [("ada", "wrong", None, "UNAUTHORIZED"), ("ada", PASSWORD, "bob", "WRONG_SEAT")],
)
async def test_who_may_not_come_in_is_told_so(
    house: Any, user: str, password: str, seat: str | None, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        async with AsyncClient(house.url, user, password, seat=seat):
            pass
    assert refused.value.code == code
    assert "wonder" not in str(refused.value)


async def test_nobody_there(house: Any) -> None:
    await house.stop()
    with pytest.raises(Unreachable):
        async with AsyncClient(house.url, USER, PASSWORD):
            pass


async def test_it_leaves_no_token_behind(house: Any) -> None:
    async with AsyncClient(house.url, USER, PASSWORD):
        assert len(house.shelf.kept) == 1
    assert house.shelf.kept == {}


async def test_a_closed_client_says_so(house: Any) -> None:
    seat = AsyncClient(house.url, USER, PASSWORD)
    async with seat:
        pass
    with pytest.raises(Unreachable, match="closed"):
        await seat.get_status()


async def test_a_center_that_is_stuck_holds_nobody_who_leaves(
    house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cordboard.client.asynchronous.LEAVE_SECONDS", 0.1)
    seat = AsyncClient(house.url, USER, PASSWORD)
    await seat.open()
    await house.stop()
    with socket.create_server(("127.0.0.1", house.port)):  # takes connections, and answers nothing
        async with asyncio.timeout(20):
            await seat.close()


async def test_what_was_asked_is_asked_again_under_its_key(house: Any) -> None:
    # given a center that dies while it works on a request
    begun, never, at_once = asyncio.Event(), asyncio.Event(), asyncio.Event()
    at_once.set()
    answers = [never, at_once]

    async def serve(_request: Request) -> object:
        begun.set()
        await answers.pop(0).wait()
        return None

    house.seats.serve = serve
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        asking = asyncio.ensure_future(seat.disconnect_call())
        await begun.wait()
        await house.stop()

        # when it comes back
        await house.start()
        await asking

    # then the same was asked under the same key
    assert house.seats.asked == [contract.DisconnectCall()] * 2
    assert len(set(house.seats.keys)) == 1


async def test_what_is_too_long_is_refused_and_holds_up_nothing(house: Any) -> None:
    # given a program that waits for an answer
    answered = asyncio.Event()

    async def serve(request: Request) -> object:
        await answered.wait()
        return None

    house.seats.serve = serve
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        waiting = asyncio.ensure_future(seat.disconnect_call())
        await until(lambda: house.seats.asked)

        # when it asks for something that is longer than the center hears, so that this hangs up
        with pytest.raises(Refused, match="TOO_LONG") as refused:
            await seat.make_call(number="1" * BODY_LIMIT)

        # then that is refused, and all else goes on, on the next connection
        assert f"{BODY_LIMIT} characters" in refused.value.remedy
        answered.set()
        await waiting
        await seat.make_call(number="1")
    assert [type(each) for each in house.seats.asked[-2:]] == [contract.DisconnectCall, contract.MakeCall]


async def test_no_answer_in_time(house: Any) -> None:
    async def serve(_request: Request) -> object:
        await asyncio.Event().wait()
        return None

    house.seats.serve = serve
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        seat.timeout = 0.1
        with pytest.raises(Unreachable, match="in time"):
            await seat.disconnect_call()


async def test_each_question_has_its_own_time(house: Any) -> None:
    # given a question that may take long, and is not answered yet
    answered = asyncio.Event()

    async def serve(request: Any) -> object:
        await (answered if request.reasonId == 1 else asyncio.Event()).wait()
        return None

    house.seats.serve = serve
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        patient = asyncio.ensure_future(seat.set_not_ready_state(reasonId=1))
        await until(lambda: house.seats.asked)

        # when others may not, and one of them is given up by its program
        seat.timeout = 0.1
        hasty = [asyncio.ensure_future(seat.set_not_ready_state(reasonId=each)) for each in (2, 3, 4)]
        await until(lambda: len(house.seats.asked) == 4)
        hasty.pop(1).cancel()

        # then those come to their end, and it goes on
        for each in hasty:
            with pytest.raises(Unreachable, match="in time"):
                await each
        assert not patient.done()
        answered.set()
        await patient


async def test_many_at_once(house: Any) -> None:
    async def serve(request: Any) -> object:
        for _ in range(request.stateId % 3):
            await asyncio.sleep(0)
        return None

    house.seats.serve = serve
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        await asyncio.gather(*(seat.set_ready_state(stateId=each) for each in range(100)))
    assert len(house.seats.asked) == 100


async def test_events_from_now_on_and_from_a_place(house: Any) -> None:
    house.seats.happens(3)
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        fresh = asyncio.ensure_future(names(seat, 2))
        await until(lambda: house.seats.followed)
        house.seats.happens(2)
        assert await fresh == ["4", "5"]
        assert await names(seat, 4, Position(1, 1)) == ["2", "3", "4", "5"]
        assert await names(seat, 1, "4.1") == ["5"]


async def test_each_event_comes_once_over_lost_connections(house: Any) -> None:
    # given a program that hears events
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        heard = asyncio.ensure_future(names(seat, 100, "0"))
        house.seats.happens(10)

        # when the center goes away again and again
        for lost in range(3):
            await until(lambda lost=lost: len(house.seats.followed) > lost)
            house.seats.happens(10)
            await house.stop()
            house.seats.happens(15)
            await house.start()
        house.seats.happens(100 - len(house.seats.told))

        # then it has each of them, once and in order
        assert await heard == [f"{number}" for number in range(1, 101)]
    assert len(house.seats.followed) == 4


async def test_a_gap_is_told(house: Any) -> None:
    house.seats.happens(5)
    house.seats.first = 3
    async with AsyncClient(house.url, USER, PASSWORD) as seat, aclosing(seat.events("1")) as events:
        assert await anext(events) == Gap(after=1, next=4)
        assert isinstance(await anext(events), Told)


async def test_a_closed_client_hears_no_more(house: Any) -> None:
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        events = seat.events("0")
        house.seats.happens()
        await anext(events)
    await house.stop()
    with pytest.raises(Unreachable, match="closed"):
        await anext(events)


async def test_a_place_that_is_none(house: Any) -> None:
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        with pytest.raises(Refused, match="BAD_VALUE"):
            await anext(seat.events("yesterday"))


async def test_a_slow_reader_holds_up_no_answer(house: Any) -> None:
    async with AsyncClient(house.url, USER, PASSWORD) as seat, aclosing(seat.events("0")) as events:
        house.seats.happens(5000)
        await anext(events)
        await seat.get_status()
        place = 1
        while place < 5000:
            told = await anext(events)
            assert isinstance(told, Told)
            place += 1
            assert told.position.number == place


async def test_tokens_are_renewed_while_it_lasts(house: Any) -> None:
    # given tokens of two seconds
    await house.stop()
    house.terms = Terms(access=2)
    await house.start()

    # when the time of several is over, by the center's clock
    async with AsyncClient(house.url, USER, PASSWORD) as seat, aclosing(seat.events("0")) as events:
        house.seats.happens()
        await anext(events)
        house.moment.pass_seconds(1.9)
        hold, shown = house.tokens.hold, []
        house.tokens.hold = lambda token: shown.append(token) or hold(token)
        coming = asyncio.ensure_future(anext(events))
        await until(lambda: len(shown) == 2)
        house.moment.pass_seconds(1.9)
        house.seats.happens()

        # then all goes on, with the same connections
        await coming
        await seat.get_status()
    assert house.seats.followed == [Position(0)]


async def test_a_token_that_is_refused_while_it_lasts_ends_no_events(house: Any) -> None:
    # given a program that hears events, with tokens of a second
    await house.stop()
    house.terms = Terms(access=1)
    await house.start()
    async with AsyncClient(house.url, USER, PASSWORD) as seat, aclosing(seat.events("0")) as events:
        house.seats.happens()
        await anext(events)

        # when the next token, which it shows on both connections, is refused for the moment
        shown: list[str] = []

        def refuse(token: str) -> Any:
            shown.append(token)
            raise Refusal(503, "TOKENS_UNAVAILABLE", "Ask again.")

        house.tokens.hold = refuse
        coming = asyncio.ensure_future(anext(events))
        await until(lambda: len(shown) >= 2)
        house.seats.happens()

        # then it goes on
        await coming


async def test_an_answer_that_holds_no_tokens_is_none_of_the_centers(
    house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given somebody in between who answers with pages of their own, for a while
    pages = []

    async def page(_net: LoopNet, path: str, _body: object) -> Posted:
        pages.append(path)
        return Posted(200, b"<html>Sign in to the guests' network</html>")

    await house.stop()
    house.terms = Terms(access=1)
    await house.start()
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        with monkeypatch.context() as patch:
            patch.setattr(LoopNet, "post", page)

            # then nobody comes in
            with pytest.raises(Unreachable, match="tokens"):
                await AsyncClient(house.url, USER, PASSWORD).open()

            # and who was in, and had to renew a token, goes on
            await until(lambda: REFRESH in pages)
        await seat.disconnect_call()


async def test_a_revoked_token_is_asked_for_anew(house: Any) -> None:
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        [lease] = house.shelf.kept
        house.tokens.revoke(f"cba_{lease}.{'x' * 43}")
        with pytest.raises(Refused, match="TOKEN_UNKNOWN"):
            await seat.get_status()


async def test_it_stays_in_the_event_loop_in_which_it_was_opened(house: Any) -> None:
    async def events(seat: AsyncClient) -> None:
        await anext(seat.events("0"))

    with pytest.raises(RuntimeError, match="Open the client first"):
        await AsyncClient(house.url, USER, PASSWORD).get_status()
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        for work in (AsyncClient.get_status, events):
            with pytest.raises(RuntimeError, match="in which it was opened"):
                await asyncio.to_thread(asyncio.run, work(seat))
        await seat.get_status()
    assert house.seats.asked == [contract.GetStatus()]


async def test_polls_are_not_asked_for(house: Any) -> None:
    async with AsyncClient(house.url, USER, PASSWORD) as seat:
        with pytest.raises(TypeError, match="events"):
            await seat.ask(contract.CheckEvent())
