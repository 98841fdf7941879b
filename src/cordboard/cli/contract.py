"""`cordboard contract`: the contract as WSDL, XML Schema, OpenAPI, AsyncAPI, code of clients, or pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cordboard.contract import Contract

app = typer.Typer(help="The contract, written out from its declarations.", no_args_is_help=True)

_SERVER = "http://localhost:8080"

Which = Annotated[str, typer.Option("--contract", metavar="NAME", help="v2, or x1: its extension.")]


def _contract(name: str) -> Contract:
    from cordboard.contract import CONTRACTS

    if name not in CONTRACTS:
        raise typer.BadParameter(f"There are {' and '.join(CONTRACTS)}.")
    return CONTRACTS[name]


@app.command()
def wsdl(
    address: Annotated[str, typer.Option(metavar="URL", help="The endpoint that the WSDL names.")] = "",
    contract: Which = "v2",
) -> None:
    """Print the WSDL."""
    from cordboard.contract import emit

    chosen = _contract(contract)
    typer.echo(emit.wsdl(address or f"{_SERVER}{chosen.path}", contract=chosen), nl=False)


@app.command()
def xsd(
    contract: Which = "v2",
    published: Annotated[str, typer.Option(metavar="URL", help="Where the schema of v2 is.")] = "v2.xsd",
) -> None:
    """Print the XML Schema; that of x1 imports that of v2."""
    from cordboard.contract import emit

    typer.echo(emit.xsd(_contract(contract), published), nl=False)


@app.command()
def openapi(
    server: Annotated[str, typer.Option(metavar="URL", help="The server that it names.")] = _SERVER,
) -> None:
    """Print the OpenAPI document of the JSON door."""
    from cordboard.contract import emit

    typer.echo(emit.openapi(server), nl=False)


@app.command()
def asyncapi(
    server: Annotated[str, typer.Option(metavar="URL", help="The server that it names.")] = _SERVER,
) -> None:
    """Print the AsyncAPI document of the JSON door's WebSocket and stream."""
    from cordboard.contract import emit

    typer.echo(emit.asyncapi(server), nl=False)


@app.command()
def typescript(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the files go.")],
) -> None:
    """Write the types and codes of the TypeScript client."""
    from cordboard.contract import emit

    for name, text in emit.typescript().items():
        (out / name).write_text(text, "utf-8")


@app.command()
def python(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the module goes.")],
) -> None:
    """Write the operations of the Python client."""
    from cordboard.contract import emit

    for name, text in emit.python().items():
        (out / name).write_text(text, "utf-8")


@app.command()
def markdown(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the pages go.")],
) -> None:
    """Write the reference pages: operations, events, types, codes, faults, and what may be asked when."""
    from cordboard.contract import emit
    from cordboard.seat import alive_events, alive_operations, callstates, permissions

    out.mkdir(parents=True, exist_ok=True)
    for name, text in emit.reference_pages(alive_operations(), alive_events()).items():
        (out / name).write_text(text, "utf-8")
    (out / callstates.PAGE).write_text(callstates.call_states_page(), "utf-8")
    (out / permissions.PAGE).write_text(permissions.permissions_page(), "utf-8")
