"""The steps of a story: words on a line, such as `anna confer 1002 cold`, and what each of them does.

A call or a leg is named by its place among those that live now, so that a story from which a step is taken
away is a story still.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import records
from small_center import LISTED, SPRING

from cordboard.telephony.memory import OFFER
from cordboard.telephony.port import AudioRefused, SoftphoneOffer
from cordboard.vcc import calls, player, telephony, voicemail
from cordboard.vcc.agents import (
    ConfirmLogin,
    Logout,
    ReadyState,
    RestartStation,
    SetNotReady,
    SetReady,
    StartLogin,
    StationType,
)
from cordboard.vcc.callbacks import (
    AddCallback,
    Callback,
    DismissCallback,
    RemoveCallback,
    SnoozeCallback,
)
from cordboard.vcc.campaigns import ResetCampaign, StartCampaign, StopCampaign
from cordboard.vcc.ids import (
    LOCAL_SEAT,
    AgentId,
    AttachmentId,
    CallbackId,
    DispositionId,
    LegId,
    LoginId,
    Milliseconds,
    ReasonId,
    SeatId,
    StationId,
    TrunkId,
    VoicemailId,
)
from cordboard.vcc.news import TellNews
from cordboard.vcc.preferences import Preference, SetPreference
from cordboard.vcc.previews import EndPreview, MakePreviewCall, OfferRecords, RenewPreview, SkipPreview
from cordboard.vcc.supervision import ForceLogout, ForceReadiness, Manner, Monitor, StopMonitoring
from cordboard.vcc.telephony import HangupCause, softphone_of

from . import asides
from .cast import FOLLOWED, SOFTPHONE, STATIONS, seat
from .places import NEVER, call_at, pick
from .rig import Rig, at_once

Step = tuple[str, ...]


def _disposition(text: str) -> DispositionId | None:
    return None if text == "-" else DispositionId(int(text))


def _dial(rig: Rig, at: SeatId, number: str) -> Any:
    return calls.MakeCall(seat=at, number=number, campaign=None, check_dnc=True)


def _transfer(rig: Rig, at: SeatId, call: str, number: str, warm: str, timeout: str, word: str) -> Any:
    return calls.TransferCall(
        seat=at,
        call=call_at(rig, call),
        number=number,
        warm=warm == "warm",
        check_dnc=True,
        timeout=Milliseconds(int(timeout)),
        disposition=_disposition(word),
    )


def _promise(rig: Rig, at: SeatId, number: str, after: str) -> Any:
    return AddCallback(seat=at, number=number, due=Milliseconds(rig.now + int(after)))


def _promised(rig: Rig, at: SeatId, place: str) -> Callback | None:
    """The agent's own callback at that place."""
    world = rig.core._world
    mine = world.callbacks.of_user.get(world.seats.get(at, AgentId(0)), {})
    return pick([world.callbacks.all[each] for each in mine], place, None)


def _keep_promise(rig: Rig, at: SeatId, place: str) -> Any:
    known = _promised(rig, at, place)
    number, callback = (LISTED, CallbackId(0)) if known is None else (known.number, known.id)
    return calls.MakeCall(seat=at, number=number, campaign=None, check_dnc=True, callback=callback)


def _about_promise(command: type, **more: Any) -> Callable[..., Any]:
    """An operation on one of the agent's callbacks."""

    def ask(rig: Rig, at: SeatId, place: str) -> Any:
        known = _promised(rig, at, place)
        return command(seat=at, callback=CallbackId(0) if known is None else known.id, **more)

    return ask


def _put_off(rig: Rig, at: SeatId, place: str) -> Any:
    return _about_promise(SnoozeCallback, until=Milliseconds(rig.now + 5_000))(rig, at, place)


def _confer(rig: Rig, at: SeatId, number: str, warm: str) -> Any:
    return calls.ConferenceIn(seat=at, number=number, warm=warm == "warm", check_dnc=True)


def _worded(command: type) -> Callable[..., Any]:
    """An operation that may be given a disposition."""
    return lambda rig, at, word: command(seat=at, disposition=_disposition(word))


def _named(command: type) -> Callable[..., Any]:
    """An operation on a certain call."""
    return lambda rig, at, call: command(seat=at, call=call_at(rig, call) or NEVER)


