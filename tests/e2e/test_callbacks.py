"""A callback at a living center, from a promise to the conversation, through the death of the VCC.

The program is zeep, which knows nothing but the WSDL.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
import zeep
from floor import Floor

from cordboard.simulator import cast

pytestmark = [pytest.mark.live, pytest.mark.timeout(90)]

SOON = 3
"""Seconds: long enough to kill the VCC before it is due."""


async def test_a_promise_outlives_the_vcc_and_ends_with_the_conversation(floor: Floor) -> None:
    # given an agent who has promised to call
    await floor.log_in()
    client = await asyncio.to_thread(zeep.Client, f"{floor.cast.center.ready.soap}?wsdl")
    service = client.service
    listener = await _ask(service.addListener, name="zeep")
    due = int((time.time() + SOON) * 1000)
    await _ask(service.addCallback, number=cast.CUSTOMER, duedate=due, comments="a quote")
    (promised,) = await _ask(service.getCallbacks)
    assert (promised.number, promised.dueDate, promised.comments) == (cast.CUSTOMER, due, "a quote")

    # when the VCC dies and comes back, then the promise is still due at its time, once
    await floor.cast.center.kill()
    floor.cast.center = await floor.cast.center.start_again()
    overdue = (await _events_until(service, listener, "callbackOverdue"))[-1]
    assert (overdue.id, overdue.time) == (promised.id, due)

    # when the agent calls for it and the customer answers
    await _ask(service.makeCall, number="", campaignId=0, checkDnc=True, callbackId=promised.id)
    events = await _events_until(service, listener, "callStarted")
    info = next(each.info for each in events if type(each).__name__ == "callbacksChanged")
    assert info[0].id == promised.id
    status = await _ask(service.getStatus)
    assert status.currentCall.callbackId == promised.id

    # then it is done with the disposition
    campaigns = await _ask(service.getAvailableCampaigns)
    dispositions = await _ask(service.getCampaignDispositions, campaignId=campaigns[0].id)
    await _ask(service.finishCall, disposition=dispositions[0].id, comments="")
    gone = (await _events_until(service, listener, "callbackRemoved"))[-1]
    assert gone.id == promised.id
    assert not await _ask(service.getCallbacks)

    # and a fault says what is wrong with a wish that makes no sense
    with pytest.raises(zeep.exceptions.Fault) as refused:
        await _ask(service.snoozeCallback, id=promised.id, time=due)
    assert "UNKNOWN_CALLBACK" in [element.text for element in refused.value.detail.iter()]


async def _ask(operation: Any, **parameters: Any) -> Any:
    return await asyncio.to_thread(operation, **parameters)


async def _events_until(service: Any, listener: str, last: str) -> list[Any]:
    events: list[Any] = []
    async with asyncio.timeout(30):
        while not events or type(events[-1]).__name__ != last:
            events.append(await _ask(service.checkEvent, listenerId=listener, timeout=2000))
    return events
