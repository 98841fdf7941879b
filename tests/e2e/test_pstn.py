"""An agent who works at an outside number: called at login, held, let go at logout."""

from __future__ import annotations

import asyncio

import pytest
from ears import hears, hears_not
from floor import Floor
from reloading import read_again, rewrite

from cordboard import contract
from cordboard.media.speech import speech
from cordboard.simulator import cast
from cordboard.simulator.person import Conversation, Person

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]

HOME = "+14155550150"


async def work_at_home(floor: Floor) -> Conversation:
    """The agent logs in and is ready at an outside number, which is answered behind the trunk `carrier`."""
    login = contract.Login(userName=cast.AGENT, password=cast.PASSWORD, stationId=HOME, stationType="PSTN")
    logging_in = asyncio.ensure_future(floor.desk.ask(login))
    at_home = await floor.cast.customer.be_called()
    await logging_in
    await floor.desk.ask(contract.SetReadyState(stateId=1))
    return at_home


async def mobile_customer(floor: Floor) -> Person:
    """A customer behind a trunk of their own."""
    customer = await Person.open("+14155550177", speech(cast.AGENT_VOICE, 20_000, seed=3))
    host, port = customer.address
    mobile = {"name": "mobile", "host": host, "port": port, "outbound": False}
    rewrite(floor.cast.center.center, lambda document: document["trunks"].append(mobile))
    await read_again(floor.cast.center)
    return customer


async def test_an_agent_at_home(floor: Floor) -> None:
    # given an agent whose outside number is answered behind the trunk
    at_home = await work_at_home(floor)

    # when nothing happens for a while, then the line stays
    assert (await floor.desk.ask(contract.GetStatus())).ready is True
    assert not at_home.over.is_set()

    # when the agent logs out, then it is let go
    await floor.desk.ask(contract.Logout(reasonId=0))
    await asyncio.wait_for(at_home.over.wait(), 30)
    assert (await floor.desk.ask(contract.GetStatus())).loggedIn is False


async def test_a_conversation_outlives_the_agent_s_line(floor: Floor) -> None:
    # given an agent at home and a customer who talk
    caller = await mobile_customer(floor)
    at_home = await work_at_home(floor)
    customer = await caller.call(floor.cast.center.ready.sip_address, cast.NUMBER)
    await floor.bystander.wait_for(contract.IncomingCall)
    await floor.desk.ask(contract.SoftphonePickupPhone())
    started = await floor.bystander.wait_for(contract.CallStarted)
    await hears(customer, cast.CUSTOMER_VOICE)
    await hears(at_home, cast.AGENT_VOICE)

    # when the line to the agent's home is lost
    await floor.cast.customer.hang_up()

    # then it is called again at once, in the same call, and both hear each other
    again = await floor.cast.customer.be_called()
    await hears(customer, cast.CUSTOMER_VOICE)
    await hears(again, cast.AGENT_VOICE)
    status = await floor.desk.ask(contract.GetStatus())
    assert (status.loggedIn, status.onCall) == (True, True)
    assert not customer.over.is_set()

    # and the call ends as any other, while the new line stays
    await floor.desk.ask(contract.DisconnectCall())
    ended = await floor.bystander.wait_for(contract.CallEnded)
    assert ended.callSessionId == started.callSessionId
    await asyncio.wait_for(customer.over.wait(), 30)
    await floor.finish()
    await hears_not(again, cast.AGENT_VOICE)
    assert not again.over.is_set()
    await caller.close()
