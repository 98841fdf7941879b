"""Every operation of the contract, asked oddly in every state: a clear fault each, and nothing has changed.

The whole stack in one process: SOAP door, seats, owner, core and memory engine; only the sockets are left
out. A refusal writes nothing to the journal, so it changes nothing that a restart would not undo.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import argon2
import pytest
from card_index import CardIndex
from lxml import etree
from msgspec.structs import replace
from records import BEN, MIA, MIA_1
from small_center import SPRING
from soap_caller import Caller

from cordboard.contract import OPERATIONS, FaultCode, Operation
from cordboard.contract.record import Field, fields_of
from cordboard.contract.scalars import Scalar
from cordboard.http import HttpSettings
from cordboard.journal.answers import SqliteAnswers
from cordboard.journal.memory import MemoryJournal
from cordboard.owner.credentials import Credentials
from cordboard.owner.loop import Owner
from cordboard.seat import SeatHouse, SeatSettings, alive_operations
from cordboard.soap import SoapApp
from cordboard.telephony.memory import Manners, MemoryEngine
from cordboard.telephony.port import Provision
from cordboard.vcc import Core
from cordboard.vcc.ids import LOCAL_SEAT, Milliseconds, StationId, TrunkId
from cordboard.vcc.previews import OfferRecords

NOW = Milliseconds(1_700_000_000_000)
STATION, CUSTOMER, SALES_NUMBER = StationId("101"), "+12025550177", "+12025550100"
NO_SUCH = "17"
CODE = re.compile(r"[A-Z][A-Z_]+")
SENTENCES = re.compile(r"[-A-Z0-9'].*\.", re.DOTALL)


class StandingClock:
    """It is always the same moment, and nothing is ever due."""

    def now(self) -> Milliseconds:
        return NOW

    def after(self, _delay: Milliseconds, _action: Callable[[], None]) -> Callable[[], None]:
        return lambda: None


class Cursors:
    """Nothing is restarted here."""

    def load(self) -> dict[Any, int]:
        return {}

    def save(self, _moved: Any, _gone: Any) -> None:
        pass


class Answer(NamedTuple):
    """What came back: the operation's answer, or a fault's code, message and remedy."""

    status: int
    code: str = ""
    message: str = ""
    remedy: str = ""
    text: str = ""


class Stack:
    """A center without sockets. Its agent is anna, her phone is 101."""

    def __init__(self, center: Any, hasher: argon2.PasswordHasher) -> None:
        hashed = hasher.hash("anna's")
        self.center = replace(center, users=tuple(replace(user, password=hashed) for user in center.users))
        self.journal = MemoryJournal()
        self.engine = MemoryEngine(lambda: NOW)
        self.world = self.engine.world
        self.credentials = Credentials(self.center.domain, self.center.users, threads=1)
        self.owner = Owner(
            domain=self.center.domain_id,
            core=lambda: Core(self.center),
            journal=self.journal,
            engine=self.engine,
            provision=Provision(realm="demo", stations=self.center.stations, trunks=self.center.trunks),
            epoch=1,
            credentials=self.credentials,
            clock=StandingClock(),
        )

    async def open(self) -> None:
        await self.owner.start()
        self.house = SeatHouse(
            self.owner,
            Cursors(),
            asyncio.get_running_loop(),
            lambda: NOW,
            SeatSettings(domain="demo"),
            records=CardIndex(),
            answers=SqliteAnswers(Path(":memory:")),
        )
        self.house.load(self.owner.listeners)
        self.caller = Caller(SoapApp(self.house, HttpSettings(hosts=frozenset({"localhost"}))))
        self.world.register(STATION)

    async def close(self) -> None:
        await self.house.close()
        await self.owner.stop()
        self.credentials.close()

    async def post(self, body: str) -> Answer:
        """One request at the machine's own seat."""
        answer = await self.caller.post(body, host="localhost")
        tree = etree.fromstring(answer.body)
        found = [tree.findtext(f".//{name}") or "" for name in ("code", "message", "remedy", "faultstring")]
        return Answer(answer.status, *found)

    async def does(self, operation: str, **arguments: object) -> None:
        """A request that must work."""
        inner = "".join(f"<{name}>{value}</{name}>" for name, value in arguments.items())
        answer = await self.post(f"<m:{operation}>{inner}</m:{operation}>")
        assert answer.status == 200, answer
        await settle()

    async def log_in(self) -> None:
        await self.does("login", userName="anna", password="anna's", stationId=STATION, stationType="VoIP")

    async def offer(self) -> None:
        await self.log_in()
        await self.does("setReadyState", stateId=1)
        self.world.arrive(TrunkId("carrier"), CUSTOMER, SALES_NUMBER)
        await settle()

    async def talk(self) -> None:
        self.world.behaves(STATION, Manners(answers=Milliseconds(0)))
        await self.offer()
        await self.does("softphonePickupPhone")


async def settle() -> None:
    """Let everything that is ready to run, run."""
    for _ in range(50):
        await asyncio.sleep(0)


async def logged_out(_stack: Stack) -> None:
    pass


async def not_ready(stack: Stack) -> None:
    await stack.log_in()


async def ready(stack: Stack) -> None:
    await stack.log_in()
    await stack.does("setReadyState", stateId=1)


async def offered(stack: Stack) -> None:
    await stack.offer()


