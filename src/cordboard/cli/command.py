"""The tree of commands, and the one place where a user's mistake becomes words on the screen."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cordboard import __version__
from cordboard.errors import UserError
from cordboard.settings import SettingsError, reference_page

from . import campaigns, center, contract, exports, origins, run
from .output import report

app = typer.Typer(
    help="Cordboard: the call center that other programs can drive.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("up")(run.up)
app.command("engine")(run.engine)
app.command("demo")(run.demo)
app.add_typer(center.app, name="center")
app.add_typer(campaigns.app, name="campaigns")
app.add_typer(contract.app, name="contract")
app.add_typer(origins.app, name="origins")
app.add_typer(exports.contacts, name="contacts")
app.add_typer(exports.lists, name="list")
app.add_typer(exports.dnc, name="dnc")


def _print_version(wanted: bool) -> None:
    if wanted:
        version()
        raise typer.Exit


@app.callback()
def cordboard(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Cordboard: the call center that other programs can drive."""


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(f"cordboard {__version__}")


@app.command()
def settings() -> None:
    """Print all settings, as the reference page shows them."""
    typer.echo(reference_page(), nl=False)


def main() -> None:
    """Run the command line."""
    try:
        app(prog_name="cordboard")
    except UserError as error:
        report(error)
        sys.exit(2 if isinstance(error, SettingsError) else 1)
