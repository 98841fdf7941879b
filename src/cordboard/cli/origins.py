"""`cordboard origins`: the pages that people have approved, beside a running center or without one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cordboard.errors import UserError
from cordboard.settings import load_settings

from .run import Config, Data

if TYPE_CHECKING:
    from cordboard.access import SqliteApprovals

app = typer.Typer(help="Web pages that may use seats: see them, revoke them.", no_args_is_help=True)


@app.command("list")
def list_approved(*, data: Data = None, config: Config = None) -> None:
    """List the pages that people have approved; those of the settings are not among them."""
    from datetime import UTC, datetime

    with _shelf(data, config) as shelf:
        for each in shelf.load():
            when = datetime.fromtimestamp(each.at / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
            typer.echo(f"{each.origin}\t{each.reach}\tapproved by {each.by}, {when}")


@app.command()
def revoke(
    origin: Annotated[str, typer.Argument(metavar="ORIGIN", help="As `list` shows it.")],
    *,
    seat: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only this one: a user's full name, machine or center."),
    ] = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Let a page in no more. A running center knows within a second, and ends what the page has open."""
    with _shelf(data, config) as shelf:
        wanted = [each for each in shelf.load() if each.origin == origin and seat in {None, each.reach}]
        gone = [each.reach for each in wanted if shelf.forget(each.origin, each.reach)]
    if not gone:
        raise UserError(
            "ORIGIN-UNKNOWN", f"{origin} is not approved.", "`cordboard origins list` shows which are."
        )
    typer.echo(f"{origin} may not use any more: {', '.join(gone)}")


@contextmanager
def _shelf(data: str | None, config: Path | None) -> Iterator[SqliteApprovals]:
    """The approvals of the data folder. Raises UserError where they cannot be read."""
    from cordboard.access import ShelfUnavailable, SqliteApprovals

    settings = load_settings({"data": data}, os.environ, config)
    if not settings.data.is_dir():
        raise UserError("DATA-FOLDER", f"{settings.data} is no folder.", "Name the center's with --data.")
    os.umask(0o077)
    try:
        shelf = SqliteApprovals(settings.data / "origins.db")
        try:
            yield shelf
        finally:
            shelf.close()
    except ShelfUnavailable as error:
        raise UserError("APPROVALS", str(error), "Then try again.") from None
