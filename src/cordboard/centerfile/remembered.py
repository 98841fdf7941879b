"""Hashes of the initial passwords of a center file, remembered from one start to the next.

argon2 is slow on purpose, and a center that is restarted in the middle of calls must not wait for it
once per user. What is kept lies beside the journal, readable by its owner alone.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

import msgspec

from cordboard.centerfile.people import HashPassword

_KEY_BYTES = 32


class _Kept(msgspec.Struct, frozen=True):
    """What the file holds: a random key, and by the keyed hash of a password its argon2 hash."""

    key: bytes
    hashes: dict[str, str]


class RememberedHashes:
    """Hashes passwords with `hash_password`, but those of the last start are taken from `path`.

    Use it as `load_center`'s `hash_password`, then `save`: only what was used is kept.
    """

    def __init__(self, path: Path, hash_password: HashPassword) -> None:
        self._path = path
        self._hash = hash_password
        kept = _read(path)
        self._key = kept.key
        self._known = kept.hashes
        self._used: dict[str, str] = {}

    def __call__(self, password: str) -> str:
        """The argon2 hash of `password`; may be called from several threads."""
        mark = hmac.new(self._key, password.encode(), hashlib.sha256).hexdigest()
        hashed = self._known.get(mark) or self._hash(password)
        self._used[mark] = hashed
        return hashed

    def save(self) -> None:
        """Keep what was used, whole or not at all."""
        if self._used == self._known:
            return
        fresh = self._path.with_name(f"{self._path.name}.new")
        with open(fresh, "wb", opener=_private) as file:
            file.write(msgspec.json.encode(_Kept(self._key, self._used)))
        fresh.replace(self._path)


def _read(path: Path) -> _Kept:
    """What is kept in `path`; nothing, under a new key, where that cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError):
        return _Kept(secrets.token_bytes(_KEY_BYTES), {})


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
