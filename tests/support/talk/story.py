"""A story: its steps, played and proved one after the other; one that goes wrong can be made shorter."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from cordboard.vcc.agents import Presence

from . import proof
from .asides import reload
from .cast import DISPOSITIONS, STATIONS, busy_center
from .listening import Programs
from .rig import Rig
from .steps import Step, look_at_what_was_cut_off, seat_of, take

_numbers = count(1)
LAST_ORDERS: tuple[Step, ...] = tuple(
    (name, *words)
    for name in STATIONS
    for words in (
        ("stop_monitoring",),
        ("disconnect",),
        *(("finish", str(each)) for each in DISPOSITIONS),
        ("end_parked", "-", "silent"),
        ("process_voicemail",),
        ("not_ready",),
        ("logout",),
    )
)


@dataclass
class Story:
    """Steps so far; `options` are the center's. `wrong` says what failed, where it did."""

    options: dict[str, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    wrong: str = ""
    refused: int = 0
    """How many of the operations were refused."""

    def written(self) -> str:
        """One step a line; `read` reads it."""
        head = [f"center {name} {value}" for name, value in self.options.items()]
        return "\n".join([*head, *(" ".join(step) for step in self.steps)])

    @staticmethod
    def read(text: str) -> Story:
        lines = [tuple(line.split()) for line in text.splitlines() if line.strip() and line[0] != "#"]
        options = {line[1]: line[2] for line in lines if line[0] == "center"}
        return Story(options, [line for line in lines if line[0] != "center"])


Chooser = Callable[[Rig], Step | None]


def play(story: Story, more: Chooser | None = None, *, evening: bool = True) -> Story:
    """Play a story, and whatever `more` makes of it until that is None, then let everybody go home.

    Without `evening` it ends with its last step. Answer: the story with all steps, and what went wrong.
    """
    played = Story(story.options)
    rig, programs = Rig(busy_center(**story.options), next(_numbers)), Programs()
    rig.soft = story.options.get("softphone") == "yes"
    rig.watchers.append(programs.watch)
    try:
        _settle(rig)
        for step in _all(story.steps, more, rig):
            played.steps.append(step)
            played.refused += not _prove(rig, step)
        if evening:
            _evening(rig)
        programs.prove()
    except Exception as error:  # noqa: BLE001 - whatever it is, the story shows it
        played.wrong = _where(error)
    return played


def _all(steps: Sequence[Step], more: Chooser | None, rig: Rig) -> Iterator[Step]:
    yield from steps
    while more is not None and (step := more(rig)) is not None:
        yield step


def _prove(rig: Rig, step: Step) -> bool:
    """Take one step, and prove what came of it. Answer: False where it was refused, and changed nothing."""
    done = take(rig, step)
    if done:
        proof.at_any_moment(rig)
    if done and rig.settled:
        proof.when_settled(rig)
    return done


def _settle(rig: Rig) -> None:
    rig.work()
    proof.at_any_moment(rig)
    proof.when_settled(rig)


def _evening(rig: Rig) -> None:
    """Everybody hangs up, says how it went, and goes home."""
    rig.failing = None
    if rig.engine is None:
        rig.engine_comes()
    for _ in range(6):
        _settle(rig)
        assert rig.engine is not None
        reload(rig, "usual")
        for leg in rig.engine.legs:
            rig.engine.world.hangs_up(leg)
            _settle(rig)
        for step in LAST_ORDERS:
            if take(rig, step):
                _settle(rig)
        for _ in rig.engine.softphones:
            take(rig, ("softphone", "leaves"))
        _settle(rig)
        look_at_what_was_cut_off(rig)
        rig.wait(40_000)
    left = [name for name in STATIONS if _is_here(rig, name)]
    assert not left, f"cannot go home: {left}"
    proof.when_over(rig)


def _is_here(rig: Rig, name: str) -> bool:
    world = rig.core._world
    agent = world.agents.get(world.seats.get(seat_of(rig, name)))
    return agent is not None and agent.presence is not Presence.LOGGED_OUT


def _where(error: Exception) -> str:
    """What went wrong and where, without what changes from run to run."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if "/talk/story" not in each.filename]
    last = (ours or list(frames))[-1]
    place = f"{last.filename.rpartition('/')[2]}:{last.name}"
    return f"{type(error).__name__} in {place} ({last.line}): {str(error)[:2000]}"


def shorten(story: Story, tries: int = 2_000) -> Story:
    """A shorter story that goes wrong at the same place."""
    place = story.wrong.partition("): ")[0]
    best, size = story, max(1, len(story.steps) // 2)
    while size and tries > 0:
        start = len(best.steps)
        while start > 0 and tries > 0:
            tries -= 1
            start = max(0, start - size)
            without = best.steps[:start] + best.steps[start + size :]
            shorter = play(Story(best.options, without))
            if shorter.wrong.partition("): ")[0] == place:
                best = shorter
        size //= 2
    return best
