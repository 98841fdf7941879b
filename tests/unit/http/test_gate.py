"""The gate: who may speak, from where, to which name, with how many bytes."""

from ipaddress import ip_network

import pytest
import soap_caller
from http_line import Line, answers_in

from cordboard.contract import NAMESPACE
from cordboard.http.gate import Place, can_be_approved, is_loopback

OPERATION = "<m:getStatus/>"


@pytest.mark.parametrize("client", ["127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"])
async def test_the_machines_own_seat_is_open_to_the_machine(caller, client: str) -> None:
    caller.client = (client, 1)
    assert (await caller.post(OPERATION)).status == 200


@pytest.mark.parametrize("client", ["192.0.2.1", "::ffff:192.0.2.1", "2001:db8::1", "0.0.0.0", "nonsense"])
async def test_the_machines_own_seat_is_closed_to_others(caller, seats, client: str) -> None:
    caller.client = (client, 1)
    answer = await caller.post(OPERATION)
    assert (answer.status, answer.code) == (403, "NOT_THIS_MACHINE")
    assert seats.asked == []


async def test_a_client_without_address_is_no_loopback_client(caller) -> None:
    caller.client = None
    assert (await caller.post(OPERATION)).status == 403


@pytest.mark.parametrize(
    "header", ["forwarded", "via", "x-real-ip", "x-forwarded-for", "X-Forwarded-Anything"]
)
async def test_the_machines_own_seat_is_not_behind_a_proxy(caller, seats, header: str) -> None:
    answer = await caller.ask(headers=[(header, "x")])
    assert (answer.status, answer.code) == (403, "PROXIED")
    assert seats.asked == []


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8081",
        "evil.example",
        "localhost:8080.evil.example",
        "127.0.0.1:8080",
    ],
)
async def test_a_host_that_is_not_ours(caller, seats, host: str) -> None:
    answer = await caller.post(OPERATION, host=host)
    assert (answer.status, answer.code) == (421, "UNKNOWN_HOST")
    assert seats.asked == []


@pytest.mark.parametrize(
    ("configured", "scheme", "host", "status"),
    [
        ("cti.example:80", "http", "cti.example", 200),
        ("cti.example", "http", "cti.example:80", 200),
        ("cti.example:443", "https", "cti.example", 200),
        ("cti.example:443", "http", "cti.example", 421),
        ("cti.example:80", "https", "cti.example", 421),
        ("cti.example:8080", "http", "cti.example", 421),
        ("[::1]:80", "http", "[::1]", 200),
    ],
)
async def test_a_port_that_the_scheme_implies(
    caller_with, configured: str, scheme: str, host: str, status: int
) -> None:
    caller = caller_with(hosts=frozenset({configured}))
    caller.scheme = scheme
    assert (await caller.post(OPERATION, host=host)).status == status


async def test_no_host_at_all(caller) -> None:
    assert (await caller.post(OPERATION, host="")).status == 400


async def test_a_host_in_capitals_is_the_same_host(caller) -> None:
    assert (await caller.post(OPERATION, host="LocalHost:8080")).status == 200


@pytest.mark.parametrize("name", ["host", "origin", "content-type", "content-length"])
async def test_a_header_that_decides_may_come_once_only(caller, name: str) -> None:
    answer = await caller.ask(headers=[(name, "localhost:8080"), (name, "x")])
    assert (answer.status, answer.code) == (400, "REPEATED_HEADER")


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://crm.example",
        "https://crm.example:444",
        "null",
        "https://crm.example.evil",
    ],
)
@pytest.mark.parametrize("method", ["POST", "GET", "OPTIONS"])
async def test_a_page_of_another_origin_gets_nothing(caller, seats, origin: str, method: str) -> None:
    answer = await caller.ask(method, origin=origin)
    assert (answer.status, answer.code) == (403, "UNKNOWN_ORIGIN")
    assert "access-control-allow-origin" not in answer.headers
    assert seats.asked == []


async def test_an_approved_origin_is_echoed_exactly(caller) -> None:
    answer = await caller.post(OPERATION, origin="https://crm.example")
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == "https://crm.example"
    assert answer.headers["vary"] == "Origin"
    assert "access-control-allow-credentials" not in answer.headers


async def test_our_own_pages_need_no_approval(caller) -> None:
    assert (await caller.post(OPERATION, origin="http://localhost:8080")).status == 200


async def test_pages_under_the_public_address_are_our_own(caller_with) -> None:
    caller = caller_with(public_url="https://cti.example/")
    hosted = await caller.ask("GET", "/seat/a/agent/v2", origin="https://cti.example")
    local = await caller.ask("GET", "/agent/v2", origin="https://cti.example")
    assert (hosted.status, local.status) == (200, 403)


