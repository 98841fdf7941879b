"""A data folder has one owner at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cordboard.journal.folder import FolderInUse, FolderLock

HOLD = """
import sys
from pathlib import Path
from cordboard.journal.folder import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_owner_is_told_who_has_it(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)

    with pytest.raises(FolderInUse, match=f"process {os.getpid()}"):
        FolderLock(tmp_path)

    lock.release()


def test_a_released_folder_is_free(tmp_path: Path) -> None:
    first = FolderLock(tmp_path / "data")
    first.release()
    first.release()

    FolderLock(tmp_path / "data").release()


def test_the_lock_ends_with_its_process(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FolderInUse, match=f"process {holder.pid}"):
            FolderLock(tmp_path)
        holder.kill()
        holder.wait()

    FolderLock(tmp_path).release()
