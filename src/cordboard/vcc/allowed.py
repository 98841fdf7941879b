"""What agents may ask of their calls, and when: the rules, for those who apply, show or prove them."""

from __future__ import annotations

from .calls import rules as calls
from .calls.admission import OWN, Guard, Need, Rule
from .calls.rules import RULES, rule_of
from .kernel import Command
from .previews import rules as previews
from .previews.rules import PREVIEW_RULES, PreviewRule
from .queries import OperationsAllowed
from .world import World

__all__ = [
    "OWN",
    "PREVIEW_RULES",
    "RULES",
    "Guard",
    "Need",
    "PreviewRule",
    "Rule",
    "admit",
    "operations_allowed",
    "rule_of",
]


def admit(world: World, command: Command) -> None:
    """Raises Refusal where a rule says that this cannot be asked now."""
    calls.admit(world, command)
    previews.admit(world, command)


def operations_allowed(world: World, query: OperationsAllowed) -> tuple[str, ...]:
    """The names of all rules under which the agent can ask now. Raises Refusal NOT_LOGGED_IN."""
    return (*calls.operations_allowed(world, query), *previews.operations_allowed(world, query))
