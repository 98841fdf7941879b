"""zeep, a SOAP client that nobody here wrote, works at a living center from its WSDL alone."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import zeep
from floor import Floor

from cordboard.simulator import cast

pytestmark = [pytest.mark.live, pytest.mark.timeout(90)]


async def test_zeep_logs_in_calls_and_hears_events_as_their_own_types(floor: Floor) -> None:
    # given a program that knows nothing but the WSDL, and a phone
    await floor.cast.phone.register(floor.cast.center.ready.sip_address, "demo", cast.STATION_SECRET)
    client = await asyncio.to_thread(zeep.Client, f"{floor.cast.center.ready.soap}?wsdl")
    service = client.service
    listener = await _ask(service.addListener, name="zeep")

    # when it logs in and calls the customer, who answers
    await _ask(
        service.login,
        userName=cast.AGENT,
        password=cast.PASSWORD,
        stationId=cast.STATION,
        stationType="VoIP",
    )
    await _ask(service.makeCall, number=cast.CUSTOMER, campaignId=0, checkDnc=True, callbackId=0)
    events = await _events_until(service, listener, "callStarted")

    # then every event is of its own type, with its own fields
    by_type = {type(event).__name__: event for event in events}
    assert by_type["loginProcessFinished"].successfull is True
    assert by_type["callInitiated"].number == cast.CUSTOMER
    assert by_type["callInitiated"].type == 4
    assert len(by_type["callStarted"].callSessionId) == 32
    assert by_type["updateStatus"].status.loggedIn is True

    # and a refusal is a fault with a stable code
    with pytest.raises(zeep.exceptions.Fault) as refused:
        await _ask(service.completeTransfer)
    assert "WRONG_STATE" in [element.text for element in refused.value.detail.iter()]


async def _ask(operation: Any, **parameters: Any) -> Any:
    return await asyncio.to_thread(operation, **parameters)


async def _events_until(service: Any, listener: str, last: str) -> list[Any]:
    events: list[Any] = []
    async with asyncio.timeout(30):
        while not events or type(events[-1]).__name__ != last:
            events.append(await _ask(service.checkEvent, listenerId=listener, timeout=2000))
    return events