def _own(rig: Rig, at: SeatId, place: str) -> VoicemailId:
    """The voicemail at that place in the agent's own box."""
    world = rig.core._world
    mine = [each.id for each in world.voicemails.of_user(world.seats.get(at))]
    return pick(mine, place, VoicemailId(0))


def look_at_what_was_cut_off(rig: Rig, length: str = "3000") -> None:
    """Somebody looks at the files of messages that the engine's death has cut off."""
    for each in sorted(rig.core._world.voicemails.cut):
        rig.ask(calls.TellDeposit(seat=seat("anna"), recording=each, length=Milliseconds(int(length))))


def _plain(command: type) -> Callable[..., Any]:
    """An operation that needs no more words."""
    return lambda rig, at: command(seat=at)


def _switch(command: type) -> Callable[..., Any]:
    """An operation that is switched on and off."""
    return lambda rig, at, on: command(seat=at, on=on == "on")


ASKED: dict[str, Callable[..., Any]] = {
    "dial": _dial,
    "transfer": _transfer,
    "confer": _confer,
    "monitor": lambda rig, at, whom, manner: Monitor(seat=at, agent=FOLLOWED[whom], manner=Manner[manner]),
    "stop_monitoring": _plain(StopMonitoring),
    "force_logout": lambda rig, at, whom, how: ForceLogout(
        seat=at, agent=FOLLOWED[whom], insist=how == "insist"
    ),
    "force_ready": lambda rig, at, whom: ForceReadiness(
        seat=at, agent=FOLLOWED[whom], state=ReadyState.READY
    ),
    "promise": _promise,
    "keep_promise": _keep_promise,
    "put_off": _put_off,
    "dismiss_promise": _about_promise(DismissCallback),
    "drop_promise": _about_promise(RemoveCallback),
    "test_call": _plain(calls.MakeTestCall),
    "pick_up": _plain(calls.PickUp),
    "reject": _plain(calls.RejectCall),
    "call_back": _plain(calls.AnswerCallback),
    "leave_to_others": _plain(calls.RejectCallback),
    "disconnect": _plain(calls.DisconnectCall),
    "hang_up": _plain(calls.HangUpStation),
    "park": _plain(calls.ParkCall),
    "complete_transfer": _plain(calls.CompleteTransfer),
    "cancel_transfer": _plain(calls.CancelTransfer),
    "complete_conference": _plain(calls.CompleteConference),
    "cancel_conference": _plain(calls.CancelConference),
    "add": _named(calls.AddToConference),
    "remove": _named(calls.RemoveParticipant),
    "park_participant": _named(calls.ParkParticipant),
    "hold": _switch(calls.HoldCall),
    "mute": _switch(calls.MuteCall),
    "record": _switch(calls.RecordCall),
    "digits": lambda rig, at: calls.SendDtmf(seat=at, digits="5"),
    "retrieve": lambda rig, at, call: calls.RetrieveCall(seat=at, call=call_at(rig, call)),
    "end_parked": lambda rig, at, call, how: calls.DisconnectParkedCalls(
        seat=at, call=call_at(rig, call), silent=how == "silent"
    ),
    "hand_over": lambda rig, at: calls.LeaveConference(seat=at, hands_over=True),
    "leave": lambda rig, at, word: calls.LeaveConference(seat=at, disposition=_disposition(word)),
    "finish": lambda rig, at, word: calls.FinishCall(
        seat=at, disposition=DispositionId(int(word)), comments=""
    ),
    "dial_contact": lambda rig, at, number: MakePreviewCall(seat=at, number=number.strip("-")),
    "skip": _worded(SkipPreview),
    "renew": _worded(RenewPreview),
    "end_preview": _worded(EndPreview),
    "ready": lambda rig, at: SetReady(seat=at, state=ReadyState.READY),
    "not_ready": lambda rig, at: SetNotReady(seat=at, reason=ReasonId(0)),
    "logout": lambda rig, at: Logout(seat=at, reason=ReasonId(0)),
    "restart_station": _plain(RestartStation),
    "auto_hang_up": lambda rig, at, word: SetPreference(
        seat=at, preference=Preference.AUTO_HANG_UP, on=word == "on"
    ),
    "accept_voicemail": _plain(voicemail.AcceptVoicemail),
    "reject_voicemail": _plain(voicemail.RejectVoicemail),
    "play_voicemail": _plain(voicemail.PlayVoicemail),
    "process_voicemail": _plain(voicemail.ProcessVoicemail),
    "delete_voicemail": _plain(voicemail.DeleteVoicemail),
    "transfer_voicemail": lambda rig, at, number: voicemail.TransferVoicemail(seat=at, number=number),
    "play_own": lambda rig, at, place: voicemail.PlayRecording(seat=at, voicemail=_own(rig, at, place)),
    "remove_own": lambda rig, at, place: voicemail.RemoveRecording(seat=at, voicemail=_own(rig, at, place)),
    "stop_player": _plain(player.StopPlayer),
    "pause_player": _plain(player.PausePlayer),
    **asides.ASKED,
}


