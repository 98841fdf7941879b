"""How strangers are asked to prove themselves: as the center says, the best way first."""

from __future__ import annotations

import pytest

from cordboard.sip import Address, Algorithm, Challenge, Request, parse_message
from cordboard.telephony.embedded.authority import Directory
from cordboard.telephony.port import Provision

SOURCE = Address("127.0.0.9", 5060)
REGISTER = (
    b"REGISTER sip:demo SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.9;branch=z9hG4bK1\r\nMax-Forwards: 70\r\n"
    b"From: <sip:101@demo>;tag=1\r\nTo: <sip:101@demo>\r\nCall-ID: 1\r\nCSeq: 1 REGISTER\r\n\r\n"
)


@pytest.mark.parametrize(
    "algorithms",
    [(Algorithm.MD5,), (Algorithm.SHA_256,), (Algorithm.MD5, Algorithm.SHA_256)],
)
def test_a_stranger_is_asked_in_the_order_of_the_setting(algorithms: tuple[Algorithm, ...]) -> None:
    # given a directory that asks so
    directory = Directory(algorithms)
    directory.provision(Provision(realm="demo", stations=(), trunks=(), prompts="", recordings=""), {})
    request = parse_message(REGISTER)
    assert isinstance(request, Request)

    # when a stranger comes, then the challenge says so
    assert directory.decide(request, SOURCE) == Challenge("demo", algorithms)
