"""A floor full of agents for the benchmarks: their programs, their desk phones, and the trunk's customers.

Every agent has a hosted seat, a listener with a poll that always waits, and a registered phone. Phones and
customers speak real SIP over loopback and no audio: what is measured is control, not sound.
"""

from __future__ import annotations

import asyncio
import base64
import secrets
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar, cast

import argon2
import uvloop
import yaml
from lxml import etree

from cordboard import contract, sip
from cordboard.contract import OPERATIONS, Event, Request, wire_name
from cordboard.simulator.running import RunningCenter
from cordboard.sip import sdp
from cordboard.soap.decode import decode_answer
from cordboard.soap.encode import request_writer

DOMAIN, NUMBER, SECRET, PASSWORD = "bench", "+15550100300", "phone-secret", "agent-password"
CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
"""Passwords are not what is measured here."""
_SETTLING = 0.05
T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a benchmark's people on the quickest loop: they share the machine with the center."""
    with asyncio.Runner(loop_factory=uvloop.Loop) as runner:
        return runner.run(work)


class Telephones(asyncio.DatagramProtocol):
    """One SIP endpoint on one port with any number of calls; it answers whatever comes in."""

    def __init__(self, user: str) -> None:
        self.user = user
        self.finished = 0
        self.failed = 0
        self.on_over: Callable[[], None] = lambda: None
        self._registered: asyncio.Future[int] | None = None
        self._timer: asyncio.TimerHandle | None = None

    @classmethod
    async def open(cls, user: str) -> Telephones:
        """An endpoint on a free port."""
        loop = asyncio.get_running_loop()
        _, opened = await loop.create_datagram_endpoint(lambda: cls(user), local_addr=("127.0.0.1", 0))
        return opened

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Make the user agent for this address."""
        self._transport = cast("asyncio.DatagramTransport", transport)
        self.address: tuple[str, int] = transport.get_extra_info("sockname")[:2]
        settings = sip.Settings(sip.Address(*self.address), contact_user=self.user)
        self._agent = sip.UserAgent(settings, lambda: secrets.token_hex(8))
        self._me = sip.NameAddr(sip.parse_uri(f"sip:{self.user}@{self.address[0]}:{self.address[1]}"))

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Hand a datagram to the user agent."""
        self._agent.receive_datagram(data, sip.Address(*addr[:2]), self._now())
        self._settle()

    async def register(self, server: tuple[str, int]) -> None:
        """Register as extension `user`."""
        self._registered = asyncio.get_running_loop().create_future()
        to, credentials = sip.Address(*server), sip.Credentials(self.user, SECRET)
        name = f"sip:{self.user}@{DOMAIN}"
        self._agent.register(name, to, 3600, self._now(), credentials=credentials)
        self._settle()
        if await self._registered != 200:
            raise RuntimeError(f"{self.user} was not registered")

    def call(self, server: tuple[str, int]) -> None:
        """Call the campaign's number."""
        target = f"sip:{NUMBER}@{server[0]}:{server[1]}"
        offer = sdp.make_offer(self._audio(), sdp.Origin(1))
        self._agent.invite(target, sip.Address(*server), self._me, offer, self._now())
        self._settle()

    def close(self) -> None:
        """Put the telephone away."""
        if self._timer is not None:
            self._timer.cancel()
        self._transport.close()

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _audio(self) -> sdp.LocalAudio:
        return sdp.LocalAudio("127.0.0.1", self.address[1] ^ 1)  # nobody listens to audio here

    def _settle(self) -> None:
        while (event := self._agent.next_event()) is not None:
            self._take(event)
        for data, address in self._agent.datagrams_to_send():
            self._transport.sendto(data, address[:2])
        if self._timer is not None:
            self._timer.cancel()
        due = self._agent.next_timer()
        self._timer = None if due is None else asyncio.get_running_loop().call_at(due, self._ring_alarm)

    def _ring_alarm(self) -> None:
        self._agent.handle_timers(self._now())
        self._settle()

    def _take(self, event: sip.Event) -> None:
        match event:
            case sip.CallIncoming(offer=bytes() as offer):
                answer, _ = sdp.make_answer(offer, self._audio(), sdp.Origin(1))
                self._agent.answer(event.call, answer, self._now())
            case sip.CallEnded() | sip.CallFailed():
                self.finished += 1
                self.failed += isinstance(event, sip.CallFailed)
                self.on_over()
            case sip.RegisterResult(status=status) if self._registered is not None:
                self._registered.set_result(status)
            case _:
                pass


