"""A softphone through the worst of a day: the VCC is killed in a conversation, and its token revoked."""

from __future__ import annotations

import asyncio

import pytest
from by_tone import PATIENCE, hears
from floor import Floor

from cordboard import contract
from cordboard.media import tones
from cordboard.simulator import cast
from cordboard.simulator.application import SoapFault
from cordboard.simulator.softphone import Softphone

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]

NOTE, THEIRS = 660, 440
"""Hertz: of the softphone, and of the customer."""


async def test_a_conversation_outlives_the_vcc_and_its_audio_ends_with_its_lease(floor: Floor) -> None:
    # given an agent who talks over a softphone
    center = floor.cast.center
    softphone = Softphone(center.ready.web, cast.AGENT, cast.PASSWORD)
    await softphone.log_in()
    line = await softphone.attach()
    line.say(tones.sine(NOTE, 1000))
    await floor.desk.ask(
        contract.Login(userName=cast.AGENT, password=cast.PASSWORD, stationId="", stationType="SOFTPHONE")
    )
    await floor.desk.ask(contract.SetReadyState(stateId=1))
    customer = await floor.cast.customer.call(center.ready.sip_address, cast.NUMBER)
    await floor.bystander.wait_for(contract.IncomingCall)
    await floor.desk.ask(contract.SoftphonePickupPhone())
    await floor.bystander.wait_for(contract.CallStarted)
    customer.line.say(tones.sine(THEIRS, 1000))
    await asyncio.gather(hears(customer.line, NOTE), hears(line, THEIRS))

    # when the VCC is killed, then they hear each other on
    await center.kill()
    await asyncio.gather(hears(customer.line, NOTE), hears(line, THEIRS))

    # and when it is there again, then the softphone is asked and answers
    floor.cast.center = await center.start_again()
    await asyncio.gather(hears(customer.line, NOTE), hears(line, THEIRS))
    await _says(floor, "")
    assert (await floor.desk.ask(contract.GetStatus())).callConnected is True

    # and when its token is revoked, then its audio ends, and the customer stays
    await softphone.revoke()
    await asyncio.wait_for(softphone.over.wait(), PATIENCE)
    await _says(floor, "NO_SOFTPHONE")
    assert (await floor.desk.ask(contract.GetStatus())).callConnected is True
    assert not customer.over.is_set()
    await softphone.close()


async def _says(floor: Floor, code: str) -> None:
    """Wait until the softphone answers, or until there is this fault in its place."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                said = "" if await floor.desk.ask(contract.GetSoftphoneInputDevices()) else "NOTHING"
            except SoapFault as fault:
                said = fault.code
            if said == code:
                return
            await asyncio.sleep(0.2)
