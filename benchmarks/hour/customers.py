"""The customers: they call as they like, wait as long as they can, and hang up when all is said."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from cordboard.telephony.memory import Manners
from cordboard.vcc.calls import CallState
from cordboard.vcc.ids import LegId, Milliseconds

from .center import CLOSED_NUMBER, KEY, SHORT_NUMBER, SKILLS, TRUNK, HourCenter, box_of, number_of

PATIENCE_SECONDS = 180
BUSY = Manners(refuses=Milliseconds(2_000))
OF_THE_SHORT_LINE = 0.1
"""The share of calls to the line that has too few agents."""
PLACES = 0.3
"""The share of those who wait that would rather be called back."""
MESSAGES = 0.05
"""The share of calls that leave a message."""


class Customers:
    """Everybody outside. `rate` is how many call in a second."""

    def __init__(self, center: HourCenter, chance: Random, rate: float) -> None:
        self._center = center
        self._chance = chance
        self._rate = rate
        self.calls = 0
        self.messages = 0
        self.places = 0
        """How many have asked to be called back."""
        self.closing = False

    def begin(self) -> None:
        """The first one will call."""
        self._center.clock.plan(self._chance.expovariate(self._rate) * 1000, self._call)

    def _call(self) -> None:
        if self.closing:
            return
        self.calls += 1
        caller = f"+1415{6_000_000 + self.calls}"
        self.begin()
        if self._chance.random() < MESSAGES:
            self._leave_a_message(caller)
            return
        is_short = self._chance.random() < OF_THE_SHORT_LINE
        number = SHORT_NUMBER if is_short else number_of(self._chance.randrange(SKILLS))
        leg = self._center.world.arrive(TRUNK, caller, number)
        if self._chance.random() < PLACES:
            self._center.clock.plan(self._chance.uniform(2, 20) * 1000, self._keeps_the_place, leg, caller)
        patience = self._chance.expovariate(1 / PATIENCE_SECONDS) * 1000
        self._center.clock.plan(patience, self._loses_patience, leg)

    def _keeps_the_place(self, leg: LegId, caller: str) -> None:
        """Who still waits asks to be called back, says yes to the number, and hangs up."""
        call = self._center.core.call_of_leg(leg)
        if call is None or call.state is not CallState.QUEUED:
            return
        self.places += 1
        world = self._center.world
        answers = self._chance.random() < 0.9
        world.behaves(caller, Manners(answers=Milliseconds(4_000)) if answers else BUSY)
        for after, act in ((0, world.presses), (3_000, world.presses)):
            self._center.clock.plan(after, self._while_there, leg, act, KEY)
        self._center.clock.plan(5_000, self._while_there, leg, world.hangs_up)

    def _while_there(self, leg: LegId, act: Callable[..., None], *words: str) -> None:
        """Do something on the line, unless an agent was quicker or it is gone."""
        call = self._center.core.call_of_leg(leg)
        if call is not None and call.state is CallState.QUEUED:
            act(leg, *words)

    def _leave_a_message(self, caller: str) -> None:
        """Call where nobody answers, speak, and hang up."""
        self.messages += 1
        agents = len(self._center.center.users)
        box = box_of(self._chance.randrange(agents)) if self._chance.random() < 0.5 else CLOSED_NUMBER
        leg = self._center.world.arrive(TRUNK, caller, box)
        said = self._chance.uniform(4, 30) * 1000
        self._center.clock.plan(said, self._center.world.hangs_up, leg)

    def _loses_patience(self, leg: LegId) -> None:
        """Who still waits for an agent hangs up."""
        call = self._center.core.call_of_leg(leg)
        if call is not None and not call.connected_at:
            self._center.world.hangs_up(leg)
