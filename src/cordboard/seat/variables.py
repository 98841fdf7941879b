"""The variables of a call: what a screen pop reads at `callStarted`.

The ids of the system's own are the same in every center and every release: 1000 times the
group, plus the place in it. Times are UTC. What is not known is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from cordboard.contract import CavFullValue, CavViewFullValue
from cordboard.contract.codes import DataType, VariableView
from cordboard.seat import views
from cordboard.vcc.center import CallVariable
from cordboard.vcc.ids import Milliseconds
from cordboard.vcc.queries import CallVariables

_FIRST_ID: Final = 100_000_000_000_000
"""Objects have 15-digit ids; those of a center begin with 3."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One system variable."""

    name: str
    description: str
    read: Callable[[CallVariables], str]
    type: DataType = DataType.STRING


@dataclass(frozen=True, slots=True)
class Group:
    """Variables that are shown under one name."""

    id: int
    name: str
    variables: tuple[Variable, ...]
    of_contact: bool = False
    """Whether the values come from the contact record."""


def duration(length: int) -> str:
    """hh:mm:ss.SSS"""
    seconds, milliseconds = divmod(length, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}:{second:02d}.{milliseconds:03d}"


def date_time(at: Milliseconds) -> str:
    """yyyy-MM-dd HH:mm:ss.SSS, empty for never."""
    return views.moment(at).strftime("%Y-%m-%d %H:%M:%S.") + f"{at % 1000:03d}" if at else ""


def _unknown(_known: CallVariables) -> str:
    return ""


def _id(value: int | None) -> str:
    return "" if value is None else str(value)


def _span(begin: Milliseconds, end: Milliseconds) -> str:
    return duration(end - begin) if begin and end else ""


def _length(known: CallVariables) -> str:
    return duration(views.call_length(known.call)) if known.call.ended_at else ""


def _handle_time(known: CallVariables) -> str:
    return duration(views.handle_time(known.call)) if known.call.finished_at else ""


def _wrapup_time(known: CallVariables) -> str:
    return duration(views.wrapup_time(known.call)) if known.call.finished_at else ""


def _queue_time(known: CallVariables) -> str:
    return _span(known.call.queued_at, known.call.offered_at)


CALL: Final = Group(
    1,
    "Call",
    (
        Variable("session_id", "The call's session id", lambda known: known.call.id),
        Variable("call_id", "The call's id", lambda known: known.call.id),
        Variable("type", "The call's type", lambda known: str(views.CALL_TYPES[known.call.type].value)),
        Variable("type_name", "The call type's name", lambda known: views.CALL_TYPES[known.call.type].name),
        Variable("campaign_id", "The campaign's id", lambda known: _id(known.call.campaign)),
        Variable(
            "campaign_name",
            "The campaign's name",
            lambda known: known.campaign.name if known.campaign else "",
        ),
        Variable("comments", "The agent's comments", lambda known: known.call.comments),
        Variable("ANI", "The calling number", lambda known: known.call.ani),
        Variable("DNIS", "The called number", lambda known: known.call.dnis),
        Variable("disposition_id", "The disposition's id", lambda known: _id(known.call.disposition)),
        Variable(
            "disposition_name",
            "The disposition's name",
            lambda known: known.disposition.name if known.disposition else "",
        ),
        Variable("length", "How long the parties were connected", _length, DataType.TIME_PERIOD),
        Variable("handle_time", "The agent's work on the call", _handle_time, DataType.TIME_PERIOD),
        Variable("wrapup_time", "From the end to the disposition", _wrapup_time, DataType.TIME_PERIOD),
        Variable(
            "start_timestamp",
            "When the call began",
            lambda known: date_time(known.call.created_at),
            DataType.DATE_TIME,
        ),
        Variable(
            "end_timestamp",
            "When the call ended",
            lambda known: date_time(known.call.ended_at),
            DataType.DATE_TIME,
        ),
        Variable("skill_id", "The skill's id", lambda known: _id(known.call.skill)),
        Variable("skill_name", "The skill's name", lambda known: known.skill.name if known.skill else ""),
        Variable("queue_time", "How long the caller waited", _queue_time, DataType.TIME_PERIOD),
        Variable(
            "hold_time",
            "How long the call was on hold",
            lambda known: duration(known.call.hold_time),
            DataType.TIME_PERIOD,
        ),
        Variable(
            "park_time",
            "How long the call was parked",
            lambda known: duration(known.call.park_time),
            DataType.TIME_PERIOD,
        ),
        Variable("bill_time", "The time that is billed", _unknown, DataType.TIME_PERIOD),
        Variable("number", "The outside party's number", lambda known: known.call.number),
        Variable("mediatype", "How the parties speak", lambda _known: "voice"),
        Variable(
            "tcpa_date_of_consent", "When the customer agreed to be called", _unknown, DataType.DATE_TIME
        ),
        Variable("language", "The caller's language", _unknown),
    ),
)

