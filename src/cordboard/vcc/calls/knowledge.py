"""What an agent writes down about a call: the center's own variables while it lasts, and comments.

Comments are kept as they are being written, so that none are lost where nobody finishes the call. Those of a
call that has ended by itself may come a little later: the agent was still writing, or without a network.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..errors import Reason, Refusal
from ..variables import accepted, with_value
from ..work import Work
from .commands import NoteCall, SetCallVariable
from .facts import CallNoted, CallVariableSet
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


def note(work: Work, command: NoteCall) -> None:
    """Keep what the agent has written of a call so far.

    Raises Refusal UNKNOWN_CALL where it is not theirs, or over with their own word on it.
    """
    agent = work.world.agent_at(command.seat)
    call = work.world.calls.get(command.call)
    theirs = agent.unsaid == command.call if call is None else call.agent == agent.id
    if not theirs:
        raise Refusal(Reason.UNKNOWN_CALL, "the agent has no such call to write about; use callSessionId")
    if call is not None and call.comments == command.comments:
        return
    after = None if call is None else replace(call, comments=command.comments)
    work.record(
        CallNoted(seat=command.seat, call_id=command.call, comments=command.comments, agent=agent, call=after)
    )
