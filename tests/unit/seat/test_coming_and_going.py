"""Logging in by force, again, and out for good; a new password; what the other seat hears."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.seat import SeatHouse


async def refused(asked: Any) -> ContractFault:
    with pytest.raises(ContractFault) as fault:
        await asked
    return fault.value


def by_force(force: bool = True) -> contract.LoginAsync3:
    return contract.LoginAsync3(
        userName="anna",
        password="anna's",
        stationId="1002",
        stationType="VoIP",
        force=force,
        integrationType="Salesforce",
    )


async def log_in(client: Any, link: Any, settle: Any) -> None:
    asked = contract.Login(userName="anna", password="anna's", stationId="1001", stationType="VoIP")
    waiting = asyncio.ensure_future(client(asked))
    await settle()
    link.probe_finds()
    await waiting


async def test_a_forced_login_tells_the_first_seat_where_the_user_went(
    client: Any, at_seat: Any, link: Any, settle: Any, names: Any
) -> None:
    await log_in(client, link, settle)
    listener = await client.listen()

    await at_seat("anna")(by_force())
    await settle()

    heard = await client.story(listener)
    assert names(heard)[:4] == [
        "bridgeForcedLogout",
        "forceSelfLogout",
        "logoutProcessFinished",
        "updateStatus",
    ]
    assert heard[1].loginInfo == contract.LoginInfo(
        username="anna@demo.example", stationId="1002", stationtype="VoIP"
    )
    link.probe_finds()
    assert (await at_seat("anna")(contract.GetStatus())).loggedIn is True


async def test_without_force_a_second_login_fails(client: Any, at_seat: Any, link: Any, settle: Any) -> None:
    await log_in(client, link, settle)
    elsewhere = at_seat("anna")
    listener = await elsewhere.listen()

    await elsewhere(by_force(force=False))
    await settle()

    failed = (await elsewhere.story(listener))[1]
    assert (type(failed), failed.successfull) == (contract.LoginProcessFinished, False)
    assert (await client(contract.GetStatus())).loggedIn is True


async def test_a_cached_login_wants_only_the_password(client: Any, link: Any, settle: Any) -> None:
    await log_in(client, link, settle)
    await client(contract.Logout())

    wrong = await refused(client(contract.CachedLogin(password="bad")))
    waiting = asyncio.ensure_future(client(contract.CachedLogin(password="anna's")))
    await settle()
    link.probe_finds()
    await waiting

    assert wrong.code is FaultCode.LOGIN_REFUSED
    assert (await client(contract.GetUserDetails())).station == "1001"


async def test_reconnect_tells_what_a_login_tells(client: Any, link: Any, settle: Any, names: Any) -> None:
    await log_in(client, link, settle)
    listener = await client.listen()

    await client(contract.Reconnect(forced=False))

    assert names(await client.story(listener)) == [
        "bridgeConnected",
        "permissionsUpdated",
        "reasonCodesEnabled",
        "optionsUpdated",
        "skillsInitialized",
        "readyStatesUpdated",
        "parkedCallsChanged",
        "updateStatus",
        "readyStateChanged",
        "callbacksChanged",
    ]


async def test_a_restarted_station_is_told_from_start_to_end(
    client: Any, link: Any, settle: Any, names: Any
) -> None:
    await log_in(client, link, settle)
    listener = await client.listen()

    await client(contract.RestartStation())
    assert (await client(contract.GetStatus())).restarting is True
    link.probe_finds()

    told = names(await client.story(listener))
    assert told == ["restartStationStarted", "updateStatus", "restartStationDone", "updateStatus"]


# -- the end of a day ------------------------------------------------------------------------------


async def test_logout_and_exit_lets_everybody_hear_of_it_and_go(
    client: Any, link: Any, clock: Any, settle: Any, names: Any
) -> None:
    await log_in(client, link, settle)
    behind, waiting = await client.listen(), await client.listen()
    poll = asyncio.ensure_future(client.poll(waiting, 5000))
    await settle()

    await client(contract.LogoutAndExit(reasonId=0))

    assert names([await poll, await client.poll(waiting)]) == ["logoutProcessFinished", "updateStatus"]
    assert names([await client.poll(behind), await client.poll(behind)])[0] == "logoutProcessFinished"
    for listener in (behind, waiting):
        assert (await refused(client.poll(listener))).code is FaultCode.UNKNOWN_LISTENER
    await clock.advance(60)
    assert link.core.listeners == ()


async def test_who_comes_after_the_exit_stays(client: Any, link: Any, settle: Any) -> None:
    await log_in(client, link, settle)
    await client(contract.LogoutAndExit())
    listener = await client.listen()

    assert isinstance(await client.poll(listener), contract.Timeout)
    assert isinstance(await client.poll(listener), contract.Timeout)


async def test_a_refused_logout_closes_nothing(client: Any, house: SeatHouse) -> None:
    listener = await client.listen()
    assert (await refused(client(contract.LogoutAndExit()))).code is FaultCode.NOT_LOGGED_IN
    assert isinstance(await client.poll(listener), contract.Timeout)


# -- passwords -------------------------------------------------------------------------------------


async def test_a_new_password_is_hashed_and_told(client: Any, link: Any, settle: Any) -> None:
    await log_in(client, link, settle)
    listener = await client.listen()

    await client(contract.ChangePassword(newPassword="long enough"))

    assert isinstance((await client.story(listener))[0], contract.UserUpdate)
    assert link.recorded[-1].fact.password == "hash of long enough"
    written = msgspec.json.encode([each.fact for each in link.recorded[:-1]])
    assert b"long enough" not in written


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "at least 8 characters and a capital letter and a digit and a character that"),
        ("LONG ENOUGH", "at least a digit."),
        ("Long1Enough", "no letter and no digit"),
        ("x" * 2000, "longer than 1024"),
        (None, "missing"),
    ],
)
async def test_a_password_keeps_the_rules(
    client: Any, link: Any, settle: Any, password: str | None, words: str
) -> None:
    rules = msgspec.structs.replace(
        link.core._world.directory.options.password, capital_letter=True, digit=True, special_character=True
    )
    directory = link.core._world.directory
    directory.options = msgspec.structs.replace(directory.options, password=rules)
    await log_in(client, link, settle)
    before = link.last

    fault = await refused(client(contract.ChangePassword(newPassword=password)))

    assert words in fault.message
    assert link.last == before
    assert (password or "?") not in fault.message


async def test_the_present_password_is_no_new_one(client: Any, link: Any, settle: Any) -> None:
    directory = link.core._world.directory
    rules = msgspec.structs.replace(directory.options.password, min_length=4)
    directory.options = msgspec.structs.replace(directory.options, password=rules)
    await log_in(client, link, settle)

    fault = await refused(client(contract.ChangePassword(newPassword="anna's")))

    assert fault.code is FaultCode.PASSWORD_REFUSED


async def test_one_of_the_last_passwords_is_no_new_one(client: Any, link: Any, settle: Any) -> None:
    directory = link.core._world.directory
    rules = msgspec.structs.replace(directory.options.password, history=1)
    directory.options = msgspec.structs.replace(directory.options, password=rules)
    await log_in(client, link, settle)
    for password in ("the first one", "the second one"):
        await client(contract.ChangePassword(newPassword=password))

    fault = await refused(client(contract.ChangePassword(newPassword="the first one")))

    assert fault.code is FaultCode.PASSWORD_REFUSED
    assert "last 1" in fault.message
    await client(contract.ChangePassword(newPassword="the third one"))


async def test_who_must_change_the_password_hears_the_rules(client: Any, link: Any, settle: Any) -> None:
    directory = link.core._world.directory
    anna = msgspec.structs.replace(directory.user("anna"), must_change_password=True)
    directory.users[anna.id] = directory.users_by_name[anna.name] = anna
    listener = await client.listen()

    await log_in(client, link, settle)

    told = await client.story(listener)
    (due,) = (each for each in told if isinstance(each, contract.PasswordChangeRequired))
    assert (due.manadatory, [(each.aspect, each.count) for each in due.policy]) == (True, [("MIN_LENGTH", 8)])
    ready = await refused(client(contract.SetReadyState(stateId=1)))
    assert ready.code is FaultCode.PASSWORD_CHANGE_REQUIRED
