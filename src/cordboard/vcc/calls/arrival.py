"""How calls come in: answered for the campaign whose number was called, greeted, and put in the queue.

A number that is a user's leads to their voicemail box.
"""

from __future__ import annotations

from msgspec.structs import replace

from .. import numbers
from ..addresses import Address, AddressType
from ..campaigns import is_open, takes_calls
from ..center import Campaign
from ..ids import CallId, Milliseconds, PlayId
from ..telephony import Answer, HangupCause, LegIncoming, Music, Play, PlayFinished, Prompt, VerbFailed
from ..work import Work
from ..world import World
from . import boxes
from .choosing import last_agent
from .deposit import deposit
from .facts import CallArrived, CallAtMenu, CallGreeted, CallQueued, CallTurnedAway
from .media import hang_up, play
from .model import Call, CallState, CallType
from .policy import moved
from .states import CALL, CallEvent


def arrived(work: Work, signal: LegIncoming) -> None:
    """Somebody calls: take the call for a campaign, or say why not with the right cause."""
    if signal.trunk is None or work.world.knows(signal.leg):
        return
    campaign = work.world.directory.campaign_of_number(signal.called)
    if campaign is None:
        _for_a_user(work, signal)
    elif not takes_calls(campaign) or _is_silently_closed(campaign, work.at):
        hang_up(work, signal.leg, HangupCause.CONGESTION)
    else:
        work.record(CallArrived(call=_new_call(work, signal, campaign)))
        work.wish(Answer(id=work.fresh_wish(), leg=signal.leg))


def greet(work: Work, call: Call) -> None:
    """The caller is answered: play the greeting, or go on at once where there is none."""
    if call.play is not None:
        return
    if call.target is not None:
        deposit(work, call, call.target)
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


def _for_a_user(work: Work, signal: LegIncoming) -> None:
    """Whoever calls the number of a user is answered at their box, while there is room."""
    user = work.world.directory.user_of_number(signal.called)
    if user is None:
        hang_up(work, signal.leg, HangupCause.INVALID_NUMBER)
        return
    box = Address(AddressType.VOICEMAIL, id=user.id)
    if not boxes.has_room(work.world, box):
        hang_up(work, signal.leg, HangupCause.CONGESTION)
        return
    work.record(CallArrived(call=replace(_some_call(work, signal), target=box)))
    work.wish(Answer(id=work.fresh_wish(), leg=signal.leg))


def _new_call(work: Work, signal: LegIncoming, campaign: Campaign) -> Call:
    return replace(
        _some_call(work, signal),
        campaign=campaign.id,
        skill=campaign.skills[0],
        priority=campaign.priority,
        closed=not is_open(campaign.hours, work.at),
    )


def _some_call(work: Work, signal: LegIncoming) -> Call:
    """A call from outside, for nobody yet."""
    number = numbers.read(signal.caller, work.world.directory.options.country) or signal.caller
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
        customer_leg=signal.leg,
        created_at=work.at,
    )


def _greeting_over(work: Work, play_id: PlayId) -> None:
    call_id = work.world.plays.get(play_id)
    call = None if call_id is None else work.world.calls.get(call_id)
    if call is not None and call.state is CallState.ARRIVING and call.id not in work.world.visits.living:
        _go_on(work, call)


def _is_silently_closed(campaign: Campaign, at: Milliseconds) -> bool:
    hours = campaign.hours
    says_something = campaign.voicemail.when_closed or (hours is not None and bool(hours.closed_prompt))
    return hours is not None and not says_something and not is_open(hours, at)


def _first_words(world: World, call: Call) -> str:
    """The prompt that the caller hears first; empty: none."""
    campaign = None if call.campaign is None else world.directory.campaigns.get(call.campaign)
    if campaign is None:
        return ""
    if call.closed:
        return "" if campaign.hours is None else campaign.hours.closed_prompt
    return campaign.greeting


def _go_on(work: Work, call: Call) -> None:
    """The first words are said: into the queue; outside the hours to the skill's box, or good-bye."""
    if not call.closed:
        _to_menu_or_queue(work, call)
        return
    box = _box_when_closed(work.world, call)
    if box is None:
        turn_away(work, call)
    else:
        deposit(work, call, box)


def _box_when_closed(world: World, call: Call) -> Address | None:
    campaign = None if call.campaign is None else world.directory.campaigns.get(call.campaign)
    if campaign is None or not campaign.voicemail.when_closed or call.skill is None:
        return None
    box = boxes.box_of_skill(call.skill)
    return box if boxes.has_room(world, box) else None


def _to_menu_or_queue(work: Work, call: Call) -> None:
    campaign = None if call.campaign is None else work.world.directory.campaigns.get(call.campaign)
    if campaign is None or not campaign.menu:
        enqueue(work, call)
        return
    work.record(CallAtMenu(call=moved(call, CallEvent.GREETED, play=None), menu=campaign.menu))


def turn_away(work: Work, call: Call, cause: HangupCause = HangupCause.NORMAL) -> None:
    """A caller who is not served is hung up on."""
    after = moved(
        call, CallEvent.TURNED_AWAY, customer_leg=None, play=None, ended_at=work.at, finished_at=work.at
    )
    work.record(CallTurnedAway(call=after))
    hang_up(work, call.customer_leg, cause)


def enqueue(work: Work, call: Call) -> None:
    """The call waits, with music, for the agents of its skill or for one alone."""
    assert call.customer_leg is not None
    music = PlayId(work.fresh())
    waiting = moved(call, CallEvent.QUEUED, play=music, queued_at=work.at, preferred=last_agent(work, call))
    work.record(CallQueued(call=waiting))
    play(work, call.customer_leg, music, Music(), loop=True)
