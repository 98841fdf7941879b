"""The doors: what answers at which address, who is let in, and where all of it is announced."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network

import msgspec

from cordboard.access import Access, ApprovalDesk, Approvals, Pairings
from cordboard.app.folder import PROMPTS, VOICEMAILS
from cordboard.connectors import Forms
from cordboard.http import HttpServer, HttpSettings
from cordboard.owner.clock import SystemClock
from cordboard.owner.loop import Owner
from cordboard.ready import Ready
from cordboard.seat import SeatHouse
from cordboard.settings import Address, Settings
from cordboard.soap import SoapApp
from cordboard.sockets import listening_socket
from cordboard.softphones import Attaching
from cordboard.telephony.link import LinkedEngine
from cordboard.web import (
    ApiDoor,
    ApprovingDoor,
    AudioDoor,
    ClickDoor,
    DeskDoor,
    FormDoor,
    FrontDoor,
    PageDoor,
    PairingDoor,
    PromptDoor,
    Seals,
    VoicemailDoor,
)

log = logging.getLogger(__name__)

FAREWELL = 2
"""Seconds that open requests get at the end."""


def server_address(settings: Settings, web: socket.socket) -> str:
    """The address under which agents reach the web services."""
    return settings.public_url or f"http://{Address(settings.http.host, web.getsockname()[1])}"


def front_door(
    house: SeatHouse,
    owner: Owner,
    access: Access,
    settings: Settings,
    http: HttpSettings,
    *,
    softphones: Attaching,
    desks: DeskDoor,
) -> FrontDoor:
    """All that answers at the address of the web services."""
    library, voicemails = settings.data / PROMPTS, settings.data / VOICEMAILS
    now = SystemClock().now
    desk = ApprovalDesk(Pairings(now), access.approvals, access.passwords, now)
    doors = (
        SoapApp(house, http, keys=access.tokens),
        PairingDoor(desk.pairings, http),
        ApprovingDoor(desk, Seals(now), http),
        AudioDoor(softphones, access.tokens, house.owner_of, http),
        ApiDoor(house, access.tokens, softphones, http),
        PromptDoor(house, access.tokens, library, http),
        VoicemailDoor(house, access.tokens, voicemails, http),
        FormDoor(Forms(owner), http),
        desks,
        PageDoor(lambda: desks.desk, http),
    )
    return FrontDoor(doors, http)


def http_settings(settings: Settings, approvals: Approvals, web: socket.socket) -> HttpSettings:
    """What an operator has decided about the address of the web services."""
    port = web.getsockname()[1]
    names = {settings.http.host, "localhost", "127.0.0.1", "[::1]", *settings.hosts}
    hosts = frozenset(name if _has_port(name) else f"{name}:{port}" for name in names)
    return HttpSettings(
        hosts=hosts,
        origins=frozenset(settings.origins),
        approvals=approvals,
        public_url=settings.public_url or None,
        proxies=tuple(ip_network(each) for each in settings.trusted_proxies),
    )


@asynccontextmanager
async def click_listener(settings: Settings, house: SeatHouse) -> AsyncIterator[None]:
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
            await server.stop(FAREWELL)


def _has_port(name: str) -> bool:
    return name.rpartition(":")[2].isdecimal() and not name.endswith("]")


def announce(settings: Settings, web: socket.socket, engine: LinkedEngine) -> None:
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
