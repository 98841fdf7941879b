"""What a call costs at each door, on both ends, and how long an event takes to each kind of listener.

One agent is logged in at a `cordboard up` that is pinned to one core. `getStatus` is asked by WebSocket, as
JSON and as SOAP over connections that stay open: the server's CPU. The Python client and zeep ask the same
center the same: their own CPU, in turns. Then the agent goes to a break and back while a WebSocket, a stream
or a long poll listens: from the request that causes the event to the event in the program's hands.
"""

from __future__ import annotations

import asyncio
import json
import socket
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import zeep
from wsproto import ConnectionType, WSConnection
from wsproto import events as frames

from benchmarks.agents import PASSWORD, Floor, run
from benchmarks.figures import Row, cpu_seconds, percentile
from benchmarks.served import Target, pin
from cordboard import contract
from cordboard.client import AsyncClient, Client, Told
from cordboard.contract.socket import PROTOCOL

TARGET = 0.1
"""A call of the client may cost its program this part of what zeep's costs."""
ASKED = '{"type":"ask","id":1,"operation":"getStatus"}'
USER = "agent0"


def rows(quick: bool) -> Iterator[Row]:
    """Every figure of the doors."""
    requests, rounds, acts = (50, 2, 5) if quick else (1000, 11, 200)
    yield from run(_measure(requests, rounds, acts))


