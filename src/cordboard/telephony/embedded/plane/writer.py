"""The hand that puts recordings on disk, beside the media loop, so that no disk ever makes a caller wait.

After each block the header is put right, so a file is readable up to its last second even if the process is
killed. A file that exists is never written over.
"""

from __future__ import annotations

import hashlib
import os
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cordboard.media import wav

_READ = 1 << 20


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is done: its checksum, or the fault that ended it."""

    recording_id: str
    sha256: str
    fault: str


class _File:
    """One file that grows; after a fault it takes nothing more and keeps the fault."""

    def __init__(self, path: Path, channels: int) -> None:
        self._path = path
        self._channels = channels
        self._descriptor = -1
        self._size = 0
        self.fault = ""

    def guarded(self, action: Callable[[], None]) -> None:
        """Do a piece of work unless the file has failed before."""
        if self.fault:
            return
        try:
            action()
        except OSError as error:
            self.fault = f"{error.strerror} ({self._path}); check the folder and its free space"
            self.close()

    def create(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        os.pwrite(self._descriptor, wav.header(self._channels, 0), 0)

    def append(self, block: bytes) -> None:
        view = memoryview(block)
        while view:
            written = os.pwrite(self._descriptor, view, wav.HEADER_OCTETS + self._size)
            self._size += written
            view = view[written:]
        os.pwrite(self._descriptor, wav.header(self._channels, self._size), 0)

    def finish(self) -> str:
        """Make the file last and return its SHA-256."""
        digest = hashlib.sha256()
        position = 0
        while chunk := os.pread(self._descriptor, _READ, position):
            digest.update(chunk)
            position += len(chunk)
        os.fsync(self._descriptor)
        return digest.hexdigest()

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


class RecordingWriter:
    """One thread for all recordings; the loop hands it work and collects what is done."""

    def __init__(self) -> None:
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Written] = queue.SimpleQueue()
        self._files: dict[str, _File] = {}
        self._thread = threading.Thread(target=self._run, name="recording-writer", daemon=True)
        self._thread.start()

    def create(self, recording_id: str, path: Path, channels: int) -> None:
        """Begin a file; a fault is told when it is finished."""
        made = self._files[recording_id] = _File(path, channels)
        self._work.put(lambda: made.guarded(made.create))

    def append(self, recording_id: str, block: bytes) -> None:
        """Add a block of samples."""
        grown = self._files[recording_id]
        self._work.put(lambda: grown.guarded(lambda: grown.append(block)))

    def finish(self, recording_id: str) -> None:
        """End a file; `collect` tells when it is done."""
        ended = self._files.pop(recording_id)
        self._work.put(lambda: self._finish(recording_id, ended))

    def collect(self) -> list[Written]:
        """What was done since the last time."""
        done = []
        while not self._done.empty():
            done.append(self._done.get())
        return done

    def close(self) -> None:
        """Finish every file and wait for the disk."""
        for recording_id in list(self._files):
            self.finish(recording_id)
        self._work.put(None)
        self._thread.join()

    def _finish(self, recording_id: str, ended: _File) -> None:
        sums: list[str] = []
        ended.guarded(lambda: sums.append(ended.finish()))
        ended.close()
        self._done.put(Written(recording_id, "".join(sums), ended.fault))

    def _run(self) -> None:
        while (job := self._work.get()) is not None:
            job()
