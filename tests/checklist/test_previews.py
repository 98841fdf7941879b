"""Contacts of a list that an agent looks at before dialing."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from checklist import MARKS, Workplace, shows

pytestmark = MARKS

MIA_1, MIA_2, BEN, EVA, LEO = (f"+1415555017{n}" for n in range(5))


def _runs(document: dict[str, Any]) -> None:
    """Spring calls the list Friends; whom it calls lets it ring for two seconds at most."""
    document["campaigns"] = [each for each in document["campaigns"] if each["name"] != "Spring"]
    document["campaigns"].append(
        {
            "name": "Spring",
            "type": "OUTBOUND",
            "skills": ["Sales"],
            "dialing_timeout": "2s",
            "dialing": {"lists": [{"name": "Friends"}]},
        }
    )


def _stops(document: dict[str, Any]) -> None:
    for campaign in document["campaigns"]:
        campaign["state"] = (
            "NOT_RUNNING" if campaign["name"] == "Spring" else campaign.get("state", "RUNNING")
        )


async def _are_friends(place: Workplace, *people: tuple[str, ...]) -> None:
    """Import a file of people, each with a first name and numbers, into the list."""
    file = place.center.data / "friends.csv"
    rows = ("first_name,number1,number2", *(",".join((*person, "", "")[:3]) for person in people))
    file.write_text("\n".join(rows) + "\n", "utf-8")
    options = ("--data", str(place.center.data), "--center", str(place.center.center))
    importing = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "cordboard", "list", "import", "Friends", str(file), *options)
    )
    assert await importing.wait() == 0


async def _shown(place: Workplace, *people: tuple[str, ...]) -> Any:
    """These people are friends, the campaign runs, and Chloe is ready. Answer: what she is shown."""
    await _are_friends(place, *people)
    await place.reload(_runs)
    chloe = place["chloe"].program
    await chloe.does("setReadyState", stateId=1)
    await chloe.sees("previewInitiated")
    return await chloe.sees("previewCRMRecordChanged")


async def _over(place: Workplace) -> None:
    await place["chloe"].program.does("setNotReadyState", reasonId=0)
    await place.reload(_stops)
    place.expert.answers = True


def _name(shown: Any) -> str:
    return next(each.value for each in shown.record.attributes if each.key == "first_name")


@shows(
    "makePreviewCall getPreviewSkipDispositions getPreviewSkipDispositions2 renewPreviewCall",
    events="previewInitiated previewCRMRecordChanged previewDialingStarted previewCallInitiated callStarted"
    " endOfPreviewingFailed callEnded callFinished previewWaitDisposition previewRenewed"
    " recordRestrictionsChanged previewEnded",
    faults="makePreviewCall:WRONG_STATE getPreviewSkipDispositions:WRONG_STATE renewPreviewCall:WRONG_STATE"
    " makePreviewCall:INVALID_NUMBER makePreviewCall:NUMBER_RESTRICTED",
)
async def test_a_contact_is_looked_at_and_dialed(place: Workplace) -> None:
    chloe = place["chloe"].program
    for operation, given in (
        ("makePreviewCall", {"number": MIA_1}),
        ("getPreviewSkipDispositions", {}),
        ("renewPreviewCall", {"dispositionId": 0}),
    ):
        assert await chloe.is_refused(operation, **given) == "WRONG_STATE"

    shown = await _shown(place, ("Mia", MIA_1, MIA_2))
    assert _name(shown) == "Mia"
    assert [(each.number, each.dialrestricted) for each in shown.restriction] == [(1, False), (2, False)]
    assert (await chloe.does("getStatus")).currentCall.callSessionId == shown.callSessionId
    listed = await chloe.does("getPreviewSkipDispositions")
    timed = await chloe.does("getPreviewSkipDispositions2")
    assert [each.id for each in listed] == [each.id for each in timed]
    assert await chloe.is_refused("makePreviewCall", number="+14155550999") == "INVALID_NUMBER"

    await chloe.does("makePreviewCall", number=MIA_1)
    assert (await chloe.sees("previewDialingStarted")).callinfo.number == MIA_1
    assert (await chloe.sees("previewCallInitiated")).callSessionId == shown.callSessionId
    await chloe.sees("callStarted")
    await chloe.does("skipPreviewCall", dispositionId=0)  # too late
    await chloe.sees("endOfPreviewingFailed")
    await place.expert.hang_up()
    await chloe.sees("callEnded")
    busy = await place.disposition("Busy", "Spring")
    await chloe.does("finishCall", disposition=busy, comments="")
    assert (await chloe.sees("callFinished", "previewWaitDisposition")).dispositionId == busy
    await chloe.does("renewPreviewCall", dispositionId=0)
    await chloe.sees("previewRenewed")
    again = await chloe.sees("previewCRMRecordChanged")
    assert [(each.number, each.dialrestricted) for each in again.restriction] == [(1, True), (2, False)]
    assert await chloe.is_refused("makePreviewCall", number=MIA_1) == "NUMBER_RESTRICTED"

    await place["ada"].program.does("addNumberToDnc", number=MIA_2)
    await chloe.sees("recordRestrictionsChanged")
    assert (await chloe.sees("previewEnded")).party == 0
    await _over(place)


@shows(
    "setSkipPreviewCall setSkipPreviewCall2 skipPreviewCall",
    events="previewInitiated previewEnded",
    faults="setSkipPreviewCall:UNKNOWN_DISPOSITION setSkipPreviewCall2:BAD_VALUE",
)
async def test_contacts_are_skipped(place: Workplace) -> None:
    chloe = place["chloe"].program
    shown = await _shown(place, ("Ben", BEN), ("Eva", EVA), ("Leo", LEO))
    assert _name(shown) == "Ben"
    assert await chloe.is_refused("setSkipPreviewCall", dispositionId=17) == "UNKNOWN_DISPOSITION"
    await chloe.does("setSkipPreviewCall", dispositionId=await place.disposition("No Interest", "Spring"))
    assert (await chloe.sees("previewEnded")).party == 1

    assert _name(await chloe.sees("previewCRMRecordChanged")) == "Eva"
    busy, done = [await place.disposition(name, "Spring") for name in ("Busy", "Sale")]
    refused = await chloe.is_refused("setSkipPreviewCall2", dispositionId=done, timeout=1000)
    assert refused == "BAD_VALUE"
    await chloe.does("setSkipPreviewCall2", dispositionId=busy, timeout=86_400_000)
    await chloe.sees("previewEnded")

    assert _name(await chloe.sees("previewCRMRecordChanged")) == "Leo"
    await chloe.does("skipPreviewCall", dispositionId=0)
    await chloe.sees("previewEnded")
    await _over(place)


@shows(
    "continuePreview endPreviewCall",
    events="makeCallFailed previewWaitDisposition previewRenewed previewEnded",
    faults="endPreviewCall:WRONG_STATE continuePreview:WRONG_STATE continuePreview:BAD_VALUE",
)
async def test_nobody_answers_and_the_contact_is_tried_once_more(place: Workplace) -> None:
    chloe = place["chloe"].program
    assert await chloe.is_refused("endPreviewCall", dispositionId=0) == "WRONG_STATE"
    assert await chloe.is_refused("continuePreview", dispositionId=0, dialAgain=True) == "WRONG_STATE"
    place.expert.answers = False
    await _shown(place, ("Zoe", "+14155550177", "+14155550178"))
    await chloe.does("makePreviewCall", number="")
    assert (await chloe.sees("makeCallFailed")).cause == "NO_ANSWER"
    waits = await chloe.sees("previewWaitDisposition")
    assert waits.dispositionId == await place.disposition("No Answer", "Spring")
    sale = await place.disposition("Sale", "Spring")
    assert await chloe.is_refused("continuePreview", dispositionId=sale, dialAgain=True) == "BAD_VALUE"
    await chloe.does("continuePreview", dispositionId=0, dialAgain=True)
    await chloe.sees("previewRenewed")

    place.expert.answers = True
    await chloe.does("makePreviewCall", number="+14155550178")
    await chloe.sees("callStarted")
    await chloe.does("endPreviewCall", dispositionId=sale)
    await chloe.sees("callFinished", "previewEnded")
    await _over(place)
