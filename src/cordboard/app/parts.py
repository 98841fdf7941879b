"""The parts behind the doors, from the engine outwards: each is up within its context and down after it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cordboard.access import Access, Terms, kept_approvals, kept_tokens
from cordboard.app.doors import server_address
from cordboard.app.folder import RECORDINGS, VOICEMAILS, provision_of
from cordboard.app.passwords import DoorPasswords
from cordboard.contacts import RegisterKeeper, TableRecords, customers
from cordboard.journal.answers import SqliteAnswers
from cordboard.journal.cursors import SqliteCursors
from cordboard.journal.sqlite import SqliteJournal
from cordboard.mail import mail_work
from cordboard.owner.clock import SystemClock
from cordboard.owner.credentials import Credentials, without_secrets
from cordboard.owner.engine import raise_epoch
from cordboard.owner.loop import Owner
from cordboard.owner.snapshots import DAY, Retention
from cordboard.previews import filling
from cordboard.seat import SeatHouse, SeatSettings
from cordboard.settings import Settings
from cordboard.store.calllog import CallLog
from cordboard.store.contact_records import ContactRecords
from cordboard.store.database import Database, sqlite_url
from cordboard.store.list_records import ListRecords
from cordboard.store.missed import MissedOffers
from cordboard.store.parts import CallParts
from cordboard.store.projection import Projector
from cordboard.store.voicemails import VoicemailRecords
from cordboard.store.worksheets import WorksheetAnswers
from cordboard.telephony.link import LinkedEngine
from cordboard.telephony.process import EngineSettings, spawn_or_adopt
from cordboard.vcc import Core
from cordboard.vcc.center import Center
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.dnc import DncRegister
from cordboard.vcc.ids import LOCAL_SEAT, Milliseconds
from cordboard.voicemail import voicemail_work


@asynccontextmanager
async def living_engine(settings: Settings) -> AsyncIterator[LinkedEngine]:
    """The living engine of the data folder, or a new one; it ends with us unless we are killed."""
    engine = await spawn_or_adopt(engine_settings(settings))
    try:
        yield engine
    finally:
        await engine.stop()


def engine_settings(settings: Settings) -> EngineSettings:
    return EngineSettings(
        data=settings.data,
        sip_host=settings.sip.host,
        sip_port=settings.sip.port,
        rtp_first=settings.rtp.first,
        rtp_last=settings.rtp.last,
        ice_tcp=settings.ice_tcp,
        advertised=settings.public_address,
        orphan_minutes=settings.orphan_minutes,
        sip_digests=tuple(settings.sip_digests.split(",")),
    )


@asynccontextmanager
async def caught_up_owner(
    settings: Settings, center: Center, engine: LinkedEngine
) -> AsyncIterator[tuple[Owner, TableRecords]]:
    """The domain's owner, caught up with journal and engine, and its customers' records."""
    for folder in (RECORDINGS, VOICEMAILS):
        (settings.data / folder).mkdir(exist_ok=True)
    journal = SqliteJournal(settings.data / "journal.db")
    credentials = Credentials(center.domain, center.users)
    register = DncRegister()
    owner = Owner(
        domain=center.domain_id,
        core=lambda: Core(without_secrets(center), register),
        journal=journal,
        engine=engine,
        provision=provision_of(center, settings.data),
        epoch=raise_epoch(settings.data),
        credentials=credentials,
        clock=SystemClock(),
        retention=Retention(settings.snapshot_facts, Milliseconds(settings.journal_days * DAY)),
    )
    try:
        async with _call_log(settings, center, journal) as projector:
            owner.subscribe(projector.notice)
            owner.hold(lambda: projector.applied)
            keeper = RegisterKeeper(register, projector.read, center.domain_id)
            await keeper.load()
            await owner.start()
            try:
                await owner.submit(ReplaceCenter(seat=LOCAL_SEAT, center=without_secrets(center)))
                async with (
                    customers(owner, projector, keeper, center),
                    voicemail_work(
                        owner, settings.data / VOICEMAILS, projector, center.domain_id, SystemClock().now
                    ),
                    mail_work(owner, settings, settings.data / VOICEMAILS),
                    filling(
                        owner, projector.read, projector.wait_for, clock=SystemClock().now, center=center
                    ),
                ):
                    yield owner, TableRecords(owner, projector, center.domain_id)
            finally:
                await owner.stop()
    finally:
        credentials.close()
        journal.close()


@asynccontextmanager
async def _call_log(settings: Settings, center: Center, journal: SqliteJournal) -> AsyncIterator[Projector]:
    """The projections that write the tables; they stop after the owner."""
    database = Database(sqlite_url(settings.data / "store.db"))
    folder = settings.data / VOICEMAILS
    projections = (
        CallLog(center),
        CallParts(center),
        MissedOffers(),
        ContactRecords(center),
        VoicemailRecords(center, folder),
        ListRecords(center),
        WorksheetAnswers(center),
    )
    projector = Projector(database, center.domain_id, journal, projections)
    try:
        await projector.start()
        yield projector
    finally:
        await projector.stop()
        database.close()


@asynccontextmanager
async def seat_house(
    settings: Settings, center: Center, owner: Owner, records: TableRecords, web: socket.socket
) -> AsyncIterator[SeatHouse]:
    """All seats, their listeners' queues filled again."""
    cursors = SqliteCursors(settings.data / "cursors.db")
    answers = SqliteAnswers(settings.data / "answers.db")
    seats = SeatSettings(
        domain=center.domain,
        server=server_address(settings, web),
        listeners_per_seat=settings.listener_limit,
        listener_expiry=settings.listener_expiry,
    )
    house = SeatHouse(
        owner, cursors, asyncio.get_running_loop(), SystemClock().now, seats, records=records, answers=answers
    )
    house.load(owner.listeners)
    owner.hold(lambda: house.reached)
    try:
        yield house
    finally:
        await house.close()
        cursors.close()
        answers.close()


@asynccontextmanager
async def kept_access(settings: Settings, owner: Owner) -> AsyncIterator[Access]:
    """Tokens and approved pages of the data folder; a page that is revoked loses its tokens."""
    terms = Terms(access=60 * settings.token_minutes, refresh=3600 * settings.refresh_hours)
    passwords, data = DoorPasswords(owner), settings.data
    async with (
        kept_tokens(data / "tokens.db", passwords, SystemClock().now, terms) as tokens,
        kept_approvals(data / "origins.db", passwords.full_name) as approvals,
    ):
        approvals.when_revoked(tokens.end_page)
        yield Access(tokens, approvals, passwords)
