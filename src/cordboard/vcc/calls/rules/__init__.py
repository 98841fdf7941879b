"""What an agent may ask of their calls, and when: one rule for each way of asking, as a table.

A command that has a rule is admitted by it before its handler is asked, so a handler need not look again.
A rule says in which states of the agent's own call it is allowed, what becomes of the call, and what else
has to be so. What depends on the values that are sent with it (a number, a disposition, the id of another
call) is the handler's to refuse. `OperationsAllowed` and the page of call states come from this table.
"""

from __future__ import annotations

from ...agents import Agent
from ...errors import Refusal
from ...kernel import Command
from ...queries import OperationsAllowed
from ...world import World
from ..admission import Rule, check
from .callback import CALLBACK_RULES
from .company import COMPANY_RULES
from .conversation import CONVERSATION_RULES
from .onward import ONWARD_RULES

RULES: tuple[Rule, ...] = (
    *CONVERSATION_RULES,
    *CALLBACK_RULES,
    *ONWARD_RULES,
    *COMPANY_RULES,
)
"""Where a command has several rules, the first one that is `given` counts."""

BY_COMMAND: dict[type[Command], tuple[Rule, ...]] = {
    kind: tuple(rule for rule in RULES if rule.command is kind)
    for kind in dict.fromkeys(rule.command for rule in RULES)
}


def rule_of(world: World, command: Command) -> Rule | None:
    """The rule for this command; None where its handler alone decides. Raises Refusal NOT_LOGGED_IN."""
    rules = BY_COMMAND.get(type(command))
    if rules is None:
        return None
    agent = world.agent_at(command.seat)
    mine = (rule for rule in rules if rule.asked_by(agent))
    return next((rule for rule in mine if rule.given(agent, command)), None)


def admit(world: World, command: Command) -> None:
    """Raises Refusal where a rule says that this cannot be asked now."""
    rule = rule_of(world, command)
    if rule is not None:
        check(world, world.agent_at(command.seat), rule)


def operations_allowed(world: World, query: OperationsAllowed) -> tuple[str, ...]:
    """The names of all rules under which the agent can ask now. Raises Refusal NOT_LOGGED_IN."""
    agent = world.agent_at(query.seat)
    mine = (rule for rule in RULES if rule.asked_by(agent))
    return tuple(rule.name for rule in mine if _is_allowed(world, agent, rule))


def _is_allowed(world: World, agent: Agent, rule: Rule) -> bool:
    try:
        check(world, agent, rule)
    except Refusal:
        return False
    return True
