"""The composition root: the one place that knows which concrete parts a running center is made of.

Everyone else sees ports. `run_up` is `cordboard up`: seats and VCC in this process, the telephony
engine in a process of its own that outlives it, everything kept in one data folder.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from ipaddress import ip_network
from pathlib import Path

import argon2
import msgspec

from cordboard import prompts
from cordboard.access import Terms, Tokens, kept_tokens
from cordboard.centerfile import load_center
from cordboard.centerfile.remembered import RememberedHashes
from cordboard.connectors import Forms, errands_seen_to
from cordboard.contacts import RegisterKeeper, TableRecords, customers
from cordboard.errors import UserError
from cordboard.eventloop import loop_factory
from cordboard.hangup import Hangup
from cordboard.http import HttpServer, HttpSettings
from cordboard.journal.answers import SqliteAnswers
from cordboard.journal.cursors import SqliteCursors
from cordboard.journal.folder import FolderInUse, FolderLock
from cordboard.journal.port import JournalDamaged, JournalUnavailable
from cordboard.journal.sqlite import SqliteJournal
from cordboard.owner.clock import SystemClock
from cordboard.owner.credentials import Credentials, without_secrets
from cordboard.owner.engine import EpochUnreadable, raise_epoch
from cordboard.owner.loop import Owner
from cordboard.owner.snapshots import DAY, Retention
from cordboard.previews import filling
from cordboard.ready import Ready
from cordboard.seat import SeatHouse, SeatSettings
from cordboard.settings import Address, Settings
from cordboard.soap import SoapApp
from cordboard.sockets import listening_socket, raise_file_limit
from cordboard.store.calllog import CallLog
from cordboard.store.contact_records import ContactRecords
from cordboard.store.database import Database, StoreUnavailable, sqlite_url
from cordboard.store.list_records import ListRecords
from cordboard.store.parts import CallParts
from cordboard.store.projection import Projector
from cordboard.store.voicemails import VoicemailRecords
from cordboard.store.worksheets import WorksheetAnswers
from cordboard.telephony.link import LinkedEngine
from cordboard.telephony.port import Provision
from cordboard.telephony.process import EngineSettings, run_engine_process, spawn_or_adopt
from cordboard.vcc import Core
from cordboard.vcc.center import Center
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.dnc import DncRegister
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT, Milliseconds
from cordboard.voicemail import voicemail_work
from cordboard.web import ApiDoor, ClickDoor, FormDoor, FrontDoor, PromptDoor, VoicemailDoor

log = logging.getLogger(__name__)

RECORDINGS = "recordings"
VOICEMAILS = "voicemails"
PROMPTS = "prompts"
_COLLECTIONS = 10_000, 20, 50
"""Thousands of waiting polls are a million objects: to look at them all as often as Python likes to is half
of what a broadcast costs."""
_FAREWELL = 2
"""Seconds that open requests get at the end."""


def run_up(settings: Settings) -> int:
    """Run a center until SIGTERM or SIGINT; the exit status. Raises UserError for what a person can mend."""
    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    file = _center_file(settings)
    os.umask(0o077)  # recordings and the journal are nobody else's
    raise_file_limit()
    with _data_folder(settings.data), listening_socket(settings.http) as web:
        prompts.furnish(settings.data / PROMPTS)
        center = _load_center(file, settings.data)
        with asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(_up(settings, center, web))
    return 0


def run_engine(settings: Settings) -> int:
    """Run the telephony engine alone, in this process, until SIGTERM; `cordboard engine`."""
    return run_engine_process(_engine_settings(settings))


def run_demo(*, once: bool, data: Path | None) -> int:
    """Tell the demo's story, then stay up unless `once`; 0 if every step was seen and heard."""
    from rich.console import Console

    from cordboard.simulator import demo

    return asyncio.run(demo.run(Console(), data, once=once))


