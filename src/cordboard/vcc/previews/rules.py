"""What an agent may ask of the contact that they preview, and when: one rule for each command, as a table."""

from __future__ import annotations

import msgspec

from ..agents import require
from ..center import Permission
from ..errors import Reason, Refusal
from ..ids import SeatId
from ..kernel import Command
from ..queries import OperationsAllowed
from ..world import World
from .commands import EndPreview, MakePreviewCall, RenewPreview, SkipPreview
from .handlers import preview_at
from .model import PreviewState
from .states import PREVIEW, PreviewEvent


class PreviewRule(msgspec.Struct, frozen=True, kw_only=True):
    """In which states of the preview a command is allowed, and what happens to the preview then."""

    name: str
    command: type[Command]
    states: tuple[PreviewState, ...]
    event: PreviewEvent
    refused: str
    """Why not in other states, and what to do."""
    permission: Permission | None = None

    def after(self, state: PreviewState) -> PreviewState:
        """What the preview is next; a skip while it is being called comes too late, and changes nothing."""
        return PREVIEW.rows[state].get(self.event, state) if self.happens_in(state) else state

    def happens_in(self, state: PreviewState) -> bool:
        """False where the command is answered by an event alone."""
        return self.command is not SkipPreview or state is not PreviewState.ON_CALL


PREVIEW_RULES = (
    PreviewRule(
        name="make preview call",
        command=MakePreviewCall,
        states=(PreviewState.PREVIEW,),
        event=PreviewEvent.DIALED,
        refused="the contact is not being looked at now; wait until it is shown (again)",
    ),
    PreviewRule(
        name="skip preview",
        command=SkipPreview,
        states=(PreviewState.PREVIEW, PreviewState.ON_CALL),
        event=PreviewEvent.ENDED,
        refused="only a contact that is being looked at can be skipped; end the preview instead",
        permission=Permission.SKIP_PREVIEW,
    ),
    PreviewRule(
        name="renew preview",
        command=RenewPreview,
        states=(PreviewState.RENEWING,),
        event=PreviewEvent.RENEWED,
        refused="there is no try that is over; dial the contact first, or skip it",
    ),
    PreviewRule(
        name="end preview",
        command=EndPreview,
        states=(PreviewState.RENEWING, PreviewState.ON_CALL),
        event=PreviewEvent.ENDED,
        refused="there is no try that could end the preview; dial the contact first, or skip it",
    ),
)

_BY_COMMAND = {rule.command: rule for rule in PREVIEW_RULES}


def admit(world: World, command: Command) -> None:
    """Raises Refusal NOT_LOGGED_IN, WRONG_STATE or NO_PERMISSION where a rule says that it cannot be now."""
    rule = _BY_COMMAND.get(type(command))
    if rule is not None:
        check(world, command.seat, rule)


def check(world: World, seat: SeatId, rule: PreviewRule) -> None:
    """The same, for one rule."""
    preview = preview_at(world, seat)
    if rule.permission is not None:
        require(world.directory.users[preview.agent], rule.permission)
    if preview.state not in rule.states:
        raise Refusal(Reason.WRONG_STATE, rule.refused)


def operations_allowed(world: World, query: OperationsAllowed) -> tuple[str, ...]:
    """The names of the rules under which the agent can ask now. Raises Refusal NOT_LOGGED_IN."""
    world.agent_at(query.seat)
    return tuple(rule.name for rule in PREVIEW_RULES if _is_allowed(world, query.seat, rule))


def _is_allowed(world: World, seat: SeatId, rule: PreviewRule) -> bool:
    try:
        check(world, seat, rule)
    except Refusal:
        return False
    return True
