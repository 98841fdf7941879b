"""Stories of agents who look at a contact before they dial."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from records import BEN, BEN_1, EVA, MIA, MIA_1, MIA_2, later, record
from small_center import (
    ANNA,
    BOB,
    CALL_AGAIN,
    NEW_FRIENDS,
    NO_ANSWER,
    NO_DISPOSITION,
    NO_SUCH_NUMBER,
    OLD_FRIENDS,
    REST,
    SOLD,
    SPRING,
    STOP_CALLING,
    SUPPORT,
    UNAVAILABLE,
)
from worksheet import BUYS, ORDER, WHY_NOT, with_worksheet

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.agents import Logout, Occupation, ReadyState, SetNotReady, SetReady, state_of
from cordboard.vcc.calls import (
    CallState,
    CallType,
    DisconnectCall,
    FinishCall,
    MakeCall,
    MakeTestCall,
    ParkCall,
    Party,
    RetrieveCall,
)
from cordboard.vcc.center import (
    CallingHours,
    CampaignState,
    ClockChange,
    Disposition,
    DispositionKind,
    Hours,
    ListDialing,
    ListUse,
    OnTimeout,
    Permission,
    TimeZone,
    Window,
)
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.contacts import SetContactField, TellContacts
from cordboard.vcc.dnc import AddToDnc
from cordboard.vcc.ids import LOCAL_SEAT, CampaignId, DispositionId
from cordboard.vcc.previews import (
    EndPreview,
    ListSkipDispositions,
    ListWanted,
    MakePreviewCall,
    NumberHistory,
    OfferRecords,
    PreviewState,
    RecordMarked,
    RenewPreview,
    Restriction,
    SkipPreview,
)
from cordboard.vcc.queries import OperationsAllowed
from cordboard.vcc.supervision import ForceLogout, ForceReadiness, Manner, Monitor, StopMonitoring
from cordboard.vcc.telephony import By, EngineLost, HangupCause, Originate, Play, PlayFinished, StationLost
from cordboard.vcc.worksheets import SaveAnswers


def looks(floor: Any, *records: Any, name: str = "anna") -> Any:
    """The agent is ready and is shown the first of the records. Answer: what they preview."""
    floor.ready(name)
    floor.due(*(records or (MIA, BEN)))
    floor.forget()
    return floor.preview(name)


def dials(floor: Any, number: str = "", name: str = "anna") -> Any:
    """The agent dials the contact; their own phone has lifted. Answer: the customer's leg."""
    floor.asks(name, MakePreviewCall, number=number)
    floor.answers(floor.station_leg(name))
    return floor.customer_leg()


def talks(floor: Any, number: str = "", name: str = "anna") -> Any:
    """The same, and the customer has answered."""
    leg = dials(floor, number, name)
    floor.answers(leg)
    return leg


def marks(floor: Any) -> list[RecordMarked]:
    """What became of records since the story was last read."""
    return [fact for fact in floor.read() if type(fact) is RecordMarked]


def rules(floor: Any, **changes: Any) -> None:
    """The campaign has other manners from now on."""
    center = floor.core.center
    campaigns = tuple(replace(each, **changes) if each.id == SPRING else each for each in center.campaigns)
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=replace(center, campaigns=campaigns)))


def dialing(floor: Any, **changes: Any) -> None:
    """The campaign dials in another way from now on."""
    spring = next(each for each in floor.core.center.campaigns if each.id == SPRING)
    rules(floor, outbound=replace(spring.outbound, **changes))


def restricted(event: contract.Event) -> dict[int, bool]:
    return {each.number: each.dialrestricted for each in event.restriction}


# -- from the look to the disposition ---------------------------------------------------------------


def test_a_preview_from_the_look_to_the_disposition(floor):
    # given an idle agent; when a record is due, then she is shown the contact
    floor.ready("anna")
    floor.forget()
    floor.due(MIA)
    initiated, shown, status = floor.events("anna")
    info = initiated.callinfo
    assert (info.number, info.campaignId, info.callType) == (MIA_1, SPRING, codes.CallType.MANUAL_PREVIEW)
    assert info.callSessionId == shown.callSessionId == floor.preview("anna").id
    assert shown.record.as_dict()["first_name"] == "Mia"
    assert shown.record.as_dict()["number2"] == MIA_2
    assert restricted(shown) == {1: False, 2: False}
    assert status.status.currentCall == info
    assert (status.status.onCall, status.status.ready) == (False, True)
    assert state_of(floor.agent("anna")) == "PREVIEW"

    # when she dials, then her phone comes first, and the customer sees the campaign's number
    floor.asks("anna", MakePreviewCall, number="(202) 555-0182")
    started, _ = floor.events("anna")
    assert type(started) is contract.PreviewDialingStarted
    assert (started.callinfo.number, started.callinfo.callSessionId) == (MIA_2, info.callSessionId)
    assert started.callinfo.callType == codes.CallType.MANUAL
    floor.answers(floor.station_leg("anna"))
    assert floor.hears("anna") == ["previewCallInitiated"]
    dialed = floor.outstanding(Originate)[0]
    assert (dialed.to.number, dialed.caller, dialed.ring_timeout) == (MIA_2, "+12025550100", 25_000)

    # when the customer answers and hangs up, then it is a call like any other
    floor.answers(dialed.leg)
    assert floor.hears("anna") == ["callStarted", "updateStatus", "callCRMRecordChanged"]
    assert floor.call("anna").contact == MIA.contact.id
    floor.ends(dialed.leg)
    assert floor.hears("anna") == ["callEnded", "updateStatus"]

    # when she says how it turned out, then she is done with the contact, and the record is
    floor.read()
    floor.finishes("anna", SOLD)
    assert floor.hears("anna") == ["callFinished", "updateStatus", "previewEnded", "updateStatus"]
    (mark,) = marks(floor)
    assert (mark.record.final, mark.record.attempts, mark.number, mark.disposition) == (True, 1, MIA_2, SOLD)
    assert mark.call_id == info.callSessionId
    assert floor.preview("anna") is None
    assert floor.agent("anna").occupation is Occupation.IDLE


