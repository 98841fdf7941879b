"""How a running center is, in a few words for who looks for the reason of a trouble."""

from __future__ import annotations

from cordboard import __version__
from cordboard.contract.desk import DeskHealth
from cordboard.owner.clock import SystemClock
from cordboard.owner.loop import Owner
from cordboard.settings import Settings
from cordboard.telephony.link import LinkedEngine


class CenterHealth:
    """Asked whenever somebody wants to know; it answers from what is known anyway, and waits for nobody."""

    def __init__(self, owner: Owner, engine: LinkedEngine, settings: Settings) -> None:
        self._owner = owner
        self._engine = engine
        self._settings = settings
        self._now = SystemClock().now

    def __call__(self) -> DeskHealth:
        """How it is now."""
        up = self._engine.is_up
        said = self._engine.welcome if up else None
        return DeskHealth(
            version=__version__,
            clock=self._now(),
            vcc=self._owner.writes,
            journal=self._owner.writes,
            engine=up,
            audioUdp=said is not None and said.softphone_udp,
            audioTcp=said is not None and said.softphone_tcp,
            audioTurn=bool(self._settings.turn_servers),
        )
