"""A run of tests ends when its tests have ended, whatever they have left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from left_over import end_children

TESTS = Path(__file__).parent
FAILS_HALF_WAY = """
import subprocess
import pytest

@pytest.fixture
def place():
    child = subprocess.Popen(["sleep", "600"])
    child.returncode = 0  # nobody minds that it lives
    raise RuntimeError("half-way")
    yield

def test_it(place):
    pass
"""


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "by a worker"])
def test_what_a_fixture_began_before_it_failed_does_not_hold_up_the_run(
    tmp_path: Path, workers: tuple[str, ...]
) -> None:
    # given a fixture that starts a program, which has our standard output, and fails
    (tmp_path / "test_it.py").write_text(FAILS_HALF_WAY, "utf-8")

    # when such tests are run, and somebody reads all that they print
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", "-p", "left_over", *workers],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(TESTS / "support")},
        capture_output=True,
        text=True,
        timeout=60,
    )

    # then it ends
    assert "1 error" in told.stdout, told.stdout + told.stderr


def test_all_that_was_started_is_ended() -> None:
    # given a program that has started another one
    child = subprocess.Popen(["sh", "-c", "sleep 600 & echo; wait"], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()

    # when
    ended = end_children()

    # then both are over: nobody has their output any more
    assert child.stdout.read() == b""
    assert child.wait() < 0
    assert child.pid in ended
    child.stdout.close()