def test_records_are_shown_one_after_the_other(floor):
    looks(floor, MIA, BEN)
    floor.ends(talks(floor))
    floor.finishes("anna", SOLD)
    assert floor.preview("anna").record == BEN


def test_two_agents_never_look_at_the_same_contact(floor):
    # given two idle agents, and Mia in two lists
    floor.ready("anna", "bob")
    twice = later(MIA, list=EVA.list, place=9)
    # when
    floor.due(MIA, twice, BEN)
    # then
    assert {floor.preview(name).record.contact.id for name in ("anna", "bob")} == {
        MIA.contact.id,
        BEN.contact.id,
    }
    # and the second record of Mia's waits while anybody has her
    floor.ends(talks(floor, name="bob"))
    floor.finishes("bob", SOLD)
    assert floor.preview("bob") is None


def test_who_is_idle_longest_is_first(floor):
    floor.ready("bob", "anna")
    floor.due(MIA)
    assert floor.preview("bob").record == MIA
    assert floor.preview("anna") is None


def test_calls_come_first(floor):
    # given a caller who waits, and a record that is due
    floor.calls_in()
    floor.due(MIA)
    # when an agent is ready, then they have the caller; and the record afterwards
    floor.ready("anna")
    assert floor.agent("anna").occupation is Occupation.OFFERED
    floor.takes("anna")
    floor.asks("anna", FinishCall, disposition=SOLD, comments="")
    assert floor.preview("anna").record == MIA


def test_who_previews_is_offered_no_call(floor):
    looks(floor, MIA)
    floor.calls_in()
    assert floor.hears("anna") == []
    floor.asks("anna", SkipPreview)
    assert floor.hears("anna") == ["previewEnded", "updateStatus", "incomingCall", "answerCallIncoming",
                                   "updateStatus"]  # fmt: skip


def test_agents_without_the_skill_are_shown_nothing(floor):
    floor.ready("cara")
    floor.due(MIA)
    assert floor.preview("cara") is None


def test_while_there_is_no_engine_nobody_looks(floor):
    floor.ready("anna")
    floor.hear(EngineLost(at=floor.now))
    floor.due(MIA)
    assert floor.preview("anna") is None
    floor.inventory(engine="E2")
    assert floor.preview("anna").record == MIA


# -- numbers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "reason"), [("+12025550199", "INVALID_NUMBER"), ("nobody", "INVALID_NUMBER")]
)
def test_only_the_contact_s_numbers_are_dialed(floor, number, reason):
    looks(floor)
    assert floor.refused(MakePreviewCall(seat=floor.seat("anna"), number=number)) == reason


def test_a_listed_number_is_shown_as_restricted_and_not_dialed(floor):
    looks(floor, record(7, "Lia", "+12025550199", BEN_1))
    floor.heard["anna"] = 0
    shown = next(each for each in floor.events("anna") if type(each) is contract.PreviewCRMRecordChanged)
    assert restricted(shown) == {1: True, 2: False}
    assert (
        floor.refused(MakePreviewCall(seat=floor.seat("anna"), number="+12025550199")) == "NUMBER_RESTRICTED"
    )
    floor.asks("anna", MakePreviewCall)
    assert floor.call("anna").number == BEN_1


def test_a_contact_without_a_number_that_may_be_dialed_is_shown_to_nobody(floor):
    floor.ready("anna")
    floor.due(record(7, "Lia", "+12025550199"), BEN)
    assert floor.preview("anna").record == BEN


def test_a_number_that_is_put_on_the_list_meanwhile(floor):
    # given Anna looks at Mia, and Bob is asked to put one of Mia's numbers on the list
    looks(floor, MIA)
    floor.login("cara")
    floor.asks("cara", AddToDnc, number=MIA_1)
    # then Anna's programs hear of it at once
    (changed,) = floor.events("anna")
    assert type(changed) is contract.RecordRestrictionsChanged
    assert restricted(changed) == {1: True, 2: False}
    # and when the other one follows, the contact goes
    floor.asks("cara", AddToDnc, number=MIA_2)
    assert floor.hears("anna") == ["recordRestrictionsChanged", "previewEnded", "updateStatus"]


def test_what_somebody_else_learns_of_the_contact_is_shown_at_once(floor):
    # given Cara speaks with Mia by hand, while Anna looks at her
    looks(floor, MIA)
    floor.login("cara")
    floor.dials("cara", MIA_2)
    floor.answers(floor.station_leg("cara"))
    floor.answers(floor.customer_leg())
    floor.decide(TellContacts(seat=LOCAL_SEAT, call=floor.call("cara").id, contacts=(MIA.contact,)))
    floor.forget()
    # when
    floor.asks("cara", SetContactField, field="number1", value=BEN_1)
    # then
    (shown,) = floor.events("anna")
    assert shown.record.as_dict()["number1"] == BEN_1
    floor.asks("anna", MakePreviewCall)
    assert floor.call("anna").number == BEN_1


def test_the_campaign_s_order_of_numbers(floor):
    dialing(floor, number_order=(2,))
    preview = looks(floor, MIA)
    assert [each.restriction for each in preview.numbers] == [Restriction.DISABLED_IN_PROFILE, None]
    floor.asks("anna", MakePreviewCall)
    assert floor.call("anna").number == MIA_2


# -- after a try --------------------------------------------------------------------------------------


