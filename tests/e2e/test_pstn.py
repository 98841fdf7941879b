"""An agent who works at an outside number: called at login, held, let go at logout."""

from __future__ import annotations

import asyncio

import pytest
from floor import Floor

from cordboard import contract
from cordboard.simulator import cast

pytestmark = [pytest.mark.serial, pytest.mark.timeout(120)]

HOME = "+14155550150"


async def test_an_agent_at_home(floor: Floor) -> None:
    # given an agent whose outside number is answered behind the trunk
    login = contract.Login(userName=cast.AGENT, password=cast.PASSWORD, stationId=HOME, stationType="PSTN")
    logging_in = asyncio.ensure_future(floor.desk.ask(login))
    at_home = await floor.cast.customer.be_called()
    await logging_in
    await floor.desk.ask(contract.SetReadyState(stateId=1))

    # when nothing happens for a while, then the line stays
    assert (await floor.desk.ask(contract.GetStatus())).ready is True
    assert not at_home.over.is_set()

    # when the agent logs out, then it is let go
    await floor.desk.ask(contract.Logout(reasonId=0))
    await asyncio.wait_for(at_home.over.wait(), 30)
    assert (await floor.desk.ask(contract.GetStatus())).loggedIn is False
