"""What ten thousand waiting polls cost one server process, and how quickly news reaches them.

All of them wait at a real `cordboard up`, each on a socket of its own, at the seat of one agent; one more
program waits at another agent's seat. `one among them`: that agent acts, and their program gets the event.
`broadcast`: the first agent acts, and all programs get the event. Beside them stands the round trip of a
getStatus at the same moment, which waits for nothing.

The data folder is in memory, and the center and its programs run before all other processes where the
kernel lets us, so that the figures are the server's: nothing leaves it before it is committed, an fsync takes
as long as the disk and its other users like, and so does a core. Cores are kept awake, as those of a busy
center are: a virtual core that sleeps is given away, and its host takes up to milliseconds to give it back.
`one among them, cores asleep` is the same without that. `one among them, on disk` is the same with the folder
on the disk, beside everybody else, with an fsync's own time at that moment beside it.
"""

from __future__ import annotations

import asyncio
import os
import resource
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path

from lxml import etree

from benchmarks.agents import AgentProgram, Floor, run
from benchmarks.figures import Row, cpu_seconds, fsync_milliseconds, percentile, resident_kib
from benchmarks.wire import read_answer
from cordboard import contract
from cordboard.contract import OPERATIONS
from cordboard.soap.decode import decode_answer

KIB_EACH, ONE_MS, ALL_MS = 20.0, 2.0, 800.0
WHOLE = 10_000
"""Polls in a run that is no mere try."""
AT_ONCE = 100
"""Connections that are opened side by side."""
PATIENCE = 60.0
FRESH = 40.0
"""Seconds for which a poll surely still waits: after 60 the server answers that nothing has happened."""
IN_A_ROW = 50
"""Acts that take far less than what is left then."""
_IDLER = """
import os, time
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
print("ready", flush=True)
end = time.monotonic() + 600
while time.monotonic() < end:
    pass
"""
_MEMORY = Path("/dev/shm")
_IN_MEMORY = _MEMORY if _MEMORY.is_dir() else None
IDLE = 0.02
"""Seconds of CPU in half a second that a server may spend while nobody asks."""


def rows(quick: bool) -> Iterator[Row]:
    """Memory of a poll, one event, a broadcast."""
    _raise_file_limit()
    polls, events, broadcasts = (200, 20, 2) if quick else (WHOLE, 300, 5)
    with _first_in_line(really=not quick):
        yield from run(_measure(polls, events, broadcasts))
    yield from run(_measure_on_disk(polls, events))


def _raise_file_limit() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@contextmanager
def _first_in_line(*, really: bool) -> Iterator[None]:
    """This process, and those that it starts, run before all others; a mere try does not push ahead."""
    try:
        os.sched_setscheduler(0, os.SCHED_RR if really else os.SCHED_OTHER, os.sched_param(int(really)))
    except OSError as refused:
        print(f"  beside all other processes: {refused.strerror}")
    yield
    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


@contextmanager
def _awake(*, really: bool) -> Iterator[None]:
    """No core sleeps: each has something to do when nobody else wants it. A mere try lets them sleep."""
    with ExitStack() as idlers:
        for _ in range((os.cpu_count() or 1) if really else 0):
            idlers.enter_context(_idler())
        yield