async def phone_rings(stack: Stack) -> None:
    await stack.offer()
    await stack.does("softphonePickupPhone")


async def talking(stack: Stack) -> None:
    await stack.talk()


async def recorded(stack: Stack) -> None:
    await stack.talk()
    await stack.does("recordCall", flag="true")


async def on_hold(stack: Stack) -> None:
    await stack.talk()
    await stack.does("toggleHold", flag="true")


async def wrap_up(stack: Stack) -> None:
    await stack.talk()
    await stack.does("disconnectCall")


async def calling_own_phone(stack: Stack) -> None:
    await stack.log_in()
    await stack.does("makeCall", number=CUSTOMER)


async def calling_customer(stack: Stack) -> None:
    stack.world.behaves(STATION, Manners(answers=Milliseconds(0)))
    await calling_own_phone(stack)


async def trying_the_phone(stack: Stack) -> None:
    stack.world.behaves(STATION, Manners(answers=Milliseconds(0)))
    await stack.log_in()
    await stack.does("makeTestCall")


async def playing(stack: Stack) -> None:
    await stack.talk()
    await stack.does("playFile", filename="welcome")


async def previewing(stack: Stack) -> None:
    await ready(stack)
    await stack.owner.submit(OfferRecords(seat=LOCAL_SEAT, campaign=SPRING, records=(MIA, BEN), as_of=NOW))
    await settle()


async def after_a_try(stack: Stack) -> None:
    """The customer is busy, and has another number."""
    stack.world.behaves(STATION, Manners(answers=Milliseconds(0)))
    stack.world.behaves(MIA_1, Manners(refuses=Milliseconds(0)))
    await previewing(stack)
    await stack.does("makePreviewCall", number=MIA_1)


STATES = [logged_out, not_ready, ready, offered, phone_rings, talking, recorded, on_hold, wrap_up,
          calling_own_phone, calling_customer, trying_the_phone, playing, previewing,
          after_a_try]  # fmt: skip

ODD = {
    Scalar.BOOLEAN: "maybe",
    Scalar.STRING: "&lt;x&gt;; \u202e\U0001f4a3' OR 1=1",
}


def absent(_field: Field) -> str:
    return ""


def empty(field: Field) -> str:
    return f"<{field.name}/>"


def odd(field: Field) -> str:
    value = ODD.get(field.kind, "-9223372036854775808") if isinstance(field.kind, Scalar) else "<id>x</id>"
    return f"<{field.name}>{value}</{field.name}>"


def unknown(field: Field) -> str:
    """Well formed, and nothing that this center knows."""
    value = {Scalar.BOOLEAN: "true"}.get(field.kind, NO_SUCH) if isinstance(field.kind, Scalar) else ""
    return f"<{field.name}>{value}</{field.name}>"


def long(field: Field) -> str:
    value = {Scalar.STRING: "9" * 10_000}.get(field.kind, "99999999999999999999")
    return f"<{field.name}>{value}</{field.name}>"


def requests() -> Iterator[tuple[Operation, str]]:
    """Every operation with every kind of odd arguments."""
    for operation in OPERATIONS.values():
        fields = fields_of(operation.request)
        for way in (absent, empty, odd, unknown, long):
            inner = "".join(way(field) for field in fields)
            yield operation, f"<m:{operation.name}>{inner}</m:{operation.name}>"


@pytest.fixture
async def open_stack(floor: Any) -> Any:
    opened: list[Stack] = []
    hasher = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

    async def open_one(reach: Callable[[Stack], Awaitable[None]]) -> Stack:
        stack = Stack(floor.center, hasher)
        opened.append(stack)
        await stack.open()
        await reach(stack)
        await settle()
        return stack

    yield open_one
    for stack in opened:
        await stack.close()


@pytest.mark.parametrize("reach", STATES, ids=lambda state: state.__name__)
async def test_every_operation_is_served_or_refused(
    open_stack: Any, reach: Callable[[Stack], Awaitable[None]]
) -> None:
    stack = await open_stack(reach)
    for operation, body in requests():
        before = stack.owner.last
        answer = await stack.post(body)
        prove(operation, body, answer)
        prove_refusal[answer.status](stack, before, body, answer, await stack.post(body))
        stack = stack if stack.owner.last == before else await open_stack(reach)


def prove(operation: Operation, body: str, answer: Answer) -> None:
    assert answer.status in {200, 500}, body[:200]
    assert answer.status == 500 or operation.name in alive_operations(), body[:200]


def prove_fault(stack: Stack, before: int, body: str, answer: Answer, again: Answer) -> None:
    assert answer.code in FaultCode.__members__, body[:200]
    assert answer.code != FaultCode.INTERNAL, body[:200]
    assert SENTENCES.fullmatch(answer.message), answer
    assert SENTENCES.fullmatch(answer.remedy), answer
    assert answer.text == f"{answer.message} {answer.remedy}"
    assert len(answer.text) < 1000, body[:200]
    assert answer == again, body[:200]
    assert stack.owner.last == before, body[:200]
    assert stack.owner.counts.crashes == 0, body[:200]


def prove_success(stack: Stack, _before: int, body: str, _answer: Answer, _again: Answer) -> None:
    assert stack.owner.counts.crashes == 0, body[:200]


prove_refusal = {500: prove_fault, 200: prove_success}
