"""Imports on the command line: what is said, where, and with which exit status; killed ones leave nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from cordboard.cli import main
from cordboard.store.database import Database, sqlite_url
from cordboard.store.tables import contacts, dnc_numbers, list_records

ADA, BOB = "+12025550101", "+12025550102"
CENTER = "domain: demo\ncontact_fields: [{name: account}]\n"

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "center.yaml").write_text(CENTER)
    return tmp_path


@pytest.fixture
def cordboard(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Cli]:
    """Runs a command on the folder's center. Answer: exit status, output, errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        place = "--center", str(folder / "center.yaml"), "--data", str(folder / "data")
        monkeypatch.setattr(sys, "argv", ["cordboard", *arguments, *place])
        with pytest.raises(SystemExit) as caught:
            main()
        told = capsys.readouterr()
        return int(caught.value.code or 0), told.out, told.err

    before = os.umask(0o022)
    yield run
    os.umask(before)


@pytest.fixture
def count(folder: Path) -> Iterator[Callable[[sa.Table], int]]:
    """How many rows a table has."""
    database = Database(sqlite_url(folder / "data" / "store.db"))

    def rows(table: sa.Table) -> int:
        with database.reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())

    yield rows
    database.close()


def write(folder: Path, text: str) -> str:
    path = folder / "a.csv"
    path.write_text(text)
    return str(path)


def test_contacts_are_imported(cordboard: Cli, folder: Path, count: Callable[[sa.Table], int]) -> None:
    file = write(folder, f"Phone,account\n{ADA},A1\n{BOB},A2\n")
    status, out, err = cordboard("contacts", "import", file, "--map", "Phone=number1")
    assert (status, out, err) == (0, "2 rows read: 2 contacts added, 0 changed.\n", "")
    assert count(contacts) == 2


def test_a_list_is_imported(cordboard: Cli, folder: Path, count: Callable[[sa.Table], int]) -> None:
    file = write(folder, f"number1\n{ADA}\n{BOB}\n")
    cordboard("contacts", "import", write(folder, f"number1\n{ADA}\n"))
    file = write(folder, f"number1\n{ADA}\n{BOB}\n")
    status, out, _ = cordboard("list", "import", "Spring", file, "--crm-add-mode", "DONT_ADD")
    assert (status, count(list_records)) == (0, 1)
    assert "1 rows about nobody known, 1 new in the list 'Spring'" in out


def test_numbers_are_imported_and_taken_off(
    cordboard: Cli, folder: Path, count: Callable[[sa.Table], int]
) -> None:
    file = write(folder, f"{ADA}\n{BOB}\n")
    assert cordboard("dnc", "import", file)[1] == "2 rows read: 2 new on the do-not-call list.\n"
    assert cordboard("dnc", "import", file, "--remove")[1].endswith("2 taken off the do-not-call list.\n")
    assert count(dnc_numbers) == 0


def test_contacts_are_deleted(cordboard: Cli, folder: Path, count: Callable[[sa.Table], int]) -> None:
    cordboard("contacts", "import", write(folder, f"number1\n{ADA}\n{BOB}\n"))
    status, out, _ = cordboard("contacts", "delete", write(folder, f"number1\n{ADA}\n"))
    assert (status, out, count(contacts)) == (0, "1 rows read: 1 contacts deleted.\n", 1)


def test_rejected_rows_have_a_status_of_their_own(cordboard: Cli, folder: Path) -> None:
    file = write(folder, f"number1\n{ADA}\ncall me\n")
    report = folder / "bad.csv"
    status, out, err = cordboard("contacts", "import", file, "--report", str(report))
    assert (status, out) == (3, "1 rows read: 1 contacts added, 0 changed.\n")
    assert err.startswith("line 3, column 'number1': 'call me' is no phone number of US")
    assert f"1 rows were rejected; all of them are in {report}." in err
    assert report.read_text().splitlines()[1].startswith("3,number1,")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("contacts", "import", "FILE", "--strict"), "IMPORT-ROWS"),
        (("contacts", "import", "FILE", "--key", "zip"), "IMPORT-HEADER"),
        (("contacts", "import", "FILE", "--map", "zip"), "IMPORT-MAP"),
        (("contacts", "import", "nowhere.csv"), "IMPORT-FILE"),
        (("contacts", "import", "FILE", "--report", "/proc/no/such"), "IMPORT-REPORT"),
        (("list", "import", " ", "FILE"), "IMPORT-LIST"),
        (("dnc", "import", "FILE", "--encoding", "klingon"), "IMPORT-ENCODING"),
    ],
)
def test_a_mistake_changes_nothing_and_says_what_to_do(
    cordboard: Cli, folder: Path, count: Callable[[sa.Table], int], arguments: tuple[str, ...], words: str
) -> None:
    file = write(folder, f"number1\n{ADA}\ncall me\n")
    status, out, err = cordboard(*(file if each == "FILE" else each for each in arguments))
    assert (status, out) == (1, "")
    assert words in err
    (folder / "data").mkdir(exist_ok=True)
    cordboard("dnc", "import", write(folder, f"{ADA}\n"))
    assert count(contacts) == 0


def test_a_center_is_needed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["cordboard", "dnc", "import", write(folder, f"{ADA}\n")])
    with pytest.raises(SystemExit):
        main()
    assert "SETTING-MISSING" in capsys.readouterr().err


def test_a_killed_import_leaves_nothing(
    cordboard: Cli, folder: Path, count: Callable[[sa.Table], int]
) -> None:
    # given a center that knows one customer, and an import whose file does not end
    cordboard("contacts", "import", write(folder, f"number1\n{ADA}\n"))
    pipe = folder / "endless.csv"
    os.mkfifo(pipe)
    place = "--center", str(folder / "center.yaml"), "--data", str(folder / "data")
    command = [sys.executable, "-m", "cordboard", "contacts", "import", str(pipe), *place]
    running = subprocess.Popen(command)
    rows = (f"+1202555{number:04d}\n" for number in range(200, 9_000))

    # when it is killed after thousands of rows
    with pipe.open("w") as file:
        file.write("number1\n" + "".join(rows))
        file.flush()  # a pipe holds 64 KiB: most of it has been read by now
        running.kill()
    running.wait(timeout=10)

    # then there is that one customer, and the next import goes on as if nothing had been
    assert count(contacts) == 1
    assert cordboard("contacts", "import", write(folder, f"number1\n{BOB}\n"))[0] == 0
    assert count(contacts) == 2


def test_lists_are_shortened_and_written(
    cordboard: Cli, folder: Path, count: Callable[[sa.Table], int]
) -> None:
    cordboard("list", "import", "Spring", write(folder, f"number1\n{ADA}\n{BOB}\n"))
    status, out, _ = cordboard("list", "remove", "Spring", write(folder, f"number1\n{ADA}\n"))
    assert (status, out) == (0, "1 rows read: 1 taken out of the list 'Spring'.\n")
    assert (count(list_records), count(contacts)) == (1, 2)
    target = folder / "out.csv"
    assert (
        cordboard("list", "export", "Spring", str(target))[1] == "1 contacts of the list 'Spring' written.\n"
    )
    assert cordboard("contacts", "export", str(target))[1] == "2 contacts written.\n"
    assert cordboard("dnc", "export", str(target))[1] == "0 numbers written.\n"
    assert target.read_text().strip() == "number"
