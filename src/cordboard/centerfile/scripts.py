"""Scripts: whole before anybody calls, and safe to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cordboard.vcc.center import Script
from cordboard.vcc.ids import ScriptId
from cordboard.vcc.scripts import Fault, faults

from .entries import ScriptEntry
from .naming import Directory, Ids
from .problems import Code, Problems

_LONGEST = 100_000


def build_scripts(
    entries: Iterable[ScriptEntry], known: Mapping[str, bool], ids: Ids, problems: Problems
) -> Directory[Script]:
    """The scripts by name. `known`: what may be known of a call."""
    directory = Directory[Script]("script", problems)
    for entry in entries:
        for fault in _faults(str(entry.text), known):
            text = f"In line {fault.line} of the script {str(entry.name)!r}: {fault.text}"
            remedy = "docs/howto/scripts-and-worksheets.md says what a script may hold."
            problems.add(Code.SCRIPT, entry.text.place, text, remedy)
        script = Script(
            id=ScriptId(ids.take("script", entry.name, entry.id)),
            name=str(entry.name),
            text=str(entry.text),
        )
        directory.add(entry.name, script)
    return directory


def _faults(text: str, known: Mapping[str, bool]) -> tuple[Fault, ...]:
    if len(text) > _LONGEST:
        return (Fault(1, f"It has more than {_LONGEST} characters."),)
    return faults(text, known)
