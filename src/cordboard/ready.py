"""The ready file: what a center writes when it answers, and whoever started it reads."""

from __future__ import annotations

import msgspec


class Ready(msgspec.Struct, frozen=True):
    """Where everything answers, and the process that does."""

    soap: str
    web: str
    sip: str
    pid: int

    @property
    def sip_address(self) -> tuple[str, int]:
        """The SIP address as host and port."""
        host, _, port = self.sip.rpartition(":")
        return host, int(port)
