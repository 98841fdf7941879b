"""Stories of agents with a softphone: its audio comes and goes, and what that means for their work."""

from __future__ import annotations

from typing import Any

import pytest
from small_center import ANNA as ANNA_S_ID

from cordboard.vcc.agents import (
    ConfirmLogin,
    Logout,
    Occupation,
    Presence,
    ReadyState,
    RestartStation,
    SetReady,
    StartLogin,
    StationType,
)
from cordboard.vcc.calls import AnswerHungUp, CallState, DisconnectCall, HangUpStation, MakeTestCall, PickUp
from cordboard.vcc.ids import AttachmentId, LegId, ReasonId, SeatId, StationId
from cordboard.vcc.preferences import Preference, SetPreference
from cordboard.vcc.queries import GetSelf
from cordboard.vcc.softphones import GetAudioHolder, Level, TellLevel, TellTrouble
from cordboard.vcc.supervision import Monitor
from cordboard.vcc.supervision.model import Manner
from cordboard.vcc.telephony import (
    AddToBridge,
    By,
    CreateBridge,
    DetachCause,
    Echo,
    EngineLost,
    HangUp,
    HangupCause,
    MeasureLeg,
    Originate,
    ProbeStation,
    SoftphoneInventory,
    StationReachable,
    StationUnreachable,
    ToStation,
)

ANNA = SeatId("anna@demo")
STATION = StationId("softphone:anna@demo")


def start(floor: Any, station: str = "", seat: SeatId = ANNA, name: str = "anna") -> Any:
    return floor.decide(
        StartLogin(seat=seat, user_name=name, station_type=StationType.SOFTPHONE, station=station)
    )


def calling(floor: Any, station: StationId = STATION) -> LegId:
    """The agent's leg that is being called."""
    return [v.leg for v in floor.outstanding(Originate) if getattr(v.to, "station", "") == station][-1]


def at_work(floor: Any) -> LegId:
    """Anna works with her softphone, ready. Answer: her leg."""
    floor.attaches("anna")
    floor.decide(floor.confirmed(start(floor), "anna"))
    leg = calling(floor)
    floor.answers(leg)
    floor.decide(SetReady(seat=ANNA, state=ReadyState.READY))
    floor.forget()
    return leg


def talking(floor: Any) -> tuple[LegId, LegId]:
    """Anna talks. Answer: her leg, the customer's."""
    leg = at_work(floor)
    customer = floor.calls_in()
    floor.decide(PickUp(seat=ANNA))
    floor.forget()
    return leg, customer


def holder(floor: Any) -> Any:
    return floor.core.answer(GetAudioHolder(seat=ANNA))


# -- the login ----------------------------------------------------------------------------------------


def test_a_login_is_done_when_the_audio_is_joined(floor):
    # given
    floor.attaches("anna", holder="Chromium on Linux")
    # when
    floor.decide(floor.confirmed(start(floor), "anna"))
    # then
    (verb,) = floor.outstanding(Originate)
    assert verb.to == ToStation(STATION)
    floor.answers(verb.leg)
    agent = floor.agent("anna")
    assert (agent.presence, agent.station, agent.held) == (Presence.LOGGED_IN, STATION, True)
    assert floor.hears("anna")[:6] == [
        "setSoftphoneStatus",
        "audioHolderChanged",
        "loginProcessStarted",
        "restartStationStarted",
        "setSoftphoneStatus",
        "restartStationDone",
    ]
    assert floor.core.timers == floor.core.outstanding == ()


def test_without_audio_nobody_logs_in(floor):
    floor.decide(floor.confirmed(start(floor), "anna"))
    failed = floor.read()[-1]
    assert (failed.reason, failed.agent) == ("NO_SOFTPHONE", None)
    assert floor.outstanding(Originate) == []


def test_only_a_password_tells_whether_audio_is_attached(floor):
    login = start(floor, name="nobody", seat=SeatId("local"))
    floor.decide(ConfirmLogin(seat=SeatId("local"), login=login, verified=True))
    assert floor.read()[-1].reason == "LOGIN_REFUSED"


def test_audio_that_goes_in_the_middle_of_a_login_rolls_it_back(floor):
    floor.attaches("anna")
    floor.decide(floor.confirmed(start(floor), "anna"))
    leg = calling(floor)
    floor.detaches("anna")
    floor.ends(leg, HangupCause.UNREACHABLE, By.SYSTEM)
    assert floor.read()[-1].reason == "NO_SOFTPHONE"
    assert floor.hears("anna")[-1] == "loginProcessFinished"
    assert floor.core._world.agents == {}


