"""Browsers that come by TCP: packets find their way, strangers have little time, slow ones lose packets."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from cordboard.telephony.embedded.plane.connections import (
    MOST_OF_STRANGERS,
    MOST_PACKETS,
    MOST_STRANGERS,
    PATIENCE,
    Connections,
)
from cordboard.webrtc import Deframer, frame


@pytest.fixture
def house() -> Iterator[tuple[Connections, int]]:
    connections = Connections()
    yield connections, connections.open("127.0.0.1", 0)
    connections.close()


def dial(port: int) -> socket.socket:
    dialed = socket.create_connection(("127.0.0.1", port), timeout=5)
    dialed.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return dialed


def drained(connections: Connections, enough: int) -> list[tuple[int, bytes]]:
    """What has come, once somebody is there and that many packets have."""
    found: list[tuple[int, bytes]] = []
    while connections.count == 0 or len(found) < enough:
        found += [(number, packet) for number, _, _, packet in connections.drain(0.0)]
    return found


def test_packets_come_and_go(house: tuple[Connections, int]) -> None:
    # given
    connections, port = house
    with dial(port) as browser:
        # when
        browser.sendall(frame(b"one")[:3])
        assert drained(connections, 0) == []
        browser.sendall(frame(b"one")[3:] + frame(b"two"))
        # then
        assert drained(connections, 2) == [(1, b"one"), (1, b"two")]
        assert connections.send(1, b"an answer")
        assert Deframer().take(browser.recv(100)) == [b"an answer"]


def test_who_hangs_up_is_told(house: tuple[Connections, int]) -> None:
    connections, port = house
    ended: list[int] = []
    connections.ended = ended.append
    with dial(port):
        drained(connections, 0)
    while not ended:
        list(connections.drain(0.0))
    assert (ended, connections.count) == ([1], 0)
    assert not connections.send(1, b"too late")


def test_who_is_let_go_is_not_told(house: tuple[Connections, int]) -> None:
    connections, port = house
    ended: list[int] = []
    connections.ended = ended.append
    with dial(port) as browser:
        drained(connections, 0)
        connections.drop(1)
        assert browser.recv(1) == b""
    assert (ended, connections.count) == ([], 0)


def test_a_stranger_has_little_time(house: tuple[Connections, int]) -> None:
    # given one who has proved something, and one who has not
    connections, port = house
    with dial(port) as friend, dial(port) as stranger:
        while connections.count < 2:
            list(connections.drain(0.0))
        connections.trust(1)
        # when
        connections.pass_time(PATIENCE - 1)
        assert connections.count == 2
        connections.pass_time(PATIENCE + 1)
        # then
        assert connections.count == 1
        assert stranger.recv(1) == b""
        assert connections.send(1, b"still here")
        assert Deframer().take(friend.recv(100)) == [b"still here"]


def test_only_so_many_may_try_at_once(house: tuple[Connections, int]) -> None:
    connections, port = house
    strangers = [dial(port) for _ in range(MOST_STRANGERS)]
    while connections.count < MOST_STRANGERS:
        list(connections.drain(0.0))
    with dial(port) as one_more:
        one_more.settimeout(0.01)
        while not _is_cut(one_more):
            list(connections.drain(0.0))
    assert connections.count == MOST_STRANGERS
    for each in strangers:
        each.close()


def _is_cut(connected: socket.socket) -> bool:
    try:
        return connected.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_slow_browser_loses_whole_packets(house: tuple[Connections, int]) -> None:
    # given one who does not read
    connections, port = house
    with dial(port) as browser:
        drained(connections, 0)
        packet = bytes(1_000)
        taken = 0
        while connections.send(1, packet):
            taken += 1
        # when it reads at last
        deframer, heard = Deframer(), []
        browser.settimeout(5)
        while len(heard) < taken:
            heard += deframer.take(browser.recv(65_536))
            list(connections.drain(0.0))
        # then what was taken has come whole
        assert heard == [packet] * taken
        assert connections.send(1, b"and now")


@pytest.mark.parametrize(("proved", "packets"), [(False, MOST_OF_STRANGERS), (True, MOST_PACKETS)])
def test_who_sends_a_flood_is_let_go(house: tuple[Connections, int], proved: bool, packets: int) -> None:
    # given
    connections, port = house
    ended: list[int] = []
    connections.ended = ended.append
    with dial(port) as browser:
        drained(connections, 0)
        (connections.trust if proved else int)(1)
        # when it sends as much as it may, then more
        browser.sendall(frame(b"") * packets)
        assert len(drained(connections, packets)) == packets
        browser.sendall(frame(b"") * packets * 4)
        while not ended:
            list(connections.drain(0.0))
    # then
    assert (ended, connections.count) == ([1], 0)


def test_without_a_port_nothing_comes() -> None:
    connections = Connections()
    assert list(connections.drain(0.0)) == []
    connections.close()


def test_a_port_that_is_taken_is_refused(house: tuple[Connections, int]) -> None:
    other = Connections()
    with pytest.raises(OSError, match="in use"):
        other.open("127.0.0.1", house[1])
    other.close()
