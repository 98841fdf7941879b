"""How a caller who waits asks to be called back: by a key; then the number is read out, and confirmed.

Meanwhile the call waits as before, and an agent who is free may take it at any moment. Whoever says nothing
stays in line. The place is kept once the caller has heard so, or has hung up after agreeing.
"""

from __future__ import annotations

from msgspec.structs import replace

from .. import numbers
from ..calls import Call, CallState, CallType
from ..center import CallerCallback
from ..ids import CallId, Milliseconds
from ..telephony import DtmfReceived, HangUp, Play, PlayFinished, VerbFailed
from ..work import Work
from ..world import World
from . import announcing, spoken
from .announced import ASKING, AskingEvent
from .facts import AskingMoved, AskingOver, CallbackAgreed
from .manners import manners_of
from .model import Asking, AskingState

ASKING_TIMER = "asking"
SILENCE = Milliseconds(30_000)
YES, OTHER, STAY, END = "1", "2", "*", "#"
LONGEST = 15
"""Digits of a number (E.164)."""


def pressed(work: Work, signal: DtmfReceived) -> None:
    """A caller who waits has pressed a key."""
    call = work.world.call_of_leg(signal.leg)
    if call is None or call.state is not CallState.QUEUED or signal.leg != call.customer_leg:
        return
    rules = manners_of(work.world, call).callback
    if rules is None or call.type is not CallType.INBOUND or work.world.directory.outbound_trunk is None:
        return
    asking = work.world.announced.asked.get(call.id)
    if asking is None:
        if signal.digit == rules.key:
            _begin(work, call, rules)
    elif asking.state is AskingState.TYPING:
        _typed(work, call, asking, signal.digit)
    elif asking.state is AskingState.CONFIRMING:
        _answered(work, call, asking, rules, signal.digit)


def said(work: Work, signal: PlayFinished) -> None:
    """What was said has come to its end: good-bye, if that was it."""
    if signal.complete:
        _said(work, signal.play)


def not_said(work: Work, verb: Play, _signal: VerbFailed) -> None:
    """A good-bye that cannot be played is one all the same."""
    _said(work, verb.play)


def silent(work: Work, subject: str) -> None:
    """No key has come: the caller stays in line, or has heard good-bye."""
    call = work.world.calls.get(CallId(subject))
    asking = work.world.announced.asked.get(CallId(subject))
    if call is None or asking is None:
        return
    if asking.state is AskingState.LEAVING:
        _hang_up(work, call)
    else:
        _over(work, call.id)


def stop(work: Work, call: Call) -> None:
    """The caller waits no longer, or is not on the line."""
    if call.id in work.world.announced.asked:
        _over(work, call.id)


def kept_by(world: World, number: str) -> bool:
    """Does somebody wait to be called back at this number already?"""
    kept = (each for each in world.calls.values() if each.type is CallType.QUEUE_CALLBACK)
    return any(each.number == number and each.state is not CallState.WRAP_UP for each in kept)


def _begin(work: Work, call: Call, rules: CallerCallback) -> None:
    country = work.world.directory.options.country
    number = numbers.read(call.typed_number or call.number, country)
    asking = Asking(call=call.id)
    if number is not None:
        _propose(work, call, asking, number)
    elif not rules.own_number_only:
        _ask_for_number(work, call, asking)


def _propose(work: Work, call: Call, asking: Asking, number: str) -> None:
    """Read the number out, unless it asked not to be called, or calls abroad are not wanted."""
    rules = manners_of(work.world, call).callback
    abroad = rules is not None and rules.abroad
    if work.world.on_dnc(number) or not (abroad or numbers.is_national(number, _country(work))):
        _over(work, call.id)
        announcing.say(work, call, ("say-callback-not",))
        return
    _move(work, call, replace(asking, state=AskingState.CONFIRMING, number=number, digits=""))
    announcing.say(work, call, ("say-callback-number", *spoken.digits(number), "say-callback-confirm"))


def _ask_for_number(work: Work, call: Call, asking: Asking) -> None:
    _move(work, call, replace(asking, state=AskingState.TYPING, digits=""))
    announcing.say(work, call, ("say-callback-type",))


def _answered(work: Work, call: Call, asking: Asking, rules: CallerCallback, key: str) -> None:
    if key == YES:
        _agree(work, call, asking)
    elif key == OTHER and not rules.own_number_only:
        _ask_for_number(work, call, replace(asking, state=ASKING.after(asking.state, AskingEvent.OTHER)))
    elif key == STAY:
        _over(work, call.id)
        announcing.say(work, call, (spoken.COMFORT,))


def _typed(work: Work, call: Call, asking: Asking, key: str) -> None:
    if key == STAY:
        _over(work, call.id)
        announcing.say(work, call, (spoken.COMFORT,))
        return
    if key.isdigit() and len(asking.digits) < LONGEST:
        typed = ASKING.after(asking.state, AskingEvent.TYPED)
        _move(work, call, replace(asking, state=typed, digits=asking.digits + key))
        return
    number = numbers.read(asking.digits, work.world.directory.options.country)
    if key != END or number is None or numbers.is_emergency(asking.digits, _country(work)):
        _ask_for_number(work, call, asking)
    else:
        _propose(work, call, replace(asking, state=ASKING.after(asking.state, AskingEvent.NUMBER)), number)


def _country(work: Work) -> str:
    return work.world.directory.options.country


def _agree(work: Work, call: Call, asking: Asking) -> None:
    """Good-bye: the place is kept, or was already."""
    leaving = replace(asking, state=ASKING.after(asking.state, AskingEvent.AGREED))
    if kept_by(work.world, asking.number):
        _move(work, call, leaving)
        announcing.say(work, call, ("say-callback-already",))
        return
    agreed = replace(call, callback_number=asking.number)
    work.record(CallbackAgreed(call=agreed))
    _move(work, agreed, leaving)
    announcing.say(work, agreed, ("say-callback-kept",))


def _said(work: Work, play: str) -> None:
    for asking in tuple(work.world.announced.asked.values()):
        plays = work.world.announced.plays.get(asking.call, ())
        if asking.state is AskingState.LEAVING and plays and plays[-1] == play:
            _hang_up(work, work.world.calls[asking.call])


def _hang_up(work: Work, call: Call) -> None:
    assert call.customer_leg is not None
    work.wish(HangUp(id=work.fresh_wish(), leg=call.customer_leg))


def _move(work: Work, call: Call, asking: Asking) -> None:
    work.record(AskingMoved(asking=asking))
    work.set_timer(ASKING_TIMER, call.id, SILENCE)


def _over(work: Work, call: CallId) -> None:
    work.cancel_timer(ASKING_TIMER, call)
    if call in work.world.announced.asked:
        work.record(AskingOver(waited=call))