def test_another_number_after_nobody_answers(floor):
    # given
    preview = looks(floor, MIA)
    leg = dials(floor, MIA_1)
    floor.hears("anna")
    # when nobody answers, then the system says so, and the agent decides
    floor.ends(leg, HangupCause.NO_ANSWER)
    failed, _, waits, _ = floor.events("anna")
    assert (failed.errorCode, failed.cause) == (10004, "NO_ANSWER")
    assert (waits.callSessionId, waits.dispositionId) == (preview.id, NO_ANSWER)
    assert floor.preview("anna").state is PreviewState.RENEWING
    # when she goes on, then she is shown the same contact, for another call
    floor.asks("anna", RenewPreview)
    renewed, shown, _ = floor.events("anna")
    assert type(renewed) is contract.PreviewRenewed
    assert restricted(shown) == {1: True, 2: False}
    assert renewed.callSessionId == shown.callSessionId != preview.id
    talks(floor)
    assert floor.call("anna").number == MIA_2
    assert floor.call("anna").id == renewed.callSessionId


def test_the_agent_has_a_better_word_for_the_try(floor):
    # given
    looks(floor, MIA)
    floor.ends(dials(floor, MIA_1), HangupCause.NO_ANSWER)
    floor.read()
    # when
    floor.asks("anna", RenewPreview, disposition=CALL_AGAIN)
    # then the number rests as that says, and the try is counted once
    (mark,) = marks(floor)
    assert (mark.disposition, mark.record.attempts) == (CALL_AGAIN, 1)
    assert mark.record.history[0].rests_until == floor.now + 3_600_000


@pytest.mark.parametrize("command", [EndPreview, RenewPreview])
def test_a_better_word_may_want_the_worksheet_complete_that_the_call_left(new_floor, command):
    # given a campaign with a worksheet, and a word that wants it complete
    def adjust(center):
        with_it = with_worksheet(center, strict=False)
        campaigns = tuple(replace(each, worksheet=ORDER.id) for each in with_it.campaigns)
        dispositions = tuple(
            replace(each, must_complete_worksheet=each.id == CALL_AGAIN) for each in with_it.dispositions
        )
        return replace(with_it, campaigns=campaigns, dispositions=dispositions)

    floor = new_floor(adjust=adjust)
    # when nobody was reached, and nothing was filled in, then that word is not taken
    looks(floor, record(1, "Mia", MIA_1, MIA_2, BEN_1))
    floor.ends(dials(floor, MIA_1), HangupCause.NO_ANSWER)
    refused = floor.refused(command(seat=floor.seat("anna"), disposition=CALL_AGAIN))
    assert refused == "WORKSHEET_INCOMPLETE"
    # when it was filled in during the call, then it is
    floor.asks("anna", RenewPreview)
    talks(floor)
    floor.asks("anna", SaveAnswers, answers=((BUYS, "false"), (WHY_NOT, "too dear")))
    floor.asks("anna", DisconnectCall)
    floor.finishes("anna", REST)
    floor.read()
    floor.asks("anna", command, disposition=CALL_AGAIN)
    assert [mark.disposition for mark in marks(floor)] == [CALL_AGAIN]


def test_a_final_word_ends_the_preview_and_does_not_renew_it(floor):
    looks(floor, MIA)
    floor.ends(dials(floor, MIA_1), HangupCause.NO_ANSWER)
    seat = floor.seat("anna")
    assert floor.refused(RenewPreview(seat=seat, disposition=SOLD)) == "BAD_VALUE"
    assert floor.refused(EndPreview(seat=seat, disposition=DispositionId(7))) == "UNKNOWN_DISPOSITION"
    floor.forget()
    floor.asks("anna", EndPreview, disposition=SOLD)
    ended, _ = floor.events("anna")
    assert (type(ended), ended.party) == (contract.PreviewEnded, Party.AGENT)
    (mark,) = marks(floor)
    assert mark.record.final


def test_the_agent_is_done_with_the_contact_for_now(floor):
    looks(floor, MIA)
    floor.ends(dials(floor, MIA_1), HangupCause.BUSY)
    floor.forget()
    floor.asks("anna", EndPreview)
    assert floor.hears("anna") == ["previewEnded", "updateStatus"]
    assert marks(floor) == []  # the system's word stands


def test_a_contact_with_no_other_number_is_done_with_after_the_try(floor):
    # given
    looks(floor, BEN)
    leg = dials(floor)
    floor.forget()
    # when
    floor.ends(leg, HangupCause.NO_ANSWER)
    # then
    *_, ended, _ = floor.events("anna")
    assert (type(ended), ended.party) == (contract.PreviewEnded, Party.FAILED_TO_CONNECT)
    (mark,) = marks(floor)
    assert (mark.record.final, mark.record.next_at) == (False, floor.now + 600_000)


def test_a_number_that_nobody_has_is_never_dialed_again(floor):
    looks(floor, BEN)
    leg = dials(floor)
    floor.read()
    floor.ends(leg, HangupCause.INVALID_NUMBER)
    (mark,) = marks(floor)
    assert (mark.disposition, mark.record.final) == (NO_SUCH_NUMBER, True)


def test_so_often_the_number_is_dialed(floor):
    dialing(floor, attempts=2)
    looks(floor, later(BEN, history=(replace(BEN.history[0], attempts=1), *BEN.history[1:]), attempts=1))
    leg = dials(floor)
    floor.read()
    floor.ends(leg, HangupCause.NO_ANSWER)
    (mark,) = marks(floor)
    assert (mark.record.attempts, mark.record.final) == (2, True)


def test_the_disposition_ends_the_preview_while_the_call_goes_on(floor):
    # given
    looks(floor, MIA)
    talks(floor, MIA_1)
    floor.forget()
    # when
    floor.asks("anna", EndPreview, disposition=CALL_AGAIN)
    # then the call is finished, and she is not asked whether to go on
    assert floor.hears("anna") == ["callEnded", "updateStatus", "callFinished", "updateStatus",
                                   "previewEnded", "updateStatus"]  # fmt: skip
    (mark,) = marks(floor)
    assert mark.disposition == CALL_AGAIN


