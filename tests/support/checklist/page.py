"""The checklist as a page of the reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cordboard.contract import EVENTS, OPERATIONS
from cordboard.seat import alive_events, alive_operations

from .declared import Story, stories

_HEAD = """# Checklist

<!-- Generated from the stories in tests/checklist; do not edit. -->

What has been seen to work from outside: each story is told to a running center (`cordboard up`, real SIP)
by programs that know nothing but the WSDL, through zeep, a SOAP client that nobody here wrote. The client
itself notes what was answered, refused and told, and checks each answer and each event against the schema;
a story that has not shown what it says fails. `tests/scenario` has many more, in one process.
"""


def page() -> str:
    """The whole page."""
    told = stories()
    return "\n".join((_HEAD, *_operations(told), *_events(told)))


def _operations(told: tuple[Story, ...]) -> Iterator[str]:
    alive = alive_operations()
    shown = {name for story in told for name in story.operations}
    yield f"## Operations\n\n{len(shown & alive)} of {len(alive)} operations that are alive.\n"
    yield "| Operation | Seen in | Refused with |\n|---|---|---|"
    for name in sorted(alive & OPERATIONS.keys(), key=str.lower):
        seen = _links(story for story in told if name in story.operations)
        codes = sorted({code for story in told for operation, code in story.faults if operation == name})
        yield f"| `{name}` | {seen} | {', '.join(f'`{code}`' for code in codes)} |"
    yield ""


def _events(told: tuple[Story, ...]) -> Iterator[str]:
    alive = alive_events()
    shown = {name for story in told for name in story.events}
    yield f"## Events\n\n{len(shown & alive)} of {len(alive)} events that are alive.\n"
    yield "| Event | Seen in |\n|---|---|"
    for name in sorted(alive & EVENTS.keys(), key=str.lower):
        yield f"| `{name}` | {_links(story for story in told if name in story.events)} |"
    yield ""


def _links(told: Iterable[Story]) -> str:
    return "<br>".join(f"[{each.title}](../../tests/checklist/{each.file})" for each in told)
