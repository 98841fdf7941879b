"""How the contract shows worksheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.center import DataType, Question, Restrictions
from cordboard.vcc.ids import QuestionId

_FORMATS: Final[Mapping[DataType, tuple[codes.RestrictionType, str]]] = {
    DataType.TIME: (codes.RestrictionType.TIME_FORMAT, "HH:mm:ss"),
    DataType.DATE: (codes.RestrictionType.DATE_FORMAT, "yyyy-MM-dd"),
    DataType.DATE_TIME: (codes.RestrictionType.DATE_FORMAT, "yyyy-MM-dd HH:mm:ss"),
    DataType.TIME_PERIOD: (codes.RestrictionType.TIME_PERIOD_FORMAT, "hh:mm:ss"),
}
"""The forms that values have, in the words of the contract's own clients."""


def question_value(question: Question, names: Mapping[QuestionId, str], place: int) -> contract.QuestionValue:
    """A question as `questionValue`; `names` of the questions by id, for jumps."""
    kind = codes.DataType[question.type.name].value
    view = codes.FieldView[question.view.name].value
    return contract.QuestionValue(
        answerCriteria=tuple(
            contract.AnswerCriteriaValue(
                questionToJumpTo=names.get(each.to, ""), questionType=kind, valueToCheck=each.answer
            )
            for each in question.jumps
        ),
        dataViewType=view,
        description=question.text,
        fieldViewType=view,
        id=question.id,
        idx=place,
        name=question.name,
        options=tuple(contract.MapValue(key=each, value=each) for each in question.choices),
        restrictions=tuple(
            contract.QuestionRestriction(
                id=question.id,
                optional=not question.restrictions.required,
                restrictionType=restriction.value,
                value=value,
            )
            for restriction, value in _restrictions(question.type, question.restrictions)
        ),
        type=kind,
    )


def _restrictions(kind: DataType, rules: Restrictions) -> Iterator[tuple[codes.RestrictionType, str]]:
    told = (
        (codes.RestrictionType.MIN, rules.minimum),
        (codes.RestrictionType.MAX, rules.maximum),
        (codes.RestrictionType.REGEXP, rules.regexp or None),
        (codes.RestrictionType.REQUIRED, "true" if rules.required else None),
        (codes.RestrictionType.SET, ";".join(rules.one_of) or None),
        (codes.RestrictionType.MULTISET, ";".join(rules.any_of) or None),
        (codes.RestrictionType.PRECISION, None if rules.precision is None else str(rules.precision)),
        (codes.RestrictionType.SCALE, None if rules.scale is None else str(rules.scale)),
    )
    yield from ((restriction, value) for restriction, value in told if value is not None)
    if kind in _FORMATS:
        yield _FORMATS[kind]
