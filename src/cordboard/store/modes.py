"""The manners in which a file of customers can be imported, by their published names."""

from __future__ import annotations

from enum import StrEnum, unique


@unique
class CrmAddMode(StrEnum):
    """What becomes of a row that is about nobody we know."""

    ADD_NEW = "ADD_NEW"
    DONT_ADD = "DONT_ADD"


@unique
class CrmUpdateMode(StrEnum):
    """Which of those whom a row is about are changed by it."""

    UPDATE_FIRST = "UPDATE_FIRST"
    UPDATE_ALL = "UPDATE_ALL"
    UPDATE_SOLE_MATCHES = "UPDATE_SOLE_MATCHES"
    DONT_UPDATE = "DONT_UPDATE"


@unique
class ListAddMode(StrEnum):
    """Which of those whom a row is about come into the list."""

    ADD_FIRST = "ADD_FIRST"
    ADD_ALL = "ADD_ALL"
    ADD_IF_SOLE_CRM_MATCH = "ADD_IF_SOLE_CRM_MATCH"


@unique
class ListDeleteMode(StrEnum):
    """Which of those whom a row is about are taken out of the list; the names are the published ones."""

    DELETE_ALL = "DELETE_ALL"
    DELETE_IF_SOLE_CRM_MATCH = "DELETE_IF_SOLE_CRM_MATCH"
    DELETE_EXCEPT_FIRST = "DELETE_EXCEPT_FIRST"


@unique
class CrmDeleteMode(StrEnum):
    """Which of those whom a row is about are deleted."""

    DELETE_SOLE_MATCHES = "DELETE_SOLE_MATCHES"
    DELETE_ALL = "DELETE_ALL"
    DELETE_EXCEPT_FIRST = "DELETE_EXCEPT_FIRST"
