"""Dialogs: names, numbers and ways, from both ends."""

import pytest

from cordboard.sip import Request, parse_message
from cordboard.sip.dialog import as_callee, as_caller
from cordboard.sip.message import response_to

ROUTES = "Record-Route: <sip:p1.example;lr>, <sip:p2.example;lr>\r\n"


def invite(routes=ROUTES, cseq=5):
    message = parse_message(
        f"INVITE sip:b@example.com SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@x>;tag=1\r\n"
        f"To: <sip:b@example.com>\r\nCall-ID: c\r\nCSeq: {cseq} INVITE\r\nContact: <sip:a@192.0.2.1>\r\n"
        f"{routes}\r\n".encode()
    )
    assert isinstance(message, Request)
    return message


def both_ends(routes=ROUTES):
    request = invite(routes)
    fields = [("Contact", "<sip:b@192.0.2.2>")]
    response = response_to(request, 200, "OK", to_tag="2", headers=fields)
    return as_caller(request, response), as_callee(request, "2", local_cseq=0)


def test_both_ends_name_the_same_dialog():
    caller, callee = both_ends()
    assert (caller.id.local_tag, caller.id.remote_tag) == (callee.id.remote_tag, callee.id.local_tag)
    assert caller.call_id == callee.call_id


def test_the_caller_goes_the_way_back_in_reverse():
    caller, callee = both_ends()
    assert [route.uri.host for route in caller.route_set] == ["p2.example", "p1.example"]
    assert [route.uri.host for route in callee.route_set] == ["p1.example", "p2.example"]
    assert str(caller.way().uri) == "sip:b@192.0.2.2"
    assert caller.way().next_hop.host == "p2.example"
    assert callee.way().route_fields[0] == ("Route", "<sip:p1.example;lr>")


def test_without_proxies_the_contact_is_the_next_hop():
    caller, _ = both_ends("")
    assert (str(caller.way().next_hop), caller.way().route_fields) == ("sip:b@192.0.2.2", [])


def test_a_strict_router_is_addressed_itself():
    caller, _ = both_ends("Record-Route: <sip:p1.example>, <sip:old.example>\r\n")
    way = caller.way()
    assert (str(way.uri), str(way.next_hop)) == ("sip:old.example", "sip:old.example")
    assert [value for _, value in way.route_fields] == ["<sip:p1.example>", "<sip:b@192.0.2.2>"]


@pytest.mark.parametrize(("number", "accepted"), [(4, False), (5, False), (6, True), (900, True)])
def test_only_higher_numbers_are_accepted(number, accepted):
    _, callee = both_ends()
    after = callee.accept(invite(cseq=number))
    assert (after is not None) is accepted


def test_a_refresh_moves_the_target_but_not_the_route():
    caller, _ = both_ends()
    moved = caller.refreshed(invite())
    assert str(moved.remote_target) == "sip:a@192.0.2.1"
    assert moved.route_set == caller.route_set
