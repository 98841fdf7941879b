"""What an agent says to a customer, and what they fill in about the call."""

from __future__ import annotations

from typing import Any

from checklist.workplace import CARE, CUSTOMER

from checklist import MARKS, Workplace, shows

pytestmark = MARKS


def with_worksheet(document: dict[str, Any]) -> None:
    """The first campaign has a script, and a worksheet that its disposition wants complete."""
    document["scripts"] = [{"name": "Hello", "text": "<p>{{ Agent.full_name }} to {{ Call.ANI }}</p>"}]
    buys = {"name": "buys", "type": "BOOLEAN", "restrictions": {"required": True}, "jumps": {"false": "why"}}
    pieces = {"name": "pieces", "type": "NUMBER", "restrictions": {"required": True}, "finish_allowed": True}
    document["worksheets"] = [{"name": "Order", "questions": [buys, pieces, {"name": "why"}]}]
    campaign = next(each for each in document["campaigns"] if each["name"] == CARE)
    campaign |= {"script": "Hello", "worksheet": "Order"}
    solved = next(each for each in document["dispositions"] if each["name"] == "Solved")
    solved["must_complete_worksheet"] = True


def without(document: dict[str, Any]) -> None:
    """As it was."""
    campaign = next(each for each in document["campaigns"] if each["name"] == CARE)
    for each in ("script", "worksheet"):
        campaign.pop(each)
    solved = next(each for each in document["dispositions"] if each["name"] == "Solved")
    solved.pop("must_complete_worksheet")


def answered(*pairs: tuple[int, str]) -> dict[str, Any]:
    """Answers as the published map."""
    return {"attributes": [{"key": str(key), "value": value} for key, value in pairs]}


@shows(
    "requestScript hasWorksheet requestWorksheet saveWorksheetAnswers updateWorksheetAnswers"
    " getWorksheetAnswers isWorksheetComplete finishCall",
    events="callUpdated parkedCallsChanged callFinished",
    faults="requestScript:UNKNOWN_CAMPAIGN hasWorksheet:UNKNOWN_CAMPAIGN requestWorksheet:UNKNOWN_CAMPAIGN"
    " saveWorksheetAnswers:BAD_VALUE updateWorksheetAnswers:BAD_VALUE getWorksheetAnswers:NO_CALL"
    " isWorksheetComplete:NO_CALL finishCall:WORKSHEET_INCOMPLETE",
)
async def test_a_worksheet_is_filled_in_during_a_call(place: Workplace) -> None:
    ada = place["ada"].program
    await place.reload(with_worksheet)
    campaign = await place.campaign()
    for operation in ("requestScript", "hasWorksheet", "requestWorksheet"):
        assert await ada.is_refused(operation, campaignId=17) == "UNKNOWN_CAMPAIGN", operation
    for operation in ("getWorksheetAnswers", "isWorksheetComplete"):
        assert await ada.is_refused(operation) == "NO_CALL", operation
    assert await ada.does("hasWorksheet", campaignId=campaign) is True
    questions = await ada.does("requestWorksheet", campaignId=campaign)
    buys, pieces, why = (each.id for each in questions)
    assert [each.name for each in questions] == ["buys", "pieces", "why"]
    assert questions[0].answerCriteria[0].questionToJumpTo == "why"

    # the script knows the caller
    await place.talk("ada")
    assert await ada.does("requestScript", campaignId=campaign) == f"<p>Ada Brook to {CUSTOMER}</p>"

    # a bad answer changes nothing; good ones are kept, also while the call is parked
    bad = answered((buys, "true"), (pieces, "many"))
    assert await ada.is_refused("saveWorksheetAnswers", values=bad) == "BAD_VALUE"
    assert await ada.is_refused("updateWorksheetAnswers", id=17, answer="x") == "BAD_VALUE"
    await ada.does("saveWorksheetAnswers", values=answered((buys, "false"), (pieces, "2")))
    await ada.sees("callUpdated")
    await ada.does("updateWorksheetAnswers", id=buys, answer="true")
    assert await ada.does("isWorksheetComplete") is True
    await ada.does("parkCall")
    parked = await ada.sees("parkedCallsChanged", where=lambda event: event.parkedCalls)
    assert parked.parkedCalls[0].worksheetFinished is True
    await ada.does("retrieveCall", callSessionId="")
    kept = await ada.does("getWorksheetAnswers")
    assert {each.key: each.value for each in kept} == {str(buys): "true", str(pieces): "2"}

    # the disposition waits until it is complete
    await ada.does("updateWorksheetAnswers", id=pieces, answer="")
    asked = {"disposition": await place.disposition(), "comments": ""}
    assert await ada.is_refused("finishCall", **asked) == "WORKSHEET_INCOMPLETE"
    await ada.does("saveWorksheetAnswers", values=answered((buys, "false"), (why, "too dear")))
    await ada.does("finishCall", **asked)
    await ada.sees("callFinished")
    await place.reload(without)
