"""How somebody comes to a voicemail box: the greeting, the tone, and from then on they are recorded.

It is a caller, or an agent who has called a colleague in vain. How it ends is in `settling`.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..addresses import Address
from ..ids import LegId, PlayId, RecordingId
from ..telephony import Play, PlayFinished, Prompt, RecordLeg, Tone, ToneSource, VerbFailed
from ..work import Work
from .boxes import greeting_of
from .facts_deposit import CallDiverted, DepositBegan
from .media import OFFER_AGAIN_TIMER, play, stop_play
from .model import Call, CallState, CallType, Deposit
from .policy import moved
from .states import CallEvent

END_KEYS = "#"
_TYPES = {
    CallType.INBOUND: CallType.INBOUND_VM,
    CallType.MANUAL: CallType.OUTBOUND_VM,
    CallType.PREVIEW: CallType.OUTBOUND_VM,
    CallType.QUEUE_CALLBACK: CallType.OUTBOUND_VM,
    CallType.INTERNAL: CallType.INTERNAL_VM,
}


def deposit(work: Work, call: Call, box: Address) -> Call:
    """Let who is on `call`, which waits or is being dialed, leave a message. Answer: the call there."""
    agent = None if call.agent is None else work.world.agents[call.agent]
    work.cancel_timer(OFFER_AGAIN_TIMER, call.id)
    stop_play(work, call)
    after = at_box(work, call, box)
    if agent is not None:
        after = replace(after, connected_at=work.at, joined_at=work.at)
    work.record(CallDiverted(seat=None if agent is None else agent.seat, call=after, agent=agent))
    greet(work, after)
    return after


def at_box(work: Work, call: Call, box: Address) -> Call:
    """The call at a box, before anything is heard there: `words` is the greeting, `play` the tone."""
    greeted = bool(greeting_of(work.world, box, call.campaign))
    return moved(
        call,
        CallEvent.DIVERTED,
        target=box,
        play=PlayId(work.fresh()),
        words=PlayId(work.fresh()) if greeted else None,
        peer=None,
        for_agent=None,
        passed_by=(),
        hand_over=None,
    )


def greet(work: Work, call: Call) -> None:
    """Let the caller hear the greeting, and then the tone, which waits for it."""
    assert call.target is not None
    assert call.play is not None
    words = greeting_of(work.world, call.target, call.campaign)
    if call.words is not None:
        play(work, _ear(call), call.words, Prompt(words), loop=False)
    play(work, _ear(call), call.play, ToneSource(Tone.RECORDING_BEEP), loop=False)


def play_finished(work: Work, signal: PlayFinished) -> None:
    """The tone is over; one that was cut off ended with its leg."""
    if signal.complete:
        _tone_over(work, signal.play)


def play_failed(work: Work, verb: Play, _signal: VerbFailed) -> None:
    """Who hears no tone may speak all the same."""
    _tone_over(work, verb.play)


def _ear(call: Call) -> LegId:
    leg = call.customer_leg or call.station_leg
    assert leg is not None
    return leg


def _tone_over(work: Work, play_id: PlayId) -> None:
    call_id = work.world.plays.get(play_id)
    call = None if call_id is None else work.world.calls.get(call_id)
    if call is not None and call.state is CallState.DEPOSITING:
        _begin(work, call)


def _begin(work: Work, call: Call) -> None:
    rules = work.world.directory.options.voicemail
    begun = _deposit_of(work, call)
    work.record(
        DepositBegan(call=replace(call, play=None, words=None, deposit=begun.recording), deposit=begun)
    )
    work.wish(
        RecordLeg(
            id=work.fresh_wish(),
            recording=begun.recording,
            leg=_ear(call),
            name=begun.file,
            keys=END_KEYS,
            silence=rules.silence,
            longest=rules.longest,
        )
    )


def _deposit_of(work: Work, call: Call) -> Deposit:
    """What is known of who speaks; an agent who speaks to a colleague is shown by their own extension."""
    assert call.target is not None
    recording = RecordingId(work.fresh())
    user = None if call.agent is None else work.world.directory.users[call.agent]
    return Deposit(
        recording=recording,
        file=f"{recording}.wav",
        box=call.target,
        call=call.id,
        type=_TYPES[call.type],
        number=call.number if user is None else user.extension or user.name,
        caller_name=call.caller_name if user is None else user.full_name,
        our_number=call.dnis,
        campaign=call.campaign,
        skill=call.skill,
        transferred_by=call.transferred_by,
        hold_time=call.hold_time,
        began=work.at,
    )
