"""How the whole world becomes bytes in the journal, and how old bytes become today's world.

As with facts, a snapshot is JSON beside its version; one of an older version is raised, never rewritten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import msgspec

from cordboard.vcc.ids import Milliseconds
from cordboard.vcc.snapshot import WorldSnapshot

from .codec import FactUnreadable

Raising: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]
"""From the fields of one version to the fields of the next."""

RAISINGS: Mapping[int, Raising] = {}
"""By the version that is read; the first one comes with version two."""

KEPT = 2
"""Snapshots kept in each domain: a damaged one leaves another."""


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """A world as the journal keeps it: `number` is the last fact in it, recorded at `at`."""

    number: int
    at: Milliseconds
    version: int
    body: bytes


class SnapshotCodec:
    """Encodes and decodes `WorldSnapshot`s. Any thread may use it."""

    def __init__(self, raisings: Mapping[int, Raising] = RAISINGS, kind: Any = WorldSnapshot) -> None:
        self._raisings = raisings
        self._kind = kind
        self._encoder = msgspec.json.Encoder()

    def encode(self, number: int, at: Milliseconds, world: WorldSnapshot) -> Snapshot:
        """What to keep of `world` as it was after fact `number`."""
        return Snapshot(number=number, at=at, version=world.VERSION, body=self._encoder.encode(world))

    def decode(self, snapshot: Snapshot) -> Any:
        """The world, in its present version. Raises FactUnreadable."""
        known: int = self._kind.VERSION
        if snapshot.version > known:
            raise FactUnreadable(f"snapshot {snapshot.number} is from a newer release: start that release")
        try:
            if snapshot.version == known:
                return msgspec.json.decode(snapshot.body, type=self._kind)
            return msgspec.convert(self._raise(snapshot, known), self._kind)
        except msgspec.MsgspecError as error:
            raise FactUnreadable(f"snapshot {snapshot.number} cannot be decoded: {error}") from error

    def _raise(self, snapshot: Snapshot, known: int) -> dict[str, Any]:
        fields: dict[str, Any] = msgspec.json.decode(snapshot.body)
        for version in range(snapshot.version, known):
            raising = self._raisings.get(version)
            if raising is None:
                raise FactUnreadable(f"nothing reads version {version} of a snapshot any more")
            fields = raising(fields)
        return fields
