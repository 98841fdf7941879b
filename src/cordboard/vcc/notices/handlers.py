"""How users are shown what they have to read, and say that they have."""

from __future__ import annotations

from ..agents import Agent, LoginFinished, Presence
from ..configuration import CenterReplaced
from ..errors import Reason, Refusal
from ..reconnection import Reconnected
from ..work import Work
from .commands import AcknowledgeNotice
from .facts import NoticeAccepted, NoticeShown
from .policy import unread


def acknowledge(work: Work, command: AcknowledgeNotice) -> None:
    """Accept a notice; one that is accepted already stays so. Whoever declines it is shown it again."""
    agent = work.world.agent_at(command.seat)
    notice = next((each for each in work.world.directory.center.notices if each.id == command.notice), None)
    if notice is None:
        raise Refusal(Reason.UNKNOWN_NOTICE, f"there is no notice {command.notice}; use the id of one shown")
    if notice not in unread(work.world, agent.id):
        return
    if command.accept:
        work.record(NoticeAccepted(seat=command.seat, agent=agent, notice=notice.id))
    else:
        work.record(NoticeShown(seat=command.seat, agent=agent, notice=notice))


def follow(work: Work) -> None:
    """Show notices to who comes to work, and new ones to who is there."""
    for fact in tuple(work.facts):
        if isinstance(fact, LoginFinished | Reconnected):
            _show(work, fact.agent)
        elif isinstance(fact, CenterReplaced):
            for agent in tuple(work.world.agents.values()):
                _show(work, agent)


def _show(work: Work, agent: Agent) -> None:
    if agent.presence is Presence.LOGGED_IN and agent.seat is not None:
        for notice in unread(work.world, agent.id):
            work.record(NoticeShown(seat=agent.seat, agent=work.world.agents[agent.id], notice=notice))
