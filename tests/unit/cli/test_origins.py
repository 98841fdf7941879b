"""`cordboard origins`: what is approved, and out with it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cordboard.access import Approval, Reach, SqliteApprovals
from cordboard.cli import main

CRM = "https://crm.example"


class Cli:
    """The command, on the data folder of a center with two approvals of one page."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._folder, self._monkeypatch, self._capsys = folder, monkeypatch, capsys
        shelf = SqliteApprovals(folder / "origins.db")
        at = 1_764_144_000_000
        shelf.put(Approval(CRM, Reach(reach), "ada@demo", at) for reach in ("ada@demo", "machine"))
        shelf.close()

    def __call__(self, *arguments: str, data: str = "") -> tuple[int, str, str]:
        given = ["cordboard", "origins", *arguments, "--data", data or str(self._folder)]
        self._monkeypatch.setattr(sys, "argv", given)
        with pytest.raises(SystemExit) as caught:
            main()
        output = self._capsys.readouterr()
        return int(caught.value.code or 0), output.out, output.err

    @property
    def kept(self) -> list[str]:
        shelf = SqliteApprovals(self._folder / "origins.db")
        found = [each.reach for each in shelf.load()]
        shelf.close()
        return found


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    return Cli(tmp_path, monkeypatch, capsys)


def test_they_are_listed(cli: Cli) -> None:
    status, output, _ = cli("list")
    assert status == 0
    assert output.splitlines() == [
        f"{CRM}\tada@demo\tapproved by ada@demo, 2025-11-26 08:00 UTC",
        f"{CRM}\tmachine\tapproved by ada@demo, 2025-11-26 08:00 UTC",
    ]


def test_one_is_revoked(cli: Cli) -> None:
    assert cli("revoke", CRM, "--seat", "machine") == (0, f"{CRM} may not use any more: machine\n", "")
    assert cli.kept == ["ada@demo"]


def test_all_of_a_page_are_revoked(cli: Cli) -> None:
    assert cli("revoke", CRM)[0] == 0
    assert cli.kept == []


@pytest.mark.parametrize("arguments", [("https://evil.example",), (CRM, "--seat", "center")])
def test_what_is_not_approved(cli: Cli, arguments: tuple[str, ...]) -> None:
    status, _, errors = cli("revoke", *arguments)
    assert (status, "ORIGIN-UNKNOWN" in errors) == (1, True)
    assert cli.kept == ["ada@demo", "machine"]


def test_a_folder_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    status, _, errors = cli("list", data=str(tmp_path / "nowhere"))
    assert (status, "DATA-FOLDER" in errors) == (1, True)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_none(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "origins.db").write_bytes(b"no database at all" * 100)
    status, _, errors = cli("list")
    assert (status, "APPROVALS" in errors) == (1, True)
