"""Callers who wait: seen by agents, and called back."""

from __future__ import annotations

import asyncio
from typing import Any

from checklist.program import PATIENCE
from checklist.workplace import CARE, CUSTOMER

from checklist import MARKS, Workplace, shows

pytestmark = MARKS


def calls_back(document: dict[str, Any]) -> None:
    """Those who wait for Customer Care may keep their place by a key."""
    care = next(each for each in document["campaigns"] if each["name"] == CARE)
    care["queue"] = {"callback": {"key": "1", "attempts": 1}}


@shows(
    "answerLiveCallback rejectLiveCallback",
    events="callsQueueUpdated liveCallbackInitiating liveCallbackCRMRecordChanged liveCallbackEnded"
    " callInitiated callStarted",
    faults="answerLiveCallback:NO_CALL rejectLiveCallback:NO_CALL answerLiveCallback:WRONG_STATE",
)
async def test_a_caller_keeps_their_place_and_is_called_back(place: Workplace) -> None:
    await place.reload(calls_back)
    ada, ben = place["ada"].program, place["ben"].program
    assert await ada.is_refused("answerLiveCallback") == "NO_CALL"
    assert await ada.is_refused("rejectLiveCallback") == "NO_CALL"

    # a customer waits, agrees to be called back by two keys, and hears good-bye
    waiting = await (await place.customer_calls())
    await ada.sees("callsQueueUpdated", where=lambda event: len(event.calls or ()) == 1)
    waiting.line.press("11")
    await asyncio.wait_for(waiting.over.wait(), PATIENCE)

    # the first agent who is asked leaves it to the next
    await ada.does("setReadyState", stateId=1)
    asked = (await ada.sees("liveCallbackInitiating")).info
    assert asked.callbackNumber == CUSTOMER
    assert (await ada.sees("liveCallbackCRMRecordChanged")).offerId == asked.offerId
    await ada.does("setNotReadyState", reasonId=0)
    await ada.does("rejectLiveCallback")
    assert (await ada.sees("liveCallbackEnded")).callSessionId == asked.callSessionId

    # who calls back, and speaks with them
    await ben.does("setReadyState", stateId=1)
    await ben.sees("liveCallbackInitiating")
    await ben.does("answerLiveCallback")
    await ben.sees("callInitiated")
    assert (await ben.sees("callStarted")).callSessionId == asked.callSessionId
    assert await ben.is_refused("answerLiveCallback") == "WRONG_STATE"
    await place.finish("ben")


@shows(events="liveCallbackInitiating liveCallbackInitiatingFailed")
async def test_whoever_kept_a_place_is_busy_now(place: Workplace) -> None:
    await place.reload(calls_back)
    ada = place["ada"].program
    waiting = await (await place.customer_calls())
    await ada.sees("callsQueueUpdated", where=lambda event: len(event.calls or ()) == 1)
    waiting.line.press("11")
    await asyncio.wait_for(waiting.over.wait(), PATIENCE)

    # calls out go to the expert's telephone, who speaks with somebody else
    await place.expert.call(place["chloe"].phone.address, "1004")
    await ada.does("setReadyState", stateId=1)
    asked = (await ada.sees("liveCallbackInitiating")).info
    await ada.does("answerLiveCallback")
    assert (await ada.sees("liveCallbackInitiatingFailed")).offerId == asked.offerId