class _Arrival(asyncio.StreamReaderProtocol):
    """Notes when bytes came: to make sense of them is the program's time, and not the center's."""

    at = 0.0

    def data_received(self, data: bytes) -> None:
        """Bytes have come."""
        self.at = time.perf_counter()
        super().data_received(data)


class _Way:
    """One connection to the center; `sent` and `arrival.at` are when the last message went and came."""

    sent = 0.0

    def __init__(self) -> None:
        self.reader = asyncio.StreamReader()
        self.arrival = _Arrival(self.reader)

    async def open(self, place: tuple[str, int]) -> None:
        """Connect."""
        loop = asyncio.get_running_loop()
        self.transport, _ = await loop.create_connection(lambda: self.arrival, *place)


class AgentProgram:
    """An agent's application: one connection for operations, one for the poll.

    It sits at the agent's hosted seat, or at the machine's own where `local` says so.
    """

    def __init__(self, web: str, name: str, *, local: bool = False) -> None:
        host, _, port = web.split("//")[1].rstrip("/").rpartition(":")
        token = base64.b64encode(f"{name}:{PASSWORD}".encode()).decode()
        path = "/agent/v2" if local else f"/seat/{name}/agent/v2"
        self.name = name
        self.place = host, int(port)
        self._head = (
            f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: text/xml\r\n"
            f"Authorization: Basic {token}\r\nContent-Length: "
        )
        self._ways = {False: _Way(), True: _Way()}

    async def open(self) -> None:
        """Connect, and listen."""
        for way in self._ways.values():
            await way.open(self.place)
        self.listener = await self.ask(contract.AddListener(name="bench"))

    def message(self, request: Request) -> bytes:
        """One operation as it goes over the wire."""
        body = request_writer(OPERATIONS[wire_name(type(request))])(request)
        return f"{self._head}{len(body)}\r\n\r\n".encode() + body

    async def ask(self, request: Request, *, polls: bool = False) -> Any:
        """One operation and its answer."""
        operation = OPERATIONS[wire_name(type(request))]
        way = self._ways[polls]
        if way.reader.at_eof():  # the server has closed what was idle
            way = self._ways[polls] = _Way()
            await way.open(self.place)
        reader = way.reader
        message = self.message(request)
        way.sent = time.perf_counter()
        way.transport.write(message)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        answer = await reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{operation.name}: {answer.decode()[-400:]}")
        return decode_answer(operation, etree.fromstring(answer)[0][0])

    async def next_event(self) -> tuple[Event, float]:
        """The next event, and when it came."""
        while True:
            poll = contract.CheckEvent(listenerId=self.listener, timeout=30_000)
            event = await self.ask(poll, polls=True)
            if not isinstance(event, contract.Timeout):
                return event, self._ways[True].arrival.at

    async def wait_for(self, kind: type[Event]) -> float:
        """When the next event of this kind came; others before it are passed over."""
        while True:
            event, at = await self.next_event()
            if isinstance(event, kind):
                return at

    async def from_act_to_event(self, act: Request, kind: type[Event]) -> float:
        """Seconds from the act to its event, with the poll waiting before; what is still told of earlier
        acts does not count."""
        acted = asyncio.Event()
        coming = asyncio.ensure_future(self._heard_after(acted, kind))
        try:
            await asyncio.sleep(_SETTLING)
            acted.set()
            await self.ask(act)
            return await coming - self._ways[False].sent
        finally:
            coming.cancel()

    async def _heard_after(self, acted: asyncio.Event, kind: type[Event]) -> float:
        while True:
            at = await self.wait_for(kind)
            if acted.is_set():
                return at

    async def round_trip(self) -> float:
        """Seconds of a getStatus, which is answered from memory."""
        began = time.perf_counter()
        await self.ask(contract.GetStatus())
        return time.perf_counter() - began

    async def log_in(self, station: str) -> None:
        """Log in at a phone and become ready."""
        login = contract.Login(userName=self.name, password=PASSWORD, stationId=station, stationType="VoIP")
        await self.ask(login)
        await self.ask(contract.SetReadyState(stateId=1))

    def close(self) -> None:
        """Hang up both connections."""
        for way in self._ways.values():
            way.transport.close()


