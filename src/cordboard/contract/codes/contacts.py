"""What is said of data: variables, contact fields and worksheets."""

from __future__ import annotations

from enum import IntEnum


class DataType(IntEnum):
    """`questionValue.type`, `answerCriteriaValue.questionType`, `cavFullValue.type`. Numbers inferred."""

    STRING = 0
    NUMBER = 1
    DATE = 2
    TIME = 3
    DATE_TIME = 4
    CURRENCY = 5
    BOOLEAN = 6
    PERCENT = 7
    EMAIL = 8
    URL = 9
    PHONE = 10
    TIME_PERIOD = 11


class FieldView(IntEnum):
    """`questionValue.dataViewType` and `fieldViewType`: how a question is shown. Numbers inferred."""

    COMBOBOX = 0
    LIST = 1
    BUTTONS = 2
    SINGLE_LINE = 3
    MULTI_LINE = 4


class RestrictionType(IntEnum):
    """`questionRestriction.restrictionType`: what an answer must keep to. Numbers inferred."""

    MIN = 0
    MAX = 1
    REGEXP = 2
    REQUIRED = 3
    SET = 4
    MULTISET = 5
    PRECISION = 6
    SCALE = 7
    TIME_FORMAT = 8
    DATE_FORMAT = 9
    DEFAULT_VALUE = 10
    TIME_PERIOD_FORMAT = 11
    CURRENCY_TYPE = 12


class VariableView(IntEnum):
    """`cavViewFullValue.type`: what a field of the call view shows. Inferred."""

    CONTACT_FIELD = 0
    CALL_VARIABLE = 1


class NumberField(IntEnum):
    """`numberRestrictionValue.number`: which of the contact's three numbers. Inferred."""

    NUMBER1 = 1
    NUMBER2 = 2
    NUMBER3 = 3
