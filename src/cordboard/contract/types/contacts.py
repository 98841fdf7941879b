"""Contact records, call variables and worksheets."""

from collections.abc import Mapping

from cordboard.contract.record import Record
from cordboard.contract.scalars import Id, Int, Long


class MapValue(Record):
    """mapValue"""

    key: str | None = None
    value: str | None = None


class Map(Record):
    """map"""

    attributes: tuple[MapValue, ...] = ()

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Map":
        """The same pairs in the same order."""
        return cls(attributes=tuple(MapValue(key=key, value=value) for key, value in values.items()))

    def as_dict(self) -> dict[str, str]:
        """Pairs without a key are dropped, an absent value is empty, the last of equal keys wins."""
        return {one.key: one.value or "" for one in self.attributes if one.key is not None}


class CavFullValue(Record):
    """cavFullValue"""

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
    """cavViewFullValue"""

    cavId: Id | None = None
    editable: bool | None = None
    id: Id | None = None
    name: str | None = None
    order: Int | None = None
    type: Int | None = None
    width: Int | None = None


class CrmFieldRestrictionType(Record):
    """crmFieldRestrictionType"""

    optional: bool | None = None
    value: str | None = None


class CrmFieldDataType(Record):
    """crmFieldDataType"""

    id: Id | None = None
    name: str | None = None
    restrictions: tuple[CrmFieldRestrictionType, ...] = ()


class AnswerCriteriaValue(Record):
    """answerCriteriaValue"""

    questionToJumpTo: str | None = None
    questionType: Int | None = None
    valueToCheck: str | None = None


class QuestionRestriction(Record):
    """questionRestriction"""

    id: Id | None = None
    optional: bool | None = None
    restrictionType: Int | None = None
    value: str | None = None


class QuestionValue(Record):
    """questionValue"""

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
