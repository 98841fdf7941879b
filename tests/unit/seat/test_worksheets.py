"""Worksheets as programs ask for them."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from worksheet import BUYS, COLOUR, ORDER, PIECES, WHY_NOT

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode, Map, MapValue
from cordboard.contract.codes import CampaignFlag, FieldView, RestrictionType
from cordboard.contract.codes import DataType as Kind
from cordboard.seat.views import question_value
from cordboard.vcc.center import Center, DataType, Question, Restrictions
from cordboard.vcc.center import FieldView as View

HOTLINE, SOLD = 300000000000020, 300000000000030


@pytest.fixture
def center(plain_center: Center) -> Center:
    """The usual center, whose campaign has a worksheet that its disposition wants complete."""
    (campaign,) = plain_center.campaigns
    sold, *others = plain_center.dispositions
    return replace(
        plain_center,
        worksheets=(ORDER,),
        campaigns=(replace(campaign, worksheet=ORDER.id),),
        dispositions=(replace(sold, must_complete_worksheet=True), *others),
    )


@pytest.fixture
async def talking(client: Any, link: Any) -> Any:
    """Anna's application; she has a call."""
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=1))
    link.customer_calls()
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()
    return client


async def refused(answer: Any) -> ContractFault:
    with pytest.raises(ContractFault) as caught:
        await answer
    return caught.value


def saved(values: dict[Any, str]) -> contract.SaveWorksheetAnswers:
    return contract.SaveWorksheetAnswers(values=Map.of({str(key): value for key, value in values.items()}))


async def test_the_questions_of_a_campaign(client: Any, link: Any) -> None:
    await client.log_in(link)

    assert await client(contract.HasWorksheet(campaignId=HOTLINE)) is True
    questions = await client(contract.RequestWorksheet(campaignId=HOTLINE))
    (campaign,) = await client(contract.GetAvailableCampaigns())

    assert [each.name for each in questions] == ["buys", "pieces", "colour", "why not", "e-mail"]
    assert [each.idx for each in questions] == [0, 1, 2, 3, 4]
    assert CampaignFlag.HAS_WORKSHEET in CampaignFlag(campaign.flags)
    buys, _, colour, *_ = questions
    assert (buys.type, buys.dataViewType, buys.fieldViewType) == (
        Kind.BOOLEAN,
        FieldView.BUTTONS,
        FieldView.BUTTONS,
    )
    assert buys.answerCriteria == (
        contract.AnswerCriteriaValue(
            questionToJumpTo="why not", questionType=Kind.BOOLEAN, valueToCheck="false"
        ),
    )
    assert colour.options == (MapValue(key="red", value="red"), MapValue(key="blue", value="blue"))


async def test_a_worksheet_is_filled_in(talking: Any) -> None:
    await talking(saved({BUYS: "true", PIECES: "2"}))
    assert await talking(contract.IsWorksheetComplete()) is False
    await talking(contract.UpdateWorksheetAnswers(id=COLOUR, answer="red"))

    assert await talking(contract.IsWorksheetComplete()) is True
    kept = await talking(contract.GetWorksheetAnswers())
    assert kept.as_dict() == {str(BUYS): "true", str(PIECES): "2", str(COLOUR): "red"}


async def test_a_disposition_waits_for_it(talking: Any) -> None:
    incomplete = await refused(talking(contract.FinishCall(disposition=SOLD)))
    assert incomplete.code is FaultCode.WORKSHEET_INCOMPLETE
    await talking(saved({BUYS: "false", WHY_NOT: "too dear"}))
    await talking(contract.FinishCall(disposition=SOLD))


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 30, "17"])
async def test_answers_without_a_question_are_refused(talking: Any, key: str) -> None:
    given = contract.SaveWorksheetAnswers(values=Map(attributes=(MapValue(key=key, value="x"),)))
    assert (await refused(talking(given))).code is FaultCode.BAD_VALUE


async def test_a_bad_answer_names_its_question(talking: Any) -> None:
    fault = await refused(talking(contract.UpdateWorksheetAnswers(id=PIECES, answer="many")))
    assert fault.code is FaultCode.BAD_VALUE
    assert fault.message.startswith("Pieces takes a NUMBER only")


async def test_what_is_missing_is_named(client: Any, link: Any) -> None:
    await client.log_in(link)
    for request, code in (
        (contract.RequestWorksheet(), FaultCode.BAD_VALUE),
        (contract.HasWorksheet(campaignId=17), FaultCode.UNKNOWN_CAMPAIGN),
        (contract.SaveWorksheetAnswers(), FaultCode.BAD_VALUE),
        (contract.UpdateWorksheetAnswers(answer="x"), FaultCode.BAD_VALUE),
        (saved({BUYS: "true"}), FaultCode.NO_CALL),
        (contract.GetWorksheetAnswers(), FaultCode.NO_CALL),
        (contract.IsWorksheetComplete(), FaultCode.NO_CALL),
    ):
        assert (await refused(client(request))).code is code


def test_every_restriction_is_shown() -> None:
    rules = Restrictions(
        required=True, minimum="1", maximum="9", regexp="[0-9]+", one_of=("1", "2"), precision=3, scale=0
    )
    question = Question(id=BUYS, name="q", type=DataType.NUMBER, restrictions=rules)

    shown = question_value(question, {}, 0)

    assert {(each.restrictionType, each.value) for each in shown.restrictions} == {
        (RestrictionType.MIN, "1"),
        (RestrictionType.MAX, "9"),
        (RestrictionType.REGEXP, "[0-9]+"),
        (RestrictionType.REQUIRED, "true"),
        (RestrictionType.SET, "1;2"),
        (RestrictionType.PRECISION, "3"),
        (RestrictionType.SCALE, "0"),
    }
    assert all(each.optional is False for each in shown.restrictions)


@pytest.mark.parametrize(
    ("kind", "restriction", "form"),
    [
        (DataType.DATE, RestrictionType.DATE_FORMAT, "yyyy-MM-dd"),
        (DataType.DATE_TIME, RestrictionType.DATE_FORMAT, "yyyy-MM-dd HH:mm:ss"),
        (DataType.TIME, RestrictionType.TIME_FORMAT, "HH:mm:ss"),
        (DataType.TIME_PERIOD, RestrictionType.TIME_PERIOD_FORMAT, "hh:mm:ss"),
    ],
)
def test_a_moment_says_how_it_is_written(kind: DataType, restriction: RestrictionType, form: str) -> None:
    (shown,) = question_value(Question(id=BUYS, name="q", type=kind), {}, 0).restrictions
    assert (shown.restrictionType, shown.value, shown.optional) == (restriction, form, True)


def test_every_type_and_view_has_its_number() -> None:
    for kind in DataType:
        assert question_value(Question(id=BUYS, name="q", type=kind), {}, 0).type == Kind[kind.name]
    for view in View:
        shown = question_value(Question(id=BUYS, name="q", view=view), {}, 0)
        assert shown.dataViewType == FieldView[view.name]


def test_a_list_shows_its_choices() -> None:
    shown = question_value(Question(id=BUYS, name="q", restrictions=Restrictions(any_of=("a", "b"))), {}, 0)
    assert [each.value for each in shown.options] == ["a", "b"]
    assert [(each.restrictionType, each.value) for each in shown.restrictions] == [
        (RestrictionType.MULTISET, "a;b")
    ]
