"""`cordboard contacts export`, `list export` and `dnc export`: write what the tables hold into CSV files.

Beside a running center or without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .imports import ListName, contacts, dnc, list_name, lists, tables_of
from .run import CenterFile, Config, Data

if TYPE_CHECKING:
    from cordboard.contacts.exporting import Exporter

__all__ = ["contacts", "dnc", "lists"]

File = Annotated[Path, typer.Argument(metavar="FILE", help="The CSV file that is written.")]


@contacts.command("export")
def export_contacts(
    file: File, *, data: Data = None, center: CenterFile = None, config: Config = None
) -> None:
    """Write every customer into a CSV file, in columns named as their fields."""
    with _exporter(file, data, center, config) as exporter:
        typer.echo(f"{exporter.contacts(file)} contacts written.")


@lists.command("export")
def export_list(
    name: ListName, file: File, *, data: Data = None, center: CenterFile = None, config: Config = None
) -> None:
    """Write the customers of a list into a CSV file, and what has become of each."""
    with _exporter(file, data, center, config) as exporter:
        typer.echo(f"{exporter.list(list_name(name), file)} contacts of the list {name!r} written.")


@dnc.command("export")
def export_dnc(file: File, *, data: Data = None, center: CenterFile = None, config: Config = None) -> None:
    """Write the imported do-not-call numbers into a file, one a line under `number`."""
    with _exporter(file, data, center, config) as exporter:
        typer.echo(f"{exporter.dnc(file)} numbers written.")


@contextmanager
def _exporter(file: Path, data: str | None, center: str | None, config: Path | None) -> Iterator[Exporter]:
    from rich.console import Console
    from rich.progress import Progress

    from cordboard.contacts.exporting import Exporter

    console = Console(stderr=True)
    with (
        tables_of(data, center, config) as (described, database),
        Progress(console=console, transient=True, disable=not console.is_terminal) as bar,
    ):
        task = bar.add_task(f"Writing {file.name}", total=None)
        yield Exporter(
            center=described,
            database=database,
            steps=lambda done, of: bar.update(task, completed=done, total=of),
        )
