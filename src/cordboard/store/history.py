"""An agent's own history, read from the call log and from their parts in calls."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from cordboard.vcc.history import History, HistoryWanted, PastCall, Place
from cordboard.vcc.ids import AgentId, DomainId

from .tables import call_parts, calls, contacts


def past_calls(connection: sa.Connection, domain: DomainId, wanted: HistoryWanted) -> History:
    """The calls that an agent spoke on; each once, however often they had it."""
    own = _own(domain, wanted.agent)
    chosen = _with_names(domain, wanted.agent, own).where(*_conditions(wanted, own))
    ascending = wanted.after is not None
    order = [each if ascending else each.desc() for each in (own.c.joined_at, own.c.call_id)]
    rows = connection.execute(chosen.order_by(*order).limit(wanted.limit + 1)).mappings().all()
    found = [msgspec.convert(row, PastCall, strict=False) for row in rows[: wanted.limit]]
    newest_first = found[::-1] if ascending else found
    return History(calls=tuple(newest_first), more=len(rows) > wanted.limit)


def _own(domain: DomainId, agent: AgentId) -> sa.Subquery:
    """One row a call: when the agent began to speak, and where their last part begins."""
    return (
        sa.select(
            call_parts.c.call_id,
            sa.func.min(call_parts.c.started_at).label("joined_at"),
            sa.func.max(call_parts.c.started_at).label("last_at"),
        )
        .where(call_parts.c.domain == domain, call_parts.c.agent_id == agent)
        .group_by(call_parts.c.call_id)
        .subquery()
    )


def _with_names(domain: DomainId, agent: AgentId, own: sa.Subquery) -> sa.Select[Any]:
    last = call_parts
    part = sa.and_(
        last.c.domain == domain,
        last.c.agent_id == agent,
        last.c.call_id == own.c.call_id,
        last.c.started_at == own.c.last_at,
    )
    call = sa.and_(calls.c.domain == domain, calls.c.id == own.c.call_id)
    contact = sa.and_(contacts.c.domain == domain, contacts.c.id == calls.c.contact_id)
    return (
        sa.select(
            own.c.call_id,
            own.c.joined_at,
            last.c.ended_at.label("left_at"),
            last.c.disposition_id,
            last.c.disposition,
            *(calls.c[name] for name in _OF_THE_CALL),
            CONTACT_NAME.label("contact"),
        )
        .join_from(own, last, part)
        .join(calls, call)
        .outerjoin(contacts, contact)
    )


def _conditions(wanted: HistoryWanted, own: sa.Subquery) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if wanted.before is not None:
        found.append(_key(own) < _place(wanted.before))
    if wanted.after is not None:
        found.append(_key(own) > _place(wanted.after))
    if wanted.types:
        found.append(calls.c.type.in_(sorted(each.value for each in wanted.types)))
    if wanted.digits:
        found.append(calls.c.number.contains(wanted.digits, autoescape=True))
    return found


def _key(own: sa.Subquery) -> sa.Tuple:
    return sa.tuple_(own.c.joined_at, own.c.call_id)


def _place(place: Place) -> sa.Tuple:
    return sa.tuple_(sa.literal(place.at), sa.literal(place.call))


_OF_THE_CALL = (
    "type",
    "number",
    "contact_id",
    "campaign_id",
    "campaign",
    "skill_id",
    "skill",
    "created_at",
    "connected_at",
    "ended_at",
    "talk_time",
    "hold_time",
    "wrap_time",
    "recorded",
    "left_out",
)
_FULL_NAME = sa.func.trim(contacts.c.first_name + " " + contacts.c.last_name)
CONTACT_NAME = sa.func.coalesce(sa.func.nullif(_FULL_NAME, ""), contacts.c.company, "")
"""The person, or else the company; nobody is empty."""
