"""The house rules, held by reading the source: who imports whom, how big a thing grows, what it is called.

The directions are those of docs/explanation/architecture.md. An exception has its place in the lists
below, with its reason, and goes when it is not needed any more.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
TESTS = ROOT / "tests"

FUNCTION_LINES, FILE_LINES, CLASS_LINES = 50, 400, 300

TOO_LARGE: dict[str, str] = {
    "client/operations.py": "is written from the contract, a method an operation",
    "client/operations.py::AsyncOperations": "is written from the contract, a method an operation",
    "client/operations.py::Operations": "is written from the contract, a method an operation",
}
"""`path` or `path::name` -> why it may be larger than the budget."""

CONCURRENCY = {"asyncio", "multiprocessing", "selectors", "subprocess", "threading"}
IO = CONCURRENCY | {"socket", "ssl"}
SQL = {"alembic", "sqlalchemy", "sqlite3"}
XML = {"lxml", "xml"}
CLOCK_AND_CHANCE = {"random", "secrets", "time", "uuid"}
FILES = {"os", "pathlib", "shutil", "tempfile"}
PURE = IO | SQL | XML | CLOCK_AND_CHANCE | FILES


def ours_but(*allowed: str) -> set[str]:
    """Every folder and module of ours, but these."""
    names = """access admin app centerfile cli client connectors contacts contract desk frames http journal
        mail media owner previews seat settings simulator sip soap softphones sockets store telephony
        vcc voicemail web webrtc"""
    return {f"cordboard.{name}" for name in names.split() if name not in allowed}


FORBIDDEN: dict[str, set[str]] = {
    "cordboard.vcc": PURE | {"numpy"} | ours_but("vcc"),
    "cordboard.contract": IO | SQL | {"numpy"} | ours_but("contract"),
    "cordboard.client": XML | SQL | {"numpy"} | ours_but("client", "contract", "frames"),
    "cordboard.sip": PURE | {"numpy"} | ours_but("sip"),
    "cordboard.media": PURE | ours_but("media"),
    "cordboard.webrtc": PURE | {"numpy"} | ours_but("webrtc"),
    "cordboard.http": XML | SQL | ours_but("frames", "http"),
    "cordboard.connectors": XML | SQL | ours_but("connectors", "seat", "vcc"),
    "cordboard.admin": XML | SQL | ours_but("admin", "sockets", "vcc"),
    "cordboard.mail": XML
    | SQL
    | {"cordboard.telephony", "cordboard.http", "cordboard.seat", "cordboard.store"},
    "cordboard.softphones": XML
    | SQL
    | ours_but("access", "contract", "http", "seat", "softphones", "telephony", "vcc"),
    "cordboard.desk": IO | SQL | ours_but("contract", "desk"),
    "cordboard.soap": {"cordboard.vcc", "cordboard.store"},
    "cordboard.web": {"cordboard.vcc", "cordboard.store"},
    "cordboard.seat": ours_but("seat", "contract", "vcc"),
    "cordboard.contacts": ours_but("contacts", "centerfile", "store", "vcc"),
    "cordboard.telephony.embedded": {"cordboard.telephony.memory", "cordboard.telephony.asterisk"},
    "cordboard.telephony.memory": {"cordboard.telephony.embedded", "cordboard.telephony.asterisk"},
    "cordboard.telephony.asterisk": {"cordboard.telephony.embedded", "cordboard.telephony.memory"},
}
"""Folder -> what nothing in it may import."""

WRITES_XML = "cordboard.contract.emit"

CONCRETE = {
    "cordboard.journal.sqlite": "cordboard.journal",
    "cordboard.journal.jetstream": "cordboard.journal",
    "cordboard.telephony.embedded": "cordboard.telephony",
    "cordboard.telephony.memory": "cordboard.telephony",
    "cordboard.telephony.asterisk": "cordboard.telephony",
}
"""A part behind a port -> the only folder, but for `cordboard.app`, that may name it."""

VCC_ITSELF = {
    "cordboard.vcc.allowed": "gathers the rules for those who apply, show or prove them",
    "cordboard.vcc.conclusion": "lets everybody act on what has been decided",
    "cordboard.vcc.facts": "gathers every fact for those who read the journal",
    "cordboard.vcc.together": "lets capabilities act together",
    "cordboard.vcc.wiring": "gives every command, signal and timer to its handler",
}
"""Modules that may look behind the capabilities' front doors -> why."""

