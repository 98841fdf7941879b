"""The plain values of the contract: numbers with their published ranges, flags and ids.

Every scalar says its range once, here; transports check it, schemas print it.
"""

from enum import Enum
from typing import Annotated, Final

from msgspec import Meta

INT_RANGE: Final = (-(2**31), 2**31 - 1)
LONG_RANGE: Final = (-(2**63), 2**63 - 1)
FLAGS_RANGE: Final = (0, 2**63 - 1)


class Scalar(Enum):
    """A plain value of the contract; the value is its name in `cti-v2.json`."""

    STRING = "string"
    BOOLEAN = "boolean"
    INT = "int"
    LONG = "long"
    ID = "id"
    FLAGS = "flags"
    FLOAT = "float"
    DOUBLE = "double"

    @property
    def xsd(self) -> str:
        """The XML Schema type without prefix: ids and flags are longs on the wire."""
        return "long" if self in {Scalar.ID, Scalar.FLAGS} else self.value

    @property
    def range(self) -> tuple[int, int] | None:
        """Smallest and largest whole number, None for what is not a whole number."""
        return _RANGES.get(self)


_RANGES: Final = {
    Scalar.INT: INT_RANGE,
    Scalar.LONG: LONG_RANGE,
    Scalar.ID: LONG_RANGE,
    Scalar.FLAGS: FLAGS_RANGE,
}

Int = Annotated[int, Meta(ge=INT_RANGE[0], le=INT_RANGE[1]), Scalar.INT]
"""A 32-bit whole number."""

Long = Annotated[int, Meta(ge=LONG_RANGE[0], le=LONG_RANGE[1]), Scalar.LONG]
"""A 64-bit whole number; times are epoch milliseconds, durations milliseconds."""

Id = Annotated[int, Meta(ge=LONG_RANGE[0], le=LONG_RANGE[1]), Scalar.ID]
"""The id of an object: up to 15 digits from us, a string in JSON because browsers lose digits."""

Flags = Annotated[int, Meta(ge=FLAGS_RANGE[0], le=FLAGS_RANGE[1]), Scalar.FLAGS]
"""A mask of bits 0 to 62, decimal on the wire; never absent where it is declared."""

Float = Annotated[float, Scalar.FLOAT]
"""A single precision number (`xs:float`)."""

Double = Annotated[float, Scalar.DOUBLE]
"""A double precision number (`xs:double`)."""
