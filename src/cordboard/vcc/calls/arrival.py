"""How calls come in: answered for the campaign whose number was called, greeted, and put in the queue."""

from __future__ import annotations

from .. import numbers
from ..campaigns import is_open, takes_calls
from ..center import Campaign, SystemWord
from ..ids import CallId, Milliseconds, PlayId
from ..telephony import Answer, HangupCause, LegIncoming, Music, Play, PlayFinished, Prompt, VerbFailed
from ..work import Work
from ..world import World
from .choosing import last_agent
from .facts import CallAbandoned, CallArrived, CallGreeted, CallQueued, CallTurnedAway
from .media import OFFER_AGAIN_TIMER, hang_up, play
from .model import Call, CallState, CallType, Party
from .policy import moved
from .states import CALL, CallEvent
from .word import with_systems_word


def arrived(work: Work, signal: LegIncoming) -> None:
    """Somebody calls: take the call for a campaign, or say why not with the right cause."""
    if signal.trunk is None or work.world.knows(signal.leg):
        return
    campaign = work.world.directory.campaign_of_number(signal.called)
    if campaign is None:
        hang_up(work, signal.leg, HangupCause.INVALID_NUMBER)
    elif not takes_calls(campaign) or _is_silently_closed(campaign, work.at):
        hang_up(work, signal.leg, HangupCause.CONGESTION)
    else:
        work.record(CallArrived(call=_new_call(work, signal, campaign)))
        work.wish(Answer(id=work.fresh_wish(), leg=signal.leg))


def greet(work: Work, call: Call) -> None:
    """The caller is answered: play the greeting, or go on at once where there is none."""
    if call.play is not None:
        return
    words = _first_words(work.world, call)
    if not words or call.customer_leg is None:
        _go_on(work, call)
        return
    greeting = PlayId(work.fresh())
    work.record(CallGreeted(call=moved(call, CallEvent.GREETED, play=greeting)))
    play(work, call.customer_leg, greeting, Prompt(words), loop=False)


def play_finished(work: Work, signal: PlayFinished) -> None:
    """The greeting is over; other plays end without consequence."""
    _greeting_over(work, signal.play)


def play_failed(work: Work, verb: Play, signal: VerbFailed) -> None:
    """A greeting that cannot be played keeps nobody from waiting."""
    _greeting_over(work, verb.play)


def caller_left(work: Work, call: Call, by: Party, cause: HangupCause) -> None:
    """The caller is gone before any agent had them; whoever came when we were closed abandoned nothing."""
    work.cancel_timer(OFFER_AGAIN_TIMER, call.id)
    after = moved(
        call,
        CallEvent.CALLER_LEFT,
        customer_leg=None,
        play=None,
        ended_at=work.at,
        ended_by=by,
        end_cause=cause,
        finished_at=work.at,
    )
    if call.closed:
        work.record(CallTurnedAway(call=after))
        return
    word = SystemWord.SYSTEM_SHUTDOWN if cause is HangupCause.ENGINE_LOST else SystemWord.ABANDON
    work.record(CallAbandoned(call=with_systems_word(work.world, after, word, work.at)))


def _new_call(work: Work, signal: LegIncoming, campaign: Campaign) -> Call:
    directory = work.world.directory
    number = numbers.read(signal.caller, directory.options.country) or signal.caller
    return Call(
        id=CallId(work.fresh()),
        type=CallType.INBOUND,
        state=CALL.first,
        number=number,
        typed_number=signal.caller,
        ani=number,
        dnis=signal.called,
        caller_name=signal.caller_name,
        trunk=signal.trunk,
        campaign=campaign.id,
        skill=campaign.skills[0],
        priority=campaign.priority,
        customer_leg=signal.leg,
        closed=not is_open(campaign.hours, work.at),
        created_at=work.at,
    )


def _greeting_over(work: Work, play_id: PlayId) -> None:
    call_id = work.world.plays.get(play_id)
    call = None if call_id is None else work.world.calls.get(call_id)
    if call is not None and call.state is CallState.ARRIVING:
        _go_on(work, call)


def _is_silently_closed(campaign: Campaign, at: Milliseconds) -> bool:
    hours = campaign.hours
    return hours is not None and not hours.closed_prompt and not is_open(hours, at)


def _first_words(world: World, call: Call) -> str:
    """The prompt that the caller hears first; empty: none."""
    campaign = None if call.campaign is None else world.directory.campaigns.get(call.campaign)
    if campaign is None:
        return ""
    if call.closed:
        return "" if campaign.hours is None else campaign.hours.closed_prompt
    return campaign.greeting


def _go_on(work: Work, call: Call) -> None:
    """The first words are said: into the queue, or good-bye."""
    (_turn_away if call.closed else _enqueue)(work, call)


def _turn_away(work: Work, call: Call) -> None:
    after = moved(
        call, CallEvent.TURNED_AWAY, customer_leg=None, play=None, ended_at=work.at, finished_at=work.at
    )
    work.record(CallTurnedAway(call=after))
    hang_up(work, call.customer_leg)


def _enqueue(work: Work, call: Call) -> None:
    assert call.customer_leg is not None
    music = PlayId(work.fresh())
    waiting = moved(call, CallEvent.QUEUED, play=music, queued_at=work.at, preferred=last_agent(work, call))
    work.record(CallQueued(call=waiting))
    play(work, call.customer_leg, music, Music(), loop=True)