def test_without_a_disposition_the_call_is_not_ended(floor):
    looks(floor, MIA)
    talks(floor)
    assert floor.refused(EndPreview(seat=floor.seat("anna"))) == "UNKNOWN_DISPOSITION"


def test_a_customer_who_asks_not_to_be_called(floor):
    looks(floor, MIA)
    floor.ends(talks(floor, MIA_1))
    floor.read()
    floor.finishes("anna", STOP_CALLING)
    assert MIA_1 in floor.core._world.dnc
    assert floor.preview("anna").state is PreviewState.RENEWING  # her other number may be dialed
    assert [each.restriction for each in floor.preview("anna").numbers] == [Restriction.DNC, None]


def with_dispositions(floor: Any, *said: Disposition) -> None:
    """The campaign can end with these as well."""
    center = floor.core.center
    floor.decide(
        ReplaceCenter(seat=LOCAL_SEAT, center=replace(center, dispositions=(*center.dispositions, *said)))
    )
    spring = next(each for each in center.campaigns if each.id == SPRING)
    rules(floor, dispositions=(*spring.dispositions, *(each.id for each in said)))


EVERYWHERE = Disposition(id=DispositionId(701), name="Gone", kind=DispositionKind.FINAL_IN_CAMPAIGNS)
ALL_NUMBERS = Disposition(id=DispositionId(702), name="Leave me", kind=DispositionKind.DO_NOT_CALL_ALL)
ONE_AND_DONE = Disposition(id=DispositionId(703), name="Not this", kind=DispositionKind.DO_NOT_CALL_FINAL)
AT_MOST_TWICE = Disposition(id=DispositionId(704), name="Once more", kind=DispositionKind.REDIAL, attempts=1)
AFRESH = Disposition(id=DispositionId(705), name="Afresh", kind=DispositionKind.REDIAL, reset_attempts=True)
NEVER_THERE = Disposition(id=DispositionId(706), name="Not there", kind=DispositionKind.DO_NOT_DIAL)
ALL_KINDS = (EVERYWHERE, ALL_NUMBERS, ONE_AND_DONE, AT_MOST_TWICE, AFRESH, NEVER_THERE)


@pytest.mark.parametrize(
    ("said", "final", "listed", "attempts"),
    [
        (SOLD, True, set(), 3),
        (EVERYWHERE.id, True, set(), 3),
        (ALL_NUMBERS.id, True, {MIA_1, MIA_2}, 3),
        (ONE_AND_DONE.id, True, {MIA_1}, 3),
        (STOP_CALLING, False, {MIA_1}, 3),
        (AFRESH.id, False, set(), 1),
        (REST, False, set(), 3),
        (CALL_AGAIN, False, set(), 3),
        (NO_DISPOSITION, True, set(), 3),
    ],
)
def test_what_a_disposition_makes_of_the_record(floor, said, final, listed, attempts):
    # given
    with_dispositions(floor, *ALL_KINDS)
    rules(floor, dispositions=(SOLD, STOP_CALLING, REST, CALL_AGAIN, NO_DISPOSITION,
                               *(each.id for each in ALL_KINDS)))  # fmt: skip
    looks(floor, later(MIA, attempts=2))
    floor.ends(talks(floor, MIA_1))
    floor.read()
    # when
    floor.finishes("anna", said)
    # then
    (mark,) = marks(floor)
    assert (mark.record.final, mark.record.attempts) == (final, attempts)
    assert floor.core._world.dnc == listed


@pytest.mark.parametrize(
    ("said", "restriction"),
    [
        (REST, Restriction.NUMBER_DND_RESTRICTION),
        (NEVER_THERE.id, Restriction.NUMBER_DND_RESTRICTION),
        (CALL_AGAIN, Restriction.NUMBER_REDIAL_RESTRICTION),
        (AT_MOST_TWICE.id, Restriction.MAX_REDIAL_ATTEMPTS),
        (STOP_CALLING, Restriction.DNC),
    ],
)
def test_what_a_disposition_makes_of_the_number(floor, said, restriction):
    with_dispositions(floor, *ALL_KINDS)
    looks(floor, MIA)
    floor.ends(talks(floor, MIA_1))
    floor.finishes("anna", said)
    assert [each.restriction for each in floor.preview("anna").numbers] == [restriction, None]


def test_a_contact_that_is_done_everywhere_waits_nowhere(floor):
    # given Mia and Ben are due in another campaign, too, for which nobody works yet
    with_dispositions(floor, EVERYWHERE)
    center = floor.core.center
    spring = next(each for each in center.campaigns if each.id == SPRING)
    autumn = replace(spring, id=CampaignId(710), name="Autumn", skills=(SUPPORT,))
    floor.decide(
        ReplaceCenter(seat=LOCAL_SEAT, center=replace(center, campaigns=(*center.campaigns, autumn)))
    )
    floor.due(MIA, BEN, campaign=autumn.id)
    floor.login("bob")
    floor.asks("bob", SetReady, state=ReadyState.READY)
    floor.due(MIA)
    floor.ends(talks(floor, name="bob"))
    floor.read()
    # when
    floor.finishes("bob", EVERYWHERE.id)
    # then
    (mark,) = marks(floor)
    assert mark.final_in == (autumn.id,)
    assert list(floor.core._world.previews.windows[autumn.id]) == [BEN.key]


def test_the_agent_s_own_redial_time(floor):
    looks(floor, MIA)
    floor.ends(talks(floor, MIA_1))
    floor.read()
    floor.asks("anna", FinishCall, disposition=CALL_AGAIN, comments="", redial_after=60_000)
    (mark,) = marks(floor)
    assert mark.record.history[0].rests_until == floor.now + 60_000


