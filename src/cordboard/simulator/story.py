"""A story that people watch: steps with times, each seen or not, and a table at its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


class NotSeen(Exception):
    """Something that the story promises did not happen; the text says what."""


@dataclass(slots=True)
class Step:
    """One step: when it began, how long it took (seconds), and what was seen or heard."""

    title: str
    began: float
    took: float = 0.0
    seen: str = ""
    ok: bool = False


@dataclass(slots=True)
class Story:
    """Steps in the order told. `told` is called at the end of each."""

    told: Callable[[Step], None] = lambda step: None
    clock: Callable[[], float] = time.monotonic
    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """One step; it counts as seen unless something is raised in it."""
        start = self.clock()
        step = Step(title, start)
        self.steps.append(step)
        try:
            yield step
            step.ok = True
        except Exception as error:
            step.seen = str(error) or type(error).__name__
            raise
        finally:
            step.took = self.clock() - start
            self.told(step)

    @property
    def complete(self) -> bool:
        """Whether every step was seen."""
        return all(step.ok for step in self.steps)


def expect(condition: bool, otherwise: str) -> None:
    """Raise NotSeen with the words `otherwise` unless `condition`."""
    if not condition:
        raise NotSeen(otherwise)