def test_without_an_engine_there_is_no_softphone(floor):
    floor.hear(EngineLost(at=floor.now))
    floor.decide(floor.confirmed(start(floor), "anna"))
    assert floor.read()[-1].reason == "ENGINE_UNAVAILABLE"


@pytest.mark.parametrize(("typed", "shown"), [("", STATION), ("my headset", "my headset")])
def test_the_station_is_the_user_s_own_whatever_it_is_called(floor, typed, shown):
    floor.attaches("anna")
    floor.decide(floor.confirmed(start(floor, typed), "anna"))
    floor.answers(calling(floor))
    finished = next(each for each in floor.events("anna") if hasattr(each, "successfull"))
    assert (floor.agent("anna").station, finished.stationNumber) == (STATION, shown)
    assert floor.core.answer(GetSelf(seat=ANNA)).agent.station_shown == typed


# -- calls --------------------------------------------------------------------------------------------


def test_picking_up_joins_the_leg_that_lives_and_the_leg_outlives_the_call(floor):
    leg = at_work(floor)
    customer = floor.calls_in()
    floor.decide(PickUp(seat=ANNA))
    (bridge,) = floor.outstanding(CreateBridge)
    assert set(bridge.legs) == {leg, customer}
    floor.ends(customer)
    floor.finishes("anna")
    floor.decide(Logout(seat=ANNA, reason=ReasonId(0)))
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [leg]


def test_test_calls_use_the_held_leg(floor):
    leg = at_work(floor)
    floor.decide(MakeTestCall(seat=ANNA))
    assert [verb.leg for verb in floor.outstanding(Echo)] == [leg]
    floor.decide(DisconnectCall(seat=ANNA))
    floor.decide(MakeTestCall(seat=ANNA, measure=True))
    assert [verb.leg for verb in floor.outstanding(MeasureLeg)] == [leg]


def test_a_supervisor_listens_by_softphone(floor):
    # given a supervisor with a softphone, and Bob, who talks at his desk phone
    floor.attaches("sue", "a9")
    login = start(floor, seat=SeatId("sue@demo"), name="sue")
    floor.decide(floor.confirmed(login, "sue"))
    leg = calling(floor, StationId("softphone:sue@demo"))
    floor.answers(leg)
    floor.talks("bob")
    # when
    bob = floor.agent("bob").id
    floor.decide(Monitor(seat=SeatId("sue@demo"), agent=bob, manner=Manner.LISTEN))
    # then the held leg joins, and no other is called
    assert [verb.leg for verb in floor.outstanding(AddToBridge)] == [leg]
    assert [v for v in floor.outstanding(Originate) if getattr(v.to, "station", "") != "102"] == []


# -- audio that comes and goes ------------------------------------------------------------------------


def test_while_the_audio_is_gone_nothing_is_offered(floor):
    at_work(floor)
    floor.detaches("anna")
    status, audio = floor.events("anna")
    assert (status.status, audio.audio.attached, audio.cause) == ("CONNECTING", False, "silent")
    floor.calls_in()
    assert "CallOffered" not in floor.names()
    assert floor.refused(MakeTestCall(seat=ANNA)) == "STATION_UNREACHABLE"
    # when the page is there again, then she is as ready as she was
    floor.attaches("anna", "a2")
    assert floor.names() == ["AudioAttached", "ReachabilityChanged", "CallOffered"]
    assert "setSoftphoneStatus" in floor.hears("anna")


def test_who_is_attached_but_says_nothing_is_offered_nothing(floor):
    at_work(floor)
    # when nothing is heard of her
    floor.hear(StationUnreachable(at=floor.now, station=STATION, cause="no audio"))
    floor.calls_in()
    assert "CallOffered" not in floor.names()
    # and when something is again
    floor.hear(StationReachable(at=floor.now, station=STATION))
    assert floor.names()[-2:] == ["ReachabilityChanged", "CallOffered"]


def test_a_conversation_outlives_a_reload(floor):
    leg, customer = talking(floor)
    floor.detaches("anna", DetachCause.LEFT)
    floor.attaches("anna", "a2")
    assert floor.names() == [
        "AudioDetached",
        "ReachabilityChanged",
        "AudioAttached",
        "ReachabilityChanged",
    ]
    call = floor.call("anna")
    assert (call.state, call.station_leg, call.customer_leg) == (CallState.TALKING, leg, customer)


