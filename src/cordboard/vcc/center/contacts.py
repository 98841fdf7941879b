"""What the center keeps of each of its customers: the fields of a contact."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import VariableId
from .variables import DataType, Restrictions


@unique
class Display(StrEnum):
    """How the agent's screen shows a field."""

    SHORT = "SHORT"
    LONG = "LONG"
    INVISIBLE = "INVISIBLE"


@unique
class MapTo(StrEnum):
    """What the center writes into a field by itself when a call with the contact is over.

    Moments are `yyyy-MM-dd HH:mm:ss.SSS` in UTC. An attempt is a call that we made. A disposition is the
    agent's where an agent chose it, and the system's where the time for that ran out.
    """

    NONE = "NONE"
    LAST_AGENT = "LAST_AGENT"
    LAST_DISPOSITION = "LAST_DISPOSITION"
    LAST_DISPOSITION_DATE_TIME = "LAST_DISPOSITION_DATE_TIME"
    LAST_SYSTEM_DISPOSITION = "LAST_SYSTEM_DISPOSITION"
    LAST_SYSTEM_DISPOSITION_DATE_TIME = "LAST_SYSTEM_DISPOSITION_DATE_TIME"
    LAST_AGENT_DISPOSITION = "LAST_AGENT_DISPOSITION"
    LAST_AGENT_DISPOSITION_DATE_TIME = "LAST_AGENT_DISPOSITION_DATE_TIME"
    LAST_ATTEMPTED_NUMBER = "LAST_ATTEMPTED_NUMBER"
    LAST_ATTEMPTED_NUMBER_N1N2N3 = "LAST_ATTEMPTED_NUMBER_N1N2N3"
    LAST_CAMPAIGN = "LAST_CAMPAIGN"
    ATTEMPTS_FOR_LAST_CAMPAIGN = "ATTEMPTS_FOR_LAST_CAMPAIGN"
    LAST_LIST = "LAST_LIST"
    CREATED_DATE_TIME = "CREATED_DATE_TIME"
    LAST_MODIFIED_DATE_TIME = "LAST_MODIFIED_DATE_TIME"


MAPPED_TYPES = {
    each: DataType.DATE_TIME if each.endswith("DATE_TIME") else DataType.STRING for each in MapTo
} | {
    MapTo.LAST_ATTEMPTED_NUMBER: DataType.PHONE,
    MapTo.ATTEMPTS_FOR_LAST_CAMPAIGN: DataType.NUMBER,
}
"""The type of what the center writes; a field of type STRING takes each."""


class ContactField(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a contact: one of the system's, or one that the center has added."""

    id: VariableId
    name: str
    description: str = ""
    type: DataType = DataType.STRING
    restrictions: Restrictions = Restrictions()
    display: Display = Display.SHORT
    map_to: MapTo = MapTo.NONE

    @property
    def label(self) -> str:
        """What it is called in words to people."""
        return self.name


_FIRST_ID = 100_000_000_002_000
"""Those of the system have the same ids in every center and every release."""


def _system(place: int, name: str, description: str, type: DataType = DataType.STRING) -> ContactField:  # noqa: A002 - the field's name
    display = Display.LONG if name in {"company", "street"} else Display.SHORT
    return ContactField(
        id=VariableId(_FIRST_ID + place), name=name, description=description, type=type, display=display
    )


SYSTEM_FIELDS = (
    _system(2, "number1", "The contact's first number", DataType.PHONE),
    _system(3, "number2", "The contact's second number", DataType.PHONE),
    _system(4, "number3", "The contact's third number", DataType.PHONE),
    _system(5, "first_name", "First name"),
    _system(6, "last_name", "Last name"),
    _system(7, "company", "Company"),
    _system(8, "street", "Street"),
    _system(9, "city", "City"),
    _system(10, "state", "State"),
    _system(11, "zip", "Postal code"),
)
"""The fields that every contact has, in the contract's order."""