@contextmanager
def _idler() -> Iterator[None]:
    process = subprocess.Popen([sys.executable, "-c", _IDLER], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield
    finally:
        process.kill()
        process.communicate()


class Crowd:
    """So many programs, each a listener of its own with a socket of its own, at one seat."""

    def __init__(self, agent: AgentProgram, count: int) -> None:
        self._agent = agent
        self._sockets: list[socket.socket] = []
        self._polls: list[bytes] = []
        self._count = count
        self._ready = selectors.DefaultSelector()
        self._asked = 0.0

    def gather(self) -> None:
        """Everybody connects and listens."""
        for start in range(0, self._count, AT_ONCE):
            fresh = [
                socket.create_connection(self._agent.place) for _ in range(min(AT_ONCE, self._count - start))
            ]
            for each in fresh:
                each.sendall(self._agent.message(contract.AddListener(name="crowd")))
            for each in fresh:
                each.settimeout(PATIENCE)
                listener = _listener_in(read_answer(each))
                poll = contract.CheckEvent(listenerId=listener, timeout=60_000)
                self._sockets.append(each)
                self._polls.append(self._agent.message(poll))

    def poll(self) -> None:
        """Everybody asks for the next event; whose idle connection was closed makes another one."""
        for place, message in enumerate(self._polls):
            if _is_closed(self._sockets[place]):
                self._sockets[place].close()
                self._sockets[place] = socket.create_connection(self._agent.place, timeout=PATIENCE)
            self._sockets[place].sendall(message)
        self._asked = time.monotonic()

    @property
    def is_fresh(self) -> bool:
        """Whether everybody waits, and goes on to do so for a while."""
        return time.monotonic() - self._asked < FRESH

    def wait_in_vain(self) -> None:
        """Everybody hears that nothing has happened."""
        self.hear(b"ns4:timeout")

    def hear(self, expected: bytes) -> list[float]:
        """When each got its answer, which is the event whose name is `expected`."""
        heard: list[float] = []
        for each in self._sockets:
            self._ready.register(each, selectors.EVENT_READ)
        while len(heard) < self._count:
            answered = self._ready.select(PATIENCE)
            if not answered:
                raise RuntimeError(f"{self._count - len(heard)} programs heard nothing")
            for key, _ in answered:
                assert isinstance(key.fileobj, socket.socket)
                answer = read_answer(key.fileobj)
                heard.append(time.perf_counter())
                if expected not in answer:
                    raise RuntimeError(f"expected {expected!r}, got {answer[-300:]!r}")
                self._ready.unregister(key.fileobj)
        return heard

    def close(self) -> None:
        """Everybody leaves."""
        for each in self._sockets:
            each.close()


def _is_closed(connection: socket.socket) -> bool:
    """Whether the other side has closed it; nothing is due on it."""
    connection.settimeout(0)
    try:
        return connection.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True
    finally:
        connection.settimeout(PATIENCE)


def _listener_in(answer: bytes) -> str:
    return str(decode_answer(OPERATIONS["addListener"], etree.fromstring(answer)[0][0]))


async def _measure(polls: int, events: int, broadcasts: int) -> list[Row]:
    async with _crowded(polls, _IN_MEMORY) as (floor, crowd):
        return await _run(floor, crowd, polls, events, broadcasts)


async def _measure_on_disk(polls: int, events: int) -> list[Row]:
    async with _crowded(polls, None) as (floor, crowd):
        await _toggle(floor.agents[1])
        await asyncio.to_thread(crowd.gather)
        await _all_poll(crowd, floor.center.pid)
        one, _ = await _one_among_them(floor, crowd, events)
        alone = fsync_milliseconds()
    return [
        _spread("polls one among them, on disk", one),
        _spread("polls limit fsync", alone),
    ]


def _spread(name: str, taken: list[float]) -> Row:
    return Row(name, {"p50_ms": statistics.median(taken), "p99_ms": percentile(taken, 0.99)})


@asynccontextmanager
async def _crowded(polls: int, where: Path | None) -> AsyncIterator[tuple[Floor, Crowd]]:
    """A center with two agents, whose data folder is in `where`, and a crowd that has not gathered yet."""
    with tempfile.TemporaryDirectory(dir=where) as folder:
        floor = await Floor.open(Path(folder), 2, "--listener-limit", str(polls + 2 * AT_ONCE))
        crowd = Crowd(floor.agents[0], polls - 1)  # the other agent's program is one more
        try:
            yield floor, crowd
        except Exception as failed:
            raise RuntimeError(f"{failed!r}; {floor.center.fate()}") from failed
        finally:
            crowd.close()
            await floor.close()


async def _run(floor: Floor, crowd: Crowd, polls: int, events: int, broadcasts: int) -> list[Row]:
    loud, quiet = floor.agents
    pid = floor.center.pid
    await _toggle(quiet)
    before = resident_kib(pid)
    await asyncio.to_thread(crowd.gather)
    listening = resident_kib(pid)
    await _all_poll(crowd, pid)
    waiting = resident_kib(pid)
    each = (waiting - before) / polls
    kib = {"kib_each": each, "of_it_polling_kib": (waiting - listening) / polls}
    rows = [Row("polls memory", {"polls": polls, **kib, "target_kib": KIB_EACH, "met": each <= KIB_EACH})]
    asleep, _ = await _one_among_them(floor, crowd, events // 2)
    with _awake(really=polls >= WHOLE):
        one, limit = await _one_among_them(floor, crowd, events)
    p99 = percentile(one, 0.99)
    found = {"p50_ms": statistics.median(one), "p99_ms": p99, "target_ms": ONE_MS, "met": p99 <= ONE_MS}
    rows.append(Row("polls one among them", found))
    rows.append(_spread("polls limit getStatus", limit))
    rows.append(_spread("polls one among them, cores asleep", asleep))
    await _all_still_wait(crowd, pid)
    told = [await _broadcast(loud, crowd, pid, number) for number in range(broadcasts)]
    out, spent = ([each[column] for each in told] for column in (0, 1))
    middle = statistics.median(out)
    found = {"all_out_ms": middle, "worst_ms": max(out), "vcc_cpu_ms": statistics.median(spent)}
    found["target_ms"] = ALL_MS
    rows.append(Row("polls broadcast", {**found, "met": middle <= ALL_MS}))
    return rows


async def _all_poll(crowd: Crowd, pid: int) -> None:
    """Everybody asks for the next event, and waits: what is asked costs the server nothing any more."""
    await asyncio.to_thread(crowd.poll)
    before = 0.0
    while (spent := cpu_seconds(pid)) - before > IDLE:
        before = spent
        await asyncio.sleep(0.5)


async def _toggle(agent: AgentProgram) -> tuple[float, float]:
    """The agent goes to a break and back: milliseconds from act to event, and of a bare getStatus."""
    rest = contract.SetNotReadyState(reasonId=0)
    told = await agent.from_act_to_event(rest, contract.ReadyStateChanged)
    await agent.from_act_to_event(contract.SetReadyState(stateId=1), contract.ReadyStateChanged)
    return told * 1000, await agent.round_trip() * 1000


async def _one_among_them(floor: Floor, crowd: Crowd, events: int) -> tuple[list[float], list[float]]:
    taken: list[tuple[float, float]] = []
    while len(taken) < events:
        await _all_still_wait(crowd, floor.center.pid)
        row = min(IN_A_ROW, events - len(taken))
        taken += [await _toggle(floor.agents[1]) for _ in range(row)]
    return [told for told, _ in taken], [asked for _, asked in taken]


async def _all_still_wait(crowd: Crowd, pid: int) -> None:
    """Nobody's poll ends in what comes next."""
    if not crowd.is_fresh:
        await asyncio.to_thread(crowd.wait_in_vain)
        await _all_poll(crowd, pid)


async def _broadcast(agent: AgentProgram, crowd: Crowd, pid: int, number: int) -> tuple[float, float]:
    """Milliseconds from an act to the last of all programs, and the server's CPU for it; each polls again."""
    act = contract.SetNotReadyState(reasonId=0) if number % 2 == 0 else contract.SetReadyState(stateId=1)
    hearing = asyncio.ensure_future(asyncio.to_thread(crowd.hear, b"ns4:readyStateChanged"))
    began, cpu = time.perf_counter(), cpu_seconds(pid)
    await agent.ask(act)
    last = max(await hearing)
    spent = cpu_seconds(pid) - cpu
    await asyncio.to_thread(crowd.poll)
    await asyncio.to_thread(crowd.hear, b"ns4:updateStatus")  # the second event of the same act
    await _all_poll(crowd, pid)
    return (last - began) * 1000, spent * 1000
