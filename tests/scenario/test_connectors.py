"""Stories of connectors: what sets them off, what the agent's programs open, what the server sees to."""

from __future__ import annotations

from typing import Any

import pytest
from known_call import connector
from msgspec.structs import replace
from records import MIA
from small_center import ANNA as ANNA_ID
from small_center import CALL_AGAIN, CUSTOMER, SALES_LINE, SOLD, SPRING

from cordboard import contract
from cordboard.vcc.agents import Logout
from cordboard.vcc.calls import CancelTransfer, DisconnectCall
from cordboard.vcc.center import Center, Connector, Method, Opens, Parameter, Trigger
from cordboard.vcc.connectors import (
    ERRAND,
    ErrandState,
    ListConnectors,
    ListErrands,
    OfferForm,
    OpenPage,
    ProcessConnector,
    TakeForm,
    TellOutcome,
    Trouble,
)
from cordboard.vcc.contacts import ChooseContact, Contact, TellContacts
from cordboard.vcc.ids import LOCAL_SEAT, NO_REASON, CampaignId, ConnectorId, ContactId, ErrandId
from cordboard.vcc.supervision import ForceLogout

ORDERS = connector().id
ANI = (Parameter("ani", "@Call.ANI@", substituted=True),)
OPENED = "https://crm.example/orders?ani=%2B12025550177"


def with_connectors(*connectors: Connector, of: CampaignId = SALES_LINE) -> Any:
    """The sales line, or another campaign, sets them off."""

    def changed(center: Center) -> Center:
        campaigns = tuple(
            replace(each, connectors=tuple(one.id for one in connectors)) if each.id == of else each
            for each in center.campaigns
        )
        return replace(center, connectors=connectors, campaigns=campaigns)

    return changed


@pytest.fixture
def open_floor(new_floor: Any) -> Any:
    """A center whose sales line has one connector, made so."""

    def open_one(**given: Any) -> Any:
        return new_floor(adjust=with_connectors(connector(**{"query": ANI, **given})))

    return open_one


def opened(floor: Any, name: str = "anna") -> list[Any]:
    """What the agent's browser was told to open."""
    return [each for each in floor.events(name) if isinstance(each, contract.OpenURL)]


def running(floor: Any) -> tuple[Any, ...]:
    return floor.core.answer(ListErrands(seat=floor.seat("anna")))


def accepted(floor: Any) -> None:
    floor.talks("anna")


def disconnected(floor: Any) -> None:
    floor.talks("anna")
    assert opened(floor) == []
    floor.asks("anna", DisconnectCall)


def dispositioned(floor: Any) -> None:
    disconnected(floor)
    assert opened(floor) == []
    floor.finishes("anna")


def warm_transfer(floor: Any) -> None:
    floor.talks("anna")
    assert opened(floor) == []
    floor.transfers("anna", CUSTOMER, warm=True)


def sent_on(floor: Any) -> None:
    """The agent says how it turned out when they send the call on; that counts once a colleague has it."""
    floor.ready("bob")
    floor.talks("anna")
    floor.transfers("anna", "1002", disposition=SOLD)
    assert opened(floor) == []
    floor.takes("bob")


@pytest.mark.parametrize(
    ("trigger", "happens"),
    [
        (Trigger.CALL_ACCEPTED, accepted),
        (Trigger.CALL_DISCONNECTED, disconnected),
        (Trigger.DISPOSITIONED, dispositioned),
        (Trigger.DISPOSITIONED, sent_on),
        (Trigger.WARM_TRANSFER, warm_transfer),
    ],
)
def test_a_connector_opens_once_when_it_is_set_off(open_floor, trigger, happens):
    floor = open_floor(triggers=(trigger,))

    happens(floor)

    (page,) = opened(floor)
    assert (page.url, page.newTab) == (OPENED, True)


def test_the_page_opens_after_what_set_it_off(open_floor):
    floor = open_floor(triggers=(Trigger.CALL_ACCEPTED,))
    floor.talks("anna")
    assert floor.hears("anna")[-3:] == ["callStarted", "updateStatus", "openURL"]


@pytest.mark.parametrize(("opens", "new"), [(Opens.NEW, True), (Opens.CURRENT, False)])
def test_it_opens_where_the_center_file_says(open_floor, opens, new):
    floor = open_floor(triggers=(Trigger.CALL_ACCEPTED,), opens=opens)
    floor.talks("anna")
    assert opened(floor)[0].newTab is new


