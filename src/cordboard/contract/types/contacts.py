"""Contact records, call variables and worksheets."""

from collections.abc import Mapping

from cordboard.contract.record import Record
from cordboard.contract.scalars import Id, Int, Long


class MapValue(Record):
    """One name and its value."""

    key: str | None = None
    value: str | None = None


class Map(Record):
    """Names and values, in order."""

    attributes: tuple[MapValue, ...] = ()

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Map":
        """The same pairs in the same order."""
        return cls(attributes=tuple(MapValue(key=key, value=value) for key, value in values.items()))

    def as_dict(self) -> dict[str, str]:
        """Pairs without a key are dropped, an absent value is empty, the last of equal keys wins."""
        return {one.key: one.value or "" for one in self.attributes if one.key is not None}


class CavFullValue(Record):
    """A call variable with its value.

    groupName and name: as in `Call.ANI`.
    systemId: other than 0 for a system variable, which agents cannot change.
    type: see DataType in the codes.
    CCF: the value comes from a contact field; our reading.
    """

    applyToAllDispositions: bool | None = None
    CCF: bool | None = None
    cavGroupId: Id | None = None
    defaultValue: str | None = None
    description: str | None = None
    groupName: str | None = None
    id: Id | None = None
    name: str | None = None
    systemId: Id | None = None
    type: Long | None = None
    value: str | None = None


class CavViewFullValue(Record):
    """One field of the screen that shows a call.

    type: see VariableView in the codes.
    width: percent.
    order: place.
    editable: the agent may change it.
    """

    cavId: Id | None = None
    editable: bool | None = None
    id: Id | None = None
    name: str | None = None
    order: Int | None = None
    type: Int | None = None
    width: Int | None = None


class CrmFieldRestrictionType(Record):
    """One rule for a contact field, as text."""

    optional: bool | None = None
    value: str | None = None


class CrmFieldDataType(Record):
    """A field of a contact and what it may hold."""

    id: Id | None = None
    name: str | None = None
    restrictions: tuple[CrmFieldRestrictionType, ...] = ()


class AnswerCriteriaValue(Record):
    """A jump in a worksheet: if the answer is this value, go to that question.

    questionType: see DataType in the codes.
    questionToJumpTo: the next question's name.
    """

    questionToJumpTo: str | None = None
    questionType: Int | None = None
    valueToCheck: str | None = None


class QuestionRestriction(Record):
    """One rule for a worksheet answer.

    restrictionType: see RestrictionType in the codes.
    """

    id: Id | None = None
    optional: bool | None = None
    restrictionType: Int | None = None
    value: str | None = None


class QuestionValue(Record):
    """One question of a worksheet.

    type: see DataType in the codes.
    dataViewType, fieldViewType: how it is shown, see FieldView.
    idx: its place.
    options: the answers to choose from.
    """

    answerCriteria: tuple[AnswerCriteriaValue, ...] = ()
    dataViewType: Int | None = None
    description: str | None = None
    fieldViewType: Int | None = None
    id: Id | None = None
    idx: Int | None = None
    name: str | None = None
    options: tuple[MapValue, ...] = ()
    restrictions: tuple[QuestionRestriction, ...] = ()
    type: Int | None = None
