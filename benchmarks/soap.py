"""What a SOAP request costs the server, beside gSOAP in C and beside a constant answer.

`getStatus` and `getStatus hosted` are asked of a real `cordboard up` with an agent logged in, the second
with user name and password. As programs do, both send the same head each time; `other heads` never does.
`constant` and `makeCall served` (nothing happens at the seat) run on the same HTTP server. `makeCall codec`
is decoding and encoding alone, in one process, beside zeep doing the same. All servers are up at once, pinned
to one core, and take turns round by round: a busy machine is busy for all.
"""

from __future__ import annotations

import asyncio
import socket
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import zeep
from lxml import etree

from benchmarks.agents import Floor, run
from benchmarks.figures import Row
from benchmarks.gsoap import PeerMissing, gsoap_server
from benchmarks.served import Target, http_message, own, pin, running
from cordboard import contract
from cordboard.contract import OPERATIONS, Request
from cordboard.contract.emit import wsdl, xsd
from cordboard.soap.app import dispatch
from cordboard.soap.decode import decode_request
from cordboard.soap.encode import answer_writer, request_writer
from cordboard.soap.envelope import open_envelope

MAKE_CALL = contract.MakeCall(number="+19255550100", campaignId=300000000000046, checkDnc=True)
TARGET = 2.0
"""getStatus may cost this many times what gSOAP's costs."""
HEADS = 16
"""So many heads in turn, more than a connection remembers."""


def rows(quick: bool) -> Iterator[Row]:
    """Every figure of the SOAP door."""
    requests, rounds = (100, 2) if quick else (1500, 15)
    # a try has no figures, so its peer need not be compiled well, which takes long
    costs = run(_served(requests, rounds, "-O0" if quick else "-O2"))
    for name, rounds_of in costs.items():
        yield Row(name, _figures(name, rounds_of, costs))
    ours, zeeps = _in_process(rounds, 20 if quick else 300)
    yield Row("makeCall codec", {"cpu_us": ours})
    yield Row("makeCall zeep", {"cpu_us": zeeps, "times_codec": zeeps / ours})


def _figures(name: str, spent: list[float], all_spent: dict[str, list[float]]) -> dict[str, float | bool]:
    figures: dict[str, float | bool] = {"cpu_us": statistics.median(spent), "least_cpu_us": min(spent)}
    peer = all_spent.get(f"{name.split(maxsplit=1)[0]} gsoap")
    if peer and not name.endswith("gsoap"):
        ratio = statistics.median(one / other for one, other in zip(spent, peer, strict=True))
        figures["times_gsoap"] = ratio
        if name == "getStatus":
            figures |= {"target": TARGET, "met": ratio <= TARGET}
    return figures


async def _served(requests: int, rounds: int, optimised: str) -> dict[str, list[float]]:
    """CPU microseconds a request of every target, round by round."""
    peer = _peer(optimised)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        floor = await Floor.open(Path(folder), 2, local=True)
        try:
            targets = [*_others(stack, peer), *_seats(floor)]
            await asyncio.to_thread(_take_turns, targets, requests, rounds)
        finally:
            await floor.close()
    return {target.name: target.costs[1:] for target in targets}


def _take_turns(targets: list[Target], requests: int, rounds: int) -> None:
    for _ in range(rounds + 1):  # the first one warms up
        for target in targets:
            target.ask(requests)


def _peer(optimised: str) -> Path | None:
    try:
        return gsoap_server(optimised)
    except PeerMissing as missing:
        print(f"  without the rows of gSOAP: {missing}")
        return None


def _seats(floor: Floor) -> Iterator[Target]:
    """The machine's own seat, which asks nobody, and a hosted one, which asks for user and password."""
    pid = floor.center.pid
    pin(pid)
    own_seat, hosted = floor.agents
    port = own_seat.place[1]
    asked, of_hosted = own_seat.message(contract.GetStatus()), hosted.message(contract.GetStatus())
    others = [asked.replace(b"\r\n", b"\r\nX-Number: %d\r\n" % number, 1) for number in range(HEADS)]
    yield Target("getStatus", pid, partial(_connect, port), [asked])
    yield Target("getStatus other heads", pid, partial(_connect, port), others)
    yield Target("getStatus hosted", pid, partial(_connect, port), [of_hosted])


def _others(stack: ExitStack, peer: Path | None) -> Iterator[Target]:
    pid, port = stack.enter_context(running(own("constant")))
    status, call = _body(contract.GetStatus()), _body(MAKE_CALL)
    yield Target("constant", pid, partial(_connect, port), [http_message("/agent/v2", port, status)])
    pid, port = stack.enter_context(running(own("idle")))
    yield Target("makeCall served", pid, partial(_connect, port), [http_message("/agent/v2", port, call)])
    if peer is None:
        return
    for name, body in {"getStatus gsoap": status, "makeCall gsoap": call}.items():
        pid, port = stack.enter_context(running([str(peer)]))
        yield Target(name, pid, partial(_connect, port), [http_message("/", port, body)])


def _connect(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _body(request: Request) -> bytes:
    return request_writer(OPERATIONS[contract.wire_name(type(request))])(request)


# -- in one process -----------------------------------------------------------------------------


class Files(zeep.Transport):
    """Gives zeep the documents without a network."""

    def load(self, url: str) -> bytes:
        """The named document."""
        document = xsd() if url.endswith("xsd") else wsdl("http://localhost/agent/v2", "cti.xsd")
        return document.encode()


def _in_process(rounds: int, times: int) -> tuple[float, float]:
    """CPU microseconds of decode, dispatch and encode: ours, zeep's; the median of the rounds."""
    operation, asked = OPERATIONS["makeCall"], _body(MAKE_CALL)
    answered = answer_writer(operation)(None)
    peer = zeep.Client("cti.wsdl", transport=Files())
    given = {"number": MAKE_CALL.number, "campaignId": MAKE_CALL.campaignId, "checkDnc": MAKE_CALL.checkDnc}

    def ours() -> None:
        element = open_envelope(asked, None)
        found = dispatch(element)
        decode_request(found, element)
        answer_writer(found)(None)

    def zeeps() -> None:
        etree.tostring(peer.create_message(peer.service, "makeCall", **given))
        peer.service._binding.get("makeCall").process_reply(etree.fromstring(answered))

    costs = [(_microseconds(ours, times * 10), _microseconds(zeeps, times)) for _ in range(rounds)]
    one, other = (statistics.median(column) for column in zip(*costs, strict=True))
    return one, other


def _microseconds(work: Callable[[], object], repeat: int) -> float:
    started = time.process_time_ns()
    for _ in range(repeat):
        work()
    return (time.process_time_ns() - started) / repeat / 1000