async def _up(settings: Settings, center: Center, web: socket.socket) -> None:
    stop = asyncio.Event()
    file_changed = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stop.set)
    loop.add_signal_handler(signal.SIGHUP, Hangup(stop.set, file_changed.set))
    async with (
        _engine(settings) as engine,
        _owner(settings, center, engine) as (owner, records),
        _house(settings, center, owner, records, web) as house,
        _tokens(settings, owner) as tokens,
        _clicks(settings, house),
        errands_seen_to(owner, _server(settings, web)),
    ):
        server = HttpServer(_door(house, owner, tokens, settings, web))
        await server.start(web)
        following = asyncio.create_task(_follow_file(file_changed, settings, owner), name="center file")
        gc.freeze()  # what start-up made stays: collections look at calls only
        gc.set_threshold(*_COLLECTIONS)
        _announce(settings, web, engine)
        await stop.wait()
        house.release()
        following.cancel()
        await server.stop(_FAREWELL)


async def _follow_file(changed: asyncio.Event, settings: Settings, owner: Owner) -> None:
    """Read the center file again whenever somebody says so; a bad one changes nothing."""
    while True:
        await changed.wait()
        changed.clear()
        try:
            center = await asyncio.to_thread(_load_center, _center_file(settings), settings.data)
            await owner.reconfigure(center, _provision(center, settings.data))
        except (UserError, Refusal) as error:
            log.error("the center file is not put in force, all goes on as before: %s", error)  # noqa: TRY400 - a trace says no more
        except Exception:
            log.exception("the center file could not be put in force")
        else:
            log.info("the center file was read again and is in force")


# -- the parts, from the engine outwards --------------------------------------------------------


@asynccontextmanager
async def _engine(settings: Settings) -> AsyncIterator[LinkedEngine]:
    """The living engine of the data folder, or a new one; it ends with us unless we are killed."""
    engine = await spawn_or_adopt(_engine_settings(settings))
    try:
        yield engine
    finally:
        await engine.stop()


def _engine_settings(settings: Settings) -> EngineSettings:
    return EngineSettings(
        data=settings.data,
        sip_host=settings.sip.host,
        sip_port=settings.sip.port,
        rtp_first=settings.rtp.first,
        rtp_last=settings.rtp.last,
        orphan_minutes=settings.orphan_minutes,
        sip_digests=tuple(settings.sip_digests.split(",")),
    )


