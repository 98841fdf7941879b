"""The softphones of a running center: who may attach, and the servers by which they get through."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cordboard.access import Tokens
from cordboard.errors import UserError
from cordboard.owner.clock import SystemClock
from cordboard.owner.loop import Owner
from cordboard.seat import SeatHouse
from cordboard.settings import Settings
from cordboard.softphones import Attaching, IceServers, Turn
from cordboard.telephony.link import LinkedEngine


@asynccontextmanager
async def softphone_desk(
    settings: Settings, engine: LinkedEngine, owner: Owner, house: SeatHouse, tokens: Tokens
) -> AsyncIterator[Attaching]:
    """Where softphones attach. Raises UserError where the settings cannot be used."""
    ice = IceServers(settings.stun_servers, _turn(settings), SystemClock().now)
    attaching = Attaching(engine, owner, house.asking, tokens, ice=ice, timers=asyncio.get_running_loop())
    attaching.open()
    try:
        yield attaching
    finally:
        await attaching.close()


def _turn(settings: Settings) -> Turn | None:
    if not settings.turn_servers:
        return None
    file = settings.turn_secret_file
    if file is None:
        text = "TURN servers are named, and no turn_secret_file."
        raise UserError("SETTING-MISSING", text, "Name the file of the secret that they share with us.")
    try:
        secret = file.read_bytes().strip()
    except OSError as error:
        text = f"The file {file} of turn_secret_file cannot be read: {type(error).__name__}."
        raise UserError("TURN-SECRET", text, "Name a file that we may read.") from None
    if not secret:
        raise UserError("TURN-SECRET", f"The file {file} of turn_secret_file is empty.", "Put the secret in.")
    return Turn(urls=settings.turn_servers, secret=secret, seconds=3600 * settings.turn_hours)