@pytest.mark.parametrize(("dispositions", "count"), [((), 1), ((SOLD,), 1), ((CALL_AGAIN,), 0)])
def test_only_the_dispositions_that_are_named_set_it_off(open_floor, dispositions, count):
    floor = open_floor(triggers=(Trigger.DISPOSITIONED,), dispositions=dispositions)
    floor.talks("anna")
    floor.finishes("anna")
    assert len(opened(floor)) == count


def test_other_campaigns_calls_set_nothing_off(open_floor):
    floor = open_floor(triggers=tuple(Trigger))
    floor.talks("anna", "+12025550103")
    assert opened(floor) == []


def test_consulting_for_a_conference_is_no_transfer(open_floor):
    from cordboard.vcc.calls import ConferenceIn

    floor = open_floor(triggers=(Trigger.WARM_TRANSFER,))
    floor.talks("anna")
    floor.asks("anna", ConferenceIn, number=CUSTOMER, warm=True, check_dnc=True)
    assert opened(floor) == []


def test_nothing_opens_where_the_agent_is_gone(open_floor):
    floor = open_floor(triggers=(Trigger.CALL_DISCONNECTED, Trigger.DISPOSITIONED))
    floor.login("sue")
    floor.talks("anna")

    floor.decide(ForceLogout(seat=floor.seat("sue"), agent=ANNA_ID, insist=True))

    assert opened(floor) == []


@pytest.mark.parametrize(("opens", "count"), [(Opens.NONE, 1), (Opens.NEW, 0)])
def test_the_server_hears_the_word_of_who_sent_the_call_on_and_went_home(open_floor, opens, count):
    floor = open_floor(triggers=(Trigger.DISPOSITIONED,), method=Method.POST, opens=opens)
    floor.ready("bob")
    floor.talks("anna")
    floor.transfers("anna", "1002", disposition=SOLD)
    floor.asks("anna", Logout, reason=NO_REASON)
    floor.forget()

    floor.takes("bob")

    assert [each.known.user.id for each in running(floor)] == [ANNA_ID] * count
    for each in running(floor):
        floor.asks("bob", TellOutcome, errand=each.id, trouble=Trouble.UNREACHABLE)
    assert floor.hears("anna") == []
    assert "callError" not in floor.hears("bob")


# -- by hand ----------------------------------------------------------------------------------------


def test_the_agent_opens_it_by_hand_in_any_state_of_the_call(open_floor):
    floor = open_floor()
    floor.talks("anna")
    for _ in range(2):
        floor.asks("anna", ProcessConnector, campaign=None, connector=ORDERS)
        floor.asks("anna", ProcessConnector, campaign=SALES_LINE, connector=ORDERS)
    floor.asks("anna", DisconnectCall)
    floor.asks("anna", ProcessConnector, campaign=None, connector=ORDERS)
    assert [page.url for page in opened(floor)] == [OPENED] * 5


def test_the_agent_sees_what_may_be_opened_by_hand(new_floor):
    hidden = connector(id=ConnectorId(7), name="Hidden", triggers=(Trigger.CALL_ACCEPTED,))
    floor = new_floor(adjust=with_connectors(connector(), hidden))
    for name in ("anna", "bob"):
        floor.login(name)

    listed = floor.core.answer(ListConnectors(seat=floor.seat("anna"), campaign=SALES_LINE))

    assert [each.name for each in listed] == ["Orders"]
    assert floor.core.answer(ListConnectors(seat=floor.seat("bob"), campaign=SALES_LINE)) == ()


@pytest.mark.parametrize(
    ("campaign", "asked"),
    [(None, ConnectorId(7)), (CampaignId(7), ORDERS), (None, ConnectorId(8))],
)
def test_nothing_else_is_opened_by_hand(new_floor, campaign, asked):
    hidden = connector(id=ConnectorId(7), name="Hidden", triggers=(Trigger.CALL_ACCEPTED,))
    floor = new_floor(adjust=with_connectors(connector(), hidden))
    floor.talks("anna")
    wish = ProcessConnector(seat=floor.seat("anna"), campaign=campaign, connector=asked)
    assert floor.refused(wish) == "UNKNOWN_CONNECTOR"


def test_it_needs_a_call_and_the_right(open_floor):
    floor = open_floor()
    floor.login("anna")
    floor.login("bob")
    for name, reason in (("anna", "NO_CALL"), ("bob", "NO_PERMISSION"), ("cara", "NOT_LOGGED_IN")):
        wish = ProcessConnector(seat=floor.seat(name), campaign=None, connector=ORDERS)
        assert floor.refused(wish) == reason


