"""The checklist as a page of the reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cordboard.contract import CONTRACTS, V2, X1, Contract
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
    parts = (line for one in CONTRACTS.values() for line in (*_operations(told, one), *_events(told, one)))
    return "\n".join((_HEAD, *parts))


_TITLES = {V2: "", X1: " of the extension"}


def _operations(told: tuple[Story, ...], contract: Contract) -> Iterator[str]:
    alive = alive_operations() & contract.operations.keys()
    shown = {name for story in told for name in story.operations}
    yield f"## Operations{_TITLES[contract]}\n\n{len(shown & alive)} of {len(alive)} that are alive.\n"
    yield "| Operation | Seen in | Refused with |\n|---|---|---|"
    for name in sorted(alive, key=str.lower):
        seen = _links(story for story in told if name in story.operations)
        codes = sorted({code for story in told for operation, code in story.faults if operation == name})
        yield f"| `{name}` | {seen} | {', '.join(f'`{code}`' for code in codes)} |"
    yield ""


def _events(told: tuple[Story, ...], contract: Contract) -> Iterator[str]:
    alive = alive_events() & contract.events.keys()
    shown = {name for story in told for name in story.events}
    yield f"## Events{_TITLES[contract]}\n\n{len(shown & alive)} of {len(alive)} that are alive.\n"
    yield "| Event | Seen in |\n|---|---|"
    for name in sorted(alive, key=str.lower):
        yield f"| `{name}` | {_links(story for story in told if name in story.events)} |"
    yield ""


def _links(told: Iterable[Story]) -> str:
    return "<br>".join(f"[{each.title}](../../tests/checklist/{each.file})" for each in told)
