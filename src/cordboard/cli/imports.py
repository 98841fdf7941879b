"""`cordboard contacts`, `list` and `dnc`: bring files of customers and numbers in, or take them out.

Beside a running center or without one. Exit status: 0 everything is in; 1 nothing is, and the words say why;
3 it is in, but for the rows in the report.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cordboard.errors import UserError
from cordboard.settings import load_settings
from cordboard.store.modes import CrmAddMode, CrmDeleteMode, CrmUpdateMode, ListAddMode, ListDeleteMode

from .run import CenterFile, Config, Data

if TYPE_CHECKING:
    from cordboard.contacts.csvfile import Progress
    from cordboard.contacts.importing import Importer, Manners, Summary
    from cordboard.store.database import Database
    from cordboard.vcc.center import Center

contacts = typer.Typer(help="The customers' records.", no_args_is_help=True)
lists = typer.Typer(help="Lists of customers to call.", no_args_is_help=True)
dnc = typer.Typer(help="Numbers that must not be called.", no_args_is_help=True)

SOME_REJECTED = 3

File = Annotated[Path, typer.Argument(metavar="FILE", help="The CSV file; its first line names the columns.")]
Keys = Annotated[
    list[str],
    typer.Option("--key", metavar="FIELD", help="What tells customers apart; several: all must be the same."),
]
Mapping = Annotated[
    list[str],
    typer.Option(
        "--map",
        metavar="COLUMN=FIELD",
        help="A column with another name than its field; COLUMN= leaves it out.",
    ),
]
Add = Annotated[CrmAddMode, typer.Option("--crm-add-mode", help="Rows about nobody we know.")]
Update = Annotated[CrmUpdateMode, typer.Option("--crm-update-mode", help="Whom of several a row changes.")]
AddToList = Annotated[ListAddMode, typer.Option("--list-add-mode", help="Whom of several the list gets.")]
ListName = Annotated[str, typer.Argument(metavar="NAME", help="The list; an import makes a missing one.")]
RemoveFromList = Annotated[
    ListDeleteMode, typer.Option("--list-delete-mode", help="Whom of several the list loses.")
]
Encoding = Annotated[str, typer.Option("--encoding", help="How the file is written.")]
Report = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE", help="Where bad rows go; default: FILE.rejected.csv beside it."),
]
Strict = Annotated[bool, typer.Option("--strict", help="One bad row, and nothing is imported.")]


@contacts.command("import")
def import_contacts(
    file: File,
    *,
    key: Keys = ["number1"],  # noqa: B006 - typer reads it and nobody changes it
    mapping: Mapping = [],  # noqa: B006 - the same
    add: Add = CrmAddMode.ADD_NEW,
    update: Update = CrmUpdateMode.UPDATE_FIRST,
    encoding: Encoding = "utf-8",
    report: Report = None,
    strict: Strict = False,
    data: Data = None,
    center: CenterFile = None,
    config: Config = None,
) -> None:
    """Add the customers of a CSV file, or change those that are known."""
    manners = _manners(key, mapping, encoding, report, strict=strict, add=add, update=update)
    with _importer(file, data, center, config) as importer:
        summary = importer.contacts(file, manners)
    _tell(summary, _contacts_told(summary))


@contacts.command("delete")
def delete_contacts(
    file: File,
    *,
    delete: Annotated[
        CrmDeleteMode, typer.Option("--crm-delete-mode", help="Whom of several a row deletes.")
    ] = CrmDeleteMode.DELETE_SOLE_MATCHES,
    key: Keys = ["number1"],  # noqa: B006 - typer reads it and nobody changes it
    mapping: Mapping = [],  # noqa: B006 - the same
    encoding: Encoding = "utf-8",
    report: Report = None,
    strict: Strict = False,
    data: Data = None,
    center: CenterFile = None,
    config: Config = None,
) -> None:
    """Delete the customers in a CSV file, and their places in lists; the call log stays."""
    manners = _manners(key, mapping, encoding, report, strict=strict)
    with _importer(file, data, center, config) as importer:
        summary = importer.delete(file, manners, delete)
    _tell(summary, f"{summary.changed} contacts deleted")


@lists.command("import")
def import_list(
    name: ListName,
    file: File,
    *,
    list_add: AddToList = ListAddMode.ADD_FIRST,
    key: Keys = ["number1"],  # noqa: B006 - typer reads it and nobody changes it
    mapping: Mapping = [],  # noqa: B006 - the same
    add: Add = CrmAddMode.ADD_NEW,
    update: Update = CrmUpdateMode.UPDATE_FIRST,
    encoding: Encoding = "utf-8",
    report: Report = None,
    strict: Strict = False,
    data: Data = None,
    center: CenterFile = None,
    config: Config = None,
) -> None:
    """Import a CSV file as `contacts import` does, and put its customers into a list."""
    manners = _manners(key, mapping, encoding, report, strict=strict, add=add, update=update)
    with _importer(file, data, center, config) as importer:
        summary = importer.contacts(file, manners, into=(list_name(name), list_add))
    _tell(summary, f"{_contacts_told(summary)}, {summary.outcome.listed} new in the list {name!r}")


@lists.command("remove")
def remove_from_list(
    name: ListName,
    file: File,
    *,
    remove: RemoveFromList = ListDeleteMode.DELETE_ALL,
    key: Keys = ["number1"],  # noqa: B006 - typer reads it and nobody changes it
    mapping: Mapping = [],  # noqa: B006 - the same
    encoding: Encoding = "utf-8",
    report: Report = None,
    strict: Strict = False,
    data: Data = None,
    center: CenterFile = None,
    config: Config = None,
) -> None:
    """Take the customers in a CSV file out of a list; they stay customers, and in other lists."""
    manners = _manners(key, mapping, encoding, report, strict=strict)
    with _importer(file, data, center, config) as importer:
        summary = importer.remove(file, manners, list_name(name), remove)
    _tell(summary, f"{summary.changed} taken out of the list {name!r}")


@dnc.command("import")
def import_dnc(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A number a line, or a CSV's first column.")],
    *,
    remove: Annotated[bool, typer.Option("--remove", help="Take the numbers off the list.")] = False,
    encoding: Encoding = "utf-8",
    report: Report = None,
    strict: Strict = False,
    data: Data = None,
    center: CenterFile = None,
    config: Config = None,
) -> None:
    """Put numbers on the do-not-call list; a running center obeys within five seconds."""
    manners = _manners([], [], encoding, report, strict=strict)
    with _importer(file, data, center, config) as importer:
        summary = importer.dnc(file, manners, remove=remove)
    did = "taken off the do-not-call list" if remove else "new on the do-not-call list"
    _tell(summary, f"{summary.changed} {did}")


def _manners(
    keys: list[str], mapping: list[str], encoding: str, report: Path | None, *, strict: bool, **modes: Any
) -> Manners:
    """What the options say; `modes` has those of an import."""
    from cordboard.contacts.importing import Manners

    return Manners(
        keys=tuple(dict.fromkeys(keys)),
        mapping=_mapping(mapping),
        encoding=encoding,
        report=report,
        strict=strict,
        **modes,
    )


def _mapping(pairs: list[str]) -> dict[str, str]:
    return dict(_pair(each) for each in pairs)


def _pair(text: str) -> tuple[str, str]:
    column, equals, field = text.partition("=")
    if not equals or not column.strip():
        raise UserError("IMPORT-MAP", f"{text!r} maps nothing.", "Write --map 'COLUMN=FIELD' or 'COLUMN='.")
    return column, field.strip()


def list_name(name: str) -> str:
    if not name.strip() or len(name) > 100:
        raise UserError("IMPORT-LIST", "The list needs a name.", "Give 1 to 100 characters.")
    return name.strip()


@contextmanager
def tables_of(data: str | None, center: str | None, config: Path | None) -> Iterator[tuple[Center, Database]]:
    """The described center and its tables, in this release's form."""
    from cordboard.centerfile import load_center
    from cordboard.store.database import Database, StoreUnavailable, sqlite_url

    settings = load_settings({"data": data, "center": center}, os.environ, config)
    if settings.center is None:
        raise UserError("SETTING-MISSING", "No center file is given.", "Say --center FILE.")
    described = load_center(settings.center, hash_password=lambda _: "")
    os.umask(0o077)  # customers are nobody else's business
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        text = f"{settings.data}: {error.strerror}."
        raise UserError("DATA-FOLDER", text, "Name a folder with --data.") from None
    database = Database(sqlite_url(settings.data / "store.db"))
    try:
        database.migrate()
        yield described, database
    except StoreUnavailable as error:
        raise UserError("STORE", str(error), "Nothing was imported.") from error
    finally:
        database.close()