def test_a_number_that_has_rested_may_be_dialed_again(floor):
    looks(floor, MIA)
    floor.ends(talks(floor, MIA_1))
    floor.asks("anna", FinishCall, disposition=CALL_AGAIN, comments="", redial_after=60_000)
    floor.forget()
    floor.wait(60_000)
    (changed,) = floor.events("anna")
    assert restricted(changed) == {1: False, 2: False}


# -- skipping ---------------------------------------------------------------------------------------


def test_a_contact_is_left_to_a_later_time(floor):
    looks(floor, MIA, BEN)
    floor.asks("anna", SkipPreview)
    assert floor.hears("anna")[:2] == ["previewEnded", "updateStatus"]
    (mark,) = marks(floor)
    assert (mark.call_id, mark.record.next_at, mark.record.attempts) == (None, floor.now + 600_000, 0)
    assert floor.preview("anna").record == BEN


@pytest.mark.parametrize(
    ("said", "final", "rest"),
    [(SOLD, True, 600_000), (CALL_AGAIN, False, 3_600_000), (REST, False, 7_200_000)],
)
def test_a_contact_is_skipped_with_a_word(floor, said, final, rest):
    looks(floor, MIA)
    floor.asks("anna", SkipPreview, disposition=said)
    (mark,) = marks(floor)
    assert (mark.disposition, mark.record.final, mark.record.next_at) == (said, final, floor.now + rest)


def test_the_agent_says_when_the_contact_comes_again(floor):
    looks(floor, MIA)
    seat = floor.seat("anna")
    assert floor.refused(SkipPreview(seat=seat, disposition=SOLD, redial_after=1)) == "BAD_VALUE"
    floor.asks("anna", SkipPreview, disposition=CALL_AGAIN, redial_after=5_000)
    (mark,) = marks(floor)
    assert mark.record.next_at == floor.now + 5_000


def test_a_skip_may_put_numbers_on_the_list(floor):
    with_dispositions(floor, ALL_NUMBERS)
    looks(floor, MIA)
    floor.asks("anna", SkipPreview, disposition=ALL_NUMBERS.id)
    assert floor.core._world.dnc == {MIA_1, MIA_2}


def test_only_some_may_skip(floor):
    looks(floor, MIA, name="bob")
    assert floor.refused(SkipPreview(seat=floor.seat("bob"))) == "NO_PERMISSION"


def test_the_campaign_says_with_what_a_contact_is_skipped(floor):
    dialing(floor, skip_dispositions=(REST,))
    looks(floor, MIA)
    seat = floor.seat("anna")
    listed = floor.core.answer(ListSkipDispositions(seat=seat))
    assert [each.id for each in listed] == [REST]
    assert floor.refused(SkipPreview(seat=seat, disposition=SOLD)) == "UNKNOWN_DISPOSITION"


def test_a_skip_that_comes_too_late_is_told_and_changes_nothing(floor):
    looks(floor, MIA)
    floor.asks("anna", MakePreviewCall)
    floor.hears("anna")
    floor.asks("anna", SkipPreview)
    assert floor.hears("anna") == ["endOfPreviewingFailed"]
    assert floor.preview("anna").state is PreviewState.ON_CALL


# -- time ------------------------------------------------------------------------------------------


def test_when_the_time_is_up_the_number_is_dialed(floor):
    dialing(floor, limit=30_000)
    looks(floor, MIA)
    floor.wait(29_999)
    assert floor.call("anna") is None
    floor.wait(1)
    assert floor.hears("anna") == ["previewDialingStarted", "updateStatus"]
    assert floor.call("anna").number == MIA_1


def test_when_the_time_is_up_the_agent_is_not_ready(floor):
    dialing(floor, limit=30_000, on_timeout=OnTimeout.NOT_READY)
    looks(floor, MIA)
    floor.wait(30_000)
    ended, _, not_ready, _ = floor.events("anna")
    assert (type(ended), ended.party) == (contract.PreviewEnded, Party.SYSTEM)
    assert (not_ready.id, not_ready.whoForced) == (0, codes.WhoForced.SYSTEM)
    assert marks(floor) == []  # the record is as it was


def test_a_campaign_that_leaves_no_time_dials_at_once(floor):
    dialing(floor, limit=0)
    floor.ready("anna")
    floor.forget()
    floor.due(MIA)
    assert floor.hears("anna") == ["previewInitiated", "previewCRMRecordChanged", "updateStatus",
                                   "previewDialingStarted", "updateStatus"]  # fmt: skip


def test_an_agent_who_does_not_say_what_follows_is_done_with_the_contact(floor):
    dialing(floor, limit=30_000)
    looks(floor, MIA)
    floor.ends(dials(floor), HangupCause.BUSY)
    floor.hears("anna")
    floor.wait(30_000)
    assert floor.hears("anna") == ["previewEnded", "updateStatus"]


def test_an_agent_whose_phone_is_gone_is_not_ready_when_the_time_is_up(floor):
    dialing(floor, limit=30_000)
    looks(floor, MIA)
    floor.hear(StationLost(at=floor.now, station=floor.STATIONS["anna"]))
    floor.wait(30_000)
    assert floor.agent("anna").readiness.state is ReadyState.NOT_READY
    assert floor.preview("anna") is None


def test_an_agent_whose_phone_does_not_lift_loses_the_contact_and_it_no_attempt(floor):
    # given
    looks(floor, MIA)
    floor.asks("anna", MakePreviewCall)
    floor.forget()
    # when
    floor.ends(floor.station_leg("anna"), HangupCause.NO_ANSWER)
    # then
    assert floor.hears("anna") == ["makeCallFailed", "updateStatus", "previewEnded", "updateStatus",
                                   "readyStateChanged", "updateStatus"]  # fmt: skip
    (mark,) = marks(floor)
    assert (mark.record.attempts, mark.number, mark.disposition) == (0, "", UNAVAILABLE)


