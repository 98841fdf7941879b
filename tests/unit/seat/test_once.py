"""Ask twice, act once: with a key the first answer comes again, whatever has happened since."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.journal.answers import SqliteAnswers
from cordboard.seat import SeatHouse

CALL = contract.MakeCall(number="+12025550123", checkDnc=True)
DAY = 24 * 3_600_000


class Program:
    """Asks the machine's own seat with keys, and counts what that has changed."""

    def __init__(self, house: SeatHouse, link: Any) -> None:
        self.house = house
        self.link = link

    async def ask(self, key: str, request: contract.Request) -> Any:
        return await self.house.call_once(None, key, request)

    async def refused(self, key: str, request: contract.Request) -> FaultCode:
        with pytest.raises(ContractFault) as fault:
            await self.ask(key, request)
        return fault.value.code


@pytest.fixture
async def program(house: SeatHouse, link: Any, client: Any) -> Program:
    await client.log_in(link)
    return Program(house, link)


async def test_a_repeated_request_changes_nothing(program: Program, link: Any) -> None:
    assert await program.ask("k1", CALL) is None
    facts = link.last
    assert await program.ask("k1", CALL) is None
    assert link.last == facts


async def test_without_the_key_it_is_asked_again(program: Program, client: Any) -> None:
    await program.ask("k1", CALL)
    with pytest.raises(ContractFault):
        await client(CALL)


async def test_the_first_answer_comes_again_and_not_the_present_one(program: Program) -> None:
    first = await program.ask("k1", contract.GetStatus())
    await program.ask("k2", contract.SetReadyState(stateId=1))
    assert first.ready is False
    assert await program.ask("k1", contract.GetStatus()) == first
    assert (await program.ask("k3", contract.GetStatus())).ready is True


@pytest.mark.parametrize(
    "request_",
    [contract.GetUserDetails(), contract.AddListener(name="x"), contract.GetNotReadyReasonCodes()],
)
async def test_answers_of_every_kind_come_again_as_they_were(
    program: Program, request_: contract.Request
) -> None:
    first = await program.ask("k1", request_)
    again = await program.ask("k1", request_)
    assert (again, type(again)) == (first, type(first))
    assert first


async def test_a_refusal_is_an_answer_too(program: Program) -> None:
    hold = contract.ToggleHold(flag=True)
    assert await program.refused("k1", hold) is FaultCode.NO_CALL
    await program.ask("k2", CALL)
    assert await program.refused("k1", hold) is FaultCode.NO_CALL


async def test_what_failed_because_of_us_may_be_asked_again(program: Program, link: Any) -> None:
    link.unwritable = 1
    assert await program.refused("k1", CALL) is FaultCode.JOURNAL_UNAVAILABLE
    assert await program.ask("k1", CALL) is None


async def test_a_key_stands_for_one_request(program: Program) -> None:
    await program.ask("k1", CALL)
    other = contract.MakeCall(number="+12025550124", checkDnc=True)
    assert await program.refused("k1", other) is FaultCode.IDEMPOTENCY_KEY_REUSED
    assert await program.refused("k1", contract.DisconnectCall()) is FaultCode.IDEMPOTENCY_KEY_REUSED


async def test_two_spellings_are_one_request(program: Program) -> None:
    assert await program.refused("k1", contract.RetrieveCall(callSessionId="1")) is FaultCode.UNKNOWN_CALL
    assert await program.refused("k1", contract.RetreiveCall(callSessionId="1")) is FaultCode.UNKNOWN_CALL


async def test_seats_have_their_own_keys(program: Program, house: SeatHouse) -> None:
    await program.ask("k1", CALL)
    with pytest.raises(ContractFault, match="NOT_LOGGED_IN"):
        await house.call_once("boris", "k1", CALL)


async def test_who_asks_meanwhile_waits_for_the_same_answer(program: Program, link: Any) -> None:
    both = await asyncio.gather(
        program.ask("k1", contract.AddListener(name="x")), program.ask("k1", contract.AddListener(name="x"))
    )
    assert both[0] == both[1]
    assert len(link.core.listeners) == 1


async def test_it_outlives_a_restart(program: Program, link: Any, new_house: Callable[[], SeatHouse]) -> None:
    listener = await program.ask("k1", contract.AddListener(name="x"))
    after = Program(new_house(), link)
    assert await after.ask("k1", contract.AddListener(name="x")) == listener


async def test_a_death_in_between_leaves_the_outcome_unknown(
    program: Program, link: Any, answers: SqliteAnswers, new_house: Callable[[], SeatHouse]
) -> None:
    # given a center that dies after it has acted and before it has kept the answer
    await program.ask("k1", CALL)
    answers.keep("local", "k1", b"")  # type: ignore[arg-type]
    facts = link.last

    # when the program asks again
    code = await Program(new_house(), link).refused("k1", CALL)

    # then it does not act twice, and does not lie
    assert code is FaultCode.OUTCOME_UNKNOWN
    assert link.last == facts


async def test_a_day_later_the_key_is_free(program: Program, link: Any) -> None:
    first = await program.ask("k1", contract.AddListener(name="x"))
    link.now += DAY
    assert await program.ask("k1", contract.AddListener(name="x")) == first
    link.now += 1
    assert await program.ask("k1", contract.AddListener(name="x")) != first


async def test_nothing_is_done_that_cannot_be_kept(
    program: Program, link: Any, answers: SqliteAnswers
) -> None:
    facts = link.last
    answers.close()
    assert await program.refused("k1", CALL) is FaultCode.JOURNAL_UNAVAILABLE
    assert link.last == facts


async def test_a_poll_is_never_repeated(program: Program) -> None:
    listener = await program.ask("k1", contract.AddListener(name="x"))
    poll = contract.CheckEvent(listenerId=listener, timeout=0)
    await program.ask("k2", CALL)
    heard = [await program.ask("k3", poll), await program.ask("k3", poll)]
    assert heard[0] != heard[1]


@pytest.mark.parametrize("key", ["", "é", "a\tb", "x" * 256])
async def test_what_is_no_key(program: Program, key: str) -> None:
    assert await program.refused(key, CALL) is FaultCode.BAD_VALUE


async def test_no_password_is_kept_in_any_form(program: Program, answers: SqliteAnswers) -> None:
    login = contract.Login(userName="anna", password="one", stationId="1001", stationType="VoIP")
    other = contract.Login(userName="anna", password="two", stationId="1001", stationType="VoIP")
    assert await program.refused("k1", login) is FaultCode.ALREADY_LOGGED_IN
    assert await program.refused("k1", other) is FaultCode.ALREADY_LOGGED_IN
    kept = answers.find("local", "k1", 0)  # type: ignore[arg-type]
    assert kept is not None
    assert b"one" not in kept[1]
