"""The telephony engine dies in mid-call: its calls end, the agents are told, and a new engine takes over."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from floor import Floor
from staging.telephones import eventually

from cordboard import contract
from cordboard.simulator import cast
from cordboard.simulator.application import SoapFault
from cordboard.simulator.person import NotConnected
from cordboard.telephony.place import Place

pytestmark = [pytest.mark.live, pytest.mark.timeout(180)]

PATIENCE = 60.0
BY_THE_SYSTEM = 0


def engine_of(data: Path) -> int:
    """The process of the engine that lived last: its lock says so. 0 while one is just beginning."""
    return int(Place.of(data).lock.read_text("ascii") or "0")


async def test_an_engine_that_dies_in_mid_call(floor: Floor) -> None:
    # given a conversation
    await floor.log_in()
    await floor.connect()
    data, address = floor.cast.center.data, floor.cast.center.ready.sip_address
    dead = engine_of(data)

    # when the engine is killed
    os.kill(dead, signal.SIGKILL)

    # then the call has ended by the system, and its agent knows and finishes it
    ended = await floor.bystander.wait_for(contract.CallEnded, PATIENCE)
    assert ended.party == BY_THE_SYSTEM
    await floor.finish()
    status = await floor.desk.ask(contract.GetStatus())
    assert (status.loggedIn, status.onCall) == (True, False)

    # and a new engine answers at the same address, where the phone registers again
    await asyncio.gather(floor.cast.customer.hang_up(), floor.cast.phone.hang_up())
    await until_there_is_another(data, dead)
    assert engine_of(data) != dead
    await register_again(floor)
    assert floor.cast.center.ready.sip_address == address

    # and the next caller is served as ever
    await until_ready(floor)
    customer, agent = await floor.connect()
    assert not customer.over.is_set()
    assert not agent.over.is_set()
    await floor.desk.ask(contract.DisconnectCall())
    await floor.finish()

    # and the call log says of each how it ended
    await eventually(lambda: end_causes(data) == ["engine_lost", "normal"], "the causes in the call log")


def end_causes(data: Path) -> list[str]:
    """Why the line of each call ended."""
    with closing(sqlite3.connect(f"file:{data / 'store.db'}?mode=ro", uri=True)) as store:
        return [cause for (cause,) in store.execute("SELECT end_cause FROM calls ORDER BY created_at")]


async def until_there_is_another(data: Path, dead: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while engine_of(data) in {0, dead}:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.1)


async def register_again(floor: Floor) -> None:
    """As a phone does when its registration runs out: until it works."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                await floor.cast.phone.register(
                    floor.cast.center.ready.sip_address, "demo", cast.STATION_SECRET
                )
            except (NotConnected, TimeoutError):
                await asyncio.sleep(0.2)
            else:
                return


async def until_ready(floor: Floor) -> None:
    """The VCC has found the engine and the phone."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                await floor.desk.ask(contract.SetReadyState(stateId=1))
            except SoapFault:
                await asyncio.sleep(0.2)
            else:
                return
