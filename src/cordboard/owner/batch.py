"""What is decided together and committed together; nobody is told anything before the commit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import Milliseconds
from cordboard.vcc.kernel import Decision, Input
from cordboard.vcc.telephony import AnyVerb, Heard

from .ports import Core


@dataclass(slots=True)
class Queued:
    """An input that waits for its turn. Only commands have somebody who waits for an answer."""

    input: Input
    waiting: asyncio.Future[Any] | None = None

    def fault(self, refusal: Refusal) -> None:
        """Tell the sender no, if one still waits."""
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_exception(refusal)

    def answer(self, answer: Any) -> None:
        """Tell the sender the answer, if one still waits."""
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_result(answer)


@dataclass(slots=True)
class Batch:
    """The inputs taken at one moment, what came of each, and all their facts in order."""

    at: Milliseconds
    queued: Sequence[Queued]
    outcomes: list[tuple[Queued, Decision | Refusal]] = field(default_factory=list)

    def decide(self, core: Core, fresh: Callable[[], str]) -> None:
        """Let the core decide on one after the other. What it raises but Refusal is a bug in it."""
        for queued in self.queued:
            try:
                outcome: Decision | Refusal = core.decide(queued.input, self.at, fresh)
            except Refusal as refusal:
                outcome = refusal
            self.outcomes.append((queued, outcome))

    @property
    def facts(self) -> list[Any]:
        """Everything to commit."""
        decisions = [outcome for _, outcome in self.outcomes if isinstance(outcome, Decision)]
        return [fact for decision in decisions for fact in decision.facts]

    @property
    def passing(self) -> list[AnyVerb]:
        """The verbs that are sent but not written down."""
        decisions = [outcome for _, outcome in self.outcomes if isinstance(outcome, Decision)]
        return [verb for decision in decisions for verb in decision.passing]

    @property
    def heard(self) -> list[Heard]:
        """The signals among the inputs."""
        return [each.input for each in self.queued if isinstance(each.input, Heard)]

    def answer(self) -> None:
        """Tell every sender what came of it. A refusal too rests on facts that had to be committed."""
        for queued, outcome in self.outcomes:
            if isinstance(outcome, Refusal):
                queued.fault(outcome)
            else:
                queued.answer(outcome.answer)