WAITING = {
    "unit/telephony/embedded/plane/test_recordings.py": "waits for a real process to write, then kills it",
    "unit/telephony/test_process.py": "waits for a real process to end by itself",
}
"""Unit tests that may sleep -> why."""

UNCLEAR_NAMES = re.compile(r"Manager|Helper|Utils?(?![a-z])|Service(?!s?Unavailable)")


@dataclass(frozen=True, slots=True)
class Module:
    """One source file, parsed once."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    @property
    def where(self) -> str:
        return self.path.relative_to(SOURCE / "cordboard").as_posix()

    @property
    def package(self) -> str:
        return self.name if self.is_package else self.name.rpartition(".")[0]


@cache
def modules() -> dict[str, Module]:
    """Every module of ours by its dotted name."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        text = path.read_text("utf-8")
        found[name] = Module(name, path, text, ast.parse(text, str(path)))
    return found


@cache
def imports(name: str) -> frozenset[str]:
    """The modules, ours and foreign, that a module imports when it runs."""
    module = modules()[name]
    return frozenset(target for node in running(module.tree) for target in targets(module, node))


def running(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those for type checkers only."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        yield node
        yield from running(node)


def targets(module: Module, node: ast.AST) -> Iterator[str]:
    """The full names of the modules that one import statement loads."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        parents = module.package.split(".")
        origin = ".".join(parents[: len(parents) - node.level + 1]) if node.level else ""
        base = ".".join(part for part in (origin, node.module) if part)
        for alias in node.names:
            inner = f"{base}.{alias.name}"
            yield inner if inner in modules() else base


def within(name: str, folder: str) -> bool:
    return name == folder or name.startswith(folder + ".")


def capability(name: str) -> str | None:
    """The capability's folder of the core that a module lies in or below."""
    parts = name.split(".")
    folder = ".".join(parts[:3])
    is_one = parts[:2] == ["cordboard", "vcc"] and folder in modules() and modules()[folder].is_package
    return folder if is_one else None


def our_imports() -> list[tuple[str, str]]:
    """Every pair (importer, imported)."""
    return [(name, target) for name in modules() for target in sorted(imports(name))]


@pytest.mark.parametrize("folder", sorted(FORBIDDEN))
def test_no_import_goes_in_a_forbidden_direction(folder: str) -> None:
    wrong = [
        f"{name} imports {target}"
        for name, target in our_imports()
        for forbidden in FORBIDDEN[folder]
        if within(name, folder) and within(target, forbidden)
    ]
    assert wrong == []


def test_only_emit_writes_xml_in_the_contract() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, target in our_imports()
        if within(name, "cordboard.contract") and not within(name, WRITES_XML)
        if target.split(".")[0] in XML or within(target, WRITES_XML)
    ]
    assert wrong == []


def test_only_the_composition_root_names_concrete_parts() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, target in our_imports()
        for part, home in CONCRETE.items()
        if within(target, part) and not within(name, home) and not within(name, "cordboard.app")
    ]
    assert wrong == []


def test_capabilities_are_entered_by_the_front_door() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, target in our_imports()
        if capability(target) not in {None, target, capability(name)} and name not in VCC_ITSELF
    ]
    assert wrong == []


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The groups of two or more nodes that reach each other (Tarjan's strongly connected components)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph[node]):
            if other not in index:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            cut = stack.index(node)
            found.append(sorted(stack[cut:]))
            del stack[cut:]

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return [group for group in found if len(group) > 1]


def graph_of(place: dict[str, str]) -> dict[str, set[str]]:
    """The import graph between the places that modules lie in."""
    graph: dict[str, set[str]] = {spot: set() for spot in place.values()}
    for name, target in our_imports():
        if name in place and target in place and place[name] != place[target]:
            graph[place[name]].add(place[target])
    return graph


def test_a_circle_is_found() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}
    assert circles(graph) == [["a", "b", "c"]]


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(graph_of({name: name for name in modules()})) == []


