"""Connectors as programs ask for them."""

from __future__ import annotations

from typing import Any

import pytest
from known_call import connector
from msgspec.structs import replace

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.codes import ConnectorFlag
from cordboard.seat.events.connectors import FAILURES
from cordboard.seat.views import connector_flags
from cordboard.seat.views.connectors import TRIGGER_FLAGS
from cordboard.vcc.center import Center, Method, Opens, Trigger
from cordboard.vcc.connectors import Trouble

HOTLINE, SOLD = 300000000000020, 300000000000030
ORDERS = connector(
    description="The order desk", triggers=(Trigger.MANUAL, Trigger.DISPOSITIONED), dispositions=(SOLD,)
)


@pytest.fixture
def center(plain_center: Center) -> Center:
    """The usual center, whose campaign has a connector."""
    (campaign,) = plain_center.campaigns
    campaigns = (replace(campaign, connectors=(ORDERS.id,)),)
    return replace(plain_center, connectors=(ORDERS,), campaigns=campaigns)


async def refused(answer: Any) -> FaultCode:
    with pytest.raises(ContractFault) as caught:
        await answer
    return caught.value.code


async def test_the_connectors_of_a_campaign(client: Any, link: Any) -> None:
    await client.log_in(link)

    (listed,) = await client(contract.RequestConnectors(campaignId=HOTLINE))

    assert listed == contract.ConnectorValue(
        description="The order desk",
        dispositionIds=(SOLD,),
        flags=ConnectorFlag.MANUAL | ConnectorFlag.ON_DISPOSITION | ConnectorFlag.NEW_WINDOW,
        id=ORDERS.id,
        name="Orders",
        url="https://crm.example/orders",
    )


async def test_a_connector_is_opened_for_the_call(client: Any, link: Any) -> None:
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=1))
    link.customer_calls()
    listener = await client.listen()

    await client(contract.ProcessConnector(connectorId=ORDERS.id, campaignId=HOTLINE))
    await client(contract.ProcessConnector(connectorId=ORDERS.id))
    await client(contract.OpenBrowser(url="https://crm.example/"))

    opened = await client.story(listener)
    assert [(event.url, event.newTab) for event in opened] == [
        (ORDERS.url, True),
        (ORDERS.url, True),
        ("https://crm.example/", True),
    ]


async def test_what_cannot_be_opened_is_refused(client: Any, link: Any) -> None:
    await client.log_in(link)

    for request, code in (
        (contract.RequestConnectors(), FaultCode.BAD_VALUE),
        (contract.RequestConnectors(campaignId=17), FaultCode.UNKNOWN_CAMPAIGN),
        (contract.ProcessConnector(connectorId=ORDERS.id), FaultCode.NO_CALL),
        (contract.ProcessConnector(campaignId=HOTLINE), FaultCode.BAD_VALUE),
        (contract.OpenBrowser(), FaultCode.BAD_VALUE),
        (contract.OpenBrowser(url="javascript:alert(1)"), FaultCode.BAD_VALUE),
    ):
        assert await refused(client(request)) is code


def test_flags_say_all_of_a_connector() -> None:
    told = connector(
        triggers=(Trigger.MANUAL_IN_PREVIEW,), method=Method.POST, opens=Opens.CURRENT, add_worksheet=True
    )
    assert connector_flags(told) == (
        ConnectorFlag.MANUAL
        | ConnectorFlag.MANUAL_IN_PREVIEW
        | ConnectorFlag.POST
        | ConnectorFlag.ADD_WORKSHEET
    )


def test_every_trigger_that_can_happen_has_a_flag() -> None:
    assert set(TRIGGER_FLAGS) == {each for each in Trigger if not each.is_in_writing}


def test_every_trouble_has_its_word() -> None:
    assert set(FAILURES) == set(Trouble)