def test_nobody_is_previewed_outside_the_calling_hours(floor):
    # given: it is 22:13 o'clock in UTC, and people are called until 23:00 o'clock
    zone = TimeZone(name="UTC", changes=(ClockChange(0, 0),))
    windows = tuple(Window(day, 8 * 60, 23 * 60) for day in range(7))
    rules(floor, calling_hours=CallingHours(hours=Hours(zone=zone, windows=windows)))
    looks(floor, MIA)
    # when the hours end, then the contact goes
    floor.wait(46 * 60_000 + 38_000)
    assert floor.hears("anna") == []
    floor.wait(1_000)
    assert floor.hears("anna") == ["recordRestrictionsChanged", "previewEnded", "updateStatus"]
    # and nobody is shown anybody until the morning
    floor.due(MIA, BEN)
    assert floor.preview("anna") is None
    floor.wait(9 * 3_600_000)
    floor.due(MIA, BEN)
    assert floor.preview("anna").record == MIA


# -- agents who stop --------------------------------------------------------------------------------


def test_who_is_not_ready_any_more_gives_the_contact_back(floor):
    looks(floor, MIA)
    floor.asks("anna", SetNotReady, reason=0)
    assert floor.hears("anna") == ["readyStateChanged", "updateStatus", "previewEnded", "updateStatus"]
    # and when it is due again, somebody else has it
    floor.ready("bob")
    floor.due(MIA)
    assert floor.preview("bob").record == MIA


def test_who_logs_out_gives_the_contact_back(floor):
    looks(floor, MIA)
    floor.asks("anna", Logout, reason=0)
    assert floor.hears("anna") == ["previewEnded", "updateStatus", "logoutProcessFinished", "updateStatus"]


def test_who_is_made_not_ready_gives_the_contact_back(floor):
    preview = looks(floor, MIA)
    floor.login("sue")
    floor.asks("sue", ForceReadiness, agent=preview.agent, state=ReadyState.NOT_READY, reason=0)
    assert floor.preview("anna") is None


@pytest.mark.parametrize("reach", ["looking", "calling", "talking", "asked"])
def test_who_is_logged_out_by_force_gives_the_contact_back(floor, reach):
    # given
    preview = looks(floor, MIA)
    floor.login("sue")
    {
        "looking": lambda: None,
        "calling": lambda: floor.asks("anna", MakePreviewCall),
        "talking": lambda: talks(floor),
        "asked": lambda: floor.ends(dials(floor), HangupCause.BUSY),
    }[reach]()
    # when
    floor.asks("sue", ForceLogout, agent=preview.agent, reason=0, insist=True)
    # then
    assert floor.agent("anna") is None
    assert not floor.core._world.previews.shown


def test_who_wanted_to_stop_after_the_call_is_not_asked_what_follows(floor):
    looks(floor, MIA)
    floor.ends(talks(floor, MIA_1))
    floor.asks("anna", SetNotReady, reason=0)
    floor.hears("anna")
    floor.finishes("anna", CALL_AGAIN)
    assert floor.hears("anna") == ["callFinished", "updateStatus", "readyStateChanged", "updateStatus",
                                   "previewEnded", "updateStatus"]  # fmt: skip


# -- something else first -----------------------------------------------------------------------------


def test_another_call_first(floor):
    # given an agent who looks, for half a minute at most
    dialing(floor, limit=30_000)
    preview = looks(floor, MIA)
    # when she calls somebody else by hand
    floor.asks("anna", MakeCall, number="+12025550188", campaign=None, check_dnc=True)
    assert floor.preview("anna").state is PreviewState.POSTPONED
    floor.wait(60_000)
    floor.answers(floor.station_leg("anna"))
    floor.ends(floor.customer_leg(), HangupCause.BUSY)
    # then the contact is shown again afterwards
    assert floor.hears("anna")[-3:] == ["previewRenewed", "previewCRMRecordChanged", "updateStatus"]
    assert floor.preview("anna").record == preview.record
    assert floor.agent("anna").occupation is Occupation.PREVIEW


def test_who_stops_after_that_call_gives_the_contact_back(floor):
    looks(floor, MIA)
    floor.asks("anna", MakeTestCall)
    floor.asks("anna", SetNotReady, reason=0)
    floor.ends(floor.station_leg("anna"))
    assert floor.preview("anna") is None


def test_a_number_that_is_listed_while_the_agent_calls_somebody_else(floor):
    looks(floor, BEN)
    floor.asks("anna", MakeTestCall)
    floor.login("cara")
    floor.asks("cara", AddToDnc, number=BEN_1)
    floor.ends(floor.station_leg("anna"))
    assert floor.preview("anna") is None


def test_a_contact_who_is_parked_is_previewed_no_longer(floor):
    # given
    looks(floor, MIA)
    leg = talks(floor, MIA_1)
    floor.forget()
    # when
    floor.asks("anna", ParkCall)
    # then
    assert floor.hears("anna")[-2:] == ["previewEnded", "updateStatus"]
    assert marks(floor) == []
    # and what becomes of the record is known when the call is over
    floor.asks("anna", RetrieveCall, call=None)
    floor.answers(floor.station_leg("anna"))
    floor.ends(leg)
    floor.finishes("anna", SOLD)
    (mark,) = marks(floor)
    assert (mark.record.key, mark.record.final) == (MIA.key, True)


