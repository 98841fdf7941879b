"""The text of a center file as a tree in which every word knows its line.

Words stay as they were typed (`0041`, `+1`, `NO`): what they mean is decided by the field they stand
in, never by guessing. What could hurt is refused before the tree grows: huge files, deep nesting,
aliases, tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .problems import Code, Place, Problems

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Scalar:
    """One word or text; `plain` where it had no quotes."""

    place: Place
    text: str
    plain: bool

    @property
    def empty(self) -> bool:
        """True where nothing was written."""
        return self.plain and self.text in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in order; each key stands once."""

    place: Place
    pairs: tuple[tuple[Scalar, Node], ...]


Node: TypeAlias = Scalar | Sequence | Mapping


class Unparsable(Exception):
    """The text is not a tree; `problems` says why."""


def parse(data: bytes, problems: Problems) -> Node:
    """The tree of a file. Raises Unparsable after noting why in `problems`."""
    return _Composer(_events(_decode(data, problems), problems), problems).document()


def _decode(data: bytes, problems: Problems) -> str:
    if len(data) > MAX_BYTES:
        problems.add(
            Code.TOO_LARGE, Place(), f"The file has {len(data)} bytes.", f"At most {MAX_BYTES} are read."
        )
        raise Unparsable
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(data.count(b"\n", 0, error.start) + 1)
        problems.add(Code.ENCODING, place, "The file is not UTF-8 text.", "Save it as UTF-8.")
        raise Unparsable from None


def _events(text: str, problems: Problems) -> Iterator[Event]:
    try:
        yield from yaml.parse(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        problems.add(Code.SYNTAX, _place(error), _words(error), "Look at this line and the one above it.")
        raise Unparsable from None
    except yaml.reader.ReaderError as error:
        place = Place(text.count("\n", 0, error.position) + 1)
        problems.add(Code.SYNTAX, place, "There is a control character.", "Remove it.")
        raise Unparsable from None


def _place(error: yaml.MarkedYAMLError) -> Place:
    mark = error.problem_mark or error.context_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place()


def _words(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or "it cannot be read"
    if any(name in problem for name in ("tag", "alias", "anchor", "directive")):
        problem = "found * & ! or % where a value begins"  # the parser's own words would show the value
    return f"This is not YAML: {problem}."


class _Composer:
    """Builds the tree from the parser's events, one look ahead."""

    def __init__(self, events: Iterator[Event], problems: Problems) -> None:
        self._events = events
        self._problems = problems
        self._depth = 0

    def document(self) -> Node:
        documents = 0
        root: Node = Mapping(Place(), ())
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(Code.SYNTAX, event, "A second document begins.", "Remove the `---`.")
            elif isinstance(event, NodeEvent):
                root = self._node(event)
        return root

    def _node(self, event: Event) -> Node:
        self._vet(event)
        if isinstance(event, ScalarEvent):
            return Scalar(_start(event), event.value, event.style is None)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._refuse(Code.TOO_DEEP, event, "Values are nested too deep.", f"At most {MAX_DEPTH} levels.")
        is_list = isinstance(event, SequenceStartEvent)
        node = self._sequence(event) if is_list else self._mapping(event)
        self._depth -= 1
        return node

    def _vet(self, event: Event) -> None:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
            text = "Aliases (&name, *name) are not read."
            self._refuse(
                Code.ALIAS, event, text, "Write it out; put a text that begins with & or * in quotes."
            )
        if getattr(event, "tag", None) is not None:
            text = "Tags (!name) are not read."
            self._refuse(Code.TAG, event, text, "Remove it; put a text that begins with ! in quotes.")

    def _sequence(self, start: Event) -> Sequence:
        items = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._node(event))
        return Sequence(_start(start), tuple(items))

    def _mapping(self, start: Event) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        assert isinstance(start, MappingStartEvent)
        while not isinstance(event := next(self._events), MappingEndEvent):
            key, value = self._node(event), self._node(next(self._events))
            if not isinstance(key, Scalar):
                self._problems.add(
                    Code.TYPE, key.place, "A list or mapping cannot be a key.", "Write a name."
                )
            elif key.text in pairs:
                first = pairs[key.text][0].place.line
                text = f"{key.text!r} stands here again (first in line {first})."
                self._problems.add(Code.DUPLICATE_KEY, key.place, text, "Keep one of the two.")
            else:
                pairs[key.text] = (key, value)
        return Mapping(_start(start), tuple(pairs.values()))

    def _refuse(self, code: Code, event: Event, text: str, remedy: str) -> None:
        self._problems.add(code, _start(event), text, remedy)
        raise Unparsable


def _start(event: Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place()
