"""The commands that run: the whole center, its engine alone, or the demo.

Every option may also be a `CORDBOARD_*` variable or stand in `cordboard.toml`; `cordboard.settings`
decides and checks. An option that is not given is None here.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from cordboard.settings import Settings, load_settings

Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings file; default: cordboard.toml here.")
]
Data = Annotated[str | None, typer.Option("--data", metavar="DIR", help="Folder of everything that is kept.")]
CenterFile = Annotated[str | None, typer.Option("--center", metavar="FILE", help="The center file.")]
Http = Annotated[
    str | None, typer.Option("--http", metavar="HOST:PORT", help="Web services; default 127.0.0.1:8080.")
]
Sip = Annotated[str | None, typer.Option("--sip", metavar="HOST:PORT", help="SIP; default 127.0.0.1:5060.")]
Rtp = Annotated[
    str | None, typer.Option("--rtp", metavar="FIRST-LAST", help="Audio ports; default 20000-29999.")
]
ReadyFile = Annotated[
    str | None, typer.Option("--ready-file", metavar="PATH", help="Written when everything answers.")
]
Origins = Annotated[
    str | None,
    typer.Option("--origins", metavar="URL,...", help="Web origins whose pages may call."),
]
Hosts = Annotated[
    str | None, typer.Option("--hosts", metavar="NAME,...", help="Further host names that we answer to.")
]
PublicUrl = Annotated[
    str | None, typer.Option("--public-url", metavar="URL", help="Our address as clients see it.")
]
Proxies = Annotated[
    str | None,
    typer.Option("--trusted-proxies", metavar="IP,...", help="Proxies whose forwarding headers count."),
]
ListenerLimit = Annotated[
    str | None, typer.Option("--listener-limit", metavar="N", help="Programs that may listen at a seat.")
]
ListenerExpiry = Annotated[
    str | None,
    typer.Option("--listener-expiry", metavar="SECONDS", help="A listener that does not poll is removed."),
]
OrphanMinutes = Annotated[
    str | None,
    typer.Option("--orphan-minutes", metavar="N", help="How long an engine outlives VCC and last call."),
]
LogLevel = Annotated[
    str | None, typer.Option("--log-level", metavar="LEVEL", help="debug, info, warning or error.")
]


def up(
    context: typer.Context,
    *,
    data: Data = None,
    center: CenterFile = None,
    http: Http = None,
    sip: Sip = None,
    rtp: Rtp = None,
    ready_file: ReadyFile = None,
    origins: Origins = None,
    hosts: Hosts = None,
    public_url: PublicUrl = None,
    trusted_proxies: Proxies = None,
    listener_limit: ListenerLimit = None,
    listener_expiry: ListenerExpiry = None,
    orphan_minutes: OrphanMinutes = None,
    log_level: LogLevel = None,
    config: Config = None,
) -> None:
    """Start a whole center on this machine: seats, VCC and telephony engine."""
    settings = _settings(context)
    from cordboard.app import run_up

    run_up(settings)


def engine(
    context: typer.Context,
    *,
    data: Data = None,
    sip: Sip = None,
    rtp: Rtp = None,
    orphan_minutes: OrphanMinutes = None,
    log_level: LogLevel = None,
    config: Config = None,
) -> None:
    """Start the telephony engine alone; `cordboard up` on the same folder adopts it."""
    settings = _settings(context)
    from cordboard.app import run_engine

    run_engine(settings)


def demo(
    *,
    once: Annotated[bool, typer.Option("--once", help="Stop after the story.")] = False,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where everything lands; default: a fresh folder.")
    ] = None,
) -> None:
    """Play one whole call with real audio, then stay up for you to be the agent.

    With --once the exit status is 0 only if every step was seen and heard.
    """
    from cordboard.app import run_demo

    raise typer.Exit(run_demo(once=once, data=data))


def _settings(context: typer.Context) -> Settings:
    flags = {name: value for name, value in context.params.items() if name != "config"}
    return load_settings(flags, os.environ, context.params["config"])
