"""Which dispositions a call can be given."""

from __future__ import annotations

import pytest

from cordboard.vcc.center import Campaign, Center, Disposition, DispositionKind, Permission, User
from cordboard.vcc.directory import Directory
from cordboard.vcc.dispositions import chosen, forbids_calls, offered
from cordboard.vcc.errors import Reason, Refusal

SOLD = Disposition(id=1, name="Sold")
NONE = Disposition(id=2, name="No Disposition", system=True)
STOP = Disposition(id=3, name="Do Not Call", kind=DispositionKind.DO_NOT_CALL, system=True)
RECYCLE = Disposition(id=4, name="Recycle", kind=DispositionKind.REDIAL, automatic=True, recycles=True)
ANNA = User(id=40, name="anna@demo", password="x")
CHIEF = User(id=41, name="cleo@demo", password="x", permissions=frozenset(Permission))
DIRECTORY = Directory(
    Center(
        domain_id=1,
        domain="demo",
        dispositions=(SOLD, NONE, STOP, RECYCLE),
        campaigns=(Campaign(id=7, name="Spring", dispositions=(1, 3)),),
    )
)


def test_a_campaign_offers_its_own():
    assert offered(DIRECTORY, ANNA, 7) == (SOLD, STOP)
    assert chosen(DIRECTORY, ANNA, 7, 1) == SOLD


@pytest.mark.parametrize("campaign", [None, 0])
def test_without_a_campaign_the_system_offers(campaign):
    assert offered(DIRECTORY, ANNA, campaign) == (NONE, STOP)


@pytest.mark.parametrize(("campaign", "asked"), [(7, 2), (None, 1), (7, 99)])
def test_others_are_refused(campaign, asked):
    with pytest.raises(Refusal) as caught:
        chosen(DIRECTORY, ANNA, campaign, asked)
    assert caught.value.reason is Reason.UNKNOWN_DISPOSITION


def test_who_may_recycles_a_call_of_any_campaign():
    assert offered(DIRECTORY, CHIEF, 7) == (SOLD, STOP, RECYCLE)
    assert chosen(DIRECTORY, CHIEF, 7, 4) == RECYCLE
    assert offered(DIRECTORY, CHIEF, None) == (NONE, STOP)


def test_who_may_not_recycle_is_told_so():
    with pytest.raises(Refusal) as caught:
        chosen(DIRECTORY, ANNA, 7, 4)
    assert caught.value.reason is Reason.NO_PERMISSION


def test_an_unknown_campaign_is_refused():
    with pytest.raises(Refusal) as caught:
        offered(DIRECTORY, ANNA, 8)
    assert caught.value.reason is Reason.UNKNOWN_CAMPAIGN


def test_only_do_not_call_forbids_calls():
    assert [forbids_calls(each) for each in (SOLD, NONE, STOP)] == [False, False, True]