class Floor:
    """A running center, its trunk, and so many agents who are logged in and ready at their phones."""

    def __init__(self, center: RunningCenter, trunk: Telephones) -> None:
        self.center = center
        self.trunk = trunk
        self.agents: list[AgentProgram] = []
        self._phones: list[Telephones] = []

    @classmethod
    async def open(cls, data: Path, agents: int, *settings: str, local: bool = False) -> Floor:
        """Start everything; `data` is the center's folder, `settings` are more options of `cordboard up`.

        The first agent sits at the machine's own seat where `local` says so.
        """
        trunk = await Telephones.open("+14155550123")
        options = ("--http", "127.0.0.1:0", "--sip", "127.0.0.1:0", "--log-level", "warning", *settings)
        center = await RunningCenter.start(_center_file(data, agents, trunk.address), data, *options)
        floor = cls(center, trunk)
        for number in range(agents):
            await floor._come(str(1000 + number), f"agent{number}", local=local and number == 0)
        return floor

    async def _come(self, extension: str, name: str, *, local: bool) -> None:
        phone = await Telephones.open(extension)
        self._phones.append(phone)
        await phone.register(self.center.ready.sip_address)
        agent = AgentProgram(self.center.ready.web, name, local=local)
        self.agents.append(agent)
        await agent.open()
        await agent.log_in(extension)

    def call(self) -> None:
        """A customer calls in."""
        self.trunk.call(self.center.ready.sip_address)

    @property
    def pids(self) -> dict[str, int]:
        """The processes of the center, by what they are."""
        vcc = self.center.pid
        found = [int(each.name) for each in Path("/proc").glob("[0-9]*") if _belongs(each, self.center.data)]
        return {"vcc": vcc, "engine": next(pid for pid in found if pid != vcc)}

    async def close(self) -> None:
        """Everybody goes home."""
        for each in (*self.agents, *self._phones, self.trunk):
            each.close()
        await self.center.stop()


def _belongs(process: Path, data: Path) -> bool:
    try:
        return str(data) in process.joinpath("cmdline").read_text("utf-8", "replace")
    except OSError:  # it has just ended
        return False


def _center_file(data: Path, agents: int, trunk: tuple[str, int]) -> Path:
    """A center with one campaign, one skill, and so many agents with a phone each."""
    hashed = CHEAP.hash(PASSWORD)
    users = [
        {"name": f"agent{n}", "password_hash": hashed, "permissions": ["all"], "skills": {"Sales": 1}}
        for n in range(agents)
    ]
    document = {
        "domain": DOMAIN,
        "skills": [{"name": "Sales"}],
        "users": users,
        "stations": [{"extension": str(1000 + n), "secret": SECRET} for n in range(agents)],
        "trunks": [{"name": "carrier", "host": trunk[0], "port": trunk[1]}],
        "dispositions": [{"name": "Sold"}],
        "campaigns": [{"name": "Sales", "numbers": [NUMBER], "skills": ["Sales"], "dispositions": ["Sold"]}],
    }
    data.mkdir(parents=True, exist_ok=True)
    path = data / "center.yaml"
    path.write_text(yaml.safe_dump(document), "utf-8")
    return path
