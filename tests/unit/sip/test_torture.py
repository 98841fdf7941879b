"""The torture messages of RFC 4475, each sent to a user agent: what it answers, or that it stays silent."""

from pathlib import Path

import pytest

from cordboard.sip import (
    Address,
    CallIncoming,
    Challenge,
    MalformedMessage,
    RegistrarPolicy,
    Settings,
    Trusted,
    TrustEveryone,
    UserAgent,
    parse_message,
)

FOLDER = Path(__file__).parents[2] / "vectors" / "sip" / "torture"
STRANGER = Address("192.0.2.15", 5060)

WELL_FORMED = {
    "wsinv": 481,  # it has a To tag: it belongs to a dialog, which we do not know
    "intmeth": 501,
    "esc01": 100,
    "escnull": 200,
    "esc02": 501,
    "lwsdisp": 200,
    "longreq": 100,
    "dblreq": 200,
    "semiuri": 200,
    "transports": 200,
    "mpart01": 405,
    "badbranch": 200,
    "unkscm": 416,
    "novelsc": 416,
    "unksm2": 400,
    "bext01": 420,
    "invut": 415,
    "regaut01": 401,
    "zeromf": 483,
    "cparam01": 200,
    "cparam02": 200,
    "regescrt": 200,
    "sdp01": 406,
}
MALFORMED = {
    "clerr": 400,
    "ncl": 400,
    "scalar02": 400,
    "quotbal": 400,
    "ltgtruri": 400,
    "lwsruri": 400,
    "lwsstart": 400,
    "trws": 400,
    "escruri": 400,
    "regbadct": 400,
    "badaspec": 400,
    "baddn": 400,
    "badvers": 505,
    "mismatch01": 400,
    "mismatch02": 400,
    "multi01": 400,
    "mcl01": 400,
}
UNANSWERABLE = {"badinv01": "bad-header", "insuf": "missing-header", "scalarlg": "bad-header"}
UNANSWERABLE |= {"bigcode": "not-sip"}
OTHERWISE = [
    pytest.param("baddate", 400, marks=pytest.mark.xfail(reason="nothing here reads Date")),
    pytest.param("inv2543", 100, marks=pytest.mark.xfail(reason="without Contact there is no dialog")),
]
STRAY_RESPONSES = ["unreason", "noreason", "bcast"]


class ChallengesProofs(TrustEveryone):
    """Everyone is a friend, but who shows credentials must show good ones."""

    def decide(self, request, source):
        return {None: Trusted("friend")}.get(request.headers.first("Authorization"), Challenge("example.com"))


@pytest.fixture
def agent():
    settings = Settings(
        Address("192.0.2.1", 5060), registrar=RegistrarPolicy(), nonce_key=b"0123456789abcdef"
    )
    return UserAgent(settings, iter(f"{n:016x}" for n in range(1, 1000)).__next__, ChallengesProofs())


def read(name):
    return (FOLDER / f"{name}.dat").read_bytes()


def send(agent, name):
    """The start line of each answer, split in three."""
    agent.receive_datagram(read(name), STRANGER, 1.0)
    sent = [data.split(b"\r\n")[0].decode("ascii") for data, _ in agent.datagrams_to_send()]
    return [line.split(" ", 2) for line in sent]


def statuses(answers):
    return [int(status) for _, status, _ in answers]


def test_each_message_of_the_rfc_is_here_and_tried():
    tried = {*WELL_FORMED, *MALFORMED, *UNANSWERABLE, *STRAY_RESPONSES, "baddate", "inv2543"}
    assert tried == {path.stem for path in FOLDER.glob("*.dat")}
    assert len(tried) == 49


@pytest.mark.parametrize(("name", "status"), [*WELL_FORMED.items(), *OTHERWISE])
def test_a_well_formed_request_is_read_and_answered(agent, name, status):
    parse_message(read(name))
    assert statuses(send(agent, name)) == [status]


@pytest.mark.parametrize(("name", "status"), MALFORMED.items())
def test_a_malformed_request_is_answered_with_what_is_wrong(agent, name, status):
    with pytest.raises(MalformedMessage):
        parse_message(read(name))
    assert statuses(send(agent, name)) == [status]
    assert agent.next_event() is None


@pytest.mark.parametrize(("name", "reason"), UNANSWERABLE.items())
def test_what_cannot_be_answered_is_dropped_and_counted(agent, name, reason):
    assert send(agent, name) == []
    assert agent.drops == {reason: 1}


@pytest.mark.parametrize("name", STRAY_RESPONSES)
def test_a_well_formed_response_to_nothing_is_dropped(agent, name):
    parse_message(read(name))
    assert send(agent, name) == []
    assert agent.drops == {"stray-response": 1}


def test_white_space_and_escapes_do_not_change_what_is_read():
    message = parse_message(read("wsinv"))
    assert message.to.tag == "1918181833n"
    assert (message.from_.display, message.from_.tag) == ('J Rosenberg \\"', "98asjd8")
    assert (message.max_forwards, message.cseq.number) == (68, 9)
    assert [via.host for via in message.vias] == ["192.0.2.2", "spindle.example.com", "192.168.255.111"]
    assert [via.branch for via in message.vias] == ["390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239"]
    assert message.contacts[0].param("q") == "0.33"
    assert message.contacts[0].display == 'Quoted string ""'
    assert message.headers.first("Newfangledheader") == "newfangled value continued newfangled value"
    assert message.headers.first("Subject") == ""


def test_escapes_in_a_uri_are_undone_only_where_asked(agent):
    message = parse_message(read("esc01"))
    assert message.uri.number == "sips:user@example.com"
    assert str(message.uri) == "sip:sips%3Auser%40example.com@example.net"
    assert message.to.uri.address_of_record == "sip:user@example.com"
    send(agent, "esc01")
    event = agent.next_event()
    assert isinstance(event, CallIncoming)
    assert event.from_.uri.number == "I have spaces"


def test_a_second_request_behind_the_first_is_not_read(agent):
    assert parse_message(read("dblreq")).body == b""
    assert statuses(send(agent, "dblreq")) == [200]


def test_a_quoted_nul_survives():
    assert parse_message(read("intmeth")).to.display == "BEL:\x07 NUL:\x00 DEL:\x7f"
