"""Calls that agents were offered and did not take: who, when and why."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from cordboard.vcc.calls import OfferEnded
from cordboard.vcc.history import MissedCall, MissedCalls, MissedWanted
from cordboard.vcc.ids import DomainId
from cordboard.vcc.kernel import Recorded

from .database import put
from .history import CONTACT_NAME
from .tables import calls, contacts, missed_offers


class MissedOffers:
    """The projection that writes which offers came to nothing."""

    name = "missed offers"

    def apply(self, connection: sa.Connection, facts: Sequence[Recorded]) -> None:
        """Write what `facts` say; again is harmless."""
        for recorded in facts:
            fact = recorded.fact
            if isinstance(fact, OfferEnded):
                row = {
                    "domain": recorded.domain,
                    "fact": recorded.number,
                    "agent_id": fact.agent.id,
                    "call_id": fact.call.id,
                    "missed_at": recorded.at,
                    "cause": fact.cause.value,
                }
                put(connection, missed_offers, row)


def missed_calls(connection: sa.Connection, domain: DomainId, wanted: MissedWanted) -> MissedCalls:
    """What an agent was offered and did not take."""
    own = missed_offers.c.domain == domain, missed_offers.c.agent_id == wanted.agent
    call = sa.and_(calls.c.domain == domain, calls.c.id == missed_offers.c.call_id)
    contact = sa.and_(contacts.c.domain == domain, contacts.c.id == calls.c.contact_id)
    chosen = (
        sa.select(
            *(missed_offers.c[name] for name in ("fact", "call_id", "missed_at", "cause")),
            *(calls.c[name] for name in _OF_THE_CALL),
            CONTACT_NAME.label("contact"),
        )
        .join_from(missed_offers, calls, call)
        .outerjoin(contacts, contact)
        .where(*own)
    )
    ascending = wanted.after is not None
    if wanted.after is not None:
        chosen = chosen.where(missed_offers.c.fact > wanted.after)
    if wanted.before is not None:
        chosen = chosen.where(missed_offers.c.fact < wanted.before)
    order = missed_offers.c.fact if ascending else missed_offers.c.fact.desc()
    rows = connection.execute(chosen.order_by(order).limit(wanted.limit + 1)).mappings().all()
    found = [msgspec.convert(row, MissedCall, strict=False) for row in rows[: wanted.limit]]
    return MissedCalls(calls=tuple(found[::-1] if ascending else found), more=len(rows) > wanted.limit)


_OF_THE_CALL = ("type", "number", "contact_id", "campaign_id", "campaign", "skill_id", "skill")
