"""What the listeners hear of worksheets: that more is known of the call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cordboard import contract
from cordboard.vcc import worksheets
from cordboard.vcc.kernel import Fact

from .rows import Row, call_info, row

WORKSHEETS: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    worksheets.WorksheetAnswered: (row(contract.CallUpdated, callinfo=call_info),),
}
"""Fact -> the events that its seat hears, in order."""
