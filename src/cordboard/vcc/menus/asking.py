"""How a caller goes through a menu: it is said, a key is waited for, and leads on.

A key counts from the first word on. Whoever presses a key without meaning, or none in time, hears the menu
once more; after the last try they go where the menu sends everybody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from ..calls import Call, CallAbandoned, CallAtMenu, CallTurnedAway
from ..center import Collect, Menu, Route, Way
from ..errors import Refusal
from ..ids import CallId, Milliseconds, PlayId
from ..telephony import DtmfReceived, Play, PlayFinished, Prompt, StopPlay, VerbFailed
from ..variables import accepted, with_value
from ..work import Work
from .facts import CallerAsked, MenuLeft, VisitMoved
from .model import Visit
from .states import VISIT, VisitEvent

MENU_TIMER = "menu"
END_OF_DIGITS = "#"
_ANYBODY = Route(Way.SKILL)
"""Where those go on to whose menu the center has no more: to the skill of their campaign."""
_PATIENCE = Milliseconds(5_000)


def follow(work: Work, news: Sequence[Any]) -> None:
    """Callers who have come to a menu hear it; nobody waits for a key of those who have gone."""
    for fact in news:
        if type(fact) is CallAtMenu and fact.call.id in work.world.calls:
            enter(work, work.world.calls[fact.call.id], fact.menu)
        elif type(fact) is CallAbandoned or type(fact) is CallTurnedAway:
            work.cancel_timer(MENU_TIMER, fact.call.id)


def enter(work: Work, call: Call, name: str) -> None:
    """The caller hears a menu; where the center has it no more, they wait as if there were none."""
    menu = work.world.directory.menus.get(name)
    if menu is None:
        _leave(work, call, Visit(call=call.id, menu=name), _ANYBODY)
        return
    _say(work, call, Visit(call=call.id, menu=name), (menu.prompt,))


def said(work: Work, signal: PlayFinished) -> None:
    """The menu has been said: from now on a key is waited for."""
    if signal.complete:
        _said(work, signal.play)


def not_said(work: Work, verb: Play, _signal: VerbFailed) -> None:
    """A menu that cannot be played waits for a key all the same."""
    _said(work, verb.play)


def pressed(work: Work, signal: DtmfReceived) -> None:
    """The caller has pressed a key."""
    call = work.world.call_of_leg(signal.leg)
    visit = None if call is None else work.world.visits.living.get(call.id)
    if call is None or visit is None or signal.leg != call.customer_leg:
        return
    menu = work.world.directory.menus.get(visit.menu)
    if menu is None:
        _leave(work, call, visit, _ANYBODY)
    elif menu.collect is not None:
        _typed(work, call, visit, menu.collect, signal.digit)
    else:
        route = menu.route(signal.digit)
        (_miss(work, call, visit) if route is None else _go(work, call, visit, route))


def silent(work: Work, subject: str) -> None:
    """No key has come in time."""
    call = work.world.calls.get(CallId(subject))
    visit = work.world.visits.living.get(CallId(subject))
    if call is None or visit is None:
        return
    menu = work.world.directory.menus.get(visit.menu)
    if menu is not None and menu.collect is not None and len(visit.digits) >= menu.collect.least:
        _collected(work, call, visit, menu.collect)
    else:
        _miss(work, call, visit)


def _say(work: Work, call: Call, visit: Visit, prompts: tuple[str, ...]) -> None:
    assert call.customer_leg is not None
    plays = tuple(PlayId(work.fresh()) for _ in prompts)
    after = replace(call, play=plays[-1])
    work.record(CallerAsked(call=after, visit=replace(visit, plays=plays, digits="")))
    for play, prompt in zip(plays, prompts, strict=True):
        work.wish(Play(id=work.fresh_wish(), play=play, leg=call.customer_leg, source=Prompt(prompt)))


def _said(work: Work, play: PlayId) -> None:
    call = work.world.plays.get(play)
    visit = None if call is None else work.world.visits.living.get(call)
    if call is None or visit is None or VisitEvent.SAID not in VISIT.allowed(visit.state):
        return
    menu = work.world.directory.menus.get(visit.menu)
    work.record(VisitMoved(visit=replace(visit, state=VISIT.after(visit.state, VisitEvent.SAID))))
    _wait_for_key(work, call, menu)


def _wait_for_key(work: Work, call: CallId, menu: Menu | None) -> None:
    work.set_timer(MENU_TIMER, call, _PATIENCE if menu is None else menu.patience)


def _typed(work: Work, call: Call, visit: Visit, collect: Collect, digit: str) -> None:
    digits = visit.digits if digit == END_OF_DIGITS else visit.digits + digit
    if not digit.isdigit() and digit != END_OF_DIGITS:
        _miss(work, call, visit)
        return
    _hush(work, visit)
    after = replace(visit, state=VISIT.after(visit.state, VisitEvent.TYPED), digits=digits, plays=())
    if digit == END_OF_DIGITS or len(digits) == collect.most:
        _collected(work, call, after, collect)
        return
    work.record(VisitMoved(visit=after))
    _wait_for_key(work, call.id, work.world.directory.menus.get(visit.menu))


def _collected(work: Work, call: Call, visit: Visit, collect: Collect) -> None:
    directory = work.world.directory
    variable = directory.variables.get(collect.variable)
    if variable is None or len(visit.digits) < collect.least:
        _miss(work, call, visit)
        return
    try:
        value = accepted(variable, visit.digits, directory.options.country)
    except Refusal:
        _miss(work, call, visit)
        return
    known = replace(call, variables=with_value(call.variables, variable.id, value))
    _go(work, known, visit, collect.then)


def _miss(work: Work, call: Call, visit: Visit) -> None:
    """A wrong key, or none: once more, or on to where everybody goes."""
    menu = work.world.directory.menus.get(visit.menu)
    if menu is None or visit.missed + 1 >= menu.tries:
        _go(work, call, visit, _ANYBODY if menu is None else menu.otherwise)
        return
    _hush(work, visit)
    work.cancel_timer(MENU_TIMER, call.id)
    again = replace(visit, state=VISIT.after(visit.state, VisitEvent.MISSED), missed=visit.missed + 1)
    _say(work, call, again, tuple(each for each in (menu.wrong, menu.prompt) if each))


def _go(work: Work, call: Call, visit: Visit, route: Route) -> None:
    """The caller goes on."""
    if route.way is Way.AGAIN:
        enter(work, _leave(work, call, visit, route), visit.menu)
        return
    there = _leave(work, call, visit, route)
    if route.way is Way.MENU:
        enter(work, there, route.text)


def _leave(work: Work, call: Call, visit: Visit, route: Route) -> Call:
    """Nothing is said to the caller any more. Answer: the call, which hears nothing now."""
    _hush(work, visit)
    work.cancel_timer(MENU_TIMER, call.id)
    there = replace(call, play=None)
    left = replace(visit, state=VISIT.after(visit.state, VisitEvent.CHOSEN))
    work.record(MenuLeft(call=there, visit=left, route=route))
    return there


def _hush(work: Work, visit: Visit) -> None:
    for play in visit.plays:
        work.wish(StopPlay(id=work.fresh_wish(), play=play))
