"""When a call gets its word: from its agent, from one who sends it on or leaves it to others, or the system.

A word is given once. One that an agent gave up front counts when somebody else has the call: with a transfer
that finds nobody it is as if nothing had been said.
"""

from __future__ import annotations

from typing import Any

import msgspec

from ..center import SystemWord
from ..directory import Directory
from ..ids import AgentId, DispositionId
from .facts import CallAbandoned, CallFinished, ManualCallFailed
from .facts_consult import ConferenceLeft, OutsideCallEnded, ParkedCallLeft, TransferCompleted
from .facts_deposit import CallLeftBox
from .model import Call, CallState


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """How a call turned out, and who says so."""

    call: Call
    """With the disposition, even where it is the word of one of its agents only."""
    by: AgentId | None
    """The agent who has (had) it; None: nobody has."""

    @property
    def disposition(self) -> DispositionId:
        """The word."""
        assert self.call.disposition is not None
        return self.call.disposition


def given(directory: Directory, fact: Any) -> Given | None:
    """The word that a call gets by this fact; None where it gets none."""
    if type(fact) in _UP_FRONT:
        return _up_front(fact)
    call = getattr(fact, "call", None) if type(fact) in _OVER else None
    if type(call) is not Call or call.state is not CallState.FINISHED or call.disposition is None:
        return None
    word = _OVER[type(fact)]
    said = None if word is None else directory.system_disposition(word)
    if call.accounted or (said is not None and said.id != call.disposition):
        return None
    return Given(call=call, by=call.agent or call.last_agent)


def _up_front(fact: TransferCompleted | ConferenceLeft) -> Given | None:
    part, call = fact.part, fact.call
    if part.disposition is None:
        return None
    if type(fact) is ConferenceLeft and call.disposition != part.disposition:
        return None
    return Given(call=msgspec.structs.replace(call, disposition=part.disposition), by=part.by)


_UP_FRONT = frozenset({TransferCompleted, ConferenceLeft})
_OVER: dict[type, SystemWord | None] = {
    CallFinished: None,
    CallAbandoned: None,
    ManualCallFailed: None,
    ParkedCallLeft: None,
    OutsideCallEnded: SystemWord.TRANSFERRED,
    CallLeftBox: SystemWord.SENT_TO_VOICEMAIL,
}
"""Facts by which a call is over with a word. Where an agent may have given one before that: the system's
own, which alone is news."""
