"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree

from cordboard import __version__
from cordboard.cli import main
from cordboard.errors import UserError
from cordboard.settings import Address, Settings

ROOT = Path(__file__).parents[3]
DEMO = ROOT / "examples" / "centers" / "demo.yaml"


class Cli:
    """Runs the command in this process; output by `capsys`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.started: list[object] = []

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["cordboard", *arguments])
        with pytest.raises(SystemExit) as caught:
            main()
        output = self._capsys.readouterr()
        return int(caught.value.code or 0), output.out, output.err

    def with_app(self, **functions: object) -> None:
        """Put functions in place of the composition root, which would start a real center."""
        self._monkeypatch.setitem(sys.modules, "cordboard.app", SimpleNamespace(**functions))


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return Cli(monkeypatch, capsys)


@pytest.mark.parametrize("arguments", [["version"], ["--version"]])
def test_the_version_is_printed(cli: Cli, arguments: list[str]) -> None:
    assert cli(*arguments) == (0, f"cordboard {__version__}\n", "")


def test_an_unknown_command_is_a_usage_error(cli: Cli) -> None:
    status, _, errors = cli("fly")
    assert status == 2
    assert "fly" in errors


def test_a_good_center_file_is_summed_up(cli: Cli) -> None:
    status, output, errors = cli("center", "check", str(DEMO))
    assert (status, errors) == (0, "")
    assert "ada@demo" in output
    assert "Customer Care" in output


def test_every_mistake_of_a_center_file_is_printed_with_line_code_and_remedy(
    cli: Cli, tmp_path: Path
) -> None:
    (tmp_path / "bad.yaml").write_text("domian: x\nusers: [{name: a}]\n")
    status, output, errors = cli("center", "check", "bad.yaml")
    assert (status, output) == (1, "")
    assert "bad.yaml:1:1 CENTER-UNKNOWN-KEY" in errors
    assert "Did you mean 'domain'?" in errors
    assert "bad.yaml:2:9 CENTER-PASSWORD" in errors
    assert "3 mistakes." in errors


def test_words_in_brackets_are_printed_as_they_are(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("domain: d\ndnc: ['[bold]x[/bold]']\n")
    _, _, errors = cli("center", "check", "bad.yaml")
    assert "'[bold]x[/bold]'" in errors


def test_a_file_with_hundreds_of_mistakes_shows_the_first_hundred(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("domain: d\n" + "".join(f"x{n}: 1\n" for n in range(150)))
    _, _, errors = cli("center", "check", "bad.yaml")
    assert errors.count("CENTER-UNKNOWN-KEY") == 100
    assert "150 mistakes, of which 100 are shown." in errors


def test_up_gets_its_settings_from_flags_and_variables(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.with_app(run_up=cli.started.append)
    monkeypatch.setenv("CORDBOARD_LISTENER_LIMIT", "9")
    status, _, errors = cli("up", "--http", "127.0.0.1:0", "--center", "c.yaml", "--origins", "https://a")
    assert (status, errors) == (0, "")
    assert cli.started == [
        Settings(
            http=Address("127.0.0.1", 0), center=Path("c.yaml"), listener_limit=9, origins=("https://a",)
        )
    ]


def test_engine_takes_the_same_settings(cli: Cli) -> None:
    cli.with_app(run_engine=cli.started.append)
    assert cli("engine", "--sip", "127.0.0.1:0", "--orphan-minutes", "1")[0] == 0
    assert cli.started == [Settings(sip=Address("127.0.0.1", 0), orphan_minutes=1)]


def test_settings_come_from_the_named_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('data = "kept"\n')
    cli.with_app(run_up=cli.started.append)
    cli("up", "--config", "mine.toml")
    assert cli.started == [Settings(data=Path("kept"))]


@pytest.mark.parametrize("heard", [0, 1])
def test_the_exit_status_of_the_demo_is_that_of_its_story(cli: Cli, heard: int) -> None:
    cli.with_app(run_demo=lambda **options: cli.started.append(options) or heard)
    assert cli("demo", "--once", "--data", "here")[0] == heard
    assert cli.started == [{"once": True, "data": Path("here")}]


def test_a_wrong_setting_is_a_usage_error_that_names_its_flag(cli: Cli) -> None:
    status, _, errors = cli("up", "--http", "8080")
    assert status == 2
    assert "SETTING-INVALID --http: '8080' cannot be used." in errors
    assert "Give HOST:PORT" in errors


def test_a_mistake_of_the_world_is_printed_without_a_traceback(cli: Cli) -> None:
    def taken(_: Settings) -> None:
        raise UserError("PORT-TAKEN", "Somebody listens at 127.0.0.1:8080.", "Stop it, or use --http.")

    cli.with_app(run_up=taken)
    status, _, errors = cli("up")
    assert status == 1
    assert errors == "PORT-TAKEN Somebody listens at 127.0.0.1:8080.\n  Stop it, or use --http.\n"


def test_the_contract_is_printed_as_wsdl_and_schema(cli: Cli) -> None:
    _, wsdl, _ = cli("contract", "wsdl", "--address", "http://cti.example/agent/v2")
    _, xsd, _ = cli("contract", "xsd")
    assert etree.fromstring(wsdl.encode()).tag == "{http://schemas.xmlsoap.org/wsdl/}definitions"
    assert 'location="http://cti.example/agent/v2"' in wsdl
    assert etree.fromstring(xsd.encode()).tag == "{http://www.w3.org/2001/XMLSchema}schema"


def test_the_reference_pages_are_written(cli: Cli, tmp_path: Path) -> None:
    assert cli("contract", "markdown", "--out", "ref")[0] == 0
    assert cli("center", "reference", "--out", "ref")[0] == 0
    written = {path.name for path in (tmp_path / "ref").iterdir()}
    assert {"operations.md", "events.md", "codes.md", "center-file.md", "center.schema.json"} <= written


def test_the_schema_of_the_center_file_is_json(cli: Cli) -> None:
    _, output, _ = cli("center", "schema")
    assert json.loads(output)["required"] == ["domain"]


def test_the_module_is_the_command() -> None:
    command = [sys.executable, "-m", "cordboard", "version"]
    finished = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert finished.stdout == f"cordboard {__version__}\n"
