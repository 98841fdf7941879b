"""What a call variable holds."""

from __future__ import annotations

import msgspec

from ..ids import VariableId


class Value(msgspec.Struct, frozen=True):
    """One variable of one call, as text in the form of its type."""

    variable: VariableId
    value: str
