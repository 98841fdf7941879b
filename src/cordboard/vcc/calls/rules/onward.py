"""Calls that wait in a slot, or go to somebody else."""

from __future__ import annotations

from ...center import Permission
from .. import commands
from ..admission import Guard, Need, Rule
from ..model import CallState
from ..states import CallEvent
from .guards import (
    CONSULTS,
    CUSTOMER_THERE,
    OUTSIDE,
    WITHOUT_CONSULTATION,
    alone,
    of_own_call,
    of_own_call_warm,
)

ONWARD_RULES = (
    Rule(
        name="park",
        command=commands.ParkCall,
        permission=Permission.PARK,
        states=WITHOUT_CONSULTATION,
        refused=OUTSIDE.text,
        then=(
            OUTSIDE,
            Guard(alone, "a conference cannot be parked; park or remove its participants first"),
        ),
        events=(CallEvent.PARKED,),
    ),
    Rule(name="retrieve", command=commands.RetrieveCall, need=Need.IDLE, begins=CallState.PICKING_UP),
    Rule(name="disconnect parked", command=commands.DisconnectParkedCalls, need=Need.PARKED),
    Rule(
        name="transfer warm",
        command=commands.TransferCall,
        given=of_own_call_warm,
        states=WITHOUT_CONSULTATION,
        refused=CUSTOMER_THERE[0].text,
        then=CUSTOMER_THERE,
        events=(CallEvent.CONSULTED,),
    ),
    Rule(
        name="transfer cold",
        command=commands.TransferCall,
        given=of_own_call,
        states=WITHOUT_CONSULTATION,
        refused=CUSTOMER_THERE[0].text,
        then=CUSTOMER_THERE,
        events=(CallEvent.SENT_ON, CallEvent.SENT_OUT),
    ),
    Rule(
        name="complete transfer",
        command=commands.CompleteTransfer,
        states=(CallState.CONSULTING,),
        refused=CONSULTS.text,
        then=(
            CONSULTS,
            Guard(
                lambda _world, _agent, call: call.customer_leg is not None,
                "the customer has left; end the consultation instead",
            ),
        ),
        events=(CallEvent.HANDED_OVER, CallEvent.TAKEN_OVER, CallEvent.SENT_ON, CallEvent.SENT_OUT),
    ),
    Rule(
        name="cancel transfer",
        command=commands.CancelTransfer,
        states=(CallState.CONSULTING,),
        refused=CONSULTS.text,
        then=(CONSULTS,),
        events=(CallEvent.RESUMED,),
    ),
)