def test_no_folders_import_each_other_in_a_circle() -> None:
    folders = {name: ".".join(name.split(".")[:2]) for name in modules() if name != "cordboard"}
    assert circles(graph_of(folders)) == []


def test_no_capabilities_import_each_other_in_a_circle() -> None:
    folders = {name: found for name in modules() if (found := capability(name)) is not None}
    assert circles(graph_of(folders)) == []


def sizes() -> dict[str, tuple[int, int]]:
    """`path` or `path::name` -> lines, budget."""
    found = {}
    for module in modules().values():
        found[module.where] = (len(module.text.splitlines()), FILE_LINES)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                budget = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
                found[f"{module.where}::{node.name}"] = ((node.end_lineno or 0) - node.lineno + 1, budget)
    return found


def test_nothing_outgrows_its_budget() -> None:
    large = {
        what: f"{lines} of {budget} lines" for what, (lines, budget) in sizes().items() if lines > budget
    }
    assert {what: text for what, text in large.items() if what not in TOO_LARGE} == {}


def test_every_size_exception_is_still_needed() -> None:
    large = {what for what, (lines, budget) in sizes().items() if lines > budget}
    assert set(TOO_LARGE) - large == set()


def test_every_module_says_what_it_is() -> None:
    silent = [module.where for module in modules().values() if not ast.get_docstring(module.tree)]
    assert silent == []


def test_every_source_folder_is_a_package() -> None:
    folders = {path.parent for path in SOURCE.rglob("*.py")} - {SOURCE}
    bare = [
        str(folder.relative_to(SOURCE)) for folder in sorted(folders) if not (folder / "__init__.py").exists()
    ]
    assert bare == []


def test_names_say_what_a_thing_is() -> None:
    vague = [
        f"{module.where}::{node.name}"
        for module in modules().values()
        if not within(module.name, "cordboard.contract")  # its names are published
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and UNCLEAR_NAMES.search(node.name)
    ]
    vague += [name for name in modules() if re.search(r"\.(\w*(manager|helper|utils?|service)s?)\b", name)]
    assert vague == []


def test_a_thing_to_do_has_an_issue() -> None:
    wild = [
        f"{module.where}:{number}"
        for module in modules().values()
        for number, line in enumerate(module.text.splitlines(), 1)
        if re.search(r"\b(TODO|FIXME|XXX)\b(?!.*#\d)", line)
    ]
    assert wild == []


@cache
def test_files() -> dict[Path, ast.Module]:
    """Every test file, parsed once."""
    files = {*TESTS.rglob("test_*.py"), *TESTS.rglob("*_test.py")}
    return {path: ast.parse(path.read_text("utf-8"), str(path)) for path in sorted(files)}


test_files.__test__ = False  # type: ignore[attr-defined]  # its name is not a test's


def test_unit_tests_lie_where_their_source_lies() -> None:
    folders = {path.parent.relative_to(TESTS / "unit") for path in (TESTS / "unit").rglob("test_*.py")}
    lost = [str(folder) for folder in sorted(folders) if not (SOURCE / "cordboard" / folder).is_dir()]
    assert lost == []


def test_tests_do_not_branch() -> None:
    branching = [
        f"{path.relative_to(TESTS)}::{function.name}"
        for path, tree in test_files().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and function.name.startswith("test_")
        if any(isinstance(node, ast.If) for node in ast.walk(function))
    ]
    assert branching == []


def test_unit_tests_do_not_sleep() -> None:
    sleeping = [
        f"{path.relative_to(TESTS)}:{node.lineno}"
        for path, tree in test_files().items()
        if path.is_relative_to(TESTS / "unit") and path.relative_to(TESTS).as_posix() not in WAITING
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"time.sleep", "asyncio.sleep", "sleep"}
        if ast.unparse(node.args[0]) != "0"  # a turn of the loop is no wait
    ]
    assert sleeping == []
