"""The engine port: how the center and a telephony engine speak with each other.

The words (verbs and signals) are the core's own, in `vcc.telephony`; this file says what every
engine must offer. One conformance suite (tests/conformance) runs over all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from cordboard.vcc.center import AddressPattern, Station, Trunk
from cordboard.vcc.ids import EngineId
from cordboard.vcc.telephony import AnyVerb, Heard


class EngineUnavailable(Exception):
    """The engine cannot be reached, or it obeys a younger controller than this one."""


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine must know of the center: its phones, its trunks, its sounds.

    `realm` is the digest realm (the domain's name). A phone that is not among `stations` is called where
    its id is an address that `station_addresses` allows, and nowhere else. `prompts` is the folder of the
    prompt library, `recordings` the folder that takes recordings, `voicemails` the one that takes voicemails;
    all absolute paths on the engine's machine.
    """

    realm: str
    stations: tuple[Station, ...] = ()
    station_addresses: tuple[AddressPattern, ...] = ()
    trunks: tuple[Trunk, ...] = ()
    prompts: str = ""
    recordings: str = ""
    voicemails: str = ""


class SignalSink(Protocol):
    """Where an engine hands its signals, in order, on the event loop that owns the link."""

    def __call__(self, heard: Heard) -> None: ...


class Engine(Protocol):
    """A telephony engine as its controller sees it.

    `attach` makes the caller the controller: an engine obeys the controller with the highest epoch
    only, and raises `EngineUnavailable` for older ones. It then provisions, hands every signal that
    has not been acknowledged (those after `heard`, where `engine` is the life they were heard
    from; all of them where it is another), and at last an `EngineUp` with the inventory; from then
    on signals come as they happen. `EngineLost` comes, made by the link, if the engine dies; it
    carries the number of the last signal heard of that life, and takes none of its own.

    Each wish is settled exactly once, by a signal that names it; sent again, it is neither done nor
    settled again. What is already as wished (the leg has ended, the bridge is gone) is settled by
    VerbDone, what cannot be done by VerbFailed.
    """

    async def attach(
        self, epoch: int, provision: Provision, engine: EngineId | None, heard: int, sink: SignalSink
    ) -> None: ...

    def send(self, verbs: Sequence[AnyVerb]) -> None:
        """Queue verbs, in order. Never blocks or fails: what is lost with a link is sent again."""
        ...

    def acknowledge(self, number: int) -> None:
        """Signals up to `number` are committed in the journal; the engine may forget them."""
        ...

    async def detach(self) -> None:
        """Let go of the engine; its calls go on."""
        ...
