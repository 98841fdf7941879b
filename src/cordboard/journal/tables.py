"""The journal's tables in SQLite, and the checksums by which a reader knows that a row is whole."""

from __future__ import annotations

import sqlite3
import zlib
from typing import Any

from cordboard.vcc.ids import DomainId

FORMAT = 2
"""The file's form, in SQLite's `user_version`. 2 brought snapshots and cuts; 1 is read as it is."""

FACTS = """
CREATE TABLE IF NOT EXISTS facts (
    domain INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    body BLOB NOT NULL,
    crc32 INTEGER NOT NULL,
    PRIMARY KEY (domain, number)
) STRICT
"""
# A fact is up to a kilobyte: WITHOUT ROWID keeps four on a page, and costs a third more from ten a commit.
SNAPSHOTS = """
CREATE TABLE IF NOT EXISTS snapshots (
    domain INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    body BLOB NOT NULL,
    crc32 INTEGER NOT NULL,
    PRIMARY KEY (domain, number)
) STRICT
"""
CUTS = """
CREATE TABLE IF NOT EXISTS cuts (
    domain INTEGER PRIMARY KEY,
    first INTEGER NOT NULL,
    crc32 INTEGER NOT NULL
) STRICT
"""
"""The number of the oldest fact that is kept; no row where nothing was cut."""

INSERT = "INSERT INTO facts (domain, number, at, kind, version, body, crc32) VALUES (?, ?, ?, ?, ?, ?, ?)"
SELECT = """
SELECT number, at, kind, version, body, crc32 FROM facts
WHERE domain = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?
"""
AS_WRITTEN = """
SELECT rowid, number, at, kind, version, body, crc32 FROM facts NOT INDEXED
WHERE rowid > ? AND domain = ? ORDER BY rowid LIMIT ?
"""
"""The rows in the order of the table itself, which an index cannot hide."""
CRC = "SELECT crc32 FROM facts WHERE domain = ? AND number = ?"
ROWID = "SELECT rowid FROM facts WHERE domain = ? AND number = ?"
LAST = "SELECT coalesce(max(number), 0) FROM facts WHERE domain = ?"
MOMENT = "SELECT at FROM facts WHERE domain = ? AND number = ?"
FORGET = "DELETE FROM facts WHERE domain = ? AND number < ?"

FIRST = "SELECT first, crc32 FROM cuts WHERE domain = ?"
MARK = """
INSERT INTO cuts (domain, first, crc32) VALUES (?, ?, ?)
ON CONFLICT (domain) DO UPDATE SET first = excluded.first, crc32 = excluded.crc32
"""

KEEP = "INSERT OR REPLACE INTO snapshots (domain, number, at, version, body, crc32) VALUES (?, ?, ?, ?, ?, ?)"
KEPT = "SELECT number, at, version, body, crc32 FROM snapshots WHERE domain = ? ORDER BY number DESC"
DROP = """
DELETE FROM snapshots WHERE domain = ? AND number NOT IN
(SELECT number FROM snapshots WHERE domain = ? ORDER BY number DESC LIMIT ?)
"""


def crc_of_fact(domain: DomainId, number: int, at: int, *, kind: bytes, version: int, body: bytes) -> int:
    """The checksum of everything in a fact's row."""
    head = b"%d:%d:%d:%b:%d:" % (domain, number, at, kind, version)
    return zlib.crc32(body, zlib.crc32(head))


def crc_of_snapshot(domain: DomainId, number: int, at: int, version: int, body: bytes) -> int:
    """The checksum of everything in a snapshot's row."""
    return zlib.crc32(body, zlib.crc32(b"snapshot:%d:%d:%d:%d:" % (domain, number, at, version)))


def crc_of_cut(domain: DomainId, first: int) -> int:
    """The checksum of everything in a cut's row."""
    return zlib.crc32(b"cut:%d:%d" % (domain, first))


def is_whole_fact(domain: DomainId, row: tuple[Any, ...]) -> bool:
    """Is (number, at, kind, version, body, crc32) as it was written?"""
    number, at, kind, version, body, crc32 = row
    shaped = _are(int, number, at, version, crc32) and _are(bytes, kind, body)
    return shaped and crc_of_fact(domain, number, at, kind=kind, version=version, body=body) == crc32


def is_whole_snapshot(domain: DomainId, row: tuple[Any, ...]) -> bool:
    """Is (number, at, version, body, crc32) as it was written?"""
    number, at, version, body, crc32 = row
    shaped = _are(int, number, at, version, crc32) and _are(bytes, body)
    return shaped and crc_of_snapshot(domain, number, at, version, body) == crc32


def _are(kind: type, *values: object) -> bool:
    """A damaged row may hold anything: damage changes types as well."""
    return all(type(value) is kind for value in values)


def means_damage(error: sqlite3.Error | UnicodeDecodeError | OSError) -> bool:
    """Is the file not what SQLite wrote, rather than out of reach?"""
    if isinstance(error, OSError):
        return False
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return not isinstance(error, sqlite3.OperationalError)
    return code & 0xFF in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