@contextmanager
def _importer(file: Path, data: str | None, center: str | None, config: Path | None) -> Iterator[Importer]:
    """What imports into the tables of that center, and shows how far it is."""
    from cordboard.contacts.importing import Importer
    from cordboard.owner.clock import SystemClock

    with tables_of(data, center, config) as (described, database), _progress(file) as progress:
        yield Importer(center=described, database=database, now=SystemClock().now(), progress=progress)


@contextmanager
def _progress(file: Path) -> Iterator[Progress]:
    """A bar on a terminal, for as long as the file is read; nothing elsewhere."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    size = file.stat().st_size if file.is_file() else None
    console = Console(stderr=True)
    with Bar(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(f"Reading {file.name}", total=size or None)
        yield lambda read: bar.update(task, completed=read)


def _contacts_told(summary: Summary) -> str:
    done = summary.outcome
    unmatched = f", {done.unmatched} rows about nobody known" if done.unmatched else ""
    return f"{done.added} contacts added, {done.updated} changed{unmatched}"


def _tell(summary: Summary, did: str) -> None:
    """Say what was done; what was not, line by line, on standard error."""
    typer.echo(f"{summary.rows} rows read: {did}.")
    if not summary.rejected:
        return
    for each in summary.first_rejected:
        where = f", column {each.column!r}" if each.column else ""
        typer.echo(f"line {each.line}{where}: {each.why}", err=True)
    typer.echo(f"{summary.rejected} rows were rejected; all of them are in {summary.report}.", err=True)
    raise typer.Exit(SOME_REJECTED)
