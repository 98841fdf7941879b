"""More than two people in one call."""

from __future__ import annotations

from .. import commands, conference
from ..admission import Guard, Rule
from ..model import CallState
from ..parties import members_of
from ..states import CallEvent
from .guards import (
    CALLS_SOMEBODY,
    HAS_BRIDGE,
    HAS_FURTHER,
    IS_CONFERENCE,
    JOINABLE,
    NO_CONVERSATION,
    NOBODY_CALLED,
    TALK,
    WITHOUT_CONSULTATION,
    is_warm,
)

COMPANY_RULES = (
    Rule(
        name="add warm",
        command=commands.ConferenceIn,
        given=is_warm,
        states=WITHOUT_CONSULTATION,
        refused=NO_CONVERSATION,
        then=(
            *JOINABLE,
            Guard(
                lambda world, _agent, call: not members_of(world, call),
                "only the first participant can be spoken to alone; add this one cold",
            ),
        ),
        events=(CallEvent.CONSULTED,),
    ),
    Rule(
        name="add cold",
        command=commands.ConferenceIn,
        states=WITHOUT_CONSULTATION,
        refused=NO_CONVERSATION,
        then=JOINABLE,
    ),
    Rule(
        name="complete conference",
        command=commands.CompleteConference,
        first=(CALLS_SOMEBODY,),
        states=(CallState.CONSULTING,),
        refused=conference.NOT_ANSWERED,
        then=(Guard(conference.has_answered, conference.NOT_ANSWERED),),
        events=(CallEvent.RESUMED,),
    ),
    Rule(
        name="cancel conference",
        command=commands.CancelConference,
        states=TALK,
        refused=CALLS_SOMEBODY.text,
        then=(CALLS_SOMEBODY,),
        events=(CallEvent.RESUMED,),
        happening_in=(CallState.CONSULTING,),
    ),
    Rule(
        name="add parked",
        command=commands.AddToConference,
        states=WITHOUT_CONSULTATION,
        refused=NO_CONVERSATION,
        then=JOINABLE,
    ),
    Rule(
        name="remove customer",
        command=commands.RemoveParticipant,
        given=lambda agent, command: command.call == agent.call,
        states=TALK,
        refused=conference.NO_CONFERENCE,
        then=(IS_CONFERENCE,),
    ),
    Rule(
        name="remove participant",
        command=commands.RemoveParticipant,
        states=TALK,
        refused=conference.NO_CONFERENCE,
        then=(HAS_FURTHER,),
    ),
    Rule(
        name="park participant",
        command=commands.ParkParticipant,
        states=TALK,
        refused=conference.NO_CONFERENCE,
        then=(HAS_FURTHER,),
    ),
    Rule(
        name="leave conference",
        command=commands.LeaveConference,
        states=WITHOUT_CONSULTATION,
        refused=NO_CONVERSATION,
        then=(
            HAS_BRIDGE,
            NOBODY_CALLED,
            IS_CONFERENCE,
        ),
        events=(CallEvent.HANDED_OVER, CallEvent.TAKEN_OVER, CallEvent.DROPPED),
    ),
)
