"""Transfers by REFER: a phone asks us for one, or we ask a carrier for one.

A phone asks (`ReferRequested`), and hears by `ReportRefer` how it goes; the engine itself carries out
nothing. A carrier is asked by `Refer`, where its trunk wants this, and says how it went.
"""

from __future__ import annotations

from ..ids import LegId, Milliseconds, ReferId
from .words import Signal, Verb


class ReportRefer(Verb, frozen=True, kw_only=True, tag="report_refer"):
    """Tell the phone how the transfer goes, by a SIP status: from 200 on it was the last word.

    Settled by VerbDone, also where nobody is left to hear it.
    """

    refer: ReferId
    status: int


class Refer(Verb, frozen=True, kw_only=True, tag="refer"):
    """Ask the far end of `leg` to call the number `to`; or to take our place in the call `replaces`, a leg
    that is up on the same trunk.

    Signals: ReferProgress, then ReferDone or ReferFailed, after `patience` at the latest. The leg stays
    up until somebody hangs up. One at a time on a leg.
    """

    leg: LegId
    to: str = ""
    replaces: LegId | None = None
    patience: Milliseconds = Milliseconds(60_000)


class ReferRequested(Signal, frozen=True, kw_only=True, tag="refer_requested"):
    """The phone on `leg` wants the other side of its call connected with `target`, an extension or number.

    `replaces`: with the other side of this leg instead, a second call of the same phone, answered or
    not yet (the phone was talking, or it rang, there); `target` says little then. The phone has been
    told that we try. The leg lives on; the phone may well hang it up now.
    """

    refer: ReferId
    leg: LegId
    target: str
    replaces: LegId | None = None
    referred_by: str = ""
    """Who the phone says wants it (RFC 3892), an extension or number; empty if it does not."""


class ReferExpired(Signal, frozen=True, kw_only=True, tag="refer_expired"):
    """Nobody decided in time, or the end came too late: the phone was told 503. It must not be done now."""

    refer: ReferId


class ReferProgress(Signal, frozen=True, kw_only=True, tag="refer_progress"):
    """The carrier's transfer goes on: a provisional status above 100, such as 180."""

    leg: LegId
    status: int


class ReferDone(Signal, frozen=True, kw_only=True, tag="refer_done"):
    """The carrier has connected them: 200; or it agreed and hung up without another word: 202."""

    leg: LegId
    status: int


class ReferFailed(Signal, frozen=True, kw_only=True, tag="refer_failed"):
    """The carrier will not, or could not: its own status or its target's; 408 also for silence."""

    leg: LegId
    status: int
