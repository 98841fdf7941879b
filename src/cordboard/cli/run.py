"""The commands that run: the whole center, its engine alone, or the demo.

Every option may also be a `CORDBOARD_*` variable or stand in `cordboard.toml`; `cordboard.settings`
decides and checks. An option that is not given is None here.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from cordboard.settings import Settings, about, kind_of, load_settings


def _flag(name: str) -> Any:
    """The option of a setting, as `cordboard.settings` declares it."""
    return typer.Option("--" + name.replace("_", "-"), metavar=kind_of(name).sign, help=about(name))


Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings file; default: cordboard.toml here.")
]
Data = Annotated[str | None, _flag("data")]
CenterFile = Annotated[str | None, _flag("center")]
Http = Annotated[str | None, _flag("http")]
Sip = Annotated[str | None, _flag("sip")]
SipDigests = Annotated[str | None, _flag("sip_digests")]
Rtp = Annotated[str | None, _flag("rtp")]
ReadyFile = Annotated[str | None, _flag("ready_file")]
Origins = Annotated[str | None, _flag("origins")]
ClickOrigins = Annotated[str | None, _flag("click_origins")]
ClickPort = Annotated[str | None, _flag("click_port")]
Hosts = Annotated[str | None, _flag("hosts")]
PublicUrl = Annotated[str | None, _flag("public_url")]
Proxies = Annotated[str | None, _flag("trusted_proxies")]
ListenerLimit = Annotated[str | None, _flag("listener_limit")]
ListenerExpiry = Annotated[str | None, _flag("listener_expiry")]
OrphanMinutes = Annotated[str | None, _flag("orphan_minutes")]
JournalDays = Annotated[str | None, _flag("journal_days")]
SnapshotFacts = Annotated[str | None, _flag("snapshot_facts")]
LogLevel = Annotated[str | None, _flag("log_level")]


def up(
    context: typer.Context,
    *,
    data: Data = None,
    center: CenterFile = None,
    http: Http = None,
    sip: Sip = None,
    sip_digests: SipDigests = None,
    rtp: Rtp = None,
    ready_file: ReadyFile = None,
    origins: Origins = None,
    click_origins: ClickOrigins = None,
    click_port: ClickPort = None,
    hosts: Hosts = None,
    public_url: PublicUrl = None,
    trusted_proxies: Proxies = None,
    listener_limit: ListenerLimit = None,
    listener_expiry: ListenerExpiry = None,
    orphan_minutes: OrphanMinutes = None,
    journal_days: JournalDays = None,
    snapshot_facts: SnapshotFacts = None,
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
    sip_digests: SipDigests = None,
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
        Path | None,
        typer.Option(
            metavar="DIR", help="Where everything lands and stays; default: a folder that goes with the demo."
        ),
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
