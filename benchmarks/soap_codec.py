"""How much of the machine a SOAP request costs inside one process, beside a limit and a peer.

Limit: lxml parsing the same bytes and nothing else. Peer: zeep, reading the same answer and writing the same
request. Both run here, interleaved round by round, so a busy machine disturbs them alike. No network.

    python benchmarks/soap_codec.py [rounds]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import zeep
from lxml import etree

from cordboard import contract
from cordboard.contract import OPERATIONS, Record
from cordboard.contract.emit import wsdl, xsd
from cordboard.soap.app import dispatch
from cordboard.soap.decode import decode_request
from cordboard.soap.encode import answer_writer, request_writer
from cordboard.soap.envelope import open_envelope

CALL = contract.CallInfo(
    agentInitiated=True,
    ani="+19255550100",
    avgSessionTime=184000,
    callSessionId="0123456789ABCDEF0123456789ABCDEF",
    callType=4,
    campaignId=300000000000046,
    dnis="+19255550199",
    number="+19255550100",
)
CASES: list[tuple[Record, object]] = [
    (
        contract.GetStatus(),
        contract.AgentBridgeStatus(
            callConnected=True, currentCall=CALL, loggedIn=True, onCall=True, ready=True, restarting=False
        ),
    ),
    (contract.MakeCall(number="+19255550100", campaignId=300000000000046, checkDnc=True), None),
    (
        contract.CheckEvent(listenerId="L-1", timeout=5000),
        contract.CallUpdated(timestamp="2026-01-02T03:04:05.678Z", callinfo=CALL),
    ),
]


class Files(zeep.Transport):
    """Gives zeep the documents without a network."""

    def load(self, url: str) -> bytes:
        """The named document."""
        document = xsd() if url.endswith("xsd") else wsdl("http://localhost/agent/v2", "cti.xsd")
        return document.encode()


def microseconds(work: Callable[[], object], repeat: int) -> float:
    """CPU time of one run."""
    started = time.process_time_ns()
    for _ in range(repeat):
        work()
    return (time.process_time_ns() - started) / repeat / 1000


def compare(request: Record, value: object, peer: zeep.Client, rounds: int) -> str:
    """One line: what we cost, what the limit and the peer cost, and the ratios. Smallest of all rounds."""
    name = contract.wire_name(type(request))
    operation = OPERATIONS[name]
    asked, answered = request_writer(operation)(request), answer_writer(operation)(value)
    parser = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)
    given = {
        field: one for field in request.__struct_fields__ if (one := getattr(request, field)) is not None
    }
    bound = peer.service._binding.get(name)

    def ours() -> bytes:
        element = open_envelope(asked, None)
        found = dispatch(element)
        decode_request(found, element)
        return answer_writer(found)(value)

    def limit() -> object:
        return etree.fromstring(asked, parser)

    def zeeps() -> object:
        etree.tostring(peer.create_message(peer.service, name, **given))
        return bound.process_reply(etree.fromstring(answered))

    results = [
        (microseconds(ours, 2000), microseconds(limit, 2000), microseconds(zeeps, 50)) for _ in range(rounds)
    ]
    own, floor, other = (min(column) for column in zip(*results, strict=True))
    return f"{name:12} {own:8.1f} {floor:10.1f} {other:9.1f} {own / floor:12.1f} {other / own:11.1f}"


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    peer = zeep.Client("cti.wsdl", transport=Files())
    print("CPU microseconds a request: decode + dispatch + encode; smallest of", rounds, "rounds")
    print("operation       ours  lxml only      zeep   ours / lxml  zeep / ours")
    for request, value in CASES:
        print(compare(request, value, peer, rounds))


if __name__ == "__main__":
    main()
