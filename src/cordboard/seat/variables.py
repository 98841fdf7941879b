"""The variables of a call: what a screen pop reads at `callStarted`.

The ids of the system's own are the same in every center and every release: 1000 times the
group, plus the place in it. Times are UTC. What is not known is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from cordboard.contract import CavFullValue, CavViewFullValue
from cordboard.contract.codes import DataType, VariableView
from cordboard.seat import views
from cordboard.vcc.center import SYSTEM_FIELDS, CallVariable, ContactField, Display, MapTo
from cordboard.vcc.contacts import Contact, ContactFields
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


def _contact(known: CallVariables) -> Contact:
    return Contact() if known.customer is None else known.customer.contact


def _of_contact(field: ContactField) -> Variable:
    def read(known: CallVariables) -> str:
        return _contact(known).value(field.name)

    return Variable(field.name, field.description, read, DataType[field.type.name])


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
        Variable(views.RECORD_ID, "The contact record's id", lambda known: views.record_id(_contact(known))),
        *(_of_contact(field) for field in SYSTEM_FIELDS),
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
        Variable("station_id", "The agent's station", lambda known: views.station_number(known.agent)),
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
_SYSTEM_NAMES: Final = frozenset(field.name for field in SYSTEM_FIELDS)
_LAST_SYSTEM_ID: Final = GROUPS[-1].id * 1000 + len(GROUPS[-1].variables)


def call_variables(known: CallVariables) -> tuple[CavFullValue, ...]:
    """All variables of a call, as `cavFullValue`: the system's, more fields of the contact, the center's."""
    system = tuple(
        _shown(group, place, variable, known)
        for group in GROUPS
        for place, variable in enumerate(group.variables, start=1)
    )
    customer = _contact(known)
    fields = (field for field in known.contact_fields if field.name not in _SYSTEM_NAMES)
    return (
        system
        + tuple(_field(field, customer.value(field.name)) for field in fields)
        + tuple(_own(variable, value) for variable, value in known.own)
    )


def is_system_variable(variable: int) -> bool:
    """True for the id of a system variable; agents can change none but the contact's."""
    return _FIRST_ID < variable <= _FIRST_ID + _LAST_SYSTEM_ID


def contact_variable(variable: int) -> str | None:
    """The name of the variable of group Customer that has this id of the system's; None for other ids."""
    place = variable - _FIRST_ID - CUSTOMER.id * 1000
    return CUSTOMER.variables[place - 1].name if 0 < place <= len(CUSTOMER.variables) else None


def field_views(contact: ContactFields, variables: Iterable[CallVariable]) -> tuple[CavViewFullValue, ...]:
    """The agent's call view: visible fields of the contact, then the center's variables that have a width."""
    fields = [
        _view(
            VariableView.CONTACT_FIELD,
            field.id,
            f"{CUSTOMER.name}.{field.name}",
            width=_WIDTHS[field.display],
            editable=contact.may_edit and field.map_to is MapTo.NONE,
        )
        for field in contact.fields
        if field.display is not Display.INVISIBLE
    ]
    own = [
        _view(
            VariableView.CALL_VARIABLE,
            variable.id,
            f"{variable.group}.{variable.name}",
            width=variable.width,
            editable=variable.editable,
        )
        for variable in variables
        if variable.width
    ]
    return tuple(replace(view, order=place) for place, view in enumerate(fields + own, start=1))


_WIDTHS: Final = {Display.SHORT: 50, Display.LONG: 100}


def _view(kind: VariableView, cav_id: int, name: str, *, width: int, editable: bool) -> CavViewFullValue:
    return CavViewFullValue(
        cavId=cav_id, editable=editable, id=cav_id, name=name, order=0, type=kind.value, width=width
    )


def _field(field: ContactField, value: str) -> CavFullValue:
    return CavFullValue(
        applyToAllDispositions=True,
        CCF=True,
        cavGroupId=CUSTOMER.id,
        defaultValue="",
        description=field.description,
        groupName=CUSTOMER.name,
        id=field.id,
        name=field.name,
        systemId=0,
        type=DataType[field.type.name].value,
        value=value,
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
