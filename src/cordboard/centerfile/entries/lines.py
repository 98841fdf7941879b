"""Stations, trunks and speed dials."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.vcc.center import (
    Delivery,
    Transfer,
)

from .base import DERIVED, NO_SECRET, NOWHERE, Entry, Id, Secret, Word, about


class StationEntry(Entry, kw_only=True):
    """A desk phone that registers with us over SIP, or one at a fixed address."""

    extension: Annotated[
        Word, about("2 to 6 digits: what the agent types at login, and the phone's SIP user.")
    ]
    secret: Annotated[
        Secret, about("The phone's own SIP secret, 8 characters or more; not with `address`.")
    ] = NO_SECRET
    address: Annotated[
        Word, about("`sip:user@IP:port` of a phone or gateway that does not register; it is called there.")
    ] = NOWHERE
    talk: Annotated[
        bool, about("With `ring_at_offer`: picking up by the application lifts it (NOTIFY, `Event: talk`).")
    ] = False
    delivery: Annotated[Delivery, about("How a call reaches the phone.")] = Delivery.CALL_AT_PICKUP


class TrunkEntry(Entry, kw_only=True):
    """A line to the outside."""

    name: Annotated[Word, about("Shown in logs and in the call log.")]
    host: Annotated[Word, about("The carrier's host name or IP address.")]
    port: Annotated[int, msgspec.Meta(ge=1, le=65535, description="The carrier's SIP port.")] = 5060
    user: Annotated[
        Word, about("A trunk that proves itself by digest: its user. Else its address counts.")
    ] = NOWHERE
    secret: Annotated[Secret, about("The digest secret, 8 characters or more; with `user` only.")] = NO_SECRET
    outbound: Annotated[bool, about("Calls out may take this trunk; the first such one does.")] = True
    strict_source: Annotated[
        bool | None,
        about(
            "Within a call, requests are heard only from the IP address where it began, or went. Default: "
            "yes for trunks known by address, no for those with `user`."
        ),
    ] = None
    transfer: Annotated[
        Transfer,
        about("Transfers outside. bridge: through us. refer: the carrier is asked to do them by SIP REFER."),
    ] = Transfer.BRIDGE


class SpeedDialEntry(Entry, kw_only=True):
    """A short code for an outside number."""

    code: Annotated[Word, about("1 to 6 digits, stars and hashes; no extension.")]
    number: Annotated[Word, about("Whom it calls.")]
    description: Annotated[Word, about("Shown to agents.")] = NOWHERE
    id: Id = DERIVED