CUSTOMER: Final = Group(
    2,
    "Customer",
    (
        Variable("_record_id", "The contact record's id", _unknown),
        Variable("number1", "The contact's first number", _unknown, DataType.PHONE),
        Variable("number2", "The contact's second number", _unknown, DataType.PHONE),
        Variable("number3", "The contact's third number", _unknown, DataType.PHONE),
        Variable("first_name", "First name", _unknown),
        Variable("last_name", "Last name", _unknown),
        Variable("company", "Company", _unknown),
        Variable("street", "Street", _unknown),
        Variable("city", "City", _unknown),
        Variable("state", "State", _unknown),
        Variable("zip", "Postal code", _unknown),
    ),
    of_contact=True,
)

AGENT: Final = Group(
    3,
    "Agent",
    (
        Variable("id", "The last agent's id", lambda known: _id(known.user.id)),
        Variable("user_name", "The agent's user name", lambda known: known.user.name),
        Variable("full_name", "The agent's full name", lambda known: known.user.full_name),
        Variable("first_agent", "The first agent's user name", lambda known: known.first_agent_name),
        Variable("station_id", "The agent's station", lambda known: known.agent.station),
        Variable(
            "station_type",
            "The station's type",
            lambda known: views.STATION_TYPES[known.agent.station_type].value,
        ),
    ),
)

IVR: Final = Group(
    4,
    "IVR",
    (
        Variable("last_state", "The last state of the script", _unknown),
        Variable("last_module", "The last module of the script", _unknown),
        Variable("error_code", "The script's error code", _unknown, DataType.NUMBER),
        Variable("error_desc", "The script's error in words", _unknown),
    ),
)

GROUPS: Final = (CALL, CUSTOMER, AGENT, IVR)
_LAST_SYSTEM_ID: Final = GROUPS[-1].id * 1000 + len(GROUPS[-1].variables)


def call_variables(known: CallVariables) -> tuple[CavFullValue, ...]:
    """All variables of a call, as `cavFullValue`: the system's, then the center's own."""
    system = tuple(
        _shown(group, place, variable, known)
        for group in GROUPS
        for place, variable in enumerate(group.variables, start=1)
    )
    return system + tuple(_own(variable, value) for variable, value in known.own)


def is_system_variable(variable: int) -> bool:
    """True for the id of a system variable, which agents cannot change."""
    return _FIRST_ID < variable <= _FIRST_ID + _LAST_SYSTEM_ID


def field_views(variables: Iterable[CallVariable]) -> tuple[CavViewFullValue, ...]:
    """The fields of the agent's call view: the center's own variables that have a width."""
    shown = (variable for variable in variables if variable.width)
    return tuple(
        CavViewFullValue(
            cavId=variable.id,
            editable=variable.editable,
            id=variable.id,
            name=f"{variable.group}.{variable.name}",
            order=place,
            type=VariableView.CALL_VARIABLE.value,
            width=variable.width,
        )
        for place, variable in enumerate(shown, start=1)
    )


def _own(variable: CallVariable, value: str) -> CavFullValue:
    return CavFullValue(
        applyToAllDispositions=True,
        CCF=False,
        cavGroupId=variable.group_id,
        defaultValue=variable.default,
        description=variable.description,
        groupName=variable.group,
        id=variable.id,
        name=variable.name,
        systemId=0,
        type=DataType[variable.type.name].value,
        value=value,
    )


def _shown(group: Group, place: int, variable: Variable, known: CallVariables) -> CavFullValue:
    system_id = group.id * 1000 + place
    return CavFullValue(
        applyToAllDispositions=False,
        CCF=group.of_contact,
        cavGroupId=group.id,
        defaultValue="",
        description=variable.description,
        groupName=group.name,
        id=_FIRST_ID + system_id,
        name=variable.name,
        systemId=system_id,
        type=variable.type.value,
        value=variable.read(known),
    )
