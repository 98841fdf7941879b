"""Voicemails in their tables, their rows in the call log, and the files that go with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from cordboard.store.calllog import find_call
from cordboard.store.database import Database
from cordboard.store.voicemails import VoicemailRecords, find_voicemail, old_voicemails
from cordboard.vcc.addresses import Address, AddressType
from cordboard.vcc.agents import Agent
from cordboard.vcc.calls import CallState, CallType, Deposit, DepositSettled
from cordboard.vcc.ids import (
    AgentId,
    CallId,
    CampaignId,
    Milliseconds,
    RecordingId,
    SeatId,
    SkillId,
    VoicemailId,
)
from cordboard.vcc.kernel import Fact, Recorded
from cordboard.vcc.voicemail import (
    RecordingRemoved,
    Voicemail,
    VoicemailAccepted,
    VoicemailArrived,
    VoicemailDeleted,
    VoicemailProcessed,
    VoicemailsForgotten,
    VoicemailState,
)

NOON = Milliseconds(1_700_000_000_000)
SEAT = SeatId("ada@example.com")
ADA = Agent(id=AgentId(5), name="ada@example.com", seat=SEAT)
VOICEMAIL = Voicemail(
    id=VoicemailId(320_000_000_000_001),
    session=CallId("5E55" * 8),
    box=Address(AddressType.VOICEMAIL, id=3),
    skill=SkillId(3),
    type=CallType.INBOUND_VM,
    call=CallId("CA11" * 8),
    number="+4930123",
    our_number="+4930555",
    campaign=CampaignId(2),
    file="one.wav",
    length=Milliseconds(5_000),
    sha256="abc",
    created=NOON,
    queued_at=Milliseconds(NOON + 5_000),
)
ACCEPTED = replace(
    VOICEMAIL, state=VoicemailState.PROCESSING, agent=ADA.id, accepted_at=Milliseconds(NOON + 60_000)
)
DONE = replace(
    ACCEPTED, state=VoicemailState.PROCESSED, comments="called back", ended_at=Milliseconds(NOON + 90_000)
)
OWN = replace(VOICEMAIL, skill=None, owner=ADA.id, box=Address(AddressType.VOICEMAIL, id=5))


class Tables:
    """Voicemails in tables, written by facts, and a folder of files."""

    def __init__(self, story: Any, database: Database, folder: Path) -> None:
        self.story, self.database, self.folder = story, database, folder
        self.records = VoicemailRecords(story.center, folder)
        (folder / VOICEMAIL.file).write_bytes(b"a sound")

    def happen(self, *facts: Fact) -> None:
        domain = self.story.center.domain_id
        recorded = [Recorded(number=1, domain=domain, at=NOON, fact=fact) for fact in facts]
        with self.database.transaction() as connection:
            self.records.apply(connection, recorded)

    def read(self, question: Any) -> Any:
        with self.database.transaction() as connection:
            return question(connection)

    def old(self, before: int, after: int = 0) -> list[VoicemailId]:
        return self.read(  # type: ignore[no-any-return]
            lambda connection: old_voicemails(
                connection,
                domain=self.story.center.domain_id,
                before=Milliseconds(before),
                after=after,
                limit=10,
            )
        )

    @property
    def row(self) -> dict[str, Any]:
        row: dict[str, Any] = self.read(
            lambda connection: find_voicemail(connection, self.story.center.domain_id, VOICEMAIL.id)
        )
        return row

    @property
    def in_the_call_log(self) -> Any:
        return self.read(
            lambda connection: find_call(connection, self.story.center.domain_id, VOICEMAIL.session)
        )

    @property
    def file_is_there(self) -> bool:
        return (self.folder / VOICEMAIL.file).exists()


@pytest.fixture
def tables(story: Any, database: Database, tmp_path: Path) -> Tables:
    database.migrate()
    return Tables(story, database, tmp_path)


def test_a_voicemail_waits_in_the_call_log(tables: Tables) -> None:
    tables.happen(VoicemailArrived(seats=(), voicemail=VOICEMAIL))
    found = tables.in_the_call_log
    assert (found.type, found.state, found.skill) == (CallType.INBOUND_VM, CallState.QUEUED, "Sales")
    assert (found.number, found.dnis, found.campaign) == ("+4930123", "+4930555", "Spring")
    assert (tables.row["state"], tables.row["file_name"]) == ("NEW", "one.wav")


def test_what_was_done_with_it_is_kept_and_so_is_its_file(tables: Tables) -> None:
    tables.happen(
        VoicemailArrived(seats=(), voicemail=VOICEMAIL),
        VoicemailAccepted(seat=SEAT, voicemail=ACCEPTED, agent=ADA),
        VoicemailProcessed(seat=SEAT, voicemail=DONE, agent=ADA),
    )
    found = tables.in_the_call_log
    assert (found.state, found.agent, found.comments) == (
        CallState.FINISHED,
        "ada@example.com",
        "called back",
    )
    assert (found.connected_at, found.finished_at) == (NOON + 60_000, NOON + 90_000)
    assert (tables.row["agent"], tables.row["comments"]) == ("ada@example.com", "called back")
    assert tables.file_is_there


@pytest.mark.parametrize(
    "fact",
    [
        VoicemailDeleted(seat=SEAT, voicemail=DONE, agent=ADA),
        RecordingRemoved(
            seat=SEAT, voicemail=replace(OWN, state=VoicemailState.PROCESSED), recordings=(), greeting=""
        ),
    ],
)
def test_what_is_thrown_away_takes_its_file_along_also_twice(tables: Tables, fact: Fact) -> None:
    # given
    tables.happen(VoicemailArrived(seats=(), voicemail=VOICEMAIL))
    # when the fact comes twice, as after a failed commit
    tables.happen(fact)
    tables.happen(fact)
    # then
    assert not tables.file_is_there
    assert (tables.row["state"], tables.row["file_name"], tables.row["agent_id"]) == (
        "PROCESSED",
        None,
        ADA.id,
    )


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_not_kept_leaves_no_file(tables: Tables, kept: bool) -> None:
    said = Deposit(
        recording=RecordingId("one"),
        file=VOICEMAIL.file,
        box=VOICEMAIL.box,
        call=VOICEMAIL.call,
        type=CallType.INBOUND_VM,
        number="+4930123",
        began=NOON,
    )
    tables.happen(DepositSettled(deposit=said, kept=kept))
    assert tables.file_is_there == kept


def test_what_is_old_is_found_once_and_its_file_goes(tables: Tables) -> None:
    # given one that is done with, and one that waits
    waiting = replace(VOICEMAIL, id=VoicemailId(VOICEMAIL.id + 1), session=CallId("5E56" * 8), file="two.wav")
    tables.happen(
        VoicemailArrived(seats=(), voicemail=waiting),
        VoicemailProcessed(seat=SEAT, voicemail=DONE, agent=ADA),
    )
    assert tables.old(DONE.ended_at) == []
    assert tables.old(DONE.ended_at + 1) == [DONE.id]
    assert tables.old(DONE.ended_at + 1, after=DONE.id) == []
    # when it is forgotten, twice as after a crash
    for _ in range(2):
        tables.happen(VoicemailsForgotten(voicemails=(DONE.id,)))
    # then
    assert not tables.file_is_there
    assert (tables.row["file_name"], tables.row["comments"]) == (None, "called back")
    assert tables.old(DONE.ended_at + 1) == []


def test_nothing_but_a_file_of_its_own_goes(tables: Tables) -> None:
    (tables.folder / "other.wav").write_bytes(b"another sound")
    tables.happen(VoicemailProcessed(seat=SEAT, voicemail=DONE, agent=ADA))
    tables.happen(VoicemailsForgotten(voicemails=(VoicemailId(1), DONE.id)))
    assert [each.name for each in tables.folder.glob("*.wav")] == ["other.wav"]
