"""The data folder belongs to one owner at a time: a second center on it would tell a second truth.

The lock is the kernel's (flock), so it ends with the process, however that ends.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

LOCK = "owner.lock"


class FolderInUse(Exception):
    """Another process owns the data folder."""


class FolderLock:
    """Owns `folder` (made where it does not exist) until `release`. Raises FolderInUse.

    Children started by exec do not inherit it; a forked child would.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(self._file, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(self._file)
            raise FolderInUse(
                f"{folder} is in use by another center (process {holder}): "
                "stop that one, or give another --data"
            ) from error
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"{os.getpid()}\n".encode("ascii"), 0)

    def release(self) -> None:
        """Let another process have the folder; again is harmless."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
