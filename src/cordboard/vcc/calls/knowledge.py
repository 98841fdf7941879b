"""What an agent writes down about a call while it lasts: the center's own variables."""

from __future__ import annotations

from msgspec.structs import replace

from ..errors import Reason, Refusal
from ..variables import accepted, with_value
from ..work import Work
from .commands import SetCallVariable
from .facts import CallVariableSet
from .people import call_of


def set_variable(work: Work, command: SetCallVariable) -> None:
    """Set one of the center's own variables, in any state of the agent's call."""
    agent, call = call_of(work.world, command.seat)
    directory = work.world.directory
    variable = directory.variables.get(command.variable)
    if variable is None:
        raise Refusal(
            Reason.BAD_VALUE,
            f"there is no call variable {command.variable}; use an id that is listed",
        )
    value = accepted(variable, command.value, directory.options.country)
    after = replace(call, variables=with_value(call.variables, variable.id, value))
    work.record(CallVariableSet(seat=command.seat, call=after, agent=agent, variable=variable.id))
