"""Calls that wait in a slot, or go to somebody else."""

from __future__ import annotations

from ...center import Permission
from .. import commands
from ..admission import Guard, Need, Rule
from ..model import CallState
from ..parties import other_party
from ..states import CallEvent
from .guards import (
    CAN_GO,
    CONSULTS,
    OWN_CALL,
    SOMEBODY,
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
        refused=SOMEBODY.text,
        then=(
            SOMEBODY,
            Guard(alone, "a conference cannot be parked; park or remove its participants first"),
            OWN_CALL,
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
        refused=CAN_GO[0].text,
        then=CAN_GO,
        events=(CallEvent.CONSULTED,),
    ),
    Rule(
        name="transfer cold",
        command=commands.TransferCall,
        given=of_own_call,
        states=WITHOUT_CONSULTATION,
        refused=CAN_GO[0].text,
        then=CAN_GO,
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
                lambda world, _agent, call: other_party(world, call),
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
