"""What the center wants to know of each call, and the rules that values keep to."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import VariableId


@unique
class DataType(StrEnum):
    """What a value is, of a call variable or a contact field; the order is the contract's numbering."""

    STRING = "STRING"
    NUMBER = "NUMBER"
    DATE = "DATE"
    TIME = "TIME"
    DATE_TIME = "DATE_TIME"
    CURRENCY = "CURRENCY"
    BOOLEAN = "BOOLEAN"
    PERCENT = "PERCENT"
    EMAIL = "EMAIL"
    URL = "URL"
    PHONE = "PHONE"
    TIME_PERIOD = "TIME_PERIOD"


class Restrictions(msgspec.Struct, frozen=True, kw_only=True):
    """What a value must keep to besides its type; what is None or empty asks for nothing."""

    required: bool = False
    minimum: str | None = None
    """The smallest value; of texts the smallest length. As are maxima."""
    maximum: str | None = None
    regexp: str = ""
    """The whole value must match."""
    one_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    """The value is a list of these, parted by `;`."""
    precision: int | None = None
    """Digits in all."""
    scale: int | None = None
    """Digits after the point."""


class CallVariable(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of knowledge that the center keeps of each call, besides the system's own."""

    id: VariableId
    group: str
    group_id: int = 0
    name: str
    description: str = ""
    type: DataType = DataType.STRING
    default: str = ""
    restrictions: Restrictions = Restrictions()
    width: int = 0
    """Percent of the agent's call view; 0: not shown there."""
    editable: bool = True
    """Whether the call view lets the agent change it."""
    sensitive: bool = False
    """Its values are in no address of a web page."""

    @property
    def label(self) -> str:
        """What it is called in words to people."""
        return f"{self.group}.{self.name}"