async def test_a_fault_reaches_the_approved_page_too(caller) -> None:
    answer = await caller.post("<m:nothing/>", origin="https://crm.example")
    assert answer.status == 500
    assert answer.headers["access-control-allow-origin"] == "https://crm.example"


async def test_so_does_a_refusal_after_the_gate(caller) -> None:
    answer = await caller.ask(content_type="text/plain", origin="https://crm.example")
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (415, "https://crm.example")


async def test_preflight_of_an_approved_page(caller) -> None:
    answer = await caller.ask(
        "OPTIONS",
        origin="https://crm.example",
        access_control_request_method="POST",
        access_control_request_headers="soapaction,content-type",
    )
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == "https://crm.example"
    allowed = answer.headers["access-control-allow-headers"].split(", ")
    assert allowed == [
            "SOAPAction", "Content-Type", "Authorization", "Idempotency-Key", "If-Match", "Last-Event-ID"
        ]  # fmt: skip
    assert "POST" in answer.headers["access-control-allow-methods"]


async def test_options_without_an_origin_is_no_preflight(caller) -> None:
    assert (await caller.ask("OPTIONS")).status == 403


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/json",
        "application/xml",
        "application/soap+xml",
        "application/x-www-form-urlencoded",
        "multipart/related; type=text/xml",
        "multipart/form-data; boundary=text/xml",
        "text/xmlx",
        "text/xml2; charset=utf-8",
        "text",
        ";",
    ],
)
async def test_foreign_content_types(caller, seats, content_type: str) -> None:
    answer = await caller.post(OPERATION, content_type=content_type)
    assert (answer.status, answer.code) == (415, "BAD_CONTENT_TYPE")
    assert seats.asked == []


@pytest.mark.parametrize(
    "content_type",
    ["text/xml", "TEXT/XML", "text/xml;charset=UTF-8", 'text/xml; charset="utf-8"', "text/xml ; a=b"],
)
async def test_soap_content_types(caller, content_type: str) -> None:
    assert (await caller.post(OPERATION, content_type=content_type)).status == 200


@pytest.mark.parametrize("charset", ["klingon", "utf-7", "ebcdic-cp-us", "idna"])
async def test_a_charset_that_we_do_not_read(caller, charset: str) -> None:
    answer = await caller.post(OPERATION, content_type=f"text/xml; charset={charset}")
    assert (answer.status, answer.code) == (415, "BAD_CHARSET")


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "gzip, identity"])
async def test_a_compressed_request_is_not_unpacked(caller, encoding: str) -> None:
    answer = await caller.post(OPERATION, content_encoding=encoding)
    assert (answer.status, answer.code) == (415, "BAD_ENCODING")


@pytest.mark.parametrize("length", ["262145", "9" * 30])
async def test_a_long_request_is_refused_by_its_length(caller, seats, length: str) -> None:
    answer = await caller.ask(content_length=length)
    assert (answer.status, answer.code) == (413, "TOO_LONG")
    assert answer.headers["connection"] == "close"
    assert seats.asked == []


async def test_a_request_of_exactly_the_limit_is_read(caller) -> None:
    answer = await caller.ask(body=b" " * 262144)
    assert answer.status == 500


async def test_a_client_that_leaves_while_sending_is_forgotten(caller, seats) -> None:
    caller.leaving.set()
    answer = await caller.ask(content_length="10")
    assert (answer.status, seats.asked) == (0, [])


PROXY = (ip_network("10.0.0.0/8"),)


@pytest.mark.parametrize("client", ["10.1.2.3", "::ffff:10.1.2.3"])
async def test_a_configured_proxy_speaks_for_its_clients(caller_with, client: str) -> None:
    caller = caller_with(proxies=PROXY)
    caller.client = (client, 1)
    answer = await caller.ask(
        "GET",
        "/seat/ada@demo/agent/v2?wsdl",
        host="inner:1",
        x_forwarded_host="cti.example",
        x_forwarded_proto="https",
    )
    assert 'location="https://cti.example/seat/ada@demo/agent/v2"' in answer.text


async def test_anybody_else_is_not_believed(caller_with) -> None:
    caller = caller_with(proxies=PROXY)
    caller.client = ("192.0.2.1", 1)
    forged = await caller.ask("GET", "/seat/a/agent/v2", host="inner:1", x_forwarded_host="cti.example")
    ignored = await caller.ask("GET", "/seat/a/agent/v2?wsdl", x_forwarded_host="evil.example")
    assert forged.status == 421
    assert "evil" not in ignored.text
    assert 'location="http://localhost:8080/seat/a/agent/v2"' in ignored.text