@pytest.mark.parametrize("address", ["https://crm.example/a?b=c#d", " http://[::1]:8080/ ", "HTTP://X"])
def test_a_page_of_the_web_is_opened(floor, address):
    floor.login("anna")
    floor.forget()
    floor.asks("anna", OpenPage, address=address)
    (page,) = opened(floor)
    assert (page.url, page.newTab) == (address.strip(), True)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://user:secret@crm.example/",
        "https://crm.example/a b",
        "https://crm.example/\u202e",
        "https:///x",
        "//crm.example",
        "https://crm.example/" + "x" * 2000,
    ],
)
def test_nothing_else_is_opened(floor, address):
    floor.login("anna")
    assert floor.refused(OpenPage(seat=floor.seat("anna"), address=address)) == "BAD_VALUE"


# -- what the server sees to ------------------------------------------------------------------------


@pytest.fixture
def telling(open_floor: Any) -> Any:
    """Anna talks, and the order desk is to be told."""
    floor = open_floor(triggers=(Trigger.CALL_ACCEPTED,), method=Method.POST, opens=Opens.NONE)
    floor.talks("anna")
    floor.forget()
    return floor


def test_what_opens_nothing_is_an_errand_until_its_outcome_is_told(telling):
    (errand,) = running(telling)
    assert errand.state is ErrandState.WAITING
    assert errand.known.user.password == ""

    telling.asks("anna", TellOutcome, errand=errand.id, status=200)
    telling.asks("anna", TellOutcome, errand=errand.id, status=500, trouble=Trouble.STATUS)

    assert running(telling) == ()
    assert telling.hears("anna") == []


def test_a_failure_is_told_to_the_agent(telling):
    (errand,) = running(telling)

    telling.asks("anna", TellOutcome, errand=errand.id, status=500, trouble=Trouble.STATUS)

    (failed,) = telling.events("anna")
    assert isinstance(failed, contract.CallError)
    assert (failed.callSessionId, failed.operation, failed.cause) == (
        errand.known.call.id, "processConnector", "STATUS"
    )  # fmt: skip


def test_errands_are_there_after_a_restart(telling):
    before = running(telling)
    telling.restart()
    assert running(telling) == before
    telling.restart_from_snapshot(back=0)
    assert running(telling) == before


def test_errands_do_not_pile_up_without_end(telling, monkeypatch):
    monkeypatch.setattr("cordboard.vcc.connectors.triggers.MOST_ERRANDS", 1)
    telling.finishes("anna")
    telling.forget()

    telling.calls_in()
    telling.takes("anna")

    assert telling.events("anna")[-1].cause == "TOO_MANY"
    assert len(running(telling)) == 1


@pytest.fixture
def offering(open_floor: Any) -> Any:
    """Anna opens a page with a form, by hand."""
    floor = open_floor(method=Method.POST)
    floor.talks("anna")
    floor.forget()
    floor.asks("anna", ProcessConnector, campaign=None, connector=ORDERS)
    return floor


def test_a_form_is_offered_by_a_page_of_ours_and_given_out_once(offering):
    # given
    (errand,) = running(offering)
    here = f"http://localhost/agent/forms/{errand.id}"

    # when the shell says where it is, twice
    offering.asks("anna", OfferForm, errand=errand.id, address=here)
    offering.asks("anna", OfferForm, errand=errand.id, address=here)

    # then the browser opens it once, and gets it once
    assert [page.url for page in opened(offering)] == [here]
    assert running(offering) == ()
    offering.decide(TakeForm(seat=offering.seat("anna"), errand=errand.id))
    again = TakeForm(seat=offering.seat("anna"), errand=errand.id)
    assert offering.refused(again) == "UNKNOWN_CONNECTOR"


def test_a_form_that_nobody_fetches_is_gone(offering):
    (errand,) = running(offering)
    offering.asks("anna", OfferForm, errand=errand.id, address="http://localhost/")
    offering.forget()

    offering.wait(120_000)

    assert offering.events("anna")[-1].cause == "EXPIRED"
    taken = TakeForm(seat=offering.seat("anna"), errand=errand.id)
    assert offering.refused(taken) == "UNKNOWN_CONNECTOR"