def _login(rig: Rig, name: str, how: str = "") -> None:
    """As far as it goes by itself; an agent at home has to lift. By force whoever is in the way has to go:
    `elsewhere` the agent sits at the machine's own seat, else at the station of that agent."""
    at = LOCAL_SEAT if how == "elsewhere" else seat(name)
    station = StationId(STATIONS.get(how, STATIONS[name]))
    kind = StationType.PSTN if station.startswith("+") else StationType.VOIP
    if rig.soft and name == SOFTPHONE and how not in STATIONS:
        kind, station = StationType.SOFTPHONE, StationId("")
    before = len(rig.journal)
    start = StartLogin(seat=at, user_name=name, station_type=kind, station=station, force=bool(how))
    if rig.ask(start):
        started = (each.fact for each in rig.journal[before:])
        login: LoginId = next(each.login for each in started if hasattr(each, "login"))
        rig.ask(ConfirmLogin(seat=at, login=login, verified=how != "wrong"))


def _softphone(rig: Rig, what: str) -> None:
    """The softphone's audio comes, is taken over, falls silent, or goes."""
    if rig.engine is None:
        return
    station = softphone_of(seat(SOFTPHONE))
    if what in {"comes", "is_taken"}:
        rig.attached += 1
        offer = SoftphoneOffer(
            station=station,
            attachment=AttachmentId(f"{rig.attached:032x}"),
            holder="a page",
            sdp=OFFER,
            take=what == "is_taken",
        )
        with suppress(AudioRefused):
            at_once(rig.engine.attach_audio(offer))
        rig.wait(1)
    elif station in {each.station for each in rig.engine.softphones}:
        _AUDIO[what](rig.engine.world, station)


_AUDIO: dict[str, Callable[..., None]] = {
    "leaves": lambda world, station: world.softphone_leaves(station),
    "breaks": lambda world, station: world.softphone_breaks(station),
    "falls_silent": lambda world, station: world.softphone_falls_silent(station),
    "is_heard": lambda world, station: world.softphone_falls_silent(station, silent=False),
}


def _customer(rig: Rig, called: str) -> None:
    if rig.engine is not None:
        rig.engine.world.arrive(TrunkId("carrier"), "+12025550160", called)


def _due(rig: Rig) -> None:
    """Everybody on the lists is to be called, as if nobody had been."""
    everybody = (records.MIA, records.BEN, records.EVA)
    rig.ask(OfferRecords(seat=LOCAL_SEAT, campaign=SPRING, records=everybody, as_of=rig.now))


def _leg(rig: Rig, place: str, what: str, *more: str) -> None:
    """The person on a leg does something."""
    legs = [] if rig.engine is None else rig.engine.legs
    if rig.engine is not None and legs:
        _LEG[what](rig.engine.world, pick(legs, place, LegId("")), *more)


_LEG: dict[str, Callable[..., None]] = {
    "answers": lambda world, leg: world.far_end_answers(leg),
    "refuses": lambda world, leg, cause: world.refuses(leg, HangupCause[cause]),
    "ends": lambda world, leg: world.hangs_up(leg),
    "holds": lambda world, leg: world.holds(leg),
    "unholds": lambda world, leg: world.unholds(leg),
    "loses_media": lambda world, leg: world.loses_media(leg),
    "presses": lambda world, leg, key="1": world.presses(leg, key),
    "is_quiet": lambda world, leg: world.quiet(leg),
    "agrees": lambda world, leg: world.agrees(leg),
    "says": lambda world, leg, status: world.says(leg, int(status)),
}


