"""What the user agent tells of transfers, turned into what the switchboard is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cordboard import sip
from cordboard.telephony.switchboard import LONGEST_REFER, Wanted
from cordboard.vcc.ids import LegId, ReferId

from .parts import Parts

GONE = 481


class TransferEar:
    """The ear on the user agent for transfers."""

    def __init__(self, parts: Parts) -> None:
        self._agent = parts.agent
        self._calls = parts.calls
        self._transfers = parts.reports.transfers
        self._moment = parts.moment

    @property
    def handlers(self) -> Mapping[type[Any], Callable[[Any], None]]:
        """What it hears."""
        return {
            sip.ReferReceived: self._wanted,
            sip.ReferAccepted: self._agreed,
            sip.ReferProgress: self._goes_on,
            sip.ReferResult: self._over,
        }

    def _wanted(self, event: sip.ReferReceived) -> None:
        """A phone asks: it hears that we try before anybody decides."""
        now = self._moment.now()
        leg = self._leg(event.call)
        refusal = GONE if leg is None else self._transfers.refusal(leg)
        if leg is None or refusal is not None:
            self._agent.refuse_refer(event.refer, refusal or GONE, "", now)
            return
        self._agent.accept_refer(event.refer, LONGEST_REFER / 1000, now)
        self._transfers.wanted(self._as_wanted(event, leg))

    def _as_wanted(self, event: sip.ReferReceived, leg: LegId) -> Wanted:
        replaces = None if event.replaces is None else self._leg(event.replaces)
        lost = event.replaces is not None and replaces is None
        return Wanted(
            refer=ReferId(event.refer),
            leg=leg,
            target=event.target.number,
            replaces=replaces,
            missing=event.missing or (GONE if lost else 0),
            referred_by="" if event.referred_by is None else event.referred_by.uri.number,
        )

    def _agreed(self, event: sip.ReferAccepted) -> None:
        self._about(event.call, self._transfers.agreed)

    def _goes_on(self, event: sip.ReferProgress) -> None:
        self._about(event.call, lambda leg: self._transfers.goes_on(leg, event.status))

    def _over(self, event: sip.ReferResult) -> None:
        self._about(event.call, lambda leg: self._transfers.over(leg, event.status))

    def _about(self, call: sip.CallId, report: Callable[[LegId], None]) -> None:
        leg = self._leg(call)
        if leg is not None:
            report(leg)

    def _leg(self, call: sip.CallId) -> LegId | None:
        found = self._calls.of_id(call)
        return None if found is None else found.leg