def test_a_form_is_given_out_at_its_own_seat_and_after_its_offer(offering):
    (errand,) = running(offering)
    early = TakeForm(seat=offering.seat("anna"), errand=errand.id)
    assert offering.refused(early) == "WRONG_STATE"

    offering.asks("anna", OfferForm, errand=errand.id, address="http://localhost/")

    elsewhere = TakeForm(seat=offering.seat("bob"), errand=errand.id)
    assert offering.refused(elsewhere) == "UNKNOWN_CONNECTOR"
    unknown = TakeForm(seat=offering.seat("anna"), errand=ErrandId("0" * 32))
    assert offering.refused(unknown) == "UNKNOWN_CONNECTOR"


def test_every_state_is_in_the_table():
    assert set(ERRAND.rows) == set(ErrandState)


def test_a_transfer_that_is_taken_back_and_begun_again_sets_it_off_again(open_floor):
    floor = open_floor(triggers=(Trigger.WARM_TRANSFER,))
    warm_transfer(floor)
    floor.asks("anna", CancelTransfer)
    floor.transfers("anna", CUSTOMER, warm=True)
    assert len(opened(floor)) == 2


# -- what is known of the customer ------------------------------------------------------------------

NAME = (Parameter("name", "@Customer.last_name@", substituted=True),)
SMITH = Contact(id=ContactId(310_000_000_000_001), number1=CUSTOMER, fields=(("last_name", "Smith"),))
BYRON = Contact(id=ContactId(310_000_000_000_002), number2=CUSTOMER, fields=(("last_name", "Byron"),))


def found(floor: Any, *contacts: Contact) -> None:
    """The number of Anna's call was looked up."""
    floor.decide(TellContacts(seat=LOCAL_SEAT, call=floor.call("anna").id, contacts=contacts))


def test_the_customer_is_still_known_when_the_disposition_is_told(open_floor):
    floor = open_floor(triggers=(Trigger.DISPOSITIONED,), query=NAME)
    floor.talks("anna")
    found(floor, SMITH)

    floor.finishes("anna")

    assert [page.url for page in opened(floor)] == ["https://crm.example/orders?name=Smith"]


def test_a_contact_that_is_chosen_sets_it_off(open_floor):
    floor = open_floor(triggers=(Trigger.CONTACT_SELECTED,), query=NAME)
    floor.talks("anna")
    found(floor, SMITH, BYRON)
    assert opened(floor) == []

    floor.asks("anna", ChooseContact, contact=BYRON.id)

    assert [page.url for page in opened(floor)] == ["https://crm.example/orders?name=Byron"]


# -- before the call --------------------------------------------------------------------------------

SHOWN = (
    Parameter("number", "@Call.number@", substituted=True),
    Parameter("name", "@Customer.first_name@", substituted=True),
)


@pytest.fixture
def previewing(new_floor: Any) -> Any:
    """Anna looks at a contact, in a campaign whose connector is made so."""

    def look(**given: Any) -> Any:
        changed = with_connectors(connector(**{"query": SHOWN, **given}), of=SPRING)
        floor = new_floor(adjust=changed)
        floor.ready("anna")
        floor.forget()
        floor.due(MIA)
        return floor

    return look


def test_a_contact_that_is_shown_sets_it_off(previewing):
    floor = previewing(triggers=(Trigger.PREVIEW,))

    (page,) = opened(floor)

    assert page.url == "https://crm.example/orders?number=%2B12025550181&name=Mia"


def test_the_agent_may_open_it_by_hand_before_the_call_where_the_file_says_so(previewing):
    floor = previewing(triggers=(Trigger.MANUAL_IN_PREVIEW,))

    floor.asks("anna", ProcessConnector, campaign=None, connector=ORDERS)

    assert [page.url for page in opened(floor)] == [
        "https://crm.example/orders?number=%2B12025550181&name=Mia"
    ]


def test_what_is_for_calls_waits_for_the_call(previewing):
    floor = previewing(triggers=(Trigger.MANUAL,))
    wish = ProcessConnector(seat=floor.seat("anna"), campaign=None, connector=ORDERS)
    assert floor.refused(wish) == "UNKNOWN_CONNECTOR"


def test_the_page_of_a_contact_is_kept_like_any_other(previewing):
    floor = previewing(triggers=(Trigger.PREVIEW,), method=Method.POST, opens=Opens.NONE)
    (errand,) = running(floor)
    assert errand.known.customer.contact == MIA.contact
    floor.restart()
    assert running(floor) == (errand,)