@pytest.mark.parametrize(
    ("host", "proto"),
    [("evil.example", "https"), ("cti.example", "javascript"), ("cti.example, evil", "https")],
)
async def test_even_a_proxy_may_name_only_our_hosts(caller_with, host: str, proto: str) -> None:
    caller = caller_with(proxies=PROXY)
    caller.client = ("10.1.2.3", 1)
    answer = await caller.ask("GET", "/seat/a/agent/v2", x_forwarded_host=host, x_forwarded_proto=proto)
    assert answer.status == 421


@pytest.mark.parametrize(
    ("client", "said", "known_as"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("192.0.2.1", "198.51.100.7", "192.0.2.1"),
        ("10.1.2.3", "", "10.1.2.3"),
        ("10.1.2.3", "198.51.100.7", "198.51.100.7"),
        ("10.1.2.3", "6.6.6.6, 198.51.100.7", "198.51.100.7"),
        ("10.1.2.3", "6.6.6.6, 198.51.100.7, 10.9.9.9", "198.51.100.7"),
        ("10.1.2.3", "unknown", "unknown"),
        ("10.1.2.3", ", ", "10.1.2.3"),
    ],
)
async def test_who_sends_a_password_is_known_by_their_own_address(
    caller_with, seats, client: str, said: str, known_as: str
) -> None:
    caller = caller_with(proxies=PROXY)
    caller.client = (client, 1)
    await caller.ask("POST", "/seat/ada@demo/agent/v2", authorization="Basic YTpi", x_forwarded_for=said)
    assert seats.clients == [known_as]


def test_loopback_is_recognised_in_both_families() -> None:
    assert is_loopback("127.0.0.1")
    assert not is_loopback("")


class Approvals:
    """One page may go to some places; it is asked about what is in `asked`."""

    def __init__(self) -> None:
        self.places = {Place.LOCAL, Place.of("ada@demo")}

    def allows(self, origin: str, place: Place) -> bool:
        return origin == "https://paired.example" and place in self.places


@pytest.mark.parametrize(
    ("path", "origin", "status"),
    [
        ("/agent/v2", "https://paired.example", 200),
        ("/seat/ada@demo/agent/v2", "https://paired.example", 200),
        ("/seat/bob@demo/agent/v2", "https://paired.example", 403),
        ("/agent/v2", "https://paired.example:444", 403),
        ("/agent/v2", "null", 403),
    ],
)
async def test_a_page_that_somebody_has_approved(caller_with, path: str, origin: str, status: int) -> None:
    caller = caller_with(approvals=Approvals())
    assert (await caller.ask("GET", path, origin=origin)).status == status


async def test_a_page_that_is_revoked_between_two_equal_requests(caller_with, seats) -> None:
    # given a page that sends the same head over and over
    approvals = Approvals()
    line = Line(caller_with(approvals=approvals).app, ("127.0.0.1", 40_000))
    body = soap_caller.ENVELOPE.format(ns=NAMESPACE, body=OPERATION).encode()
    head = f"Host: localhost:8080\r\nOrigin: https://paired.example\r\nContent-Length: {len(body)}"
    request = f"POST /agent/v2 HTTP/1.1\r\n{head}\r\nContent-Type: text/xml\r\n\r\n".encode() + body
    await line.says(request)
    await line.says(request)

    # when
    approvals.places.clear()
    await line.says(request)

    # then
    assert [answer.status for answer in answers_in(line.wire.sent)] == [200, 200, 403]
    assert len(seats.asked) == 2


@pytest.mark.parametrize(
    ("origin", "can"),
    [
        ("https://crm.example", True),
        ("http://127.0.0.1:8080", True),
        ("http://[::1]:8080", True),
        ("https://xn--pple-43d.example", True),
        ("chrome-extension://abcdefghijklmnopabcdefghijklmnop", True),
        ("moz-extension://3c6bf0d9-4ac7-4b3f-a1b2-0123456789ab", True),
        ("null", False),
        ("", False),
        ("https://", False),
        ("https://crm.example/", False),
        ("https://CRM.example", False),
        ("https://crm.example.", False),
        ("https://crm..example:x", False),
        ("https://user@crm.example", False),
        ("https://crm.example https://evil.example", False),
        ("https://\u0430pple.example", False),
        ("data:text/html", False),
    ],
)
def test_what_can_be_approved_at_all(origin: str, can: bool) -> None:
    assert can_be_approved(origin) is can
