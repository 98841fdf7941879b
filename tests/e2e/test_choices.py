"""Agents choose at a living center: who hears them, who takes the call, and when the number rests."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest
from floor import Floor

from cordboard import contract
from cordboard.contract import codes
from cordboard.media.speech import Voice, speech
from cordboard.simulator import cast
from cordboard.simulator.application import Application
from cordboard.simulator.earwitness import Earwitness
from cordboard.simulator.person import Conversation, Person

pytestmark = [pytest.mark.live, pytest.mark.timeout(90)]

COLLEAGUE, COLLEAGUE_PASSWORD, COLLEAGUE_STATION = "ben", "demo-ben-1", "1002"
LISTEN = 0.5
"""Seconds of sound that are long enough to tell speech from silence."""
PATIENCE = 45.0
AUDIBLE = 100.0
"""Mean level of 16-bit sound that is more than silence."""


async def heard_until(conversation: Conversation, *, loud: bool) -> None:
    """Wait until what this person hears is speech, or silence, for half a second."""
    async with asyncio.timeout(PATIENCE):
        while await _is_loud(conversation) is not loud:
            pass


async def _is_loud(conversation: Conversation) -> bool:
    clock = asyncio.get_running_loop()
    start = clock.time()
    await asyncio.sleep(LISTEN)
    sound = conversation.heard.between(start, start + LISTEN).astype(np.float64)
    return bool(sound.size) and float(np.abs(sound).mean()) > AUDIBLE


async def test_a_muted_agent_is_not_heard_but_hears(floor: Floor) -> None:
    # given a conversation
    await floor.log_in()
    customer, agent = await floor.connect()
    await heard_until(customer, loud=True)

    # when the agent mutes herself, then the customer hears nothing, and she still hears the customer
    await floor.desk.ask(contract.SetMute(mute=True))
    await heard_until(customer, loud=False)
    await heard_until(agent, loud=True)

    # when she is back, then the customer hears her again
    await floor.desk.ask(contract.SetMute(mute=False))
    await heard_until(customer, loud=True)


async def test_what_is_written_down_in_a_call_and_when_the_number_rests(floor: Floor) -> None:
    # given a conversation
    await floor.log_in()
    await floor.connect()

    # when the agent writes down the order, then every application can read it
    variables = await floor.desk.ask(contract.GetCallAttachedVariables())
    order = next(each for each in variables if (each.groupName, each.name) == ("Order", "number"))
    await floor.desk.ask(contract.SetCallAttachedVariable(id=order.id, value="AB123456"))
    await floor.bystander.wait_for(contract.CallUpdated)
    variables = await floor.desk.ask(contract.GetCallAttachedVariables())
    assert next(each.value for each in variables if each.id == order.id) == "AB123456"

    # when she finishes, then the call is over and has its disposition
    finished = await floor.finish()
    assert finished.callLength is not None
    assert (await floor.desk.ask(contract.GetStatus())).onCall is False


async def test_a_rejected_call_is_taken_by_a_colleague(floor: Floor) -> None:
    # given two agents who are ready, the second at a hosted seat
    ready = floor.cast.center.ready
    phone = await Person.open(COLLEAGUE_STATION, speech(Voice.HIGH, 5_000, seed=3))
    await phone.register(ready.sip_address, "demo", "phone-1002-demo")
    url = ready.soap.replace("/agent/v2", f"/seat/{COLLEAGUE}/agent/v2")
    colleague = Application(url, COLLEAGUE, COLLEAGUE_PASSWORD)
    listener = Earwitness(colleague)
    await listener.start("colleague")
    await floor.log_in()
    await colleague.ask(
        contract.Login(
            userName=COLLEAGUE,
            password=COLLEAGUE_PASSWORD,
            stationId=COLLEAGUE_STATION,
            stationType="VoIP",
        )
    )
    await colleague.ask(contract.SetReadyState(stateId=2))
    (other,) = await floor.desk.ask(contract.GetAvailableAgents())
    assert other.name == "ben@demo"

    # when a customer calls and the first agent refuses
    calling = asyncio.create_task(floor.cast.customer.call(ready.sip_address, cast.NUMBER))
    await floor.bystander.wait_for(contract.IncomingCall, PATIENCE)
    await floor.desk.ask(contract.RejectCall())

    # then her colleague takes the call, and she stays ready
    await listener.wait_for(contract.IncomingCall, PATIENCE)
    await colleague.ask(contract.SoftphonePickupPhone())
    conversation = await phone.be_called()
    customer = await calling
    await heard_until(customer, loud=True)
    await heard_until(conversation, loud=True)
    assert (await floor.desk.ask(contract.GetStatus())).ready is True
    (state,) = [
        each for each in await floor.desk.ask(contract.GetAgentStates()) if each.agentId == other.agentId
    ]
    assert state.state == codes.AgentStateCode.ON_CALL

    await listener.stop()
    await colleague.close()
    await phone.close()
