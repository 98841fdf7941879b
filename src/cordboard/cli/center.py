"""`cordboard center`: check a center file, and say what one may hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cordboard.vcc.center import Center

app = typer.Typer(help="The center file: check one, or see what it may hold.", no_args_is_help=True)


@app.command()
def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="The center file (YAML).")]) -> None:
    """Explain every mistake of a center file, with its line and a remedy."""
    from rich.console import Console

    from cordboard.centerfile import load_center

    center = load_center(file, hash_password=lambda _: "")
    Console().print(_summary(center))


@app.command()
def schema() -> None:
    """Print a JSON Schema of the center file, for editors."""
    typer.echo(_schema_text(), nl=False)


@app.command()
def reference(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the page and the schema go.")],
) -> None:
    """Write the reference page and the JSON Schema."""
    from cordboard.centerfile.reference import PAGE, SCHEMA, reference_page

    out.mkdir(parents=True, exist_ok=True)
    (out / PAGE).write_text(reference_page(), "utf-8")
    (out / SCHEMA).write_text(_schema_text(), "utf-8")


def _schema_text() -> str:
    import json

    from cordboard.centerfile import json_schema

    return json.dumps(json_schema(), indent=2) + "\n"


def _summary(center: Center) -> object:
    from rich.table import Table

    rows = {
        "users": [user.name for user in center.users],
        "stations": [str(station.id) for station in center.stations],
        "trunks": [str(trunk.id) for trunk in center.trunks],
        "skills": [skill.name for skill in center.skills],
        "campaigns": [campaign.name for campaign in center.campaigns],
        "reason codes": [reason.name for reason in center.reason_codes],
        "dispositions": [disposition.name for disposition in center.dispositions],
        "speed dials": [f"{dial.code} {dial.description}".strip() for dial in center.speed_dials],
        "call variables": [f"{each.group}.{each.name}" for each in center.call_variables],
        "do-not-call": sorted(center.dnc),
    }
    table = Table(title=f"Domain {center.domain}: nothing wrong", title_justify="left")
    table.add_column("what")
    table.add_column("how many", justify="right")
    table.add_column("which")
    for what, names in rows.items():
        shown = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
        table.add_row(what, str(len(names)), shown)
    return table