def test_audio_that_does_not_come_back_ends_the_work(floor):
    leg = at_work(floor)
    floor.detaches("anna")
    floor.ends(leg, HangupCause.MEDIA_LOST, By.SYSTEM)
    assert floor.names()[-2:] == ["HeldLegLost", "ReadinessChanged"]
    assert floor.hears("anna")[-4:] == [
        "setSoftphoneStatus",
        "stationDisconnected",
        "readyStateChanged",
        "updateStatus",
    ]
    # when it comes after all, then her leg is there again
    floor.attaches("anna", "a2")
    floor.answers(calling(floor))
    assert floor.names()[-2:] == ["HeldLegCalled", "HeldLegUp"]
    assert floor.agent("anna").readiness.state is ReadyState.NOT_READY


def test_a_customer_waits_for_audio_that_comes_late(floor):
    # given a conversation whose softphone was away for too long
    leg, customer = talking(floor)
    floor.detaches("anna")
    floor.ends(leg, HangupCause.MEDIA_LOST, By.SYSTEM)
    assert floor.call("anna").customer_leg == customer
    # when
    floor.attaches("anna", "a2")
    again = calling(floor)
    floor.answers(again)
    # then they talk again
    assert floor.names()[-1] == "StationLegRejoined"
    assert [verb.leg for verb in floor.outstanding(AddToBridge)] == [again]


def test_without_audio_a_restart_comes_to_nothing(floor):
    leg = at_work(floor)
    floor.detaches("anna")
    floor.ends(leg, HangupCause.MEDIA_LOST, By.SYSTEM)
    floor.read()
    floor.forget()
    floor.decide(RestartStation(seat=ANNA))
    assert floor.names() == ["StationRestarting", "StationRestartFailed"]
    failed = next(each for each in floor.events("anna") if hasattr(each, "cause"))
    assert failed.cause == "NO_DIALTONE"
    assert floor.core.timers == ()


def test_a_leg_that_was_put_down_is_called_by_a_restart(floor):
    leg = at_work(floor)
    floor.decide(HangUpStation(seat=ANNA))
    floor.ends(leg, by=By.US)
    floor.decide(RestartStation(seat=ANNA))
    floor.answers(calling(floor))
    assert floor.names()[-1] == "StationRestarted"


def test_a_call_is_taken_although_the_leg_was_put_down(floor):
    leg = at_work(floor)
    customer = floor.calls_in()
    floor.decide(HangUpStation(seat=ANNA))
    floor.ends(leg, by=By.US)
    floor.decide(AnswerHungUp(seat=ANNA))
    again = calling(floor)
    floor.answers(again)
    assert set(floor.outstanding(CreateBridge)[-1].legs) == {again, customer}


def test_a_call_cannot_be_taken_so_without_audio(floor):
    leg = at_work(floor)
    floor.calls_in()
    floor.detaches("anna")
    floor.ends(leg, HangupCause.MEDIA_LOST, By.SYSTEM)
    assert floor.refused(AnswerHungUp(seat=ANNA)) == "STATION_UNREACHABLE"


def test_a_lost_engine_takes_the_audio_with_it(floor):
    at_work(floor)
    floor.hear(EngineLost(at=floor.now))
    assert holder(floor) is None
    assert "ReadinessChanged" in floor.names()
    floor.inventory(engine="E2")
    assert floor.outstanding(Originate) == []
    floor.attaches("anna", "a2")
    floor.answers(calling(floor))
    assert floor.names()[-1] == "HeldLegUp"


def test_an_inventory_says_what_is_attached(floor):
    leg = at_work(floor)
    living = SoftphoneInventory(STATION, AttachmentId("a1"), "Chromium")
    floor.inventory(leg, softphones=(living,))
    assert floor.names() == []
    floor.inventory(leg)
    assert floor.names() == ["AudioDetached", "ReachabilityChanged"]
    floor.inventory(leg, softphones=(living,))
    assert floor.names() == ["AudioAttached", "ReachabilityChanged"]


def test_a_day_with_a_softphone_survives_a_restart(floor):
    talking(floor)
    floor.detaches("anna")
    floor.attaches("anna", "a2")
    floor.restart_from_snapshot(4)
    assert holder(floor).id == "a2"
    floor.restart()
    assert holder(floor).id == "a2"


# -- who has it ---------------------------------------------------------------------------------------


def test_who_has_the_audio_and_since_when(floor):
    assert holder(floor) is None
    floor.attaches("anna", holder="Firefox")
    found = holder(floor)
    assert (found.holder, found.since, found.station) == ("Firefox", floor.now, STATION)
    status, told = floor.events("anna")
    assert status.status == "CONNECTED"
    assert (told.audio.holder, told.audio.since, told.audio.attachment) == ("Firefox", floor.now, found.id)
    assert (told.audio.attached, told.takenFrom, told.cause) == (True, None, None)
    assert floor.core.answer(GetAudioHolder(seat=SeatId("local"))) is None
    assert floor.core.answer(GetAudioHolder(seat=SeatId("local"), user="anna@demo")) == found


