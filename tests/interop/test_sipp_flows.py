"""The basic call flows of RFC 3665 with sipp at the other end, as far as they concern a user agent.

| RFC 3665 | Flow | Here, or in `test_sipp_engine.py` (E) |
|---|---|---|
| 2.1 | registration | E `test_a_phone_registers_by_digest_and_is_called` |
| 2.2 | update of the contact list | `test_a_phone_adds_a_second_place` |
| 2.3 | request for the contact list | `test_a_phone_asks_where_it_is` |
| 2.4 | cancellation | `test_a_phone_says_good_bye` |
| 2.5 | refused registration | E `test_a_phone_with_a_wrong_secret_is_not_registered` |
| 3.1 | a call from end to end | E `test_a_carrier_answers_and_is_hung_up` |
| 3.2, 3.4, 3.5 | through proxies; their failure is theirs | `test_a_call_through_two_proxies` |
| 3.3 | proxies that want a proof | `test_a_call_through_two_proxies_that_want_a_proof` |
| 3.6 | redirected; description in ACK | `test_a_redirected_call`, `test_a_caller_who_describes_in_the_ack` |
| 3.7 | re-INVITE with another address | `test_a_caller_moves` |
| 3.8 | no answer | E `test_a_carrier_rings_until_we_give_up`, `test_a_caller_cancels` |
| 3.9 | busy | E `test_a_carrier_refuses` |
| 3.10 | no response | `test_a_carrier_that_is_not_there`, E `test_a_carrier_refuses` (408) |
| 3.11 | not available now | `test_nobody_is_available` |
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sipp import (
    SDP,
    Sipp,
    accept,
    acknowledge,
    answer_call,
    ask,
    expect,
    free_port,
    get_through,
    hear,
    kinds,
    part,
    reply,
    wait,
)
from switch import CARRIER, DESK, LEG, PHONE, Switch, open_switch, proof, registration

from cordboard.vcc.center import Trunk
from cordboard.vcc.ids import TrunkId
from cordboard.vcc.telephony import (
    By,
    HangupCause,
    LegAnswered,
    LegEnded,
    LegHeld,
    LegIncoming,
    StationLost,
    StationRegistered,
)

pytestmark = [
    pytest.mark.peer("sip-tester", binary="sipp"),
    pytest.mark.serial,
    pytest.mark.timeout(120),
]

PROVEN = TrunkId("proven")
OUR_PLACE = "Contact: <sip:[caller]@[contact]>\n"
"""The line that sipp's requests have by themselves."""


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
async def switch(tmp_path: Path, port: int) -> AsyncIterator[Switch]:
    trunks = (
        Trunk(id=CARRIER, host="127.0.0.1", port=port),
        Trunk(id=PROVEN, host="127.0.0.1", port=port, user="us", secret="sesame"),
    )
    async with open_switch(tmp_path, *trunks) as switch:
        switch.answering = True
        yield switch


# -- registration ----------------------------------------------------------------------------------------


def again(number: int, *headers: str, contact: str = "") -> list[str]:
    """REGISTER once more, with a fresh challenge: sipp proves itself to the last one it heard."""
    line = f"{contact}\n" if contact else ""
    first = ask("REGISTER", number, *headers).replace(OUR_PLACE, line)
    second = ask("REGISTER", number + 1, proof(), *headers).replace(OUR_PLACE, line)
    return [first, hear(401, auth=True), second, hear(200)]


async def registers(switch: Switch, folder: Path, *steps: str) -> list[list[str]]:
    """Run a phone that registers and goes on; gives the places in each 200 that it got."""
    run = [*registration(), hear(200), *steps]
    phone = await Sipp.start(run, folder / "phone", free_port(), switch.server, **DESK)
    answers = [one for one in await phone.ends_well() if one.is_response and one.status == 200]
    return [[place.partition(";")[0] for place in one.all("Contact")] for one in answers]


async def test_a_phone_adds_a_second_place(switch: Switch, tmp_path: Path) -> None:
    # given a phone that registers, when it names a second place, then both are known
    elsewhere = "<sip:101@127.0.0.1:9>"
    first, second = await registers(
        switch, tmp_path, *again(3, "Expires: 60", contact=f"Contact: {elsewhere}")
    )
    assert len(first) == 1
    assert sorted(second) == sorted([*first, elsewhere])
    # and this is no news
    assert len(switch.all(StationRegistered)) == 1


async def test_a_phone_asks_where_it_is(switch: Switch, tmp_path: Path) -> None:
    # given a phone that registers, when it names no place, then it hears the one it has
    first, second = await registers(switch, tmp_path, *again(3))
    assert second == first
    assert switch.all(StationLost) == []


async def test_a_phone_says_good_bye(switch: Switch, tmp_path: Path) -> None:
    # given a phone that registers, when it takes all its places back, then it is gone
    first, second = await registers(switch, tmp_path, *again(3, "Expires: 0", contact="Contact: *"))
    assert (len(first), second) == (1, [])
    assert [each.station for each in switch.all(StationLost)] == [PHONE]


# -- calls through others --------------------------------------------------------------------------------


async def test_a_call_through_two_proxies(switch: Switch, port: int, tmp_path: Path) -> None:
    # given a caller behind two proxies that stay in the path; sipp is both, and the far end
    nearer, farther = "<sip:127.0.0.1:[local_port];lr;a>", "<sip:192.0.2.9;lr>"
    path = (f"Record-Route: {nearer}", f"Record-Route: {farther}")
    steps = [*get_through(1, *path), expect("BYE"), accept()]
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)
    leg = (await switch.until(LegAnswered)).leg

    # when we hang up
    switch.hang_up(leg)

    # then it goes the way back, the nearer proxy first (RFC 3261 section 12.1.1)
    heard = await sipp.ends_well()
    bye = next(one for one in heard if one.start.startswith("BYE"))
    routes = [nearer.replace("[local_port]", str(port)), farther]
    assert bye.all("Route") == routes
    assert next(one for one in heard if one.is_response and one.status == 200).all("Record-Route") == routes


