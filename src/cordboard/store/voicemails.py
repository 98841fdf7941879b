"""What became of every voicemail, its row in the call log, and the files of those that were thrown away.

A file goes when the fact that removes it is applied. Where the transaction fails afterwards, the fact comes
again, and the file is gone already: it is none the worse for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from cordboard.vcc.calls import CallState, DepositSettled
from cordboard.vcc.center import Center
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.ids import DomainId, Milliseconds, VoicemailId
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.voicemail import (
    RecordingRemoved,
    Voicemail,
    VoicemailDeleted,
    VoicemailsForgotten,
    VoicemailState,
)

from .database import put
from .tables import calls, voicemails

_THROWN_AWAY = (RecordingRemoved, VoicemailDeleted)


class VoicemailRecords:
    """The projection that writes voicemails, and removes the files in `folder` of those that are no more."""

    name = "voicemails"

    def __init__(self, center: Center, folder: Path) -> None:
        self._folder = folder
        self._learn(center)

    def _learn(self, center: Center) -> None:
        self._campaigns = {campaign.id: campaign.name for campaign in center.campaigns}
        self._skills = {skill.id: skill.name for skill in center.skills}
        self._users = {user.id: user.name for user in center.users}

    def apply(self, connection: sa.Connection, facts: Sequence[Recorded]) -> None:
        """Write what `facts` say; again is harmless."""
        rows: dict[VoicemailId, tuple[Recorded, Voicemail]] = {}
        for recorded in facts:
            fact = recorded.fact
            if isinstance(fact, CenterReplaced):
                self._learn(fact.center)
            elif isinstance(fact, DepositSettled) and not fact.kept:
                self._remove(fact.deposit.file)
            elif isinstance(fact, VoicemailsForgotten):
                self._forget(connection, recorded.domain, fact.voicemails)
            found = getattr(fact, "voicemail", None)
            if isinstance(found, Voicemail):
                rows[found.id] = (recorded, found)
        for recorded, found in rows.values():
            self._write(connection, recorded, found)

    def _write(self, connection: sa.Connection, recorded: Recorded, voicemail: Voicemail) -> None:
        gone = isinstance(recorded.fact, _THROWN_AWAY)
        put(connection, voicemails, self._row(recorded.domain, voicemail, gone=gone))
        put(connection, calls, self._call_row(recorded.domain, voicemail))
        if gone:
            self._remove(voicemail.file)

    def _forget(self, connection: sa.Connection, domain: DomainId, old: Sequence[VoicemailId]) -> None:
        """Their files go; what is known of them stays, as of calls."""
        theirs = (voicemails.c.domain == domain) & voicemails.c.id.in_(old)
        for file in connection.execute(sa.select(voicemails.c.file_name).where(theirs)).scalars():
            if file is not None:
                self._remove(file)
        connection.execute(sa.update(voicemails).where(theirs).values(file_name=None))

    def _remove(self, file: str) -> None:
        (self._folder / file).unlink(missing_ok=True)

    def _row(self, domain: DomainId, voicemail: Voicemail, *, gone: bool) -> dict[str, Any]:
        agent = voicemail.agent or voicemail.owner
        return {
            "domain": domain,
            "id": voicemail.id,
            "session_id": voicemail.session,
            "call_id": voicemail.call,
            "state": voicemail.state.value,
            "type": voicemail.type.value,
            "owner_id": voicemail.owner,
            "owner": self._users.get(voicemail.owner) if voicemail.owner else None,
            "skill_id": voicemail.skill,
            "skill": self._skills.get(voicemail.skill) if voicemail.skill else None,
            "number": voicemail.number,
            "file_name": None if gone else voicemail.file,
            "length": voicemail.length,
            "sha256": voicemail.sha256,
            "created_at": voicemail.created,
            "accepted_at": voicemail.accepted_at or None,
            "ended_at": voicemail.ended_at or None,
            "agent_id": agent,
            "agent": self._users.get(agent) if agent else None,
            "comments": voicemail.comments,
        }

    def _call_row(self, domain: DomainId, voicemail: Voicemail) -> dict[str, Any]:
        """As a call of its own: it waits from when it was left, and is handled from when it was accepted."""
        done = voicemail.state is VoicemailState.PROCESSED
        agent = voicemail.agent or voicemail.owner
        return {
            "domain": domain,
            "id": voicemail.session,
            "type": voicemail.type.value,
            "state": (CallState.FINISHED if done else CallState.QUEUED).value,
            "number": voicemail.number,
            "ani": voicemail.number,
            "dnis": voicemail.our_number,
            "comments": voicemail.comments,
            "campaign_id": voicemail.campaign,
            "campaign": self._campaigns.get(voicemail.campaign) if voicemail.campaign else None,
            "skill_id": voicemail.skill,
            "skill": self._skills.get(voicemail.skill) if voicemail.skill else None,
            "agent_id": agent,
            "agent": self._users.get(agent) if agent else None,
            "transferred_by_id": voicemail.transferred_by,
            "transferred_by": self._users.get(voicemail.transferred_by) if voicemail.transferred_by else None,
            "created_at": voicemail.created,
            "queued_at": voicemail.queued_at,
            "connected_at": voicemail.accepted_at or None,
            "ended_at": voicemail.ended_at or None,
            "finished_at": voicemail.ended_at or None,
        }


def old_voicemails(
    connection: sa.Connection, *, domain: DomainId, before: Milliseconds, after: int, limit: int
) -> list[VoicemailId]:
    """Those that were done with before that moment and have their files yet, with ids above `after`."""
    found = (
        sa.select(voicemails.c.id)
        .where(voicemails.c.domain == domain, voicemails.c.id > after)
        .where(voicemails.c.state == VoicemailState.PROCESSED.value)
        .where(voicemails.c.file_name.is_not(None), voicemails.c.ended_at < before)
        .order_by(voicemails.c.id)
        .limit(limit)
    )
    return [VoicemailId(each) for each in connection.execute(found).scalars()]


def find_voicemail(
    connection: sa.Connection, domain: DomainId, voicemail: VoicemailId
) -> dict[str, Any] | None:
    """One voicemail by its id."""
    found = sa.select(voicemails).where(voicemails.c.domain == domain, voicemails.c.id == voicemail)
    row = connection.execute(found).mappings().first()
    return None if row is None else dict(row)
