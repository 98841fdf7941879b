"""The lite side of ICE: who knows the password is answered and chooses the path, nobody else is."""

from __future__ import annotations

import pytest

from cordboard.webrtc import Credentials, IceAgent, Path, StunMessage, parse_stun, stun, ufrag_of
from cordboard.webrtc.stun import Kind

OURS = Credentials("ours", "password+of+ours+22+ch")
THEIRS = Credentials("them", "password+of+theirs+22c")
NEW_OURS = Credentials("new-ours".replace("-", "+"), "another+password+22+ch")
NEW_THEIRS = Credentials("new+them", "another+password+their")
HOME, CAFE = Path(0, "192.0.2.1", 5000), Path(0, "198.51.100.9", 6000)
TCP = Path(3, "192.0.2.1", 7000)
TRANSACTION = b"transaction."
CHOOSES = (stun.USE_CANDIDATE, b"")
CONTROLLING = (stun.ICE_CONTROLLING, bytes(8))


def agent() -> IceAgent:
    return IceAgent(OURS, THEIRS, now=0.0)


def check(
    *more: tuple[int, bytes],
    name: str = "ours:them",
    password: str | None = OURS.password,
    kind: Kind = Kind.REQUEST,
) -> StunMessage:
    said = [(stun.USERNAME, name.encode()), (stun.PRIORITY, bytes(4)), *(more or (CONTROLLING,))]
    return parse_stun(stun.build(kind, TRANSACTION, said, password))


def answer(octets: bytes | None) -> StunMessage:
    assert octets is not None
    return parse_stun(octets)


def code(message: StunMessage) -> int:
    value = message.attributes[stun.ERROR_CODE]
    return value[2] * 100 + value[3]


def test_a_check_is_answered_with_where_it_came_from() -> None:
    # given / when
    ice = agent()
    said = answer(ice.receive(check(), HOME, 5.0))
    # then
    assert (said.kind, said.transaction) == (Kind.SUCCESS, TRANSACTION)
    assert stun.read_xor_address(said.attributes[stun.XOR_MAPPED_ADDRESS], TRANSACTION) == ("192.0.2.1", 5000)
    assert said.is_sealed_with(OURS.password)
    assert said.has_fingerprint
    assert (ice.paths, ice.selected, ice.checked_at) == ((HOME,), None, 5.0)


def test_the_peer_chooses_the_path_and_may_choose_another() -> None:
    ice = agent()
    ice.receive(check(CONTROLLING, CHOOSES), HOME, 1.0)
    assert ice.selected == HOME
    ice.receive(check(CONTROLLING), CAFE, 2.0)
    assert ice.selected == HOME
    ice.receive(check(CONTROLLING, CHOOSES), CAFE, 3.0)
    assert ice.selected == CAFE


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (check(password="another password"), 401),
        (check(password=THEIRS.password), 401),
        (check(name="ours:somebody"), 401),
        (check(name="somebody:them"), 401),
        (check(name="them:ours"), 401),
        (check(password=None), 400),
        (parse_stun(stun.build(Kind.REQUEST, TRANSACTION, [], OURS.password)), 400),
    ],
)
def test_who_does_not_know_the_password_changes_nothing(message: StunMessage, expected: int) -> None:
    ice = agent()
    said = answer(ice.receive(message, HOME, 9.0))
    assert (said.kind, code(said)) == (Kind.ERROR, expected)
    assert (ice.paths, ice.selected, ice.checked_at) == ((), None, 0.0)


def test_a_check_without_a_fingerprint_is_refused() -> None:
    sealed = stun.build(Kind.REQUEST, TRANSACTION, [(stun.USERNAME, b"ours:them")], OURS.password)[:-8]
    bare = sealed[:2] + (len(sealed) - 20).to_bytes(2, "big") + sealed[4:]
    assert code(answer(agent().receive(parse_stun(bare), HOME, 1.0))) == 400


