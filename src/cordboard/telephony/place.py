"""Where an engine is found on its machine: one private folder with its socket, token, lock and log.

The folder is the owner's alone (0700), every file in it as well (0600). The lock is held as long as
the engine lives and freed by the system when it dies, however it dies.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cordboard.sockets import unix_connection, unix_listener

_LOOKS, _LOOK = 20, 0.02
"""How often a lock is tried, and the seconds in between."""


class PlaceTaken(Exception):
    """Another engine lives here."""


@dataclass(frozen=True, slots=True)
class Place:
    """An engine's folder."""

    folder: Path

    @classmethod
    def of(cls, data: Path) -> Place:
        """The engine's place in a data folder."""
        return cls(data / "engine")

    @property
    def door(self) -> Path:
        """The Unix socket."""
        return self.folder / "socket"

    @property
    def token(self) -> Path:
        """The secret that a center must know."""
        return self.folder / "token"

    @property
    def lock(self) -> Path:
        """Held while the engine lives."""
        return self.folder / "lock"

    @property
    def log(self) -> Path:
        """The engine's log."""
        return self.folder / "log"

    @property
    def crash(self) -> Path:
        """What the process says when it can say nothing else."""
        return self.folder / "crash"

    def prepare(self) -> None:
        """Make the folder, for its owner only."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """Hold the lock; PlaceTaken where another engine does."""
        with open_private(self.lock) as file:
            if not _locked(file):
                raise PlaceTaken(f"ENGINE-RUNS: an engine runs in {self.folder} already")
            os.truncate(file, 0)
            os.write(file, f"{os.getpid()}\n".encode())
            yield

    def lives(self) -> bool:
        """Whether an engine lives here now."""
        try:
            with open_private(self.lock) as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False

    def new_token(self) -> str:
        """A fresh secret, written where only the owner can read it."""
        token = secrets.token_urlsafe(32)
        fresh = self.token.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with open_private(fresh) as file:
            os.write(file, token.encode())
        fresh.replace(self.token)
        return token

    def read_token(self) -> str:
        """The secret, empty where there is none."""
        try:
            return self.token.read_text("ascii").strip()
        except FileNotFoundError:
            return ""

    def listen(self) -> socket.socket:
        """A socket that listens here, in place of one that an earlier engine left."""
        return unix_listener(self.door)

    def connect(self) -> socket.socket:
        """A connection to the engine; OSError where nobody listens."""
        connected = unix_connection(self.door)
        connected.setblocking(False)
        return connected


def _locked(file: int) -> bool:
    """Take the lock; who only looks whether an engine lives holds it for a moment, an engine for ever."""
    for attempt in range(_LOOKS):
        if attempt:
            time.sleep(_LOOK)
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    return False


@contextlib.contextmanager
def open_private(path: Path) -> Iterator[int]:
    """A file descriptor for reading and writing, of a file that only its owner may open."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
