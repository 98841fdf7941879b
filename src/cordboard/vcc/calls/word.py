"""The word on how a call turned out: the agent's, looked at once for every way of giving it, or the system's.

An agent gives it when they finish a call, send it on, or leave a conference. Where nobody does, or nobody
can, the system has words of its own.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..center import Disposition, SystemWord
from ..dispositions import chosen, redial_time
from ..ids import DispositionId, Milliseconds
from ..telephony import HangupCause
from ..world import World
from .model import Call
from .policy import asks_for_disposition


def agents_word(
    world: World,
    call: Call,
    asked: DispositionId,
    redial_after: Milliseconds | None,
    *,
    onward: bool = False,
) -> tuple[Disposition, Milliseconds]:
    """The disposition that the agent gives, and how long the number rests then. `onward`: the call goes on.

    Raises Refusal UNKNOWN_DISPOSITION, NO_PERMISSION, or BAD_VALUE for a redial time that cannot be.
    """
    assert call.agent is not None
    user = world.directory.users[call.agent]
    disposition = chosen(world.directory, user, call.campaign, asked, onward=onward)
    return disposition, redial_time(disposition, redial_after)


def with_systems_word(world: World, call: Call, word: SystemWord, at: Milliseconds) -> Call:
    """The call, which is over, with `word` where it wants a disposition and nobody has given one."""
    said = world.directory.system_disposition(word)
    if said is None or call.disposition is not None or not asks_for_disposition(call):
        return call
    rest = redial_time(said, None)
    return replace(call, disposition=said.id, redial_at=Milliseconds(at + rest) if rest else Milliseconds(0))


def word_for(cause: HangupCause, otherwise: SystemWord) -> SystemWord:
    """What the system says of a call that ended with `cause` before anybody spoke on it."""
    return _WORDS.get(cause, otherwise)


_WORDS = {
    HangupCause.BUSY: SystemWord.BUSY,
    HangupCause.NO_ANSWER: SystemWord.NO_ANSWER,
    HangupCause.INVALID_NUMBER: SystemWord.OPERATOR_INTERCEPT,
    HangupCause.REJECTED: SystemWord.CALLER_DISCONNECTED,
    HangupCause.NORMAL: SystemWord.CALLER_DISCONNECTED,
    HangupCause.CONGESTION: SystemWord.RESOURCE_UNAVAILABLE,
    HangupCause.UNREACHABLE: SystemWord.RESOURCE_UNAVAILABLE,
    HangupCause.ENGINE_LOST: SystemWord.SYSTEM_SHUTDOWN,
}