@pytest.mark.parametrize("kind", [Kind.INDICATION, Kind.SUCCESS, Kind.ERROR])
def test_what_asks_nothing_is_not_answered(kind: Kind) -> None:
    ice = agent()
    assert ice.receive(check(kind=kind), HOME, 1.0) is None
    assert ice.paths == ()


def test_another_method_is_not_answered() -> None:
    octets = bytearray(stun.build(Kind.REQUEST, TRANSACTION, [], None)[:-8])
    octets[1], octets[3] = 3, 0  # Allocate, of TURN
    assert agent().receive(parse_stun(bytes(octets)), HOME, 1.0) is None


def test_who_believes_to_be_controlled_changes_its_mind() -> None:
    ice = agent()
    said = answer(ice.receive(check((stun.ICE_CONTROLLED, b"\xff" * 8), CHOOSES), HOME, 1.0))
    assert (said.kind, code(said)) == (Kind.ERROR, 487)
    assert said.is_sealed_with(OURS.password)
    assert ice.selected is None


def test_what_must_be_understood_and_is_not_is_named() -> None:
    ice = agent()
    said = answer(ice.receive(check(CONTROLLING, (0x7FFF, b""), CHOOSES), HOME, 1.0))
    assert code(said) == 420
    assert said.attributes[stun.UNKNOWN_ATTRIBUTES] == b"\x7f\xff"
    assert ice.paths == ()


def test_a_restart_keeps_the_path_until_the_peer_has_chosen_anew() -> None:
    # given
    ice = agent()
    ice.receive(check(CONTROLLING, CHOOSES), HOME, 1.0)
    # when
    ice.restart(NEW_OURS, NEW_THEIRS)
    # then the old password counts until the first choice with the new one
    assert ice.ufrags == ("ours", "new+ours")
    assert answer(ice.receive(check(), HOME, 2.0)).kind is Kind.SUCCESS
    assert ice.selected == HOME
    renewed = check(CONTROLLING, CHOOSES, name="new+ours:new+them", password=NEW_OURS.password)
    assert answer(ice.receive(renewed, CAFE, 3.0)).is_sealed_with(NEW_OURS.password)
    assert (ice.selected, ice.ufrags) == (CAFE, ("new+ours",))
    assert code(answer(ice.receive(check(), HOME, 4.0))) == 401


def test_old_credentials_choose_nothing_after_a_restart() -> None:
    ice = agent()
    ice.receive(check(CONTROLLING, CHOOSES), HOME, 1.0)
    ice.restart(NEW_OURS, NEW_THEIRS)
    ice.receive(check(CONTROLLING, CHOOSES), CAFE, 2.0)
    assert ice.selected == HOME


def test_a_second_restart_replaces_the_first() -> None:
    ice = agent()
    ice.restart(NEW_OURS, NEW_THEIRS)
    ice.restart(Credentials("third", "b" * 22), THEIRS)
    assert ice.ufrags == ("ours", "third")


def test_a_connection_that_ends_takes_its_path_with_it() -> None:
    ice = agent()
    ice.receive(check(CONTROLLING, CHOOSES), TCP, 1.0)
    ice.receive(check(CONTROLLING), HOME, 2.0)
    ice.lose(3)
    assert (ice.paths, ice.selected) == ((HOME,), None)


def test_paths_are_bounded_and_the_chosen_one_stays() -> None:
    ice = agent()
    ice.receive(check(CONTROLLING, CHOOSES), HOME, 0.0)
    for port in range(1, 100):
        ice.receive(check(), Path(0, "203.0.113.1", port), float(port))
    assert len(ice.paths) <= 33
    assert HOME in ice.paths
    assert Path(0, "203.0.113.1", 99) in ice.paths


def test_a_check_says_whom_it_is_for() -> None:
    assert ufrag_of(check()) == "ours"
    assert ufrag_of(check(name="nonsense")) == "nonsense"
    assert ufrag_of(parse_stun(stun.build(Kind.REQUEST, TRANSACTION, [], None))) == ""


def test_a_password_does_not_show() -> None:
    assert OURS.password not in repr(OURS)
