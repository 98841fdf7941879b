"""Clients that read slowly, vanish, come in thousands or never ask: they cost little, others are served."""

from __future__ import annotations

import asyncio
import contextlib
import resource
import socket
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from floor import Floor

from cordboard import contract
from cordboard.simulator.application import SoapFault, read, write

pytestmark = [pytest.mark.serial, pytest.mark.timeout(115)]

LISTENERS = 2000
"""At one seat at once; `python -m benchmarks polls` has ten thousand."""
KIB_A_POLL = 40
MIB = 1024
QUEUE_BOUND = 1000
"""How many events a listener may be behind."""


class Watch:
    """What a center's process holds on to."""

    def __init__(self, pid: int) -> None:
        self._process = Path(f"/proc/{pid}")

    @property
    def resident_kib(self) -> int:
        lines = self._process.joinpath("status").read_text("utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])

    @property
    def descriptors(self) -> int:
        return len(list(self._process.joinpath("fd").iterdir()))


@pytest.fixture
def watch(floor: Floor) -> Watch:
    """An eye on the server's memory and sockets."""
    return Watch(floor.cast.center.pid)


@pytest.fixture
def connect(floor: Floor) -> Iterator[Callable[[], socket.socket]]:
    """How to open one more connection; all are closed in the end."""
    host, _, port = floor.cast.center.ready.web.split("//")[1].rstrip("/").rpartition(":")
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most[1], most[1]))
    with contextlib.ExitStack() as stack:
        yield lambda: stack.enter_context(socket.create_connection((host, int(port)), timeout=30))
    resource.setrlimit(resource.RLIMIT_NOFILE, most)


@pytest.fixture
async def settled(floor: Floor) -> None:
    """An agent is logged in, and the server has done everything once."""
    await floor.log_in()
    await floor.desk.ask(contract.GetStatus())


def post(floor: Floor, request: contract.Request) -> bytes:
    """A request as it goes over the wire."""
    host = floor.cast.center.ready.web.split("//")[1].rstrip("/")
    body = write(request)
    head = f"POST /agent/v2 HTTP/1.1\r\nHost: {host}\r\nContent-Type: text/xml\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


def answer(connection: socket.socket) -> bytes:
    """The body of the next whole answer."""
    received = b""
    while b"</S:Envelope>" not in received:
        received += connection.recv(65536)
    return received.partition(b"\r\n\r\n")[2]


async def become_so(condition: Callable[[], bool]) -> None:
    """Wait until something is so; the test's time-out bounds it."""
    while not condition():  # noqa: ASYNC110  -- another process tells nobody
        await asyncio.sleep(0.05)


async def test_answers_that_nobody_reads_are_not_piled_up(floor, watch, connect, settled) -> None:
    # given clients that ask for the WSDL hundreds of times and read nothing of it: two gigabytes
    host = floor.cast.center.ready.web.split("//")[1].rstrip("/")
    before = watch.resident_kib
    slow = [connect() for _ in range(40)]
    for each in slow:
        each.sendall(f"GET /agent/v2?xsd=1 HTTP/1.1\r\nHost: {host}\r\n\r\n".encode() * 300)

    # when another program goes on working
    for _ in range(100):
        status = await floor.desk.ask(contract.GetStatus())

    # then it is served, and the answers wait with their readers
    assert status.loggedIn
    assert watch.resident_kib - before < 100 * MIB


async def test_clients_that_vanish_in_mid_poll_leave_nothing_behind(floor, watch, connect, settled) -> None:
    # given a listener, and a server that has seen such clients before
    listener = await floor.desk.ask(contract.AddListener(name="vanishing"))
    poll = post(floor, contract.CheckEvent(listenerId=listener, timeout=60_000))
    before = watch.descriptors
    await vanish(connect, poll, 300)
    await become_so(lambda: watch.descriptors <= before)
    resident = watch.resident_kib

    # when many more ask for events, and their connections break
    for _ in range(5):
        await vanish(connect, poll, 300)

    # then their sockets are gone, memory is as it was, and the listener's next poll is answered
    await become_so(lambda: watch.descriptors <= before)
    assert watch.resident_kib - resident < 10 * MIB
    await floor.desk.ask(contract.SetNotReadyState(reasonId=0))
    event = await floor.desk.ask(contract.CheckEvent(listenerId=listener, timeout=5_000))
    assert isinstance(event, contract.ReadyStateChanged)


async def vanish(connect: Callable[[], socket.socket], poll: bytes, times: int) -> None:
    """Connections that ask, and are reset (RST) at once or while they wait."""
    asking = [connect() for _ in range(times)]
    for each in asking:
        each.sendall(poll)
        each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    for each in asking[::2]:
        each.close()
    await asyncio.sleep(0.2)
    for each in asking[1::2]:
        each.close()


async def test_thousands_of_listeners_all_hear(floor, watch, connect, settled) -> None:
    # given thousands of programs at one seat, each waiting for events on a connection of its own
    before = watch.resident_kib
    crowd = [connect() for _ in range(LISTENERS)]
    for each in crowd:
        each.sendall(post(floor, contract.AddListener(name="crowd")))
    listeners = [await asyncio.to_thread(heard, each, contract.AddListener) for each in crowd]
    for each, listener in zip(crowd, listeners, strict=True):
        each.sendall(post(floor, contract.CheckEvent(listenerId=listener, timeout=60_000)))
    status = await floor.desk.ask(contract.GetStatus())
    grown = watch.resident_kib - before

    # when the agent does something
    await floor.desk.ask(contract.SetNotReadyState(reasonId=0))

    # then everybody hears of it, at little cost
    events = [await asyncio.to_thread(heard, each, contract.CheckEvent) for each in crowd]
    assert {type(event) for event in events} == {contract.ReadyStateChanged}
    assert status.loggedIn
    assert len(set(listeners)) == LISTENERS
    assert grown / LISTENERS < KIB_A_POLL


def heard(connection: socket.socket, request: type[contract.Request]) -> object:
    """The answer to a request that was sent."""
    return read(request, answer(connection))


async def test_a_listener_that_never_polls_falls_out_and_costs_little(floor, watch, settled) -> None:
    # given a program that listens and never asks, beside one that does
    silent = await floor.desk.ask(contract.AddListener(name="silent"))
    before = watch.resident_kib

    # when far more happens than a listener may be behind, as fast as one who asks can follow
    for _ in range(QUEUE_BOUND // 2):
        await floor.desk.ask(contract.SetNotReadyState(reasonId=0))
        await floor.bystander.wait_for(contract.ReadyStateChanged)
        await floor.desk.ask(contract.SetReadyState(stateId=1))
        await floor.bystander.wait_for(contract.ReadyStateChanged)

    # then the silent one is told so, the other has heard everything, and memory is bounded
    with pytest.raises(SoapFault) as refused:
        await floor.desk.ask(contract.CheckEvent(listenerId=silent, timeout=0))
    assert refused.value.code == "LISTENER_OVERRUN"
    await become_so(lambda: changes(floor) >= QUEUE_BOUND)
    assert watch.resident_kib - before < 20 * MIB


def changes(floor: Floor) -> int:
    """How many changes of the ready state the bystander has heard of."""
    return sum(isinstance(event, contract.ReadyStateChanged) for event in floor.bystander.seen)
