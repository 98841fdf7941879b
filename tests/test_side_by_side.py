"""How tests are dealt out to workers: none is lost, and those that share a center see each other's floor."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from side_by_side import LONGEST, piece, turn

TESTS = Path(__file__).parent
ROOT = TESTS.parent


def test_live_and_serial_tests_lie_where_make_looks_for_them() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (folders,) = re.findall(r"^LIVE := \$\(addprefix tests/,(.*)\)$", makefile, re.MULTILINE)
    marked = [
        path.relative_to(TESTS)
        for path in TESTS.rglob("test_*.py")
        if re.search(r"mark\.(live|serial)\b", path.read_text("utf-8"))
    ]
    assert marked
    assert [path for path in marked if path.parts[0] not in folders.split()] == []


def test_stories_that_share_a_center_are_one_piece() -> None:
    one, other = "tests/e2e/test_call_control.py::test_a", "tests/e2e/test_call_control.py::test_b"
    assert piece(ROOT, one) == piece(ROOT, other)
    one, other = "tests/checklist/test_calls.py::test_a", "tests/checklist/test_queue.py::test_b"
    assert piece(ROOT, one) == piece(ROOT, other)


def test_a_story_with_a_center_of_its_own_is_a_piece_of_its_own() -> None:
    one, other = "tests/e2e/test_choices.py::test_a", "tests/e2e/test_choices.py::test_b"
    assert piece(ROOT, one) != piece(ROOT, other)


def test_what_is_said_to_be_long_is_there() -> None:
    assert [name for name in LONGEST if not (ROOT / name.partition("::")[0]).exists()] == []
    assert turn("tests/checklist/test_calls.py::test_a") < turn("tests/e2e/test_choices.py::test_a")


def test_workers_keep_to_it(tmp_path: Path) -> None:
    # given stories that share something, and workers who are quick to take what is left
    (tmp_path / "conftest.py").write_text(
        "import side_by_side\n"
        "def pytest_xdist_make_scheduler(config, log):\n"
        "    return side_by_side.SideBySide(config, log)\n"
    )
    (tmp_path / "test_it.py").write_text(
        "import os, pathlib, pytest\n"
        '@pytest.fixture(scope="module")\n'
        "def center():\n"
        "    pathlib.Path('opened').open('a').write(os.environ['PYTEST_XDIST_WORKER'] + ' ')\n"
        "@pytest.mark.parametrize('number', range(12))\n"
        "def test_story(center, number):\n"
        "    pass\n"
    )
    # when they are told
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "--dist",
        "loadgroup",
        "-p",
        "no:cacheprovider",
    ]
    told = subprocess.run(
        [*command, "-o", f"pythonpath={TESTS / 'support'}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=100,
    )
    # then one worker has told them all
    assert "12 passed" in told.stdout, told.stdout + told.stderr
    assert len((tmp_path / "opened").read_text().split()) == 1
