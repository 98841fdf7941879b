"""The extension: what the published contract cannot carry, by zeep and its own WSDL."""

from __future__ import annotations

from typing import Any

from checklist import MARKS, Workplace, shows
from cordboard.contract import X1
from cordboard.seat import alive_operations

pytestmark = MARKS

NEEDS_NOBODY = {"getEvents", "getOperationsAllowed"}
WANTS_AN_AGENT = sorted((alive_operations() & X1.operations.keys()) - NEEDS_NOBODY)


def allowed(operations: list[Any]) -> set[str]:
    """Operations, with their variants behind a dot."""
    return {f"{each.operation}.{each.variant}" if each.variant else each.operation for each in operations}


@shows(
    "getEvents getOperationsAllowed",
    events="incomingCall callStarted callEnded callFinished operationsAllowedChanged",
    faults="getEvents:BAD_VALUE",
)
async def test_what_happens_in_batches_and_what_may_be_asked(place: Workplace) -> None:
    ada = place["ada"].extended
    assert await ada.is_refused("getEvents", after="yesterday") == "BAD_VALUE"
    start = await ada.does("getEvents")
    assert "makeCall" in allowed(await ada.does("getOperationsAllowed"))
    await ada.listen()

    # a call comes and goes, and with each step something else may be asked
    call = await place.talk("ada")
    assert (await ada.sees("incomingCall", "callStarted")).callSessionId == call
    await ada.sees(
        "operationsAllowedChanged", where=lambda told: "toggleHold.true" in allowed(told.operations)
    )
    assert "makeCall" not in allowed(await ada.does("getOperationsAllowed"))
    await place.finish("ada")
    await ada.sees("callEnded", "callFinished")
    await ada.sees("operationsAllowedChanged", where=lambda told: "makeCall" in allowed(told.operations))

    # who was away reads it all again, a few at a time
    first = await ada.does("getEvents", after=start.position, limit=3, timeout=0)
    rest = await ada.does("getEvents", after=first.position, limit=1000, timeout=0)
    assert (len(first.events), first.more, rest.more) == (3, True, False)
    assert type(rest.events[-1].event).__name__ == "operationsAllowedChanged"


@shows("", faults=" ".join(f"{name}:NOT_LOGGED_IN" for name in WANTS_AN_AGENT))
async def test_nobody_is_logged_in(place: Workplace) -> None:
    ben = place["ben"]
    await ben.program.does("logout", reasonId=0)
    assert "login" in allowed(await ben.extended.does("getOperationsAllowed"))
    codes = {
        name: await ben.extended.is_refused(name, **ben.extended.anything(name)) for name in WANTS_AN_AGENT
    }
    assert set(codes.values()) <= {"NOT_LOGGED_IN"}, codes
