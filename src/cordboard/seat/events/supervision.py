"""What the listeners hear of supervision.

Choices that the contract leaves open:

- Who only listens or whispers is told to nobody. A supervisor who barges in is a participant: the agent's
  programs hear `conferenceParticipantAdded` and `conferenceParticipantRemoved`, with an id of the
  supervisor's own, which no operation on participants takes.
- The supervisor's own programs hear `updateStatus`: on a call, and none shown; those of the extension hear
  `monitoringChanged` with whom they follow and what they hear, and, if they watch, how agents are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.contract import codes, x1
from cordboard.seat import views
from cordboard.vcc import supervision
from cordboard.vcc.ids import CallId
from cordboard.vcc.kernel import Fact
from cordboard.vcc.supervision import Place

from .rows import UPDATE_STATUS, Row, row


def _seen_in(place: Place | None) -> CallId | None:
    """The call in which others know of the supervisor."""
    return None if place is None or not place.is_seen else place.call


def _comes(fact: supervision.SupervisorMoved) -> bool:
    now = _seen_in(fact.monitoring.place)
    return now is not None and now != _seen_in(fact.was)


def _goes(fact: supervision.SupervisorMoved) -> bool:
    before = _seen_in(fact.was)
    return before is not None and before != _seen_in(fact.monitoring.place)


def _supervisor(fact: Any) -> contract.ParticipantInfo:
    return contract.ParticipantInfo(
        callSessionId=fact.monitoring.id, campaignId=codes.NO_CAMPAIGN, customerTitle=fact.monitoring.name
    )


def _monitoring(fact: Any) -> x1.Monitoring:
    return views.monitoring(fact.monitoring)


_CHANGED: Final = row(x1.MonitoringChanged, monitoring=_monitoring)

SUPERVISION: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    supervision.MonitoringStarted: (UPDATE_STATUS, _CHANGED),
    supervision.MonitoringChanged: (_CHANGED,),
    supervision.SupervisorAnswered: (_CHANGED,),
    supervision.SupervisorPlaced: (_CHANGED,),
    supervision.SupervisorMoved: (
        row(
            contract.ConferenceParticipantRemoved,
            when=_goes,
            callSessionId=lambda fact: _seen_in(fact.was),
            info=_supervisor,
        ),
        row(
            contract.ConferenceParticipantAdded,
            when=_comes,
            callSessionId=lambda fact: _seen_in(fact.monitoring.place),
            info=_supervisor,
        ),
    ),
    supervision.MonitoringEnded: (
        UPDATE_STATUS,
        row(
            x1.MonitoringChanged,
            monitoring=_monitoring,
            cause=lambda fact: codes.MonitoringEnd[fact.cause.name].value,
        ),
    ),
    supervision.AgentsSeen: (
        row(
            x1.SupervisedAgentsChanged,
            agents=lambda fact: tuple(map(views.supervised_agent, fact.sights)),
        ),
    ),
}
"""Fact -> the events that its seat hears, in order."""