def test_a_supervisor_who_looks_may_monitor_first(new_floor):
    # given
    floor = new_floor(supervisors=(ANNA,))
    floor.login("bob")
    looks(floor, MIA)
    # when
    floor.asks("anna", Monitor, agent=BOB, manner=Manner.LISTEN)
    # then
    assert floor.preview("anna").state is PreviewState.POSTPONED
    floor.asks("anna", StopMonitoring)
    assert floor.preview("anna").state is PreviewState.PREVIEW


# -- campaigns that stop and go ------------------------------------------------------------------------


def test_a_campaign_that_is_stopped_ends_its_previews(floor):
    looks(floor, MIA)
    rules(floor, state=CampaignState.NOT_RUNNING)
    assert floor.hears("anna") == ["campaignUpdate", "previewEnded", "updateStatus"]
    assert floor.refused(
        OfferRecords(seat=LOCAL_SEAT, campaign=SPRING, records=(MIA,), as_of=floor.now)
    ) == "CAMPAIGN_NOT_RUNNING"  # fmt: skip
    # and runs again
    rules(floor, state=CampaignState.RUNNING)
    floor.due(MIA)
    assert floor.preview("anna").record == MIA


def test_a_call_goes_on_when_its_campaign_is_stopped(floor):
    looks(floor, MIA)
    leg = talks(floor, MIA_1)
    rules(floor, state=CampaignState.NOT_RUNNING)
    assert floor.call("anna").state is CallState.TALKING
    floor.ends(leg)
    floor.hears("anna")
    floor.finishes("anna", CALL_AGAIN)
    assert floor.hears("anna") == ["callFinished", "updateStatus", "previewEnded", "updateStatus"]


def test_a_campaign_that_is_stopping_ends_what_it_has_begun(floor):
    looks(floor, MIA)
    rules(floor, state=CampaignState.STOPPING)
    assert floor.preview("anna").record == MIA
    talks(floor)


def remove_spring(floor: Any) -> None:
    """The campaign is taken out of the center file."""
    center = floor.core.center
    campaigns = tuple(each for each in center.campaigns if each.id != SPRING)
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=replace(center, campaigns=campaigns)))


def test_a_campaign_that_is_taken_out_of_the_file_ends_its_previews(floor):
    looks(floor, MIA)
    remove_spring(floor)
    assert floor.hears("anna")[-2:] == ["previewEnded", "updateStatus"]
    remove_spring(floor)
    assert SPRING not in floor.core._world.directory.campaigns


def test_its_last_call_is_marked_all_the_same(floor):
    looks(floor, MIA)
    leg = talks(floor, MIA_1)
    remove_spring(floor)
    floor.ends(leg)
    marks(floor)
    floor.finishes("anna", CALL_AGAIN)
    assert [each.disposition for each in marks(floor)] == [CALL_AGAIN]


def test_what_was_due_is_read_anew_under_other_rules(floor):
    looks(floor, MIA, BEN)
    rules(floor, dialing_timeout=9_000)
    assert not floor.core._world.previews.windows


def test_a_user_who_may_not_work_any_more_gives_the_contact_back(floor):
    looks(floor, MIA)
    center = floor.core.center
    users = tuple(replace(each, active=each.name != "anna@demo") for each in center.users)
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=replace(center, users=users)))
    assert floor.agent("anna") is None


# -- what is due -----------------------------------------------------------------------------------


def test_the_window_is_what_was_read_last(floor):
    floor.due(MIA, BEN)
    floor.due(BEN, EVA)
    assert [each.contact for each in floor.core._world.previews.windows[SPRING].values()] == [
        BEN.contact,
        EVA.contact,
    ]
    floor.read()
    floor.due(BEN, EVA)
    assert floor.names() == []  # the same again is no news


def test_what_has_changed_since_the_tables_were_read_is_left_out(floor):
    # given
    looks(floor, MIA)
    read_at = floor.now
    floor.asks("anna", SkipPreview)
    # when the tables still show the record as it was
    floor.decide(OfferRecords(seat=LOCAL_SEAT, campaign=SPRING, records=(MIA,), as_of=read_at))
    # then it is not shown again
    assert floor.preview("anna") is None
    # and is, once they show what has become of it
    floor.wait(1)
    floor.due(MIA)
    assert floor.preview("anna").record == MIA


def test_what_somebody_has_is_left_out(floor):
    looks(floor, MIA)
    floor.due(MIA, BEN)
    assert [each.contact for each in floor.core._world.previews.windows[SPRING].values()] == [BEN.contact]


def test_how_many_records_the_campaign_wants_to_know(floor):
    # given nobody at work, then none
    query = ListWanted(seat=LOCAL_SEAT)
    assert floor.core.answer(query) == ()
    # given two agents of the campaign and one of another
    floor.ready("anna", "bob", "cara")
    floor.due(MIA, BEN, EVA)
    (wanted,) = floor.core.answer(query)
    assert (wanted.campaign, wanted.count) == (SPRING, 2 + 5)
    assert wanted.known == {EVA.key}
    assert wanted.in_hand == {MIA.key, BEN.key}


def test_the_list_with_the_higher_priority_comes_first(floor):
    floor.ready("anna")
    floor.due(later(MIA, priority=10), later(BEN, priority=70))
    assert floor.preview("anna").record.contact == BEN.contact


def test_lists_have_their_share_of_what_is_shown(floor, reach_of_lists):
    # given two lists, of which the first shall have three in four
    dialing(floor, lists=reach_of_lists)
    floor.ready("anna")
    people = [
        record(n, f"P{n}", f"+12025550{200 + n}", kept_in=(OLD_FRIENDS, NEW_FRIENDS)[n % 2])
        for n in range(16)
    ]
    floor.due(*people)
    # when contacts are skipped one after the other, also through a restart
    shown = []
    for _ in range(4):
        shown.append(floor.preview("anna").record.list)
        floor.asks("anna", SkipPreview)
    floor.restart()
    floor.restart_from_snapshot(2)
    for _ in range(4):
        shown.append(floor.preview("anna").record.list)
        floor.asks("anna", SkipPreview)
    # then
    assert shown.count(OLD_FRIENDS) == 6


