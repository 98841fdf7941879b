"""How a fact becomes bytes in the journal, and how old bytes become today's facts.

A fact is kept as JSON beside its kind and version. A fact whose fields change gets a higher
`VERSION` and an upcaster from each older one; what is in the journal is never rewritten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, get_args

import msgspec

from cordboard.vcc.facts import AnyFact
from cordboard.vcc.kernel import Fact

Upcaster: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]
"""From the fields of one version to the fields of the next."""

UPCASTERS: Mapping[tuple[str, int], Upcaster] = {}
"""By kind and the version that is read; the first one comes with the first version two."""


class FactUnreadable(Exception):
    """These bytes are no fact that this release knows."""


class Encoded(msgspec.Struct, frozen=True):
    """A fact as the journal keeps it."""

    kind: str
    version: int
    body: bytes


class FactCodec:
    """Encodes and decodes the facts of the union `facts`."""

    def __init__(
        self, facts: Any = AnyFact, upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS
    ) -> None:
        members: tuple[type[Fact], ...] = get_args(facts) or (facts,)
        self._versions = {kind_of(member): member.VERSION for member in members}
        self._facts = facts
        self._upcasters = upcasters
        self._encoder = msgspec.json.Encoder(order="deterministic")
        self._decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(facts)

    def encode(self, fact: Fact) -> Encoded:
        """The bytes to keep. Raises FactUnreadable for a fact that could not be read back.

        They are read back at once: a fact with a field of a wrong type would make the journal
        unreadable for ever, and records do not check their fields when they are made.
        """
        kind = kind_of(type(fact))
        if kind not in self._versions:
            raise FactUnreadable(f"{kind!r} is not among the journal's facts: add it to vcc.facts.AnyFact")
        encoded = Encoded(kind, fact.VERSION, self._encoder.encode(fact))
        self.decode(encoded)
        return encoded

    def decode(self, encoded: Encoded) -> Any:
        """The fact, in its present version. Raises FactUnreadable."""
        known = self._versions.get(encoded.kind)
        if known is None or encoded.version > known:
            raise FactUnreadable(
                f"version {encoded.version} of fact {encoded.kind!r} is from a newer release: "
                "start that release, or a later one"
            )
        try:
            if encoded.version == known:
                return self._decoder.decode(encoded.body)
            return msgspec.convert(self._raise(encoded, known), self._facts)
        except msgspec.MsgspecError as error:
            raise FactUnreadable(f"fact {encoded.kind!r} cannot be decoded: {error}") from error

    def _raise(self, encoded: Encoded, known: int) -> dict[str, Any]:
        fields: dict[str, Any] = msgspec.json.decode(encoded.body)
        for version in range(encoded.version, known):
            upcaster = self._upcasters.get((encoded.kind, version))
            if upcaster is None:
                raise FactUnreadable(f"nothing reads version {version} of fact {encoded.kind!r} any more")
            fields = upcaster(fields)
        return fields


def kind_of(fact: type[Fact]) -> str:
    """The name that a kind of fact has in the journal."""
    return str(fact.__struct_config__.tag)
