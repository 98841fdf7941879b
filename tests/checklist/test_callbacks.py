"""Callbacks: promised, due, put off, shared, called."""

from __future__ import annotations

import time
from typing import Any

from checklist.workplace import EXPERT

from checklist import MARKS, Workplace, shows

pytestmark = MARKS

DAY = 24 * 3_600_000


def now() -> int:
    return int(time.time() * 1000)


async def promised(program: Any, due: int, number: str = EXPERT) -> int:
    """A new callback's id."""
    await program.does("addCallback", number=number, duedate=due, comments="a quote")
    return int((await program.sees("callbackAdded")).info.id)


@shows(
    "addCallback addCallback2 addCallback3 getCallbacks snoozeCallback dismissCallback resetRemindedCallback"
    " checkAndFilterCallback removeCallback getCRMForCallbackId",
    events="callbackAdded callbackOverdue callbacksChanged callbackRemoved",
    faults="addCallback:BAD_VALUE addCallback:INVALID_NUMBER addCallback2:UNKNOWN_CAMPAIGN"
    " snoozeCallback:BAD_VALUE dismissCallback:WRONG_STATE resetRemindedCallback:WRONG_STATE"
    " removeCallback:UNKNOWN_CALLBACK getCRMForCallbackId:UNKNOWN_CALLBACK",
)
async def test_a_promise_falls_due_and_is_put_off(place: Workplace) -> None:
    ada = place["ada"].program
    promise = {"number": EXPERT, "duedate": now() + DAY, "comments": ""}
    assert await ada.is_refused("addCallback", **{**promise, "duedate": 1}) == "BAD_VALUE"
    assert await ada.is_refused("addCallback", **{**promise, "number": "x"}) == "INVALID_NUMBER"
    assert await ada.is_refused("addCallback2", **promise, campaignId=17) == "UNKNOWN_CAMPAIGN"

    # what lies ahead is only listed
    await ada.does("addCallback2", **promise, campaignId=await place.campaign())
    ahead = (await ada.sees("callbackAdded")).info
    assert await ada.is_refused("dismissCallback", id=ahead.id) == "WRONG_STATE"
    assert await ada.is_refused("resetRemindedCallback", id=ahead.id) == "WRONG_STATE"

    # what is due is told, dismissed, shown again, put off
    due = await promised(ada, now())
    await ada.sees("callbackOverdue", where=lambda event: event.id == due)
    await ada.does("dismissCallback", id=due)
    assert (await ada.sees("callbacksChanged")).info[0].flags & 4
    await ada.does("resetRemindedCallback", id=due)
    await ada.sees("callbacksChanged", "callbackOverdue")
    await ada.does("checkAndFilterCallback", number=EXPERT)
    assert (await ada.sees("callbacksChanged")).info[0].id == due
    assert await ada.is_refused("snoozeCallback", id=due, time=1) == "BAD_VALUE"
    await ada.does("snoozeCallback", id=due, time=now() + DAY)
    assert (await ada.sees("callbacksChanged")).info[0].flags == 8
    await ada.does("addCallback3", **promise, campaignId=0, associateCRMRecord=False)
    await ada.does("getCRMForCallbackId", id=due)

    # and forgotten
    for each in await ada.does("getCallbacks"):
        await ada.does("removeCallback", id=each.id)
        assert (await ada.sees("callbackRemoved")).id == each.id
    assert not await ada.does("getCallbacks")
    assert await ada.is_refused("removeCallback", id=due) == "UNKNOWN_CALLBACK"
    assert await ada.is_refused("getCRMForCallbackId", id=due) == "UNKNOWN_CALLBACK"


@shows("addCallback3 getCRMForCallbackId", faults="addCallback3:NO_CALL")
async def test_a_promise_is_about_the_customer_of_the_call(place: Workplace) -> None:
    ada = place["ada"].program
    promise = {"number": EXPERT, "duedate": now() + DAY, "comments": "", "campaignId": 0}
    assert await ada.is_refused("addCallback3", **promise, associateCRMRecord=True) == "NO_CALL"

    # given a call with somebody whose name the agent has written down
    await place.talk("ada")
    await ada.sees("callCRMRecordChanged")
    variables = await ada.does("getCallAttachedVariables")
    name = next(each for each in variables if (each.groupName, each.name) == ("Customer", "last_name"))
    await ada.does("setCallAttachedVariable", id=name.id, value="Lovelace")

    # when the promise is tied to them, then every program can read whom it is about
    await ada.does("addCallback3", **promise, associateCRMRecord=True)
    callback = (await ada.sees("callbackAdded")).info
    record = await ada.does("getCRMForCallbackId", id=callback.id)
    found = {each.key: each.value for each in record}
    assert (found["_record_id"], found["last_name"]) == (str(callback.CRMId), "Lovelace")
    await ada.does("removeCallback", id=callback.id)
    await place.finish()


@shows(
    "updateCallback makeCall",
    events="callbackAdded callbacksChanged callbackRemoved callStarted callFinished",
    faults="updateCallback:UNKNOWN_GROUP updateCallback:UNKNOWN_CALLBACK makeCall:UNKNOWN_CALLBACK"
    " makeCall:CALLBACK_TAKEN makeCall:BAD_VALUE",
)
async def test_whoever_of_a_group_comes_first_keeps_its_promise(place: Workplace) -> None:
    # given a promise that its agent gives to a group
    await place.reload(lambda document: document.update(agent_groups=[GROUP]))
    ada, ben = place["ada"].program, place["ben"].program
    callback = await promised(ada, now() + DAY)
    info = {"id": callback, "number": EXPERT, "dueDate": now() + DAY, "flags": 0}
    assert await ada.is_refused("updateCallback", info={**info, "userGroup": 17}) == "UNKNOWN_GROUP"
    assert await ben.is_refused("updateCallback", info=info) == "UNKNOWN_CALLBACK"
    dial = {"number": EXPERT, "campaignId": 0, "checkDnc": True, "callbackId": callback}
    assert await ben.is_refused("makeCall", **dial) == "UNKNOWN_CALLBACK"
    await ada.does("updateCallback", info={**info, "userGroup": GROUP["id"]})
    assert (await ben.sees("callbackAdded")).info.id == callback

    # when another one calls, then it is taken, and nobody else's
    assert await ben.is_refused("makeCall", **{**dial, "number": "+14155550155"}) == "BAD_VALUE"
    await ben.does("makeCall", **{**dial, "number": ""})
    await ada.sees("callbacksChanged", where=lambda event: event.info[0].agent != 0)
    assert await ada.is_refused("makeCall", **dial) == "CALLBACK_TAKEN"
    await ben.sees("callStarted")

    # then their conversation is the end of it for all
    await place.finish("ben")
    assert (await ada.sees("callbackRemoved")).id == callback
    await ben.sees("callFinished", "callbackRemoved")


GROUP: dict[str, Any] = {"name": "Renewals", "id": 300000000000990, "agents": ["ada", "ben"]}
