"""The reference pages: every operation, event, type, code and fault, with what is alive and what is not yet.

The words come from the declarations, the status from the handlers; nothing here is written by hand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import Enum, IntFlag

from cordboard.contract import codes
from cordboard.contract.faults import EXPLANATIONS
from cordboard.contract.record import Field, Record, fields_of, wire_name
from cordboard.contract.registry import V2, X1, Contract, Operation, doc_of
from cordboard.contract.scalars import Scalar

_GENERATED = "<!-- Generated from the declarations in src/cordboard/contract; do not edit. -->"


def reference_pages(alive_operations: Collection[str], alive_events: Collection[str]) -> dict[str, str]:
    """File name under `docs/reference/` -> text; the names alive are wire names."""
    return {
        "operations.md": operations_page(alive_operations),
        "events.md": events_page(alive_events),
        "types.md": types_page(),
        "codes.md": codes_page(),
        "faults.md": faults_page(),
        "x1.md": extension_page(alive_operations, alive_events),
    }


def operations_page(alive: Collection[str], contract: Contract = V2) -> str:
    """Every operation of a contract, by group."""
    return _page("Operations", _count("operations", contract.operations, alive), _operations(contract, alive))


def _operations(contract: Contract, alive: Collection[str]) -> Iterable[str]:
    for group in contract.operation_groups:
        yield from _section(group, "Operation | Answer | What it does | Status")
        yield from (_operation_row(one, alive) for one in contract.operations.values() if one.group == group)


def _operation_row(operation: Operation, alive: Collection[str]) -> str:
    parameters = ", ".join(_typed(field) for field in fields_of(operation.request))
    answer = operation.answer
    returns = _kind(answer) if answer else "nothing"
    name = f"`{operation.name}`({parameters})"
    return _row(name, returns, operation.doc, _status(operation.name, alive))


def events_page(alive: Collection[str], contract: Contract = V2) -> str:
    """Every event of a contract, by group."""
    note = "Every event also carries `timestamp`, first. " + _count("events", contract.events, alive)
    return _page("Events", note, _events(contract, alive))


def _events(contract: Contract, alive: Collection[str]) -> Iterable[str]:
    for group, module in contract.event_groups.items():
        yield from _section(group, "Event | Fields | When | Status")
        members = [(name, one) for name, one in contract.events.items() if one.__module__ == module.__name__]
        yield from (_event_row(name, one, alive) for name, one in members)


def _event_row(name: str, declared: type[Record], alive: Collection[str]) -> str:
    fields = ", ".join(_typed(field) for field in fields_of(declared)[1:]) or "none"
    return _row(f"`{name}`", fields, doc_of(declared), _status(name, alive))


def types_page(contract: Contract = V2) -> str:
    """Every record type of a contract, with its fields."""
    note = (
        "`id` is a 64-bit whole number that browsers must keep as text; `flags` is a mask of bits 0 to 62, "
        "never absent; `long` times are epoch milliseconds. Every other field may be absent."
    )
    return _page("Types", note, _types(contract))


def _types(contract: Contract) -> Iterable[str]:
    for name, declared in contract.types.items():
        summary, *notes = _lines(doc_of(declared))
        yield from ("", f"## {name}", "", summary, *([""] if notes else []), *(f"- {note}" for note in notes))
        yield from ("", "| field | type |", "|---|---|")
        yield from (_row(f"`{field.name}`", _kind(field)) for field in fields_of(declared))


def extension_page(alive_operations: Collection[str], alive_events: Collection[str]) -> str:
    """Everything that the extension adds, on one page."""
    note = (
        f"The extension x1, namespace `{X1.namespace}`: SOAP at `{X1.path}` and `/seat/NAME{X1.path}` "
        f"(`?wsdl`), JSON at `{X1.seats}/NAME/OPERATION`. Everybody who comes there shows a password or a "
        "token. Types and events that are not on this page are those of the published contract, "
        "[types](types.md) and [events](events.md); refusals are its [faults](faults.md).\n\n"
        f"{_count('operations', X1.operations, alive_operations)} "
        f"{_count('events', X1.events, alive_events)} Every event also carries `timestamp`, first."
    )
    parts = {
        "Operations": _operations(X1, alive_operations),
        "Events": _events(X1, alive_events),
        "Types": _types(X1),
    }
    body = (line for title, lines in parts.items() for line in ("", f"## {title}", *map(_deeper, lines)))
    return _page("The extension", note, body)


def _deeper(line: str) -> str:
    return f"#{line}" if line.startswith("## ") else line


def codes_page() -> str:
    """Every table of numbers and words."""
    body: list[str] = []
    for table in codes.TABLES:
        body += ["", f"## {table.__name__}", "", _doc(table), "", "| value | name |", "|---|---|"]
        body += [_row(f"`{_value(member)}`", member.name) for member in table]
    body += ["", "## Special ids", "", f"- `{codes.NO_REASON}` as a `reasonId`: no reason code."]
    body += [f"- `{codes.NO_CAMPAIGN}` as a `campaignId`: no campaign, or the default of the center."]
    return _page("Codes", (codes.__doc__ or "").strip(), body)


def _value(member: Enum) -> str:
    if isinstance(member, IntFlag):
        return f"{member.value} (bit {member.value.bit_length() - 1})"
    return str(member.value)


def faults_page() -> str:
    """Every fault code with what to do."""
    body = ["", "| code | whose fault | what happened | what to do |", "|---|---|---|---|"]
    body += [
        _row(f"`{code}`", "S:Client" if one.by_client else "S:Server", one.message, one.remedy)
        for code, one in EXPLANATIONS.items()
    ]
    note = (
        "A refused request is answered with HTTP 500 and a SOAP fault; its detail holds `ctiFault` with "
        "`code`, `message` and `remedy`. Branch on the code: it keeps its meaning."
    )
    return _page("Faults", note, body)


def _page(title: str, note: str, body: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", _GENERATED, "", note, *body, ""])


def _section(title: str, columns: str) -> list[str]:
    rule = "|" + "---|" * (columns.count("|") + 1)
    return ["", f"## {title.capitalize()}", "", f"| {columns} |", rule]


def _row(*cells: str) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    return "<br>".join(_lines(text.replace("|", "\\|")))


def _lines(text: str) -> list[str]:
    """The lines as their writer meant them: one that does not end a sentence goes on in the next."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if lines and not lines[-1].endswith("."):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def _doc(table: type[Enum]) -> str:
    return "\n".join(line.strip() for line in (table.__doc__ or "").strip().splitlines())


def _typed(field: Field) -> str:
    return f"{field.name}: {_kind(field)}"


def _kind(field: Field) -> str:
    name = field.kind.value if isinstance(field.kind, Scalar) else wire_name(field.kind)
    return f"list of {name}" if field.many else name


def _status(name: str, alive: Collection[str]) -> str:
    return "alive" if name in alive else "not yet"


def _count(noun: str, declared: Mapping[str, object], alive: Collection[str]) -> str:
    living = sum(name in alive for name in declared)
    return f"{len(declared)} {noun} are declared; alive: {living}."
