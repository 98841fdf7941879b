"""`cordboard campaigns`: see, start, stop and reset the campaigns of the center that runs on this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cordboard.errors import UserError
from cordboard.settings import load_settings
from cordboard.vcc.campaigns import Afresh

from .run import Config, Data

if TYPE_CHECKING:
    from cordboard.admin import AdminRequest, CampaignShown

app = typer.Typer(help="The campaigns of the running center.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The campaign, as the center file names it.")]


@app.command("list")
def show(*, data: Data = None, config: Config = None) -> None:
    """Show every campaign, and whether it runs."""
    from rich.console import Console
    from rich.table import Table

    from cordboard.admin import Show

    table = Table("campaign", "type", "state", box=None)
    for each in _asked(Show(), data, config):
        table.add_row(each.name, each.type, each.state)
    Console(soft_wrap=True).print(table)


@app.command()
def start(name: Name, *, data: Data = None, config: Config = None) -> None:
    """Let a campaign work."""
    from cordboard.admin import Start

    _tell(Start(name=name), data, config)


@app.command()
def stop(
    name: Name,
    *,
    at_once: Annotated[
        bool, typer.Option("--at-once", help="Agents give back what they look at; calls go on.")
    ] = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Let a campaign begin nothing new; it has stopped once all that it has begun is over."""
    from cordboard.admin import Stop

    _tell(Stop(name=name, at_once=at_once), data, config)


@app.command()
def reset(
    name: Name,
    *,
    what: Annotated[
        Afresh,
        typer.Option(
            "--what",
            case_sensitive=False,
            help="ALL: as if nobody had been called. DISPOSITIONS: those who have one. POSITIONS: who is "
            "still to be called is due now.",
        ),
    ] = Afresh.ALL,
    disposition: Annotated[
        list[str],
        typer.Option(
            "--disposition", metavar="NAME", help="With DISPOSITIONS: only those who have this one."
        ),
    ] = [],  # noqa: B006 - typer reads it and nobody changes it
    data: Data = None,
    config: Config = None,
) -> None:
    """Let the lists of a campaign that has stopped begin anew."""
    from cordboard.admin import Reset

    _tell(Reset(name=name, what=what, dispositions=tuple(disposition)), data, config)


def _tell(request: AdminRequest, data: str | None, config: Path | None) -> None:
    for each in _asked(request, data, config):
        typer.echo(f"{each.name}: {each.state}")


def _asked(request: AdminRequest, data: str | None, config: Path | None) -> tuple[CampaignShown, ...]:
    from cordboard.admin import Refused, ask

    settings = load_settings({"data": data}, os.environ, config)
    answer = ask(settings.data, request)
    if isinstance(answer, Refused):
        what, _, remedy = answer.text.rpartition("; ")
        raise UserError(f"ADMIN-{answer.code.replace('_', '-')}", f"{what}.", f"{remedy.capitalize()}.")
    return answer.campaigns
