"""How an engine process is set up: where it lives, where it answers, how patient it is."""

from __future__ import annotations

from pathlib import Path

import msgspec


class EngineSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of one engine process. Ports 0 mean any free one; times are seconds if not said otherwise."""

    data: Path
    """The data folder; the engine's own folder is `engine` in it."""
    sip_host: str = "0.0.0.0"  # noqa: S104 - phones and trunks are on other machines
    sip_port: int = 5060
    rtp_first: int = 20_000
    rtp_last: int = 29_999
    ice_tcp: int = 0
    """The port on which softphones may come in by TCP where UDP does not get through."""
    advertised: str = ""
    """The address that far ends are told; empty: the SIP host, or where that is a wildcard, the
    address of the interface that leads out."""
    orphan_minutes: float = 10.0
    """An engine without a center ends so many minutes after anybody was last heard in a call."""
    media_timeout: float = 0.0
    """A leg that is up, not on hold, and sends no audio so long is ended; 0 = never."""
    probe_timeout: float = 3.0
    """How long a phone has to answer OPTIONS."""
    sip_digests: tuple[str, ...] = ("MD5",)
    """The digest algorithms of our challenges, the preferred one first (RFC 8760)."""

    def to_json(self) -> str:
        """As text, for the command line of the engine's process; there is no secret in it."""
        return msgspec.json.encode(self, enc_hook=str).decode()

    @classmethod
    def from_json(cls, text: str) -> EngineSettings:
        """Read what `to_json` wrote."""
        return msgspec.json.decode(text, type=cls, dec_hook=lambda kind, value: kind(value))
