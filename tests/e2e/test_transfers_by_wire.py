"""Transfers that a desk phone or a carrier does by SIP, in a whole center: sipp is both.

RFC 5589 and RFC 3891 are gone through in tests/interop; here a SOAP program hears what becomes of the calls.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sipp import (
    Sipp,
    accept,
    acknowledge,
    ask,
    call,
    expect,
    free_port,
    get_through,
    hear,
    part,
    pause,
)
from staging.telephones import eventually
from switchroom import OUTSIDE, Switchroom
from wire_reader import WireMessage

from cordboard import contract
from cordboard.simulator import cast

pytestmark = [
    pytest.mark.peer("sip-tester", binary="sipp"),
    pytest.mark.live,
    pytest.mark.timeout(180),
    pytest.mark.asyncio(loop_scope="module"),
]

SIPFRAG = "Content-Type: message/sipfrag;version=2.0"
LEFT = [expect("BYE"), accept()]
TOLD = [expect("NOTIFY"), accept()]


def by_refer(document: dict[str, Any]) -> None:
    """The carrier proves itself, wherever it calls from, and transfers by REFER."""
    carrier = next(each for each in document["trunks"] if each["name"] == "carrier")
    carrier |= {"user": "fabric", "secret": "trunk-fabric-demo", "transfer": "refer"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def building(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Switchroom]:
    place = await Switchroom.open(tmp_path_factory.mktemp("center"), by_refer)
    yield place
    await place.close()


@pytest_asyncio.fixture(loop_scope="module")
async def room(building: Switchroom) -> AsyncIterator[Switchroom]:
    yield building
    await building.everybody_hangs_up()


async def through(
    room: Switchroom,
    folder: Path,
    user: str,
    secret: str,
    dialed: str,
    *then: str,
    headers: tuple[str, ...] = (),
) -> Sipp:
    """`user` calls `dialed`, proves who they are, gets through and does what is said then."""
    proof = f"[authentication username={user} password={secret}]"
    challenged = [*call(1, *headers), hear(401, auth=True), acknowledge(1, failed=True)]
    steps = [*challenged, *get_through(2, proof, *headers), *then]
    host, port = room.center.ready.sip_address
    return await Sipp.start(steps, folder, free_port(), f"{host}:{port}", service=dialed, caller=user)


async def line(
    room: Switchroom, folder: Path, dialed: str, *then: str, headers: tuple[str, ...] = ()
) -> Sipp:
    """Ada's phone calls on a line of its own."""
    return await through(room, folder, "1001", "phone-1001-demo", dialed, *then, headers=headers)


async def dialog_of(sipp: Sipp) -> str:
    """The call of this line as Replaces names it: our tag, then the phone's."""

    def ack() -> WireMessage | None:
        sent, _ = sipp.crossed()
        return next((one for one in sent if one.start.startswith("ACK") and one.one("CSeq")[0] == "2"), None)

    found = await eventually(ack, "the call of a line")
    to_tag, from_tag = (found.one(name).partition(";tag=")[2] for name in ("To", "From"))
    return f"{found.one('Call-ID')};to-tag={to_tag};from-tag={from_tag}"


def into(replaces: str) -> str:
    """A Refer-To that wants the other end of that call."""
    named = replaces.replace(";", "%3B").replace("=", "%3D").replace("@", "%40")
    return f"Refer-To: <sip:cordboard@[remote_ip]:[remote_port]?Replaces={named}&Require=replaces>"


async def test_a_phone_joins_its_two_lines(room: Switchroom, tmp_path: Path) -> None:
    ada, ben = room.agents["ada"], room.agents["ben"]

    # given Ada's phone, which talks to Ben on one line and has the expert on another
    first = await line(room, tmp_path / "first", "2002", *LEFT)
    await room.answers("ben")
    await ada.sees(contract.CallInitiated, contract.CallStarted)
    join = ask("REFER", 3, into(await dialog_of(first)), uri="[next_url]")
    joins = [pause(1500), join, hear(202), *TOLD, *LEFT, *TOLD]
    second = await line(room, tmp_path / "second", OUTSIDE, *joins)
    await ada.sees(contract.TransferStarted, contract.CallOnHold, contract.CallStarted)

    # when it joins the two, then Ada is out of it, and they hear each other
    await ada.sees(contract.TransferCompleted, contract.CallFinished)
    await ben.sees(contract.ConferenceParticipantAdded)
    await room.hears(ben="expert", expert="ben")
    told = [one.body.split(" ")[1] for one in await second.ends_well() if one.start.startswith("NOTIFY")]
    assert told == ["100", "200"]
    await first.ends_well()


async def test_a_phone_goes_on_on_another_line(room: Switchroom, tmp_path: Path) -> None:
    ada = room.agents["ada"]

    # given Ada's phone in a call
    first = await line(room, tmp_path / "first", OUTSIDE, *LEFT)
    await ada.sees(contract.CallInitiated, contract.CallStarted)

    # when another line takes its place, then the first one is let go, and the call goes on
    place = (f"Replaces: {await dialog_of(first)}", "Require: replaces")
    other = await line(room, tmp_path / "other", "1001", pause(1000), *part(3), headers=place)
    await first.ends_well()
    status = await ada.ask(contract.GetStatus())
    assert status.callConnected

    # and it ends with that line
    await other.ends_well()
    await ada.sees(contract.CallEnded)
    await asyncio.wait_for(room.line("expert").over.wait(), 20)
    words = await ada.ask(contract.GetCampaignDispositions(campaignId=0))
    word = next(each.id for each in words if each.name != "Do Not Call")
    await ada.ask(contract.FinishCall(disposition=word, comments=""))


async def test_a_carrier_connects_two_by_itself(room: Switchroom, tmp_path: Path) -> None:
    ada = room.agents["ada"]

    # given a customer on the trunk over which the expert is called, too
    agrees = [expect("REFER"), accept(202, "Accepted", "Contact: <sip:sipp@[contact]>")]
    over = "Subscription-State: terminated;reason=noresource"
    tells = ask("NOTIFY", 3, "Event: refer", over, SIPFRAG, uri="[next_url]", body="SIP/2.0 200 OK")
    await ada.ask(contract.SetReadyState(stateId=1))
    customer = await through(
        room,
        tmp_path / "customer",
        "fabric",
        "trunk-fabric-demo",
        cast.NUMBER,
        *agrees,
        tells,
        hear(200),
        *LEFT,
    )
    await room.answers("ada")
    await ada.sees(contract.CallStarted)

    # when Ada sends them to the expert, then the carrier is asked to connect the two, and our lines are free
    await ada.ask(contract.TransferCall(number=OUTSIDE, warm=False))
    await ada.sees(contract.TransferStarted, contract.TransferCompleted, contract.CallFinished)
    refer = next(one for one in await customer.ends_well() if one.start.startswith("REFER"))
    assert "Replaces=" in refer.one("Refer-To")
    await asyncio.wait_for(room.line("expert").over.wait(), 20)
