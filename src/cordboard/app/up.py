"""`cordboard up`: one process of seats and VCC, from start to SIGTERM, and the other commands' beginnings."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import socket
from pathlib import Path

from cordboard import prompts
from cordboard.admin import AdminDoor
from cordboard.app.doors import (
    FAREWELL,
    announce,
    click_listener,
    front_door,
    http_settings,
    server_address,
)
from cordboard.app.folder import PROMPTS, center_file, data_folder, provision_of, read_center
from cordboard.app.health import CenterHealth
from cordboard.app.parts import (
    caught_up_owner,
    engine_settings,
    kept_access,
    living_engine,
    seat_house,
)
from cordboard.app.softphones import softphone_desk
from cordboard.centerfile import Described
from cordboard.connectors import errands_seen_to
from cordboard.errors import UserError
from cordboard.eventloop import loop_factory
from cordboard.hangup import Hangup
from cordboard.http import HttpServer
from cordboard.owner.loop import Owner
from cordboard.settings import Settings
from cordboard.sockets import listening_socket, raise_file_limit
from cordboard.telephony.process import run_engine_process
from cordboard.vcc.errors import Refusal
from cordboard.web import DeskDoor

log = logging.getLogger(__name__)

COLLECTIONS = 10_000, 20, 50
"""Thousands of waiting polls are a million objects: to look at them all as often as Python likes to is half
of what a broadcast costs."""


def run_up(settings: Settings) -> int:
    """Run a center until SIGTERM or SIGINT; the exit status. Raises UserError for what a person can mend."""
    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    file = center_file(settings)
    os.umask(0o077)  # recordings and the journal are nobody else's
    raise_file_limit()
    with data_folder(settings.data), listening_socket(settings.http) as web:
        prompts.furnish(settings.data / PROMPTS)
        described = read_center(file, settings.data)
        with asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(_up(settings, described, web))
    return 0


def run_engine(settings: Settings) -> int:
    """Run the telephony engine alone, in this process, until SIGTERM; `cordboard engine`."""
    return run_engine_process(engine_settings(settings))


def run_demo(*, once: bool, data: Path | None) -> int:
    """Tell the demo's story, then stay up unless `once`; 0 if every step was seen and heard."""
    from rich.console import Console

    from cordboard.simulator import demo

    return asyncio.run(demo.run(Console(), data, once=once))


async def _up(settings: Settings, described: Described, web: socket.socket) -> None:
    center = described.center
    stop = asyncio.Event()
    file_changed = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stop.set)
    loop.add_signal_handler(signal.SIGHUP, Hangup(stop.set, file_changed.set))
    async with (
        living_engine(settings) as engine,
        caught_up_owner(settings, center, engine) as (owner, records),
        seat_house(settings, center, owner, records, web) as house,
        kept_access(settings, owner) as access,
        softphone_desk(settings, engine, owner, house, access.tokens) as softphones,
        click_listener(settings, house),
        errands_seen_to(owner, server_address(settings, web)),
        AdminDoor(owner).open(settings.data),
    ):
        http = http_settings(settings, access.approvals, web)
        desks = DeskDoor(described.desk, CenterHealth(owner, engine, settings), http)
        server = HttpServer(
            front_door(house, owner, access, settings, http, softphones=softphones, desks=desks)
        )
        access.approvals.when_revoked(server.turn_out)
        await server.start(web)
        following = asyncio.create_task(
            _follow_file(file_changed, settings, owner, desks), name="center file"
        )
        gc.freeze()  # what start-up made stays: collections look at calls only
        gc.set_threshold(*COLLECTIONS)
        announce(settings, web, engine)
        await stop.wait()
        house.release()
        following.cancel()
        await server.stop(FAREWELL)


async def _follow_file(changed: asyncio.Event, settings: Settings, owner: Owner, desks: DeskDoor) -> None:
    """Read the center file again whenever somebody says so; a bad one changes nothing."""
    while True:
        await changed.wait()
        changed.clear()
        try:
            described = await asyncio.to_thread(read_center, center_file(settings), settings.data)
            await owner.reconfigure(described.center, provision_of(described.center, settings.data))
            desks.show(described.desk)
        except (UserError, Refusal) as error:
            log.error("the center file is not put in force, all goes on as before: %s", error)  # noqa: TRY400 - a trace says no more
        except Exception:
            log.exception("the center file could not be put in force")
        else:
            log.info("the center file was read again and is in force")
