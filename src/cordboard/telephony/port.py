"""The engine port: how the center and a telephony engine speak with each other.

The words (verbs and signals) are the core's own, in `vcc.telephony`; this file says what every
engine must offer. One conformance suite (tests/conformance) runs over all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum, unique
from typing import Protocol

import msgspec

from cordboard.vcc.center import AddressPattern, Station, Trunk
from cordboard.vcc.ids import AttachmentId, EngineId, Milliseconds, StationId
from cordboard.vcc.telephony import AnyVerb, Heard


class EngineUnavailable(Exception):
    """The engine cannot be reached, or it obeys a younger controller than this one."""


@unique
class AudioFault(StrEnum):
    """The stable codes of AudioRefused."""

    HELD = "HELD"
    """Another attachment of the softphone is alive; the text names who holds it."""
    BAD_OFFER = "BAD_OFFER"
    """What came is no offer that can be answered."""
    NOT_ATTACHED = "NOT_ATTACHED"
    """There is no such attachment (any more)."""
    NO_PORT = "NO_PORT"
    """The engine has no place for softphones."""


class AudioRefused(Exception):
    """A softphone's audio cannot be attached or changed so; nothing has changed. `text` says why."""

    def __init__(self, code: AudioFault, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


class SoftphoneOffer(msgspec.Struct, frozen=True, kw_only=True):
    """A browser's offer (SDP) to be the audio of `station`, under an id that we choose.

    `holder` is what people read of where it is. With `take`, another that is alive has to go.
    """

    station: StationId
    attachment: AttachmentId
    holder: str
    sdp: str
    take: bool = False

    def __repr__(self) -> str:
        return f"SoftphoneOffer(station={self.station!r}, attachment={self.attachment!r})"  # no passwords


class SoftphoneAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The engine's answer (SDP)."""

    sdp: str

    def __repr__(self) -> str:
        return "SoftphoneAnswer()"


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine must know of the center: its phones, its trunks, its sounds.

    `realm` is the digest realm (the domain's name). A phone that is not among `stations` is called where
    its id is an address that `station_addresses` allows, and nowhere else. `prompts` is the folder of the
    prompt library, `recordings` the folder that takes recordings, `voicemails` the one that takes voicemails;
    all absolute paths on the engine's machine. A softphone's leg lives on
    for `softphone_grace` without audio.
    """

    realm: str
    stations: tuple[Station, ...] = ()
    station_addresses: tuple[AddressPattern, ...] = ()
    trunks: tuple[Trunk, ...] = ()
    prompts: str = ""
    recordings: str = ""
    voicemails: str = ""
    softphone_grace: Milliseconds = Milliseconds(90_000)


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

    async def attach_audio(self, offer: SoftphoneOffer) -> SoftphoneAnswer:
        """Answer a softphone. SoftphoneAttached is told once its audio flows, perhaps before this returns.

        Who held the softphone so far is heard until then. This and the two below raise AudioRefused, and
        EngineUnavailable where this is not the controller; none of it is written down anywhere.
        """
        ...

    async def restart_audio(self, attachment: AttachmentId, sdpfrag: str) -> str:
        """Find a new way through the network: an ICE restart (RFC 8840), answered in the same form."""
        ...

    async def detach_audio(self, attachment: AttachmentId) -> None:
        """End a softphone's audio. Signal: SoftphoneDetached."""
        ...
