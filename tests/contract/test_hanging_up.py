"""A client that hangs up, over a real connection."""

import socket

from cordboard import contract
from cordboard.contract import OPERATIONS
from cordboard.soap.encode import request_writer

HEAD = b"POST /agent/v2 HTTP/1.1\r\nHost: localhost:8080\r\nContent-Type: text/xml\r\n"


def message(request: contract.Request) -> bytes:
    body = request_writer(OPERATIONS[contract.wire_name(type(request))])(request)
    return HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body


def test_a_pending_poll_is_given_up(served) -> None:
    served.seat.listening = True
    connection = socket.create_connection(("127.0.0.1", served.port), timeout=30)
    connection.sendall(message(contract.CheckEvent(listenerId="L-1", timeout=-1)))
    assert served.seat.polling.wait(30)
    connection.close()
    assert served.seat.given_up.wait(30)


def test_other_operations_are_served_beside_a_pending_poll(served) -> None:
    served.seat.listening = True
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as connection:
        connection.sendall(message(contract.CheckEvent(listenerId="L-1", timeout=-1)))
        assert served.seat.polling.wait(30)
        closing = message(contract.GetCallAttachedVariables()).replace(
            b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1
        )
        status, _, body = served.exchange(closing)
    assert status == 200
    assert b"<ns4:getCallAttachedVariablesResponse/>" in body
    assert served.seat.given_up.wait(30)


def test_a_chunked_request_is_refused_by_the_byte_that_is_too_much(served) -> None:
    chunk = b"10000\r\n" + b" " * 65536 + b"\r\n"
    request = HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 4 + b"1\r\nx\r\n"
    status, _, body = served.exchange(request)
    assert (status, body.split(b":")[0]) == (413, b"TOO_LONG")
    assert served.seat.asked == []