async def _measure(requests: int, rounds: int, acts: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        floor = await Floor.open(Path(folder), 1, local=True)
        try:
            pin(floor.center.pid)
            async with httpx.AsyncClient(base_url=floor.center.ready.web) as http:
                answer = await http.post("/api/v2/tokens", json={"user": USER, "password": PASSWORD})
            token = answer.raise_for_status().json()["accessToken"]
            told = [await _polled(floor, acts)]  # first of all: its connection may not be silent for long
            told += [await _told(name, listen(floor, token), floor, acts) for name, listen in _WAYS.items()]
            served = await asyncio.to_thread(_served, floor, token, requests, rounds)
            called = await asyncio.to_thread(_called, floor, requests // 2, rounds)
            return [*served, *called, *told]
        finally:
            await floor.close()


# -- what the server pays -----------------------------------------------------------------------------


def _served(floor: Floor, token: str, requests: int, rounds: int) -> list[Row]:
    """getStatus by socket, as JSON and as SOAP, in turns."""
    pid, place = floor.center.pid, floor.agents[0].place
    head = [
        "POST /api/v2/seats/local/getStatus HTTP/1.1",
        f"Host: {place[0]}:{place[1]}",
        f"Authorization: Bearer {token}",
        "Content-Type: application/json",
        "Content-Length: 2",
    ]
    asked = "\r\n".join([*head, "", "{}"])
    connect = partial(socket.create_connection, place)
    targets = [
        Target("json", pid, connect, [asked.encode()]),
        Target("soap", pid, connect, [floor.agents[0].message(contract.GetStatus())]),
    ]
    with Wire(place, token) as wire:
        costs = []
        for _ in range(rounds + 1):  # the first one warms up
            before = cpu_seconds(pid)
            for _ in range(requests):
                wire.ask(ASKED)
            costs.append((cpu_seconds(pid) - before) / requests * 1e6)
            for target in targets:
                target.ask(requests)
    all_costs = {"socket": costs, **{target.name: target.costs for target in targets}}
    return [Row(f"doors getStatus {name}", _cost(spent[1:])) for name, spent in all_costs.items()]


def _cost(spent: list[float]) -> dict[str, float]:
    middle = statistics.median(spent)
    return {"cpu_us": middle, "a_second": 1e6 / middle}


class Wire:
    """A WebSocket whose own cost is small."""

    def __init__(self, place: tuple[str, int], token: str) -> None:
        self._socket = socket.create_connection(place)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._frames = WSConnection(ConnectionType.CLIENT)
        host, target = f"{place[0]}:{place[1]}", "/api/v2/seats/local/socket"
        self._send(frames.Request(host=host, target=target, subprotocols=[PROTOCOL]))
        self._hear(frames.AcceptConnection)
        self.ask(json.dumps({"type": "authorize", "id": 0, "token": token}))

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def ask(self, text: str) -> None:
        """Say something, and wait for what comes back."""
        self._send(frames.TextMessage(data=text))
        self._hear(frames.TextMessage)

    def _send(self, event: frames.Event) -> None:
        self._socket.sendall(self._frames.send(event))

    def _hear(self, kind: type[frames.Event]) -> None:
        while True:
            self._frames.receive_data(self._socket.recv(65536))
            if any(isinstance(event, kind) for event in self._frames.events()):
                return


# -- what the program pays ----------------------------------------------------------------------------


def _called(floor: Floor, requests: int, rounds: int) -> list[Row]:
    """The client, both kinds, and zeep, in turns; a program's own CPU a call."""
    url = floor.center.ready.web
    peer = zeep.Client(f"{floor.center.ready.soap}?wsdl")
    costs: dict[str, list[float]] = {"client": [], "client blocking": [], "zeep": []}
    with asyncio.Runner() as runner, Client(url, USER, PASSWORD, seat="local") as blocking:
        waiting = AsyncClient(url, USER, PASSWORD, seat="local")
        runner.run(waiting.open())

        async def ask() -> None:
            for _ in range(requests):
                await waiting.get_status()

        ways: dict[str, Callable[[], object]] = {
            "client": lambda: runner.run(ask()),
            "client blocking": lambda: [blocking.get_status() for _ in range(requests)],
            "zeep": lambda: [peer.service.getStatus() for _ in range(requests)],
        }
        for _ in range(rounds + 1):
            for name, work in ways.items():
                before = time.process_time()
                work()
                costs[name].append((time.process_time() - before) / requests * 1e6)
        runner.run(waiting.close())
    zeeps = costs.pop("zeep")[1:]
    ours = [Row(f"doors {name}", _figures(spent[1:], zeeps)) for name, spent in costs.items()]
    return [*ours, Row("doors zeep", {"cpu_us": statistics.median(zeeps)})]


def _figures(spent: list[float], zeeps: list[float]) -> dict[str, float | bool]:
    ratio = statistics.median(one / other for one, other in zip(spent, zeeps, strict=True))
    return {
        "cpu_us": statistics.median(spent),
        "times_zeep": ratio,
        "target": TARGET,
        "met": ratio <= TARGET,
    }


# -- how long an event takes --------------------------------------------------------------------------


async def _by_socket(floor: Floor, _token: str) -> AsyncIterator[float]:
    """When each event came, by the client."""
    async with AsyncClient(floor.center.ready.web, USER, PASSWORD, seat="local") as seat:
        async for told in seat.events():
            if isinstance(told, Told) and isinstance(told.event, contract.ReadyStateChanged):
                yield time.perf_counter()


async def _by_stream(floor: Floor, token: str) -> AsyncIterator[float]:
    """When each event came, on a stream."""
    reader, writer = await asyncio.open_connection(*floor.agents[0].place)
    host = ":".join(map(str, floor.agents[0].place))
    head = f"GET /api/v2/seats/local/events HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\r\n"
    writer.write(head.encode())
    try:
        async for line in reader:
            if line == b"event: readyStateChanged\n":
                yield time.perf_counter()
    finally:
        writer.close()


_WAYS = {"socket": _by_socket, "stream": _by_stream}


async def _told(name: str, listened: AsyncIterator[float], floor: Floor, acts: int) -> Row:
    """From each act to its event."""
    taken = []
    coming: asyncio.Future[float] = asyncio.ensure_future(_next(listened))
    await asyncio.sleep(0.5)  # it listens now
    for number in range(acts):
        began = time.perf_counter()
        await floor.agents[0].ask(_act(number))
        taken.append(await coming - began)
        coming = asyncio.ensure_future(_next(listened))
        await asyncio.sleep(0.05)
    coming.cancel()
    await asyncio.wait([coming])
    return _way(name, taken)


async def _polled(floor: Floor, acts: int) -> Row:
    """The same by long polls."""
    kind, agent = contract.ReadyStateChanged, floor.agents[0]
    return _way("poll", [await agent.from_act_to_event(_act(number), kind) for number in range(acts)])


def _act(number: int) -> contract.Request:
    return contract.SetReadyState(stateId=1) if number % 2 else contract.SetNotReadyState(reasonId=0)


def _way(name: str, taken: list[float]) -> Row:
    middle, most = statistics.median(taken) * 1000, percentile(taken, 0.99) * 1000
    return Row(f"doors event {name}", {"p50_ms": middle, "p99_ms": most})


def _next(listened: AsyncIterator[Any]) -> Coroutine[Any, Any, Any]:
    async def one() -> Any:
        return await anext(listened)

    return one()
