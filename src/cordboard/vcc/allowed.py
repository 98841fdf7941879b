"""What agents may ask now: the center's own hindrances first, then the rules on calls.

Who has a notice to read does not begin to work, and nobody does during maintenance; what goes on already
goes on.
"""

from __future__ import annotations

from .agents import SetReady, StartLogin
from .agents.rules import SESSION_RULES, SessionRule, session_rules_allowed
from .calls import MakeCall, MakeTestCall
from .calls import rules as calls
from .calls.admission import OWN, Guard, Need, Rule
from .calls.rules import RULES, rule_of
from .errors import Refusal
from .ids import SeatId
from .kernel import Command
from .maintenance import require_logins, require_none
from .notices import require_accepted
from .previews import MakePreviewCall
from .previews import rules as previews
from .previews.rules import PREVIEW_RULES, PreviewRule
from .queries import OperationsAllowed
from .world import World

__all__ = [
    "OWN",
    "PREVIEW_RULES",
    "RULES",
    "SESSION_RULES",
    "Guard",
    "Need",
    "PreviewRule",
    "Rule",
    "admit",
    "operations_allowed",
    "rule_of",
]


_WORK = frozenset({SetReady, MakeCall, MakeTestCall, MakePreviewCall})
"""With these an agent begins to work."""
_ALL_RULES: tuple[Rule | PreviewRule | SessionRule, ...] = (*SESSION_RULES, *RULES, *PREVIEW_RULES)
_BEGINNINGS = {rule.name for rule in _ALL_RULES if rule.command in _WORK}


def admit(world: World, command: Command) -> None:
    """Raises Refusal where this cannot be asked now."""
    if type(command) is StartLogin:
        require_logins(world)
    if type(command) in _WORK:
        _require_no_hindrance(world, command.seat)
    calls.admit(world, command)
    previews.admit(world, command)


def operations_allowed(world: World, query: OperationsAllowed) -> tuple[str, ...]:
    """The names of all rules under which the agent can ask now. Raises Refusal NOT_LOGGED_IN."""
    session = (rule.name for rule in session_rules_allowed(world, world.agent_at(query.seat)))
    names = (
        *session,
        *calls.operations_allowed(world, query),
        *previews.operations_allowed(world, query),
    )
    hindered = _BEGINNINGS if _is_hindered(world, query.seat) else frozenset()
    return tuple(name for name in names if name not in hindered)


def _require_no_hindrance(world: World, seat: SeatId) -> None:
    """Raises Refusal where nobody begins to work, or this agent does not."""
    require_none(world)
    require_accepted(world, world.agent_at(seat).id)


def _is_hindered(world: World, seat: SeatId) -> bool:
    try:
        _require_no_hindrance(world, seat)
    except Refusal:
        return True
    return False
