"""The operations as methods of the Python client: one asynchronous and one blocking class, both typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from cordboard.contract.record import Event, Field, Record, fields_of
from cordboard.contract.registry import ALL_OPERATIONS, V2, Operation, contract_of
from cordboard.contract.scalars import Scalar

MODULE: Final = "operations.py"

_SCALARS: Final = {
    Scalar.STRING: "str",
    Scalar.BOOLEAN: "bool",
    Scalar.INT: "int",
    Scalar.LONG: "int",
    Scalar.ID: "int",
    Scalar.FLAGS: "int",
    Scalar.FLOAT: "float",
    Scalar.DOUBLE: "float",
}
_WORD: Final = re.compile(r"CRM|CAV|DTMF|[A-Z]?[a-z]+|[0-9]+|[A-Z]+(?![a-z])")
_HEAD: Final = '''"""Every operation as a method. Written by `cordboard contract python`, never by hand."""

# fmt: off

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TypeVar

from cordboard import contract
from cordboard.contract import x1
from cordboard.contract.record import Answered

AnswerT = TypeVar("AnswerT")
'''


def python() -> dict[str, str]:
    """The module of the client, by its name."""
    return {MODULE: f"{_HEAD}\n\n{_class(True)}\n\n{_class(False)}"}


def method_name(operation: str) -> str:
    """How an operation is called in Python: `get_crm_for_callback_id`, `finish_call2`."""
    words = _WORD.findall(operation)
    return re.sub(r"_([0-9])", r"\1", "_".join(word.lower() for word in words))


def _class(waits: bool) -> str:
    name, about = ("AsyncOperations", "to be awaited") if waits else ("Operations", "that wait")
    word = "async " if waits else ""
    lines = [
        f"class {name}(ABC):",
        f'    """The operations of both contracts as methods {about}."""',
        "",
        "    @abstractmethod",
        f"    {word}def ask(self, request: Answered[AnswerT], *, key: str | None = None) -> AnswerT:",
        '        """Ask for an operation."""',
        "",
    ]
    for operation in ALL_OPERATIONS.values():
        if not operation.request.WAITS:
            lines += _method(operation, waits)
    return "\n".join(lines[:-1]) + "\n"


def _method(operation: Operation, waits: bool) -> Iterator[str]:
    fields = fields_of(operation.request)
    word, wait = ("async ", "await ") if waits else ("", "")
    parameters = ", ".join(["self", *(["*"] if fields else []), *map(_parameter(operation), fields)])
    given = ", ".join(f"{field.attribute}={field.attribute}" for field in fields)
    yield f"    {word}def {method_name(operation.name)}({parameters}) -> {_answer(operation)}:"
    yield f'        """{_summary(operation)}"""'
    yield f"        return {wait}self.ask({_class_of(operation.request)}({given}))"
    yield ""


def _summary(operation: Operation) -> str:
    """The first sentences of the declaration, and its own name where to read on."""
    return operation.doc.partition("\n")[0].replace("\\", "\\\\")


def _parameter(operation: Operation) -> Callable[[Field], str]:
    defaults = {one.name: one.default for one in msgspec.structs.fields(operation.request)}

    def render(field: Field) -> str:
        default = defaults[field.attribute]
        if default is msgspec.NODEFAULT:
            return f"{field.attribute}: {_type(field)}"
        absent = " | None" if default is None else ""
        return f"{field.attribute}: {_type(field)}{absent} = {default!r}"

    return render


def _answer(operation: Operation) -> str:
    return "None" if operation.answer is None else _type(operation.answer)


def _type(field: Field) -> str:
    one = _SCALARS[field.kind] if isinstance(field.kind, Scalar) else _class_of(field.kind)
    return f"tuple[{one}, ...]" if field.many else one


def _class_of(declared: type[Record]) -> str:
    module = "contract" if declared is Event or contract_of(declared) is V2 else "x1"
    return f"{module}.{declared.__name__}"