def _everybody_lifts(rig: Rig) -> None:
    """Whoever is called answers."""
    rig.work()
    if rig.engine is not None:
        for leg in rig.engine.legs:
            rig.engine.world.far_end_answers(leg)
    rig.work()


def _phone(rig: Rig, station: str, what: str, *more: str) -> None:
    """A phone comes, goes, or has a button pressed; a line is named by its place among those that are up."""
    if rig.engine is None:
        return
    world, lines = rig.engine.world, rig.engine.lines(StationId(station))
    if what in _KEYS:
        _KEYS[what](world, StationId(station), *more)
    elif lines:
        line, *words = more
        _LINE_KEYS[what](world, pick(lines, line, LegId("")), lines, *words)


_KEYS: dict[str, Callable[..., Any]] = {
    "comes": lambda world, station: world.register(station),
    "goes": lambda world, station: world.unregister(station),
    "dials": lambda world, station, number: world.dials(station, number),
    "moves": lambda world, station: world.dials(station, "", replaces=world.leg_at(station)),
}


def _other(line: LegId, lines: Sequence[LegId]) -> LegId:
    """Another line of the same phone, if it has one."""
    return next((each for each in lines if each != line), line)


_LINE_KEYS: dict[str, Callable[..., Any]] = {
    "holds": lambda world, line, _: world.holds(line),
    "unholds": lambda world, line, _: world.unholds(line),
    "hangs_up": lambda world, line, _: world.hangs_up(line),
    "presses": lambda world, line, _: world.presses(line, "5"),
    "sends": lambda world, line, _, number: world.refers(line, number),
    "joins": lambda world, line, lines: world.refers(line, "", replaces=_other(line, lines)),
}


def _engine(rig: Rig, what: str, *more: str) -> None:
    if what == "dies" and rig.engine is not None:
        rig.engine_dies()
    elif what == "comes" and rig.engine is None:
        rig.engine_comes()
    elif what == "obeys" and rig.asked:
        rig.obey_one()
    elif what == "tells" and rig.told:
        rig.hear_one()
    elif what == "fails":
        rig.failing = getattr(telephony, more[0])


def _operator(rig: Rig, what: str, campaign: str) -> None:
    """A campaign is started, stopped or reset."""
    rig.ask(SWITCHES[what](seat=LOCAL_SEAT, name=campaign))


SWITCHES: dict[str, Callable[..., Any]] = {
    "starts": StartCampaign,
    "stops": StopCampaign,
    "kills": partial(StopCampaign, at_once=True),
    "resets": ResetCampaign,
}


def _post_office(rig: Rig) -> None:
    """The oldest e-mail about a disposition is handed in."""
    for mail in rig.core._world.news.kept()[:1]:
        rig.ask(TellNews(seat=LOCAL_SEAT, id=mail.id, sent=True))


_SCENE: dict[str, Callable[..., None]] = {
    "operator": _operator,
    "post_office": _post_office,
    "customer": _customer,
    "due": _due,
    "leg": _leg,
    "lift": _everybody_lifts,
    "phone": _phone,
    "softphone": _softphone,
    "engine": _engine,
    "time": lambda rig, milliseconds: rig.wait(int(milliseconds)),
    "work": Rig.work,
    "vcc": lambda rig, _restarts: rig.vcc_restarts(),
    "look": look_at_what_was_cut_off,
    **asides.SCENE,
}


def seat_of(rig: Rig, name: str) -> SeatId:
    """Where the agent sits now; who is not logged in: their own seat."""
    world = rig.core._world
    agent = next((each for each in world.agents.values() if each.name == f"{name}@demo"), None)
    return seat(name) if agent is None or agent.seat is None else agent.seat


def take(rig: Rig, step: Step) -> bool:
    """Take one step. Answer: False where an agent asked for something and was refused."""
    first, *rest = step
    if first in STATIONS:
        what, *words = rest
        if what == "login":
            _login(rig, first, *words)
            return True
        return rig.ask(ASKED[what](rig, seat_of(rig, first), *words))
    _SCENE[first](rig, *rest)
    return True