def test_taking_over_is_told_as_facts_and_disturbs_nobody(floor):
    leg, _ = talking(floor)
    floor.detaches("anna", DetachCause.TAKEN)
    floor.attaches("anna", "a2", holder="Firefox")
    gone, came = floor.read()
    assert (gone.cause, gone.attachment.holder) == ("taken", "Chromium")
    assert (came.attachment.holder, came.taken_from) == ("Firefox", "Chromium")
    status, told = floor.events("anna")
    assert status.status == "CONNECTED"
    assert (told.audio.holder, told.takenFrom, told.cause) == ("Firefox", "Chromium", None)
    assert (holder(floor).id, floor.agent("anna").station_leg) == ("a2", leg)


def test_an_attachment_that_never_was_or_is_long_gone_changes_nothing(floor):
    floor.attaches("anna", "a2")
    floor.read()
    floor.detaches("anna", DetachCause.FAILED, "a1")
    assert floor.names() == []
    floor.attaches("anna", "a2")
    assert floor.names() == []


# -- what it tells ------------------------------------------------------------------------------------


def test_levels_and_troubles_are_heard_at_the_seat_once(floor):
    assert floor.refused(TellLevel(seat=ANNA, level=Level.SPEAKER, value=1)) == "NO_SOFTPHONE"
    floor.attaches("anna")
    floor.forget()
    for _ in range(2):
        floor.decide(TellLevel(seat=ANNA, level=Level.MICROPHONE, value=40))
        floor.decide(TellTrouble(seat=ANNA, text="The microphone was unplugged."))
    level, trouble = floor.events("anna")
    assert (level.microphone, level.speaker, level.value) == (True, False, 40)
    assert trouble.message == "The microphone was unplugged."
    assert floor.refused(TellLevel(seat=ANNA, level=Level.SPEAKER, value=101)) == "BAD_VALUE"


# -- hanging up by itself -----------------------------------------------------------------------------


def auto_hang_up(floor: Any, on: bool) -> None:
    floor.decide(SetPreference(seat=ANNA, preference=Preference.AUTO_HANG_UP, on=on))


def test_a_softphone_that_hangs_up_by_itself_is_called_for_each_call(floor):
    # given
    leg = at_work(floor)
    auto_hang_up(floor, on=True)
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [leg]
    floor.ends(leg, by=By.US)
    # when a call comes, then it is called, and hung up when that is over
    customer = floor.calls_in()
    floor.decide(PickUp(seat=ANNA))
    for_it = calling(floor)
    floor.answers(for_it)
    assert floor.call("anna").state is CallState.TALKING
    floor.ends(customer)
    assert for_it in [verb.leg for verb in floor.outstanding(HangUp)]
    floor.ends(for_it, by=By.US)
    floor.finishes("anna")
    # when she wants it held again
    auto_hang_up(floor, on=False)
    floor.answers(calling(floor))
    assert (floor.agent("anna").held, floor.agent("anna").occupation) == (True, Occupation.IDLE)


def test_it_changes_between_calls_only(floor):
    talking(floor)
    on = SetPreference(seat=ANNA, preference=Preference.AUTO_HANG_UP, on=True)
    assert floor.refused(on) == "WRONG_STATE"


def test_it_changes_nothing_at_a_desk_phone(floor):
    floor.login("anna")
    floor.read()
    auto_hang_up(floor, on=True)
    assert floor.names() == ["PreferencesChanged"]


@pytest.mark.parametrize("there", [True, False])
def test_who_has_it_hang_up_logs_in_where_audio_is_heard(floor, there):
    # given
    floor.login("anna")
    auto_hang_up(floor, on=True)
    floor.decide(Logout(seat=ANNA, reason=ReasonId(0)))
    floor.attaches("anna")
    # when
    floor.decide(floor.confirmed(start(floor), "anna"))
    # then the softphone is looked for, and no leg is called
    (probe,) = floor.outstanding(ProbeStation)
    assert probe.station == STATION
    found = StationReachable(at=floor.now, station=STATION, settles=probe.id)
    missed = StationUnreachable(at=floor.now, station=STATION, settles=probe.id, cause="no audio")
    floor.hear(found if there else missed)
    outcome = floor.read()[-1]
    assert getattr(outcome, "reason", "") == ("" if there else "NO_SOFTPHONE")
    assert floor.outstanding(Originate) == []
    assert (ANNA_S_ID in floor.core._world.agents) == there
