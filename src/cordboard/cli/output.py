"""How mistakes look on the screen: code, place, words, remedy; plain where it is not a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from cordboard.errors import UserError

if TYPE_CHECKING:
    from cordboard.centerfile import CenterFileInvalid

_MOST_SHOWN = 100


def report(error: UserError) -> None:
    """Print a mistake, or all of a center file's, to standard error."""
    from cordboard.centerfile import CenterFileInvalid

    if isinstance(error, CenterFileInvalid):
        _report_center_file(error)
    else:
        _print(Text.assemble((error.code, "bold red"), " ", error.text), Text(f"  {error.remedy}", "dim"))


def _report_center_file(error: CenterFileInvalid) -> None:
    for problem in error.problems[:_MOST_SHOWN]:
        where = f"{error.file}:{problem.place.line}:{problem.place.column}"
        head = Text.assemble((where, "bold"), " ", (str(problem.code), "red"), " ", problem.text)
        _print(head, Text(f"  {problem.remedy}", "dim"))
    count = len(error.problems)
    more = f", of which {_MOST_SHOWN} are shown" if count > _MOST_SHOWN else ""
    _print(Text(f"{count} mistake{'s' if count != 1 else ''}{more}.", "bold"))


def _print(*lines: Text) -> None:
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    for line in lines:
        console.print(line)
