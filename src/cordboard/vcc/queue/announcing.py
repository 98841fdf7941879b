"""What callers hear while they wait, besides music: their place, the expected wait, a word of comfort."""

from __future__ import annotations

from msgspec.structs import replace

from ..calls import Call, CallState
from ..ids import CallId, PlayId
from ..telephony import Music, Play, Prompt, StopPlay
from ..work import Work
from . import estimate, spoken
from .facts import AnnouncementOver, CallAnnounced
from .manners import manners_of

ANNOUNCE_TIMER = "announce"


def begin(work: Work, call: Call) -> None:
    """The first announcement comes after a while."""
    first = manners_of(work.world, call).announcements.first
    if first and (ANNOUNCE_TIMER, call.id) not in work.world.timers_about:
        work.set_timer(ANNOUNCE_TIMER, call.id, first)


def stop(work: Work, call: Call) -> None:
    """The caller waits no longer: what is being said stops."""
    work.cancel_timer(ANNOUNCE_TIMER, call.id)
    plays = work.world.announced.plays.get(call.id)
    if plays is None:
        return
    work.record(AnnouncementOver(waited=call.id))
    if call.state is not CallState.FINISHED and call.customer_leg is not None:
        hush(work, plays)


def announce(work: Work, subject: str) -> None:
    """It is time to say something; whoever is just being connected hears nothing of it."""
    call = work.world.calls.get(CallId(subject))
    if call is None:
        return
    again = manners_of(work.world, call).announcements.every
    if again:
        work.set_timer(ANNOUNCE_TIMER, call.id, again)
    silent = call.state is not CallState.QUEUED or call.id in work.world.announced.asked
    prompts = () if silent or call.customer_leg is None else _words(work, call)
    if prompts:
        say(work, call, prompts)


def say(work: Work, call: Call, prompts: tuple[str, ...]) -> None:
    """Let the caller, who waits, hear these prompts, and then music again."""
    assert call.customer_leg is not None
    prompts = spoken.in_language(prompts, manners_of(work.world, call).announcements.language)
    plays = tuple(PlayId(work.fresh()) for _ in prompts)
    music = PlayId(work.fresh())
    before = (*work.world.announced.plays.get(call.id, ()), *(() if call.play is None else (call.play,)))
    hush(work, before)
    work.record(CallAnnounced(call=replace(call, play=music), plays=plays))
    leg = call.customer_leg
    for each, prompt in zip(plays, prompts, strict=True):
        work.wish(Play(id=work.fresh_wish(), play=each, leg=leg, source=Prompt(prompt)))
    work.wish(Play(id=work.fresh_wish(), play=music, leg=leg, source=Music(), loop=True))


def hush(work: Work, plays: tuple[PlayId, ...]) -> None:
    """Stop what is being said."""
    for each in plays:
        work.wish(StopPlay(id=work.fresh_wish(), play=each))


def _words(work: Work, call: Call) -> tuple[str, ...]:
    manners = manners_of(work.world, call)
    rules = manners.announcements
    expected = estimate.expected_wait(work.world, call, work.now) if rules.wait else None
    return (
        *((rules.comfort,) if rules.comfort else ()),
        *(spoken.place(estimate.place(work.world, call), rules.whole_numbers) if rules.position else ()),
        *(() if expected is None else spoken.wait(expected, rules.whole_numbers)),
        *((manners.callback.offer,) if manners.callback is not None else ()),
    )
