"""What is known of a call, for tests of those who tell others of it; and connectors to tell it by."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from cordboard.vcc.agents import Agent
from cordboard.vcc.calls import Call, CallState, CallType
from cordboard.vcc.center import SYSTEM_FIELDS, CallVariable, Campaign, Connector, Trigger, User
from cordboard.vcc.connectors import Errand, ErrandState
from cordboard.vcc.contacts import CallContact, Contact
from cordboard.vcc.ids import (
    AgentId,
    CallId,
    CampaignId,
    ConnectorId,
    ErrandId,
    Milliseconds,
    SeatId,
    VariableId,
)
from cordboard.vcc.queries import CallVariables

NOTE = CallVariable(id=VariableId(300000000000051), group="Order", name="note")


def known_call(note: str = "", **of_the_call: Any) -> CallVariables:
    """A call of Anna's, with a note."""
    call = Call(
        id=CallId("C0FFEE"),
        type=CallType.INBOUND,
        state=CallState.TALKING,
        number="+12025550177",
        ani="+12025550177",
        dnis="+12025550100",
        created_at=Milliseconds(1_700_000_000_000),
    )
    return CallVariables(
        call=replace(call, **of_the_call),
        agent=Agent(id=AgentId(1), name="anna@demo", seat=SeatId("anna@demo")),
        user=User(id=AgentId(1), name="anna@demo", full_name="Anna & Co", password=""),
        first_agent_name="anna@demo",
        campaign=Campaign(id=CampaignId(7), name="Sales"),
        skill=None,
        disposition=None,
        customer=CallContact(contact=Contact(fields=(("last_name", "Smith & Sons"),))),
        contact_fields=SYSTEM_FIELDS,
        own=((NOTE, note),),
    )


def connector(**given: Any) -> Connector:
    """A connector that agents open by hand, unless it is told otherwise."""
    usual = {
        "id": ConnectorId(300000000000090),
        "name": "Orders",
        "url": "https://crm.example/orders",
        "triggers": (Trigger.MANUAL,),
    }
    return Connector(**{**usual, **given})


def errand(known: CallVariables | None = None, **of_the_connector: Any) -> Errand:
    """An errand of that connector."""
    return Errand(
        id=ErrandId("0123456789ABCDEF0123456789ABCDEF"),
        seat=SeatId("anna@demo"),
        state=ErrandState.WAITING,
        connector=connector(**of_the_connector),
        known=known or known_call(),
    )
