"""What a SOAP request costs the server as a whole, beside the same server answering a constant body.

The server runs in a process of its own; the CPU time it used
is asked of the system, so a busy client costs nothing here. The difference of the two lines is ours, the
rest is HTTP and asyncio.

    python benchmarks/soap_http.py [requests] [rounds]
"""

from __future__ import annotations

import multiprocessing
import os
import socket
import sys
import threading
from multiprocessing.connection import Connection
from typing import Any

import uvicorn

from cordboard import contract
from cordboard.contract import OPERATIONS, Request
from cordboard.soap import HttpSettings, SoapApp
from cordboard.soap.encode import answer_writer, request_writer
from cordboard.soap.gate import Receive, Scope, Send, respond

STATUS = contract.AgentBridgeStatus(
    callConnected=True,
    currentCall=contract.CallInfo(
        callSessionId="0123456789ABCDEF0123456789ABCDEF",
        callType=4,
        campaignId=300000000000046,
        number="+19255550100",
    ),
    loggedIn=True,
    onCall=True,
    ready=True,
    restarting=False,
)
ASKED = [
    contract.GetStatus(),
    contract.MakeCall(number="+19255550100", campaignId=300000000000046, checkDnc=True),
]


class OneSeat:
    """A seat that does nothing but answer."""

    async def admit(self, seat: str, user: str, password: str) -> bool:
        """Nobody comes by name."""
        return False

    async def call(self, seat: str | None, request: Request) -> object:
        """The status, or nothing."""
        return STATUS if isinstance(request, contract.GetStatus) else None

    def undelivered(self, seat: str | None, request: Request, value: object) -> None:
        """Nothing is kept."""


async def constant(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads the request and answers the bytes of a getStatus answer."""
    while (await receive()).get("more_body"):
        pass
    await respond(send, 200, "text/xml; charset=utf-8", CONSTANT)


CONSTANT = answer_writer(OPERATIONS["getStatus"])(STATUS)


def serve(kind: str, bound: socket.socket, control: Connection) -> None:
    """The server's process: serves until told to stop, tells its CPU time when asked."""
    soap = SoapApp(OneSeat(), HttpSettings(hosts=frozenset({"localhost:8080"})))
    app: Any = soap if kind == "cordboard" else constant
    config = uvicorn.Config(app, lifespan="off", ws="none", log_config=None, access_log=False)
    server = uvicorn.Server(config)

    def answer() -> None:
        while control.recv() == "time":
            control.send(sum(os.times()[:2]))
        server.should_exit = True

    threading.Thread(target=answer, daemon=True).start()
    server.run(sockets=[bound])


def exchange(connection: socket.socket, message: bytes, count: int) -> None:
    """The same request `count` times, one after the other, over one connection."""
    for _ in range(count):
        connection.sendall(message)
        received = connection.recv(65536)
        head, _, body = received.partition(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        while len(body) < length:
            body += connection.recv(65536)


def measure(kind: str, message: bytes, requests: int, rounds: int) -> float:
    """CPU microseconds of the server a request, the smallest of all rounds."""
    bound = socket.create_server(("127.0.0.1", 0))
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=serve, args=(kind, bound, theirs))
    process.start()
    costs = []
    with socket.create_connection(bound.getsockname()) as connection:
        exchange(connection, message, requests // 4)
        for _ in range(rounds):
            costs.append(-cpu(ours))
            exchange(connection, message, requests)
            costs[-1] = (costs[-1] + cpu(ours)) / requests * 1e6
    ours.send("stop")
    process.join()
    bound.close()
    return min(costs)


def cpu(control: Connection) -> float:
    """Seconds of CPU that the server has used so far."""
    control.send("time")
    seconds: float = control.recv()
    return seconds


def main() -> None:
    """Print the table."""
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    print(
        f"CPU microseconds of the server a request; {requests} requests a round, smallest of {rounds} rounds"
    )
    print("operation       ours   constant body   ours / constant")
    for request in ASKED:
        name = contract.wire_name(type(request))
        body = request_writer(OPERATIONS[name])(request)
        head = "POST /agent/v2 HTTP/1.1\r\nHost: localhost:8080\r\nContent-Type: text/xml\r\n"
        message = f'{head}SOAPAction: ""\r\nContent-Length: {len(body)}\r\n\r\n'.encode() + body
        floor = measure("constant", message, requests, rounds)
        own = measure("cordboard", message, requests, rounds)
        print(f"{name:12} {own:8.1f} {floor:15.1f} {own / floor:17.2f}")


if __name__ == "__main__":
    main()