@asynccontextmanager
async def _owner(
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
        provision=_provision(center, settings.data),
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
                    voicemail_work(owner, settings, settings.data / VOICEMAILS),
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


def _provision(center: Center, data: Path) -> Provision:
    return Provision(
        realm=center.domain,
        stations=center.stations,
        station_addresses=center.station_addresses,
        trunks=center.trunks,
        prompts=str((data / PROMPTS).resolve()),
        recordings=str((data / RECORDINGS).resolve()),
        voicemails=str((data / VOICEMAILS).resolve()),
    )


@asynccontextmanager
async def _house(
    settings: Settings, center: Center, owner: Owner, records: TableRecords, web: socket.socket
) -> AsyncIterator[SeatHouse]:
    """All seats, their listeners' queues filled again."""
    cursors = SqliteCursors(settings.data / "cursors.db")
    answers = SqliteAnswers(settings.data / "answers.db")
    seats = SeatSettings(
        domain=center.domain,
        server=_server(settings, web),
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


def _server(settings: Settings, web: socket.socket) -> str:
    """The address under which agents reach the web services."""
    return settings.public_url or f"http://{Address(settings.http.host, web.getsockname()[1])}"


def _tokens(settings: Settings, owner: Owner) -> AbstractAsyncContextManager[Tokens]:
    """Who may come in by the second door."""
    terms = Terms(access=60 * settings.token_minutes, refresh=3600 * settings.refresh_hours)
    return kept_tokens(settings.data / "tokens.db", owner.credentials, SystemClock().now, terms)


def _door(
    house: SeatHouse, owner: Owner, tokens: Tokens, settings: Settings, web: socket.socket
) -> FrontDoor:
    port = web.getsockname()[1]
    names = {settings.http.host, "localhost", "127.0.0.1", "[::1]", *settings.hosts}
    hosts = frozenset(name if _has_port(name) else f"{name}:{port}" for name in names)
    http = HttpSettings(
        hosts=hosts,
        origins=frozenset(settings.origins),
        public_url=settings.public_url or None,
        proxies=tuple(ip_network(each) for each in settings.trusted_proxies),
    )
    library, voicemails = settings.data / PROMPTS, settings.data / VOICEMAILS
    doors = (
        SoapApp(house, http),
        ApiDoor(house, tokens, http),
        PromptDoor(house, library, http),
        VoicemailDoor(house, voicemails, http),
        FormDoor(Forms(owner), http),
    )
    return FrontDoor(doors, http)


@asynccontextmanager
async def _clicks(settings: Settings, house: SeatHouse) -> AsyncIterator[None]:
    """The listener for clicks on numbers, where the settings name pages whose clicks count."""
    if not settings.click_origins:
        yield
        return
    port = settings.click_port
    hosts = HttpSettings(
        hosts=frozenset({f"localhost:{port}", f"127.0.0.1:{port}"}), origins=frozenset(settings.click_origins)
    )
    with listening_socket(Address("127.0.0.1", port), "--click-port PORT") as listening:
        server = HttpServer(ClickDoor(house, frozenset(settings.click_origins), hosts))
        await server.start(listening)
        try:
            yield
        finally:
            await server.stop(_FAREWELL)


def _has_port(name: str) -> bool:
    return name.rpartition(":")[2].isdecimal() and not name.endswith("]")


# -- the process ----------------------------------------------------------------------------------


def _announce(settings: Settings, web: socket.socket, engine: LinkedEngine) -> None:
    """Say where everything answers: in the log and, whole at once, in the ready file."""
    assert engine.welcome is not None
    sip = Address(engine.welcome.sip_host, engine.welcome.sip_port)
    base = settings.public_url or f"http://{Address(*web.getsockname()[:2])}"
    ready = Ready(soap=f"{base}/agent/v2", web=f"{base}/", sip=str(sip), pid=os.getpid())
    log.info("ready: SOAP at %s, SIP at %s", ready.soap, ready.sip)
    if settings.ready_file is not None:
        fresh = settings.ready_file.with_name(settings.ready_file.name + ".new")
        fresh.write_bytes(msgspec.json.encode(ready))
        fresh.replace(settings.ready_file)


def _load_center(file: Path, data: Path) -> Center:
    hashes = RememberedHashes(data / "passwords.json", argon2.PasswordHasher().hash)
    center = load_center(file, hashes)
    hashes.save()
    return prompts.with_lengths(center, data / PROMPTS)


def _center_file(settings: Settings) -> Path:
    if settings.center is None:
        raise UserError("SETTING-MISSING", "No center file is given.", "Say --center FILE.")
    return settings.center


@contextmanager
def _data_folder(folder: Path) -> Iterator[None]:
    """Own the data folder while we run; it holds secrets, so it is its owner's alone."""
    try:
        lock = FolderLock(folder)
    except FolderInUse as error:
        raise UserError("DATA-IN-USE", str(error), "One center owns a data folder at a time.") from None
    except OSError as error:
        raise UserError("DATA-FOLDER", f"{folder}: {error.strerror}.", "Name a folder with --data.") from None
    folder.chmod(0o700)
    try:
        yield
    except JournalDamaged as error:
        raise UserError("JOURNAL-DAMAGED", str(error), "Nothing was changed.") from error
    except JournalUnavailable as error:
        raise UserError("JOURNAL", str(error), "Nothing was changed.") from error
    except EpochUnreadable as error:
        raise UserError("EPOCH", str(error), "Then start again.") from error
    except StoreUnavailable as error:
        raise UserError("STORE", str(error), "Then start again; the journal is whole.") from error
    finally:
        lock.release()
