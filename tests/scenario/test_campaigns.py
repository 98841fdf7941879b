"""Stories of campaigns that operators start, stop and reset while people work."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from records import BEN, MIA, MIA_1
from small_center import CLOSED_LINE, CLOSED_NUMBER, NO_ANSWER, SALES_LINE, SPRING

from cordboard import contract
from cordboard.vcc.calls import Party
from cordboard.vcc.campaigns import Afresh, CampaignReset, ResetCampaign, StartCampaign, StopCampaign
from cordboard.vcc.center import CampaignState
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.ids import LOCAL_SEAT, CampaignId
from cordboard.vcc.previews import EndPreview, ListWanted, MakePreviewCall, SkipPreview
from cordboard.vcc.queries import GetCampaign, ListCampaignsInForce
from cordboard.vcc.telephony import HangupCause


def switch(floor: Any, command: type, name: str, **arguments: Any) -> CampaignState:
    state: CampaignState = floor.decide(command(seat=LOCAL_SEAT, name=name, **arguments)).state
    return state


def state(floor: Any, campaign: CampaignId = SPRING) -> CampaignState:
    found = {each.id: each.state for each in floor.core.answer(ListCampaignsInForce(seat=LOCAL_SEAT))}
    return found[campaign]


def file_says(floor: Any, campaign: CampaignId, said: CampaignState) -> None:
    """The center file is read again, with this state of the campaign."""
    campaigns = tuple(
        replace(each, state=said) if each.id == campaign else each for each in floor.center.campaigns
    )
    floor.center = replace(floor.center, campaigns=campaigns)
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=floor.center))


# -- started and stopped --------------------------------------------------------------------------------


def test_a_campaign_is_started_and_its_callers_are_served(floor):
    # given a campaign that the file does not let run
    floor.ready("anna")
    floor.forget()
    # when
    assert switch(floor, StartCampaign, " closed ") is CampaignState.RUNNING
    # then its agents hear of it, and callers are answered
    (event,) = floor.events("anna")
    assert (type(event), event.campaignId) == (contract.CampaignUpdate, CLOSED_LINE)
    shown = floor.core.answer(GetCampaign(seat=floor.seat("anna"), campaign=CLOSED_LINE))
    assert shown.state is CampaignState.RUNNING
    floor.calls_in(CLOSED_NUMBER)
    assert floor.call("anna").campaign == CLOSED_LINE


def test_a_campaign_that_nothing_belongs_to_stops_at_once(floor):
    assert switch(floor, StopCampaign, "Spring") is CampaignState.STOPPING
    assert state(floor) is CampaignState.NOT_RUNNING


def test_what_has_begun_is_worked_off(floor):
    # given a contact that an agent looks at
    floor.ready("anna")
    floor.due(MIA, BEN)
    # when
    switch(floor, StopCampaign, "Spring")
    assert state(floor) is CampaignState.STOPPING
    # then she may dial it, and is shown nobody else
    floor.asks("anna", MakePreviewCall, number=MIA_1)
    floor.answers(floor.station_leg("anna"))
    floor.ends(floor.customer_leg(), HangupCause.NO_ANSWER)
    assert state(floor) is CampaignState.STOPPING
    floor.asks("anna", EndPreview)
    assert state(floor) is CampaignState.NOT_RUNNING
    assert floor.preview("anna") is None


def test_callers_who_wait_are_served_before_it_has_stopped(floor):
    floor.calls_in()
    switch(floor, StopCampaign, "Sales")
    assert state(floor, SALES_LINE) is CampaignState.STOPPING
    floor.ready("anna")
    floor.takes("anna")
    assert floor.call("anna").campaign == SALES_LINE


def test_a_campaign_that_stops_may_be_started_again(floor):
    floor.ready("anna")
    floor.due(MIA, BEN)
    switch(floor, StopCampaign, "Spring")
    switch(floor, StartCampaign, "Spring")
    floor.asks("anna", SkipPreview)
    assert state(floor) is CampaignState.RUNNING


def test_stopped_at_once_it_gives_contacts_back(floor):
    floor.ready("anna")
    floor.due(MIA)
    floor.forget()
    assert switch(floor, StopCampaign, "Spring", at_once=True) is CampaignState.NOT_RUNNING
    ended = next(each for each in floor.events("anna") if isinstance(each, contract.PreviewEnded))
    assert ended.party == Party.SYSTEM
    assert floor.core.answer(ListWanted(seat=LOCAL_SEAT)) == ()


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (StartCampaign(seat=LOCAL_SEAT, name="Spring"), "WRONG_STATE"),
        (StopCampaign(seat=LOCAL_SEAT, name="Closed"), "WRONG_STATE"),
        (StopCampaign(seat=LOCAL_SEAT, name="Winter"), "UNKNOWN_CAMPAIGN"),
        (ResetCampaign(seat=LOCAL_SEAT, name="Spring"), "WRONG_STATE"),
        (ResetCampaign(seat=LOCAL_SEAT, name="Closed"), "BAD_VALUE"),
    ],
)
def test_what_cannot_be(floor, command, reason):
    assert floor.refused(command) == reason


# -- who spoke last -------------------------------------------------------------------------------------


def test_the_operator_s_word_outlives_restarts_and_other_changes_of_the_file(floor):
    # given
    switch(floor, StopCampaign, "Spring")
    # when
    floor.restart()
    floor.restart_from_snapshot(1)
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=floor.center))
    file_says(floor, SALES_LINE, CampaignState.NOT_RUNNING)
    # then
    assert state(floor) is CampaignState.NOT_RUNNING


def test_the_file_counts_again_once_it_says_something_else(floor):
    switch(floor, StartCampaign, "Closed")
    file_says(floor, CLOSED_LINE, CampaignState.STOPPING)
    assert state(floor, CLOSED_LINE) is CampaignState.STOPPING
    file_says(floor, CLOSED_LINE, CampaignState.NOT_RUNNING)
    assert state(floor, CLOSED_LINE) is CampaignState.NOT_RUNNING


# -- reset ----------------------------------------------------------------------------------------------


def test_the_lists_begin_anew(floor):
    # given a campaign that has stopped, with records in its window
    floor.due(MIA, BEN)
    switch(floor, StopCampaign, "Spring", at_once=True)
    floor.read()
    # when
    switch(floor, ResetCampaign, "Spring", what=Afresh.DISPOSITIONS, dispositions=("no answer",))
    # then
    (reset,) = [fact for fact in floor.read() if isinstance(fact, CampaignReset)]
    assert (reset.what, reset.dispositions, len(reset.lists)) == (Afresh.DISPOSITIONS, (NO_ANSWER,), 2)
    switch(floor, StartCampaign, "Spring")
    floor.ready("anna")
    assert floor.preview("anna") is None  # what is due is read anew


def test_only_dispositions_that_there_are(floor):
    switch(floor, StopCampaign, "Spring", at_once=True)
    one = ResetCampaign(seat=LOCAL_SEAT, name="Spring", what=Afresh.DISPOSITIONS, dispositions=("Bought",))
    assert floor.refused(one) == "UNKNOWN_DISPOSITION"
    assert floor.refused(replace(one, what=Afresh.ALL)) == "BAD_VALUE"


def test_lists_of_a_campaign_that_works_are_left_alone(floor):
    # given another campaign that calls the same lists
    spring = next(each for each in floor.center.campaigns if each.id == SPRING)
    twin = replace(spring, id=CampaignId(77), name="Summer")
    floor.center = replace(floor.center, campaigns=(*floor.center.campaigns, twin))
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=floor.center))
    switch(floor, StopCampaign, "Spring")
    # then
    assert floor.refused(ResetCampaign(seat=LOCAL_SEAT, name="Spring")) == "WRONG_STATE"
    switch(floor, StopCampaign, "Summer")
    switch(floor, ResetCampaign, "Spring")