async def test_a_call_through_two_proxies_that_want_a_proof(
    switch: Switch, port: int, tmp_path: Path
) -> None:
    # given two proxies in a row, each of which wants its own proof
    def wants(realm: str) -> list[str]:
        challenge = f'Proxy-Authenticate: Digest realm="{realm}", nonce="{realm}1", algorithm=MD5, qop="auth"'
        return [expect("INVITE"), reply(407, "Proof", challenge), expect("ACK")]

    answering = [expect("INVITE"), answer_call(), expect("ACK"), expect("BYE"), accept()]
    sipp = await Sipp.start(
        [*wants("near"), *wants("far"), *answering], tmp_path / "sipp", port, switch.server
    )

    # when we call
    switch.call(trunk=PROVEN)
    await switch.until(LegAnswered)
    switch.hang_up(LEG)

    # then each got it, and each attempt has a number of its own
    invites = [one for one in await sipp.ends_well() if one.start.startswith("INVITE")]
    assert [one.one("CSeq") for one in invites] == ["1 INVITE", "2 INVITE", "3 INVITE"]
    assert 'realm="near"' in invites[1].one("Proxy-Authorization")
    assert 'realm="far"' in "".join(invites[2].all("Proxy-Authorization"))


async def test_a_redirected_call(switch: Switch, port: int, tmp_path: Path) -> None:
    # given a carrier that knows somebody else
    steps = [expect("INVITE"), reply(302, "Elsewhere", "Contact: <sip:x@192.0.2.7>"), expect("ACK")]
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)

    # when we call, then we do not follow: whom we call is not for others to say
    switch.call()
    ended = await switch.ended()
    assert (ended.cause, ended.status) == (HangupCause.FAILED, 302)
    assert kinds(await sipp.ends_well()) == {"INVITE", "ACK"}


# -- descriptions ----------------------------------------------------------------------------------------


async def test_a_caller_who_describes_in_the_ack(switch: Switch, port: int, tmp_path: Path) -> None:
    # given a caller who leaves it to us to offer
    answer = acknowledge(1).replace("Content-Length: [len]\n\n", _DESCRIBED)
    silent = ask("INVITE", 1)
    steps = [silent, hear(100, maybe=True), hear(180, maybe=True), hear(200, begins=True), answer, *part()]
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)

    # when their answer comes with the ACK, then both can talk
    leg = (await switch.until(LegIncoming)).leg
    await switch.until(LegAnswered)
    assert (await switch.ended(leg)).cause is HangupCause.NORMAL
    ours = next(one for one in await sipp.ends_well() if one.is_response and one.status == 200)
    assert ours.body.startswith("v=0")


_DESCRIBED = f"Content-Type: application/sdp\nContent-Length: [len]\n\n{SDP.strip()}\n"


async def test_a_caller_moves(switch: Switch, port: int, tmp_path: Path) -> None:
    # given a caller whose address changes in the call: Contact and description say so
    moved = ask("INVITE", 2, uri="[next_url]", body=SDP).replace("a=ptime:20", "a=ptime:20\na=x-moved")
    moved = moved.replace("[auto_media_port]", "[auto_media_port+2]").replace("53655765 23", "53655765 24")
    moves = [moved.replace("<sip:[caller]@", "<sip:moved@"), hear(100, maybe=True), hear(200), acknowledge(2)]
    steps = [*get_through(), *moves, expect("BYE"), accept()]
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)
    leg = (await switch.until(LegAnswered)).leg

    # when we hang up once they have moved
    await sipp.has_sent("CSeq: 2 ACK")
    switch.hang_up(leg)

    # then BYE goes to the new place, and nobody was held
    heard = await sipp.ends_well()
    assert next(one for one in heard if one.start.startswith("BYE")).start.startswith("BYE sip:moved@")
    assert switch.all(LegHeld) == []


# -- in vain ---------------------------------------------------------------------------------------------


async def test_a_carrier_that_is_not_there(switch: Switch, port: int, tmp_path: Path) -> None:
    # given a carrier that hears and says nothing
    sipp = await Sipp.start([expect("INVITE"), wait(3000)], tmp_path / "sipp", port, switch.server)

    # when our patience ends
    switch.call(seconds=2.5)
    ended = await switch.ended()

    # then it was asked again and again, and got no CANCEL, which nothing heard would match
    assert (ended.cause, ended.by, ended.status) == (HangupCause.NO_ANSWER, By.SYSTEM, 0)
    methods = [one.method for one in await sipp.ends_well()]
    assert methods.count("INVITE") >= 2
    assert "CANCEL" not in methods


async def test_nobody_is_available(switch: Switch, port: int, tmp_path: Path) -> None:
    # given a carrier whose subscriber rings, and then is not there
    steps = [expect("INVITE"), reply(180, "Ringing"), reply(480, "Nobody"), expect("ACK")]
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)

    # when we call, then it is told as nobody's answer
    switch.call()
    ended = await switch.ended()
    assert (ended.cause, ended.by, ended.status) == (HangupCause.NO_ANSWER, By.THEM, 480)
    assert switch.all(LegEnded) == [ended]
    assert kinds(await sipp.ends_well()) == {"INVITE", "ACK"}
