"""What each story says that it shows."""

from __future__ import annotations

import functools
import importlib.util
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from .workplace import Workplace

FOLDER = Path(__file__).parents[2] / "checklist"
MARKS = [
    pytest.mark.live,
    pytest.mark.timeout(120),
    pytest.mark.asyncio(loop_scope="session"),
]
"""The stories share one center, and so one worker and one event loop."""
Test: TypeAlias = "Callable[[Workplace], Awaitable[None]]"


@dataclass(frozen=True)
class Story:
    """A story's name in words, and what it shows: operations, events, and (operation, fault code)."""

    file: str
    name: str
    operations: frozenset[str]
    events: frozenset[str]
    faults: frozenset[tuple[str, str]]

    @property
    def title(self) -> str:
        """The test's name as a sentence without its first word."""
        return self.name.removeprefix("test_").replace("_", " ")


def shows(operations: str = "", events: str = "", faults: str = "") -> Callable[[Test], Test]:
    """Say what a story shows, and have that proved: names parted by blanks; of faults `operation:CODE`."""

    def note(test: Test) -> Test:
        pairs = (each.partition(":") for each in faults.split())
        story = Story(
            file=Path(inspect.getfile(test)).name,
            name=test.__name__,
            operations=frozenset(operations.split()),
            events=frozenset(events.split()),
            faults=frozenset((operation, code) for operation, _, code in pairs),
        )

        @functools.wraps(test)
        async def told(place: Workplace) -> None:
            await place.begin()
            await test(place)
            place.prove(story)

        told.shows = story  # type: ignore[attr-defined]
        return told

    return note


def stories() -> tuple[Story, ...]:
    """Every story of the folder, in the order of the files and of the tests in them."""
    return tuple(story for path in sorted(FOLDER.glob("test_*.py")) for story in _stories_in(path))


def _stories_in(path: Path) -> list[Story]:
    spec = importlib.util.spec_from_file_location(f"checklist_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [found.shows for found in vars(module).values() if hasattr(found, "shows")]
