"""What sets connectors off: what happens to calls, contacts that agents look at, and agents by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from ..agents import Agent, require
from ..calls import (
    Call,
    CallConnected,
    CallDropped,
    CallEnded,
    CallFinished,
    ConferenceLeft,
    ConsultationStarted,
    Purpose,
    TransferCompleted,
    given,
)
from ..center import Connector, Opens, Permission, Trigger
from ..contacts import ContactChosen
from ..errors import Reason, Refusal
from ..ids import ErrandId, SeatId
from ..kernel import Fact
from ..previews import PreviewStarted
from ..queries import CallVariables
from ..work import Work
from ..worksheets import named_answers, worksheet_of
from ..world import World
from .commands import OpenPage, ProcessConnector
from .facts import ConnectorOpened, ErrandBegun, ErrandEnded, PageOpened
from .model import Errand, Trouble, is_errand
from .policy import IN_PREVIEW, MANUAL, kept, manual, set_off, web_address
from .previewing import KnownOf, call_to_come, knowing
from .states import ERRAND, ErrandEvent

MOST_ERRANDS: Final = 1_000
"""So many can be under way; with more, other programs are down, and they pile up."""


def follow(work: Work, known_of: KnownOf) -> None:
    """Set off what this decision's facts set off."""
    if not work.world.directory.connectors:
        return
    for fact in tuple(work.facts):
        if type(fact) is PreviewStarted:
            _previewed(work, fact, known_of)
        trigger = _TRIGGERS.get(type(fact), _nothing)(fact)
        if trigger is not None:
            agent = getattr(fact, "agent", None) or work.world.agents[fact.call.agent]
            set_off_by(work, trigger, fact.seat, agent, fact.call, known_of=known_of)
        said = given(work.world.directory, fact) if type(fact) in _DISPOSITIONED else None
        if said is not None:
            set_off_by(work, Trigger.DISPOSITIONED, fact.seat, fact.agent, said.call, known_of=known_of)


def _previewed(work: Work, fact: PreviewStarted, known_of: KnownOf) -> None:
    call, known = call_to_come(fact.preview), knowing(known_of, fact.preview)
    set_off_by(work, Trigger.PREVIEW, fact.seat, fact.agent, call, known_of=known)


def set_off_by(
    work: Work, trigger: Trigger, seat: SeatId | None, agent: Agent, call: Call, *, known_of: KnownOf
) -> None:
    """Set off the connectors of the call's campaign that `trigger` sets off."""
    due = set_off(work.world.directory, call.campaign, trigger, call.disposition)
    known = kept(known_of(work.world, agent, call)) if due else None
    for connector in due:
        assert known is not None
        _begin(work, seat, connector, known)


def process(work: Work, command: ProcessConnector, known_of: KnownOf) -> None:
    """The agent sets a connector off, for their call or for the contact they look at.

    Without a campaign it is one of the call's own campaign.
    """
    world = work.world
    agent = world.agent_at(command.seat)
    require(world.directory.users[agent.id], Permission.USE_CONNECTORS)
    preview = world.previews.shown.get(agent.id)
    if agent.call is not None:
        call, triggers = world.calls[agent.call], MANUAL
    elif preview is not None:
        call, triggers, known_of = call_to_come(preview), IN_PREVIEW, knowing(known_of, preview)
    else:
        raise Refusal(
            Reason.NO_CALL, "the agent has no call that the connector could be told of; wait for one"
        )
    connector = manual(world.directory, command.campaign or call.campaign, command.connector, triggers)
    _begin(work, command.seat, connector, kept(known_of(world, agent, call)))


def open_page(work: Work, command: OpenPage) -> None:
    """Let the seat's programs open a page."""
    agent = work.world.agent_at(command.seat)
    work.record(PageOpened(seat=command.seat, agent=agent, address=web_address(command.address)))


def _begin(work: Work, seat: SeatId | None, connector: Connector, known: CallVariables) -> None:
    """Let the agent's browser open it, if they are still there, or the server see to it."""
    if seat is None and connector.opens is not Opens.NONE:
        return
    if seat is not None and not is_errand(connector):
        agent = work.world.agents.get(known.agent.id)  # as they are by now
        if agent is not None:
            work.record(ConnectorOpened(seat=seat, agent=agent, connector=connector, known=known))
        return
    errand = Errand(
        id=ErrandId(work.fresh()),
        seat=seat,
        state=ERRAND.first,
        connector=connector,
        known=known,
        answers=_answers(work.world, known.call) if connector.add_worksheet else (),
    )
    too_many = len(work.world.errands.running) >= MOST_ERRANDS
    work.record(ErrandBegun(seat=seat, errand=errand))
    if too_many:
        failed = replace(errand, state=ERRAND.after(errand.state, ErrandEvent.FAILED))
        work.record(ErrandEnded(seat=seat, errand=failed, trouble=Trouble.TOO_MANY))


def _answers(world: World, call: Call) -> tuple[tuple[str, str], ...]:
    """What the call's worksheet says."""
    return named_answers(worksheet_of(world.directory, call.campaign), world.sheets.begun.get(call.id))


def _nothing(_fact: Fact) -> Trigger | None:
    return None


def _always(trigger: Trigger) -> Callable[[Any], Trigger | None]:
    return lambda _fact: trigger


def _warm_transfer(fact: ConsultationStarted) -> Trigger | None:
    return Trigger.WARM_TRANSFER if fact.purpose is Purpose.TRANSFER else None


_TRIGGERS: Mapping[type[Fact], Callable[[Any], Trigger | None]] = {
    CallConnected: _always(Trigger.CALL_ACCEPTED),
    CallEnded: _always(Trigger.CALL_DISCONNECTED),
    CallDropped: _always(Trigger.CALL_DISCONNECTED),
    ConsultationStarted: _warm_transfer,
    ContactChosen: _always(Trigger.CONTACT_SELECTED),
}
"""Fact -> what it sets off. Each has the agent's seat and the call."""

_DISPOSITIONED: Final = frozenset({CallFinished, TransferCompleted, ConferenceLeft})
"""By these an agent says how a call turned out, also of one that goes on to somebody else."""
