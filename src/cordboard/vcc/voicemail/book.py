"""The book of voicemails: what is alive of them now, as the facts have made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..addresses import Address
from ..calls import Deposit, DepositBegan, DepositCut, DepositSettled
from ..ids import AgentId, RecordingId


@dataclass(slots=True)
class Voicemails:
    """What is being said now, what lies in the boxes, and who has chosen which greeting."""

    deposits: dict[RecordingId, Deposit] = field(default_factory=dict)
    """What is being said, or has been and whose file is not whole yet."""
    cut: set[RecordingId] = field(default_factory=set)
    """Those of them that the engine's death has cut off, and whose file somebody has to look at."""
    greetings: dict[AgentId, str] = field(default_factory=dict)
    """The prompts that users have chosen for their boxes."""

    def held(self, box: Address) -> int:
        """How many messages a box holds, with those that are being said."""
        return sum(each.box == box for each in self.deposits.values())


def _begin(book: Voicemails, fact: DepositBegan) -> None:
    book.deposits[fact.deposit.recording] = fact.deposit


def _cut(book: Voicemails, fact: DepositCut) -> None:
    book.cut.add(fact.deposit.recording)


def _settle(book: Voicemails, fact: DepositSettled) -> None:
    book.deposits.pop(fact.deposit.recording, None)
    book.cut.discard(fact.deposit.recording)


EFFECTS: Mapping[type, Callable[[Voicemails, Any], None]] = {
    DepositBegan: _begin,
    DepositCut: _cut,
    DepositSettled: _settle,
}
"""What each fact changes in the book."""
