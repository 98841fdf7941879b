"""The right password opens, everything else costs one verification and says nothing."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import argon2
import msgspec
import pytest

from cordboard.owner import credentials as module
from cordboard.owner.credentials import Credentials, mark_of, without_secrets
from cordboard.owner.suspects import DOUBTS
from cordboard.vcc.agents import Agent, PasswordChanged
from cordboard.vcc.center import Center, Station, Trunk, User
from cordboard.vcc.ids import AgentId, DomainId, SeatId, StationId, TrunkId

CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def user(name: str, password: str, *, active: bool = True) -> User:
    return User(
        id=AgentId(len(name)), name=f"{name}@example.com", password=CHEAP.hash(password), active=active
    )


class Verifications:
    """Counts the verifications of argon2, and can hold them up."""

    def __init__(self, verify: Any) -> None:
        self._verify = verify
        self._lock = threading.Lock()
        self.hashes: list[str] = []
        self.running = 0
        self.most_running = 0
        self.started = threading.Semaphore(0)
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, stored: str, password: str, dummy: str) -> bool:
        with self._lock:
            self.hashes.append(stored)
            self.running += 1
            self.most_running = max(self.most_running, self.running)
        self.started.release()
        self.gate.wait()
        with self._lock:
            self.running -= 1
        return bool(self._verify(stored, password, dummy))

    def __len__(self) -> int:
        return len(self.hashes)


@pytest.fixture
def verifications(monkeypatch: pytest.MonkeyPatch) -> Verifications:
    counted = Verifications(module._matches)
    monkeypatch.setattr(module, "_matches", counted)
    return counted


@pytest.fixture
def credentials(verifications: Verifications) -> Iterator[Credentials]:
    users = [user("ada", "right"), user("bob", "right too"), user("eve", "right", active=False)]
    credentials = Credentials("example.com", users)
    yield credentials
    credentials.close()


@pytest.mark.parametrize("name", ["ada", "ada@example.com", "Ada@Example.com", "ADA"])
async def test_the_right_password_opens(credentials: Credentials, name: str) -> None:
    assert await credentials.verify(name, "right")


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ada", "wrong"),
        ("ada", ""),
        ("ada", "right "),
        ("nobody", "right"),
        ("ada@elsewhere.com", "right"),
        ("eve", "right"),
        ("", ""),
        ("ada", "\ud800"),
    ],
)
async def test_everything_else_costs_one_verification(
    credentials: Credentials, verifications: Verifications, name: str, password: str
) -> None:
    assert not await credentials.verify(name, password)
    assert len(verifications) == 1


async def test_the_dummy_costs_what_a_user_costs(
    credentials: Credentials, verifications: Verifications
) -> None:
    await credentials.verify("ada", "wrong")
    await credentials.verify("nobody", "wrong")

    real, dummy = (argon2.extract_parameters(stored) for stored in verifications.hashes)
    assert real == dummy


async def test_a_right_password_is_remembered(credentials: Credentials, verifications: Verifications) -> None:
    await credentials.verify("ada", "right")

    assert await credentials.verify("ada@example.com", "right")
    assert len(verifications) == 1


async def test_a_wrong_password_is_not_remembered(
    credentials: Credentials, verifications: Verifications
) -> None:
    await credentials.verify("ada", "right")
    await credentials.verify("ada", "wrong")

    assert not await credentials.verify("ada", "wrong")
    assert len(verifications) == 3


async def test_a_changed_password_forgets_the_old_one(
    credentials: Credentials, verifications: Verifications
) -> None:
    await credentials.verify("ada", "right")
    credentials.replace([user("ada", "new")])

    assert not await credentials.verify("ada", "right")
    assert await credentials.verify("ada", "new")
    assert len(verifications) == 3


async def test_a_dismissed_user_is_forgotten(credentials: Credentials) -> None:
    await credentials.verify("ada", "right")
    credentials.replace([user("bob", "right too")])

    assert not await credentials.verify("ada", "right")


async def test_only_so_many_are_remembered(verifications: Verifications) -> None:
    credentials = Credentials("example.com", [user("ada", "a"), user("bob", "b")], remembered=1)
    await credentials.verify("ada", "a")
    await credentials.verify("bob", "b")

    await credentials.verify("ada", "a")

    assert len(verifications) == 3
    credentials.close()


async def test_the_same_question_at_the_same_time_is_one_verification(
    credentials: Credentials, verifications: Verifications
) -> None:
    assert await asyncio.gather(*(credentials.verify("ada", "right") for _ in range(10))) == [True] * 10
    assert len(verifications) == 1


async def test_guesses_at_one_user_leave_room_for_others(
    credentials: Credentials, verifications: Verifications
) -> None:
    verifications.gate.clear()
    guesses = [asyncio.create_task(credentials.verify("ada", f"guess {number}")) for number in range(20)]
    await asyncio.sleep(0)
    bob = asyncio.create_task(credentials.verify("bob", "right too"))
    await asyncio.to_thread(verifications.started.acquire)
    await asyncio.to_thread(verifications.started.acquire)
    begun = list(verifications.hashes)
    verifications.gate.set()

    assert len(set(begun)) == len(begun) == 2
    assert await bob
    assert await asyncio.gather(*guesses) == [False] * 20
    assert verifications.most_running <= 2


async def test_who_comes_after_a_flood_of_guesses_is_next(
    credentials: Credentials, verifications: Verifications
) -> None:
    # given guesses at many names, of which none is done
    verifications.gate.clear()
    guesses = [asyncio.create_task(credentials.verify(f"nobody {number}", "x")) for number in range(20)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    # when an agent comes after them
    bob = asyncio.create_task(credentials.verify("bob", "right too"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    verifications.gate.set()

    # then only those who had their turn already were before them
    assert await bob
    assert [stored == verifications.hashes[0] for stored in verifications.hashes[:3]] == [True, True, False]
    assert await asyncio.gather(*guesses) == [False] * 20
    assert verifications.most_running <= 2


async def test_an_address_that_guesses_takes_one_place_and_no_more(
    credentials: Credentials, verifications: Verifications
) -> None:
    # given an address from which many names were guessed at
    for number in range(DOUBTS):
        assert not await credentials.verify(f"nobody {number}", "x", "192.0.2.1")
        await asyncio.to_thread(verifications.started.acquire)
    # when it goes on faster than argon2 checks
    verifications.gate.clear()
    guesses = [
        asyncio.create_task(credentials.verify(f"somebody {number}", "x", "192.0.2.1"))
        for number in range(20)
    ]
    await asyncio.to_thread(verifications.started.acquire)
    assert verifications.running == 1
    # then the other place is there for whoever comes from elsewhere
    bob = asyncio.create_task(credentials.verify("bob", "right too", "192.0.2.2"))
    await asyncio.to_thread(verifications.started.acquire)
    assert verifications.running == 2
    verifications.gate.set()
    assert await bob
    # and an agent at the same address is not shut out
    assert await credentials.verify("ada", "right", "192.0.2.1")
    assert await asyncio.gather(*guesses) == [False] * 20


async def test_a_sender_that_leaves_does_not_spoil_the_verification_of_others(
    credentials: Credentials, verifications: Verifications
) -> None:
    verifications.gate.clear()
    leaver = asyncio.create_task(credentials.verify("ada", "right"))
    stayer = asyncio.create_task(credentials.verify("ada", "right"))
    await asyncio.sleep(0)
    leaver.cancel()
    verifications.gate.set()

    assert await stayer
    assert len(verifications) == 1


async def test_an_unreadable_hash_opens_nothing(caplog: pytest.LogCaptureFixture) -> None:
    broken = User(id=AgentId(1), name="ada@example.com", password="plain")
    credentials = Credentials("example.com", [broken, user("bob", "b")])

    assert not await credentials.verify("ada", "plain")
    assert "write it anew" in caplog.text
    assert "plain" not in caplog.text
    credentials.close()


async def test_nothing_that_is_kept_tells_a_password(credentials: Credentials) -> None:
    await credentials.verify("ada", "right")

    assert "right" not in repr(vars(credentials))


def changed(of: User, password: str, replaces: str) -> PasswordChanged:
    """The fact that a user has given themselves a password."""
    agent = Agent(id=of.id, name=of.name)
    return PasswordChanged(
        seat=SeatId("local"), agent=agent, user=of, password=CHEAP.hash(password), replaces=replaces
    )


async def test_the_former_passwords_are_known_again() -> None:
    anna = user("anna", "given")
    credentials = Credentials("example.com", [anna])
    now = changed(anna, "now", mark_of(anna.password))
    credentials.change(msgspec.structs.replace(now, former=(CHEAP.hash("older"), CHEAP.hash("oldest"))))

    used = [await credentials.was_used(anna.name, each) for each in ("oldest", "older", "now", "given")]

    assert used == [True, True, False, False]
    assert not await credentials.was_used("nobody@example.com", "older")
    credentials.close()


async def test_a_changed_password_counts_at_once_and_the_old_one_no_more() -> None:
    anna = user("anna", "old")
    credentials = Credentials("example.com", [anna])
    assert await credentials.verify("anna", "old")

    credentials.change(changed(anna, "new", mark_of(anna.password)))

    assert not await credentials.verify("anna", "old")
    assert await credentials.verify("anna", "new")
    credentials.close()


async def test_the_center_file_gives_a_forgotten_password_anew() -> None:
    anna = user("anna", "old")
    credentials = Credentials("example.com", [anna])
    credentials.change(changed(anna, "forgotten", mark_of(anna.password)))

    credentials.replace([user("anna", "given anew")])

    assert not await credentials.verify("anna", "forgotten")
    assert await credentials.verify("anna", "given anew")
    credentials.close()


async def test_what_is_kept_of_a_new_password_proves_it() -> None:
    credentials = Credentials("example.com", [])
    kept = await credentials.hash("new")
    assert argon2.PasswordHasher().verify(kept, "new")
    credentials.close()


def test_the_core_knows_no_secret() -> None:
    anna = user("anna", "old")
    center = Center(
        domain_id=DomainId(1),
        domain="example.com",
        users=(anna,),
        stations=(Station(id=StationId("101"), ha1={"MD5": "abc"}),),
        trunks=(Trunk(id=TrunkId("carrier"), host="192.0.2.1", user="us", ha1={"MD5": "def"}),),
    )
    bare = without_secrets(center)
    assert (bare.stations[0].ha1, bare.trunks[0].ha1) == ({}, {})
    assert bare.users[0].password == mark_of(anna.password)
    assert "argon2" not in repr(bare)
