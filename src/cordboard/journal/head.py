"""How far the journal has come, noted beside it: what was committed cannot vanish without a word.

SQLite takes a damaged frame of its write-ahead log for the end of the log, and drops all that follows. So
the number and the checksum of the newest committed fact stand in a file of their own. It is written after
each commit and not waited for: it may be behind, after a power cut by half a minute, and is never ahead.
"""

from __future__ import annotations

import logging
import os
import struct
import zlib
from pathlib import Path

from cordboard.vcc.ids import DomainId

log = logging.getLogger(__name__)

_ENTRY = struct.Struct(">qqL")
_SEAL = struct.Struct(">L")
_SLOT = 32
"""Octets for a domain: within one sector, so that a power cut leaves the old entry or the new one."""


class Head:
    """The newest committed fact of each domain, in the file `path`.

    A file that is missing, or an entry that is not whole, says nothing: then nothing is compared. OSError
    where the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self.noted: dict[DomainId, tuple[int, int]] = {}
        """Number and checksum of the newest fact of each domain that was known when this was opened."""
        self._slots: dict[DomainId, int] = {}
        self._complained = False
        self._read()

    def move(self, domain: DomainId, number: int, crc32: int) -> None:
        """This fact has been committed. What cannot be noted is committed all the same."""
        slot = self._slots.setdefault(domain, len(self._slots))
        entry = _ENTRY.pack(domain, number, crc32)
        try:
            os.pwrite(self._file, entry + _SEAL.pack(zlib.crc32(entry)), slot * _SLOT)
        except OSError as error:
            if not self._complained:
                log.warning("%s cannot be written (%s): facts that vanish go unnoticed", self._path, error)
            self._complained = True

    def close(self) -> None:
        """Release the file."""
        os.close(self._file)

    def _read(self) -> None:
        octets = os.pread(self._file, os.fstat(self._file).st_size, 0)
        for start in range(0, len(octets) - _ENTRY.size - _SEAL.size + 1, _SLOT):
            entry = octets[start : start + _ENTRY.size]
            (seal,) = _SEAL.unpack_from(octets, start + _ENTRY.size)
            if zlib.crc32(entry) != seal:
                log.warning("%s is not as it was written, and says nothing", self._path)
                self._slots, self.noted = {}, {}
                return
            domain, number, crc32 = _ENTRY.unpack(entry)
            self._slots[DomainId(domain)] = start // _SLOT
            self.noted[DomainId(domain)] = (number, crc32)