@pytest.fixture
def reach_of_lists():
    return (
        ListUse(list=OLD_FRIENDS, name="Old friends", ratio=75),
        ListUse(list=NEW_FRIENDS, name="New friends", ratio=25),
    )


def test_vertical_dialing_shows_the_contact_again_before_anybody_else(floor):
    # given a contact with two numbers, and somebody who comes after
    dialing(floor, list_dialing=ListDialing.VERTICAL_DIALING)
    looks(floor, later(MIA, place=2), later(BEN, place=3))
    floor.ends(dials(floor, MIA_1), HangupCause.NO_ANSWER)
    # when the agent does not want to try again, then the contact is next all the same
    floor.asks("anna", EndPreview)
    assert floor.preview("anna").record.contact == MIA.contact
    assert floor.preview("anna").numbers[1].restriction is None
    second = dials(floor)
    assert floor.call("anna").number == MIA_2
    # when both numbers were tried, then it rests
    floor.ends(second, HangupCause.NO_ANSWER)
    assert floor.preview("anna").record.contact == BEN.contact


def test_a_contact_that_is_done_is_not_shown_again_by_vertical_dialing(floor):
    dialing(floor, list_dialing=ListDialing.VERTICAL_DIALING)
    looks(floor, MIA, BEN)
    floor.ends(dials(floor, MIA_1), HangupCause.NO_ANSWER)
    floor.asks("anna", EndPreview, disposition=SOLD)
    assert floor.preview("anna").record.contact == BEN.contact


def test_of_the_numbers_the_one_comes_next_that_was_dialed_least(floor):
    tried = NumberHistory(attempts=1)
    looks(floor, later(MIA, history=(tried, NumberHistory(), NumberHistory())))
    floor.asks("anna", MakePreviewCall)
    assert floor.call("anna").number == MIA_2


# -- restarts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("reach", ["looking", "calling", "talking", "asked", "postponed"])
def test_a_preview_outlives_a_restart(floor, reach):
    # given
    looks(floor, MIA, BEN)
    {
        "looking": lambda: None,
        "calling": lambda: floor.asks("anna", MakePreviewCall),
        "talking": lambda: talks(floor),
        "asked": lambda: floor.ends(dials(floor), HangupCause.BUSY),
        "postponed": lambda: floor.asks("anna", MakeTestCall),
    }[reach]()
    before = floor.preview("anna")
    # when
    floor.restart()
    floor.restart_from_snapshot(2)
    # then
    assert floor.preview("anna") == before


def test_an_engine_that_dies_in_a_call_leaves_the_agent_the_word(floor):
    looks(floor, MIA)
    talks(floor, MIA_1)
    floor.inventory(engine="E2")
    assert floor.agent("anna").occupation is Occupation.WRAP_UP
    floor.finishes("anna", CALL_AGAIN)
    assert floor.preview("anna").state is PreviewState.RENEWING


# -- what may be asked ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (MakePreviewCall, "WRONG_STATE"),
        (SkipPreview, "WRONG_STATE"),
        (RenewPreview, "WRONG_STATE"),
        (EndPreview, "WRONG_STATE"),
    ],
)
def test_who_previews_nobody_can_ask_nothing(floor, command, reason):
    floor.ready("anna")
    assert floor.refused(command(seat=floor.seat("anna"))) == reason
    assert floor.refused(command(seat=floor.seat("bob"))) == "NOT_LOGGED_IN"


def test_what_is_allowed_follows_the_preview(floor):
    looks(floor, MIA)
    seat = floor.seat("anna")

    def allowed() -> set[str]:
        asked = floor.core.answer(OperationsAllowed(seat=seat))
        return {each for each in asked if "preview" in each}

    assert allowed() == {"make preview call", "skip preview"}
    leg = dials(floor)
    assert allowed() == {"skip preview", "end preview"}
    floor.ends(leg, HangupCause.BUSY)
    assert allowed() == {"renew preview", "end preview"}
    assert Permission.SKIP_PREVIEW in floor.center.users[0].permissions


def test_who_gives_up_dialing_says_how_it_turned_out(floor):
    looks(floor, MIA)
    dials(floor, MIA_1)
    floor.asks("anna", DisconnectCall)
    assert floor.agent("anna").occupation is Occupation.WRAP_UP
    floor.finishes("anna", CALL_AGAIN)
    assert floor.preview("anna").state is PreviewState.RENEWING


def test_the_customer_hangs_up_first_or_last(floor):
    looks(floor, BEN)
    leg = talks(floor)
    floor.ends(leg, by=By.THEM)
    floor.asks("anna", SetReady, state=ReadyState.READY_FOR_CALLS)
    floor.finishes("anna", SOLD)
    assert floor.agent("anna").readiness.state is ReadyState.READY_FOR_CALLS


def test_who_was_previewed_leaves_a_message(floor):
    # given a customer who was dialed from a preview
    looks(floor, BEN)
    leg = talks(floor)
    phone = floor.call("anna").station_leg
    # when the agent says how it went, and sends them to the box of a colleague
    floor.transfers("anna", "voicemail:1002", disposition=SOLD)
    floor.ends(phone, by=By.US)
    for play in floor.outstanding(Play)[-2:]:
        floor.hear(PlayFinished(at=floor.now, play=play.play, complete=True))
    # then theirs is a message of somebody whom we called
    (deposit,) = floor.core._world.voicemails.deposits.values()
    assert deposit.type is CallType.OUTBOUND_VM
    # and the record is marked with the agent's word
    floor.ends(leg)
    (mark,) = [each for each in marks(floor) if each.call_id]
    assert mark.record.final
    assert floor.preview("anna") is None
