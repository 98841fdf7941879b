"""The engine as a process of its own: started once, adopted by every center that comes after.

It outlives its center (a session of its own), ends on SIGTERM with a goodbye to every caller, and ends
by itself when no center has come for a while after its last call.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import logging.handlers
import os
import signal
import time
from collections.abc import Awaitable, Callable

import msgspec

from cordboard.errors import UserError
from cordboard.eventloop import loop_factory
from cordboard.vcc.ids import Milliseconds

from .embedded import EmbeddedEngine
from .launch import LaunchReport, launch
from .link import AGAIN, LinkedEngine
from .link_server import LinkServer
from .place import Place, PlaceTaken
from .port import EngineUnavailable
from .settings import EngineSettings
from .wire import Welcome

__all__ = ["EngineSettings", "LaunchReport", "run_engine_process", "spawn_or_adopt"]

log = logging.getLogger(__name__)

WATCH = 1.0
"""Seconds between two looks at whether anybody needs us."""
TIDY = 60.0
"""Seconds between two full collections of garbage, which wait until there is no call."""
LOG_OCTETS, LOGS_KEPT = 10_000_000, 3
STARTING = 30.0
"""Seconds that an engine which has just been started has to listen."""
NICENESS = -10


# -- the center's side --------------------------------------------------------------------------


async def spawn_or_adopt(settings: EngineSettings) -> LinkedEngine:
    """The living engine of the data folder, or a new one; not attached yet, `welcome` is known.

    Raises UserError where it cannot be started, or answers elsewhere than `settings` ask for. The
    engine is started anew by `attach` if it has died meanwhile.
    """
    place = Place.of(settings.data.resolve())

    async def revive() -> None:
        """Start one, where the last one answered: phones and trunks know that address."""
        port = link.welcome.sip_port if link.welcome is not None else settings.sip_port
        await launch(msgspec.structs.replace(settings, sip_port=port), place)

    link = LinkedEngine(place, _wall_clock, revive)
    _agree(settings, await _meet(link, place, revive))
    return link


async def _meet(link: LinkedEngine, place: Place, revive: Callable[[], Awaitable[None]]) -> Welcome:
    """Find an engine, which may be just starting or just ending."""
    end = time.monotonic() + STARTING
    while True:
        if not place.lives():
            await revive()
        try:
            return await link.greet()
        except EngineUnavailable as reason:
            if time.monotonic() > end:
                raise UserError(
                    "ENGINE-UNREACHABLE",
                    f"The telephony engine does not answer ({reason}).",
                    "End its process.",
                ) from reason
            await asyncio.sleep(AGAIN)


def _agree(settings: EngineSettings, welcome: Welcome) -> None:
    """Refuse an engine that lives at another address than the one asked for."""
    living = (welcome.bound_host, welcome.sip_port)
    wanted = (settings.sip_host, settings.sip_port or welcome.sip_port)
    ports = (welcome.rtp_first, welcome.rtp_last)
    remedy = f"Ask for the same, or end the engine first (process {welcome.pid})."
    if living != wanted:
        text = f"An engine with calls of this data folder answers SIP at {living[0]}:{living[1]}."
        raise UserError("ENGINE-ELSEWHERE", text, remedy)
    if settings.rtp_first and ports != (settings.rtp_first, settings.rtp_last):
        text = f"An engine of this data folder has RTP ports {ports[0]}-{ports[1]}."
        raise UserError("ENGINE-ELSEWHERE", text, remedy)


def _wall_clock() -> Milliseconds:
    return Milliseconds(time.time_ns() // 1_000_000)


# -- the engine's side --------------------------------------------------------------------------


def run_engine_process(settings: EngineSettings, report: LaunchReport | None = None) -> int:
    """Be the engine until SIGTERM, SIGINT or long idleness; the exit status.

    Raises UserError for what a person can mend: a place or an address that is taken.
    """
    os.umask(0o077)
    place = Place.of(settings.data)
    place.prepare()
    _log_to(place, also_here=report is None)
    try:
        with place.taken(), asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(_live(settings, place, report or LaunchReport(None)))
    except PlaceTaken as error:
        raise UserError("ENGINE-RUNS", f"An engine runs in {place.folder} already.", "Use it.") from error
    log.info("the engine has ended")
    return 0


async def _live(settings: EngineSettings, place: Place, report: LaunchReport) -> None:
    try:
        engine = await EmbeddedEngine.open(settings)
    except OSError as error:
        address = f"{settings.sip_host}:{settings.sip_port}"
        raise UserError(
            "SIP-ADDRESS",
            f"SIP cannot be answered at {address} ({error.strerror}).",
            "Choose another with --sip HOST:PORT, or end the program that has it.",
        ) from error
    stop = asyncio.Event()
    server = LinkServer(engine, place, _welcome(engine, settings), stop=stop.set, figures=engine.counters)
    await server.open()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    _settle_down()
    log.info("engine %s answers SIP at %s:%d", engine.id, *engine.sip_address)
    report.ready()
    watch = asyncio.create_task(_watch(engine, server, settings, stop), name="watch")
    await stop.wait()
    watch.cancel()
    await asyncio.gather(watch, return_exceptions=True)
    await engine.close()
    await server.close()


def _welcome(engine: EmbeddedEngine, settings: EngineSettings) -> Welcome:
    host, port = engine.sip_address
    return Welcome(
        engine=engine.id,
        pid=os.getpid(),
        sip_host=host,
        sip_port=port,
        bound_host=settings.sip_host,
        rtp_first=settings.rtp_first,
        rtp_last=settings.rtp_last,
        softphone_udp=engine.reach is not None,
        softphone_tcp=engine.reach is not None and engine.reach.tcp_port > 0,
    )


async def _watch(
    engine: EmbeddedEngine, server: LinkServer, settings: EngineSettings, stop: asyncio.Event
) -> None:
    """End when nobody has needed us for long; tidy up when nobody is on the phone.

    Without a center, people who are heard need us; a leg whose far end has vanished does not.
    """
    needed = tidied = time.monotonic()
    heard = 0
    while True:
        await asyncio.sleep(WATCH)
        now = time.monotonic()
        before, heard = heard, 0 if server.attended else engine.packets_heard
        if server.attended or heard != before:
            needed = now
        elif now - needed > settings.orphan_minutes * 60:
            log.info("no center has come for %g minutes: the engine ends", settings.orphan_minutes)
            stop.set()
        gc.collect(0)  # takes less than a tick: what has just become garbage
        if not engine.calls and now - tidied > TIDY:
            gc.collect()
            tidied = now


def _settle_down() -> None:
    """No pause for garbage while people talk; a better place in the queue where that is allowed."""
    gc.collect()
    gc.freeze()
    gc.disable()
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, NICENESS)


def _log_to(place: Place, *, also_here: bool) -> None:
    file = logging.handlers.RotatingFileHandler(place.log, maxBytes=LOG_OCTETS, backupCount=LOGS_KEPT)
    handlers: list[logging.Handler] = [file]
    if also_here:
        handlers.append(logging.StreamHandler())
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        handlers=handlers,
        force=True,
    )
