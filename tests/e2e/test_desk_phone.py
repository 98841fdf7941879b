"""A desk phone that nobody here wrote, in a whole center: its keys dial and transfer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from baresip import Baresip
from staging.telephones import eventually
from switchroom import OUTSIDE, TONES, Agent, Switchroom

from cordboard import contract

pytestmark = [
    pytest.mark.peer("baresip-core", binary="baresip"),
    pytest.mark.live,
    pytest.mark.timeout(180),
]

STATION = "1005"


@dataclass
class Desk:
    """Fay at a baresip, and everybody else."""

    room: Switchroom
    fay: Agent
    keys: Baresip


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with AsyncExitStack() as closing:
        room = await Switchroom.open(tmp_path / "center")
        closing.push_async_callback(room.close)
        host, port = room.center.ready.sip_address
        keys = await Baresip.start(
            tmp_path / "phone", f"{host}:{port}", STATION, "demo", f"phone-{STATION}-demo", TONES["fay"]
        )
        closing.push_async_callback(keys.stop)
        await eventually(keys.is_registered, "its registration")
        fay = room.agents["fay"]
        await fay.ask(contract.Logout(reasonId=0))
        await fay.ask(
            contract.Login(userName="fay", password="demo-fay-1", stationId=STATION, stationType="VoIP")
        )
        yield Desk(room, fay, keys)


async def test_its_keys_dial_and_transfer(desk: Desk) -> None:
    room, fay = desk.room, desk.fay

    # given Fay, who talks to a customer; when she presses the transfer key and Ben's number
    await room.talks("fay")
    await room.hears(customer="fay")
    await desk.keys.press("transfer", "2002")

    # then Ben is offered the call, and has it
    await fay.sees(contract.TransferStarted)
    await room.answers("ben")
    await fay.sees(contract.TransferCompleted, contract.CallFinished)
    await room.hears(customer="ben", ben="customer")

    # and when she dials a number, then that is a call of hers, of which her program hears
    await desk.keys.press("dial", f"sip:{OUTSIDE}@demo")
    initiated = await fay.sees(contract.CallInitiated)
    assert isinstance(initiated, contract.CallInitiated)
    assert initiated.number == OUTSIDE
    await fay.sees(contract.CallStarted)
    await room.hears(expert="fay")

    # and her hold key is her program's
    await desk.keys.press("hold")
    await fay.sees(contract.CallOnHold)
    await room.hears(expert="")
    await desk.keys.press("resume")
    await fay.sees(contract.CallOffHold)
    await room.hears(expert="fay")
    await desk.keys.press("hangup")
    await fay.sees(contract.CallEnded)
    await asyncio.wait_for(room.line("expert").over.wait(), 20)
