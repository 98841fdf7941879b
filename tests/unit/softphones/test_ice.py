"""STUN and TURN servers, and passwords that a TURN server believes."""

from __future__ import annotations

import base64
import hashlib
import hmac

from cordboard.softphones import IceServers, Turn

TURN = Turn(urls=("turn:turn.example?transport=udp",), secret=b"north", seconds=3600)


def test_a_turn_server_believes_the_password_that_the_secret_makes() -> None:
    # given
    servers = IceServers((), TURN, lambda: 1_700_000_000_000).servers_for("ada@demo")
    # then, as coturn works it out
    (relay,) = servers
    assert (relay.urls, relay.username) == (TURN.urls, "1700003600:ada@demo")
    expected = hmac.new(b"north", relay.username.encode(), hashlib.sha1).digest()
    assert base64.b64decode(relay.credential) == expected


def test_a_name_cannot_break_out_of_a_header() -> None:
    (relay,) = IceServers((), TURN, lambda: 0).servers_for('a"\r\n;@demo')
    assert relay.username == "3600:a%22%0D%0A%3B@demo"


def test_without_servers_there_are_none() -> None:
    assert IceServers((), None, lambda: 0).servers_for("ada@demo") == ()


def test_the_secret_is_not_shown() -> None:
    assert "north" not in repr(TURN)
