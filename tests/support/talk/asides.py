"""What else happens in the middle of calls: targets by kind, programs that come and go, another center file,
players, chats, contacts, connectors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import records
from msgspec.structs import replace
from small_center import AMOUNT, ANNA, BOB, CUSTOMER, OFFER, SALES, SALES_LINE, SUE, SUPPORT, TERMS

from cordboard.vcc import calls, messages, player
from cordboard.vcc.addresses import Target, TargetKind
from cordboard.vcc.agents import ReadyState
from cordboard.vcc.callbacks import DismissCallbacksFor, ShowCallback, UpdateCallback
from cordboard.vcc.center import Center, PlannedMaintenance
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.connectors import (
    ErrandState,
    OfferForm,
    ProcessConnector,
    TakeForm,
    TellOutcome,
    Trouble,
)
from cordboard.vcc.contacts import ChooseContact, SetContactField, TellContacts
from cordboard.vcc.dnc import AddToDnc
from cordboard.vcc.ids import (
    LOCAL_SEAT,
    CallbackId,
    ChatId,
    ConnectorId,
    ErrandId,
    ListenerId,
    Milliseconds,
    SeatId,
    TrunkId,
)
from cordboard.vcc.listeners import AddListener, RemoveListener
from cordboard.vcc.preferences import Preference, SetPreference
from cordboard.vcc.reconnection import Reconnect
from cordboard.vcc.skills import SetActiveSkills
from cordboard.vcc.supervision import ForceReadiness

from .cast import FOLLOWED
from .places import NEVER, call_at, pick
from .rig import Rig

KINDS: dict[str, Target] = {
    "number": Target(kind=TargetKind.NUMBER, number="+12025550188"),
    "listed": Target(kind=TargetKind.NUMBER, number="+12025550199"),
    "speed_dial": Target(kind=TargetKind.SPEED_DIAL, name="*1"),
    "anna": Target(kind=TargetKind.AGENT, id=ANNA),
    "sue": Target(kind=TargetKind.AGENT, name="sue@demo"),
    "sales": Target(kind=TargetKind.SKILL, id=SALES),
    "support": Target(kind=TargetKind.SKILL, name="Support"),
    "line": Target(kind=TargetKind.CAMPAIGN, id=SALES_LINE),
    "bobs_box": Target(kind=TargetKind.AGENT_VOICEMAIL, id=BOB),
    "supports_box": Target(kind=TargetKind.SKILL_VOICEMAIL, id=SUPPORT),
    "nobody": Target(kind=TargetKind.AGENT, id=7),
}
"""Targets that a program names by their kind."""
SKILLS = {"all": (SALES, SUPPORT), "none": (), "sales": (SALES,), "support": (SUPPORT,)}
CONTACTS = {
    "nobody": (),
    "mia": (records.MIA.contact,),
    "mia_or_ben": (records.MIA.contact, records.BEN.contact),
}


def _plain(command: type, **more: Any) -> Callable[..., Any]:
    return lambda _rig, at: command(seat=at, **more)


def _switch(command: type) -> Callable[..., Any]:
    return lambda _rig, at, on: command(seat=at, on=on == "on")


def _listeners(rig: Rig, at: SeatId) -> list[ListenerId]:
    return [each.id for each in rig.core._world.listeners.values() if each.seat == at]


def _chat(command: type, **more: Any) -> Callable[..., Any]:
    """An operation on a chat."""

    def ask(rig: Rig, at: SeatId, place: str) -> Any:
        chat = pick(sorted(rig.core._world.chats.open), place, ChatId("none"))
        return command(seat=at, chat=chat, **more)

    return ask


def _connector(rig: Rig, at: SeatId, place: str) -> Any:
    known = [each.id for each in rig.core._world.directory.center.connectors]
    return ProcessConnector(seat=at, campaign=None, connector=pick(known, place, ConnectorId(7)))


def _form(rig: Rig, at: SeatId, place: str) -> Any:
    running = [each.id for each in rig.core._world.errands.running.values()]
    return TakeForm(seat=at, errand=pick(running, place, ErrandId("none")))


def _change_promise(rig: Rig, at: SeatId, place: str) -> Any:
    known = pick(sorted(rig.core._world.callbacks.all), place, CallbackId(0))
    due = Milliseconds(rig.now + 3_000)
    return UpdateCallback(seat=at, callback=known, number=CUSTOMER, due=due)


def _show_promise(rig: Rig, at: SeatId, place: str) -> Any:
    known = pick(sorted(rig.core._world.callbacks.all), place, CallbackId(0))
    return ShowCallback(seat=at, callback=known)


ASKED: dict[str, Callable[..., Any]] = {
    "dial_to": lambda _rig, at, whom: calls.MakeCall(
        seat=at, number="", target=KINDS[whom], campaign=None, check_dnc=True
    ),
    "transfer_to": lambda rig, at, call, whom, warm, timeout: calls.TransferCall(
        seat=at,
        call=call_at(rig, call),
        number="",
        target=KINDS[whom],
        warm=warm == "warm",
        check_dnc=False,
        timeout=Milliseconds(int(timeout)),
    ),
    "confer_to": lambda _rig, at, whom, warm: calls.ConferenceIn(
        seat=at, number="", target=KINDS[whom], warm=warm == "warm", check_dnc=False
    ),
    "measure": _plain(calls.MakeTestCall, measure=True),
    "answer_hung_up": _plain(calls.AnswerHungUp),
    "pause_record": _switch(calls.PauseRecord),
    "note": lambda _rig, at, text: calls.SetCallVariable(seat=at, variable=AMOUNT, value=text),
    "comments": lambda rig, at, call, text: calls.NoteCall(
        seat=at, call=call_at(rig, call) or NEVER, comments=text
    ),
    "works_in": lambda _rig, at, skills: SetActiveSkills(seat=at, skills=SKILLS[skills]),
    "never_again": lambda _rig, at, number: AddToDnc(seat=at, number=number),
    "auto_answer": lambda _rig, at, on: SetPreference(
        seat=at, preference=Preference.AUTO_ANSWER, on=on == "on"
    ),
    "force_not_ready": lambda _rig, at, whom: ForceReadiness(
        seat=at, agent=FOLLOWED[whom], state=ReadyState.NOT_READY
    ),
    "prompt": lambda _rig, at, which: player.PlayPrompt(
        seat=at, prompt=TERMS.id if which == "terms" else OFFER.id
    ),
    "file": lambda _rig, at, name: player.PlayFile(seat=at, name=name),
    "resume_player": _plain(player.ResumePlayer),
    "seek": lambda _rig, at, where: player.SeekPlayer(seat=at, position=Milliseconds(int(where))),
    "volume": lambda _rig, at, percent: player.SetVolume(seat=at, volume=int(percent)),
    "listens": _plain(AddListener, name="a program"),
    "listens_no_more": lambda rig, at: RemoveListener(
        seat=at, listener=pick(_listeners(rig, at), "0", ListenerId("none"))
    ),
    "reconnects": _plain(Reconnect),
    "opens_chat": _plain(messages.OpenChat),
    "wants_help": _plain(messages.RequestHelp),
    "invites": _chat(messages.InviteUser, whom=messages.Whom(id=SUE)),
    "comes_to_chat": _chat(messages.AnswerInvitation, accept=True),
    "ends_chat": _chat(messages.EndChat),
    "chooses": lambda _rig, at, who: ChooseContact(
        seat=at, contact=records.MIA.contact.id if who == "mia" else records.BEN.contact.id
    ),
    "writes": lambda _rig, at, text: SetContactField(seat=at, field="city", value=text),
    "connector": _connector,
    "takes_form": _form,
    "changes_promise": _change_promise,
    "shows_promise": _show_promise,
    "dismisses": lambda _rig, at, number: DismissCallbacksFor(seat=at, number=number),
}
"""What agents and their programs ask."""


def _phone_book(rig: Rig, call: str, who: str) -> None:
    """The number of a call has been looked up."""
    found = call_at(rig, call) or NEVER
    rig.ask(TellContacts(seat=LOCAL_SEAT, call=found, contacts=CONTACTS[who]))


def _errand(rig: Rig, how: str) -> None:
    """The server has seen to the oldest connector that waits, or to none."""
    waiting = [each for each in rig.core._world.errands.running.values() if each.state is ErrandState.WAITING]
    for errand in waiting[:1]:
        if errand.opens_a_page:
            rig.ask(OfferForm(seat=LOCAL_SEAT, errand=errand.id, address="https://here.example/"))
        else:
            trouble = None if how == "done" else Trouble.TIMEOUT
            rig.ask(TellOutcome(seat=LOCAL_SEAT, errand=errand.id, trouble=trouble))


def _hidden(rig: Rig, called: str) -> None:
    """A customer calls who hides their number."""
    if rig.engine is not None:
        rig.engine.world.arrive(TrunkId("carrier"), "anonymous", called)


def reload(rig: Rig, which: str) -> None:
    """Another center file comes into force."""
    rig.ask(ReplaceCenter(seat=LOCAL_SEAT, center=FILES[which](rig.center, rig.now)))


def _work_on_it(center: Center, now: int, *, log_out: bool) -> Center:
    begins, ends = Milliseconds(now + 1_000), Milliseconds(now + 20_000)
    return replace(center, maintenance=PlannedMaintenance(begins=begins, ends=ends, log_out=log_out))


def _fewer(center: Center, _now: int) -> Center:
    """Dave is taken out of the file, and Bob may not log in any more."""
    users = tuple(
        replace(each, active=each.active and each.id != BOB)
        for each in center.users
        if each.id != FOLLOWED["dave"]
    )
    return replace(center, users=users)


def _without_sales(center: Center, _now: int) -> Center:
    users = tuple(
        replace(user, skills=tuple(each for each in user.skills if each.skill != SALES))
        for user in center.users
    )
    campaigns = tuple(each for each in center.campaigns if SALES not in each.skills)
    skills = tuple(each for each in center.skills if each.id != SALES)
    return replace(center, users=users, campaigns=campaigns, skills=skills, menus=())


FILES: dict[str, Callable[[Center, int], Center]] = {
    "usual": lambda center, _now: center,
    "work": lambda center, now: _work_on_it(center, now, log_out=False),
    "work_logged_out": lambda center, now: _work_on_it(center, now, log_out=True),
    "fewer": _fewer,
    "without_sales": _without_sales,
    "no_line_out": lambda center, _now: replace(
        center, trunks=tuple(replace(each, outbound=False) for each in center.trunks)
    ),
    "strict": lambda center, _now: replace(
        center, users=tuple(replace(each, permissions=frozenset()) for each in center.users)
    ),
    "silent": lambda center, _now: replace(center, library=frozenset(), connectors=()),
}
"""Center files that may come into force, made of the usual one."""

SCENE: dict[str, Callable[..., None]] = {
    "phone_book": _phone_book,
    "errand": _errand,
    "hidden": _hidden,
    "reload": reload,
}
"""What others do."""
